"""Codings of real reports that are no part of this project: where in which text a claim stands, and its codes.

    python training/coded.py training/held_out.jsonl TEXTS... > held_out.jsonl      in the shape of the hand-coded files

A line of `coded.jsonl` or `held_out.jsonl` is one report: `id` in the set its text comes from, `sha256` of the text,
`published`, `publisher`, `round` of coding (1 where none is given), `claims`. Of a claim, `at` is its span, `by` that
of who speaks (none: the publisher); `actors`, `targets`, `here` (places at or within which it happened), `elsewhere`,
`when` (words of its time) are spans; `earliest` and `latest` days; a figure is [start, end, kind, low, high]. Spans are
[start, end] in code points of the text. What is left out is as it mostly is: an assertion, affirmed, actual, of the
day's news.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

Doc = dict[str, Any]


def coded(path: Path, texts: Iterable[Path]) -> Iterator[Doc]:
    """The coded reports whose texts are at hand, in the shape of the hand-coded files.

    `texts` are files of one JSON object a line with `id` and `text`. Raises ValueError where a text is another than the
    one that was coded.
    """
    held = {row["id"]: row["text"] for file in texts for row in _rows(file)}
    for row in _rows(path):
        if row["id"] not in held:
            continue
        text = held[row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: its text is not the one that was coded; take the texts it was coded from")
        yield _document(row, text)


def _rows(path: Path) -> Iterator[Doc]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())


def _document(row: Doc, text: str) -> Doc:
    def span(at: Sequence[int]) -> Doc:
        return {"start": at[0], "end": at[1], "quote": text[at[0] : at[1]]}

    def spans(claim: Doc, name: str) -> list[Doc]:
        return [span(at) for at in claim.get(name, ())]

    def claim_of(claim: Doc) -> Doc:
        by, when = claim.get("by"), claim.get("when")
        days = {"earliest": claim.get("earliest"), "latest": claim.get("latest")}
        said = {"name": text[by[0] : by[1]], "span": span(by)} if by else {"name": "publisher", "span": None}
        words = {"text": text[when[0] : when[1]], "at": span(when)} if when else {"text": None}
        return {
            "span": span(claim["at"]), "speaker": said, "act": claim.get("act", "asserts"), "type": claim["type"],
            "polarity": claim.get("polarity", "affirmed"), "modality": claim.get("modality", "actual"),
            "actors": spans(claim, "actors"), "targets": spans(claim, "targets"),
            "places": [{**p, "role": "at"} for p in spans(claim, "here")]
                      + [{**p, "role": "near"} for p in spans(claim, "elsewhere")],
            "time": {**words, **days} if when or any(days.values()) else None,
            "figures": [{**span(f), "kind": f[2], "low": f[3], "high": f[4], "value": f[3] if f[3] == f[4] else None}
                        for f in claim.get("figures", ())],
            "core": claim.get("core", True),
        }  # fmt: skip

    return {
        "id": row["id"], "text": text, "published": row.get("published"), "publisher": row.get("publisher"),
        "title": row.get("title"), "coders": row.get("round", 1), "claims": [claim_of(c) for c in row["claims"]],
    }  # fmt: skip


if __name__ == "__main__":
    for document in coded(Path(sys.argv[1]), map(Path, sys.argv[2:])):
        print(json.dumps(document, ensure_ascii=False))
