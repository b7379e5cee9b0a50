"""A report's text as windows the encoder can take: whole where it fits, overlapping where it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.read.tagger.wordpiece import Piece, WordPiece

LONGEST = 384
"""Pieces of one window, marks and heading included."""
_HEADING = 32
"""Pieces of publisher and title that stand before every window, so that each knows what the report is about."""
_OVERLAP = 96


@dataclass(frozen=True, slots=True)
class Window:
    """`ids` and `kinds` go to the encoder; pieces `first` to `first + count` of the text stand from `offset` on."""

    ids: tuple[int, ...]
    kinds: tuple[int, ...]
    offset: int
    first: int
    count: int


def windows(
    wordpiece: WordPiece, pieces: Sequence[Piece], publisher: str | None, title: str | None
) -> Iterator[Window]:
    """The windows of one text, in order; each piece is in at least one."""
    heading = [p.id for p in wordpiece.pieces(" : ".join(filter(None, (publisher, title))))][:_HEADING]
    lead = [wordpiece.cls, *heading, wordpiece.sep]
    room = LONGEST - len(lead) - 1
    first = 0
    while first < len(pieces):
        part = [p.id for p in pieces[first : first + room]]
        kinds = [0] * len(lead) + [1] * (len(part) + 1)
        yield Window((*lead, *part, wordpiece.sep), tuple(kinds), len(lead), first, len(part))
        if first + room >= len(pieces):
            return
        first += room - _OVERLAP
