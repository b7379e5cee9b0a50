"""Hand-coded claims as what the tagger learns: where claims stand, what they are, and which words fill their slots."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from marsad.archive.sections import sections
from marsad.model import FAMILY_OF, HERE, Act, Modality, Polarity, Report
from marsad.read.rules import Coding
from marsad.read.tagger.hints import hints
from marsad.read.tagger.marks import BEGIN, INSIDE, OUTSIDE
from marsad.read.tagger.windows import Window, windows
from marsad.read.tagger.wordpiece import Piece, WordPiece

TYPES = list(FAMILY_OF)
ACTS = [str(a) for a in Act]
POLARITIES = [str(p) for p in Polarity]
MODALITIES = [str(m) for m in Modality]
ROLES = ["speaker", "actor", "target", "here", "elsewhere", "time", "figure"]
NEITHER = -100
CODERS = ("gold", "first round", "second round", "third round", "fourth round", "written")
"""Who coded a document. Each has habits of their own (how much is worth a claim, which days are carried on)."""

Doc = dict[str, Any]
Range = tuple[int, int]


@dataclass(slots=True)
class Coded:
    """One claim in a window: its pieces, its codes, and for each role a mark on every piece of the window."""

    mask: np.ndarray
    type: int
    act: int
    polarity: int
    modality: int
    roles: np.ndarray
    own_voice: bool


@dataclass(slots=True)
class Sample:
    """One window with its labels: `tags` [pieces] and `slots` [roles, pieces] are O, B or I; `coders` of CODERS."""

    doc: str
    window: Window
    tags: np.ndarray
    slots: np.ndarray
    hints: np.ndarray
    claims: list[Coded]
    coders: int


def documents(path: Path) -> list[Doc]:
    """The coded documents of one file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def samples(doc: Doc, wordpiece: WordPiece, coding: Coding) -> Iterator[Sample]:
    """Every window of one document with its labels, and what the rules made of it."""
    pieces = wordpiece.pieces(doc["text"])
    given = hints(pieces, coding.claims, coding.grounds)
    claims = sorted(doc["claims"], key=lambda c: c["span"]["start"] - c["span"]["end"])
    for window in windows(wordpiece, pieces, doc.get("publisher"), doc.get("title")):
        yield _sample(doc, claims, pieces, window, given)


def report_of(doc: Doc) -> Report:
    """The document as the product's readers get it."""
    day = doc.get("published")
    return Report(
        id=doc["id"], name=doc["id"], text=doc["text"], title=doc.get("title"), publisher=doc.get("publisher"),
        published=date.fromisoformat(day[:10]) if day else None, language="en", sections=sections(doc["text"]),
    )  # fmt: skip


def _sample(doc: Doc, claims: Sequence[Doc], pieces: Sequence[Piece], window: Window, given: np.ndarray) -> Sample:
    size = len(window.ids)
    tags = np.zeros(size, dtype=np.int64)
    slots = np.zeros((len(ROLES), size), dtype=np.int64)
    for edge in (tags, *slots):
        edge[: window.offset] = NEITHER
        edge[-1] = NEITHER
    coded = []
    for claim in claims:
        mask = _marked([_range(claim["span"])], pieces, window)
        if not mask.any():
            continue
        _write(tags, mask)
        roles = np.stack([_marked(r, pieces, window) for r in _fillers(claim, doc)])
        for i, slot in enumerate(roles):
            _write(slots[i], slot, over=False)
        coded.append(_coded(claim, mask, roles))
    beside = np.zeros((size, given.shape[1]), dtype=np.int64)
    beside[window.offset : window.offset + window.count] = given[window.first : window.first + window.count]
    return Sample(doc["id"], window, tags, slots, beside, coded, doc.get("coders", 0))


def _coded(claim: Doc, mask: np.ndarray, roles: np.ndarray) -> Coded:
    return Coded(
        mask=mask,
        type=TYPES.index(claim["type"]),
        act=ACTS.index(claim["act"]),
        polarity=POLARITIES.index(claim.get("polarity", "affirmed")),
        modality=MODALITIES.index(claim.get("modality", "actual")),
        roles=roles,
        own_voice=claim["speaker"]["name"] == "publisher",
    )


def _fillers(claim: Doc, doc: Doc) -> list[list[Range]]:
    """The ranges that fill each of ROLES."""
    here = [p for p in claim["places"] if p["role"] in HERE]
    speaker = claim["speaker"].get("span")
    return [
        [_range(speaker)] if speaker else [],
        [_range(a) for a in claim["actors"]],
        [_range(t) for t in claim["targets"]],
        [_range(p) for p in here],
        [_range(p) for p in claim["places"] if p not in here],
        _time_of(claim, doc),
        [_range(f) for f in claim["figures"]],
    ]


def _time_of(claim: Doc, doc: Doc) -> list[Range]:
    """Where the claim's time stands: its own words, or those of another claim that was given the same time."""
    when = claim["time"]
    if not when:
        return []
    if "at" in when:
        return [_range(when["at"])]
    givers = [claim] if when.get("text") else [c for c in doc["claims"] if _same_time(c["time"], when)]
    found = [r for giver in givers for r in _words_of_time(giver, doc["text"])]
    middle = claim["span"]["start"]
    return [min(found, key=lambda r: abs(r[0] - middle))] if found else []


def _same_time(one: Doc | None, other: Doc) -> bool:
    if not one or not one.get("text"):
        return False
    return (one["earliest"], one["latest"]) == (other["earliest"], other["latest"])


def _words_of_time(claim: Doc, text: str) -> list[Range]:
    words, found, start = claim["time"]["text"], [], 0
    while (at := text.find(words, start)) >= 0:
        found.append((at, at + len(words)))
        start = at + 1
    middle = claim["span"]["start"]
    return [min(found, key=lambda r: abs(r[0] - middle))] if found else []


def _range(span: Doc) -> Range:
    return span["start"], span["end"]


def _marked(ranges: Sequence[Range], pieces: Sequence[Piece], window: Window) -> np.ndarray:
    """A mark on every piece of the window that lies in one of the ranges."""
    mask = np.zeros(len(window.ids), dtype=bool)
    for i in range(window.count):
        piece = pieces[window.first + i]
        mask[window.offset + i] = any(start <= piece.start and piece.end <= end for start, end in ranges)
    return mask


def _write(tags: np.ndarray, mask: np.ndarray, *, over: bool = True) -> None:
    """B and I on the marked pieces; a narrower claim, which comes later, writes over a wider one."""
    before = False
    for i in np.flatnonzero(mask):
        begins = not (before and i and mask[i - 1])
        if over or tags[i] == OUTSIDE:
            tags[i] = BEGIN if begins else INSIDE
        before = True
