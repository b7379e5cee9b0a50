"""Reports written for training, with their claims marked inline, as the documents the labels are made from.

A report begins with `@@ publisher=… | published=… | title=…`; `<c type=… by=…>` holds one claim; `<s> <a> <t> <p> <q>
<d> <f>` mark speaker, actor, target, place, other place, time and figure; `id=` lets a claim refer to what stands
outside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from labels import CODERS

_TAG = re.compile(r"<(/?)([csatpqdf])((?:\s+\w+=[^\s>]+)*)\s*>")
_KINDS = {"s": "speaker", "a": "actors", "t": "targets", "p": "here", "q": "elsewhere", "d": "time", "f": "figures"}


@dataclass(slots=True)
class _Mark:
    """One tagged stretch of a report's text; `given` are its attributes."""

    tag: str
    given: dict[str, str]
    start: int
    end: int = -1
    inside: list[_Mark] = field(default_factory=list)


def written(path: Path) -> Iterator[dict[str, Any]]:
    """The reports of one file as coded documents.

    Raises ValueError, with file and report, where a mark is not closed or a reference points nowhere.
    """
    for number, block in enumerate(re.split(r"^@@", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:], 1):
        head, _, body = block.partition("\n")
        about = dict(part.strip().partition("=")[::2] for part in head.split("|"))
        try:
            yield _document(f"{path.stem}/{number}", about, body.strip("\n"))
        except (KeyError, ValueError) as fault:
            raise ValueError(f"{path.name}, report {number}: {fault}") from fault


def _document(name: str, about: dict[str, str], body: str) -> dict[str, Any]:
    text, marks = _read(body)
    known = {m.given["id"]: m for m in marks if "id" in m.given}
    claims = [_claim(m, known, text) for m in marks if m.tag == "c"]
    return {"id": name, "text": text, "publisher": about.get("publisher"), "title": about.get("title"),
            "published": about.get("published"), "coders": CODERS.index("written"), "claims": claims}  # fmt: skip


def _read(body: str) -> tuple[str, list[_Mark]]:
    """The text without marks, and the marks in order."""
    text, at, done, opened = "", 0, [], []
    for match in _TAG.finditer(body):
        text += body[at : match.start()]
        at = match.end()
        if not match[1]:
            mark = _Mark(match[2], dict(p.split("=", 1) for p in match[3].split()), len(text))
            for outer in opened:
                outer.inside.append(mark)
            opened.append(mark)
            done.append(mark)
            continue
        if not opened or opened[-1].tag != match[2]:
            raise ValueError(f"</{match[2]}> closes nothing near {text[-40:]!r}")
        opened.pop().end = len(text)
    text += body[at:]
    if opened:
        raise ValueError(f"<{opened[-1].tag}> is never closed")
    if "<" in text or ">" in text:
        raise ValueError(f"an unknown mark near {text[max(0, text.find('<') - 20) :][:60]!r}")
    return text, done


def _claim(mark: _Mark, known: dict[str, _Mark], text: str) -> dict[str, Any]:
    def span(m: _Mark) -> dict[str, Any]:
        return {"start": m.start, "end": m.end, "quote": text[m.start : m.end]}

    def fillers(tag: str, attribute: str) -> list[dict[str, Any]]:
        referred = [known[i] for i in mark.given.get(attribute, "").split(",") if i]
        return [span(m) for m in [*(m for m in mark.inside if m.tag == tag), *referred]]

    by = mark.given.get("by")
    times = fillers("d", "when")
    places = [{**p, "role": "at"} for p in fillers("p", "here")] + [{**p, "role": "near"} for p in fillers("q", "near")]
    return {
        "span": span(mark),
        "speaker": {"name": text[known[by].start : known[by].end], "span": span(known[by])} if by else
                   {"name": "publisher", "span": None},
        "act": mark.given.get("act", "asserts"), "type": mark.given["type"],
        "polarity": mark.given.get("pol", "affirmed"), "modality": mark.given.get("mod", "actual"),
        "actors": fillers("a", "actors"), "targets": fillers("t", "targets"), "places": places,
        "time": {"text": times[0]["quote"], "at": times[0], "earliest": None, "latest": None} if times else None,
        "figures": fillers("f", "figures"),
    }  # fmt: skip
