"""What answers a query, cut out of its text: a few words around each place, those looked for marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from marsad.model import Query, Span

AROUND = 90  # characters before and behind
MOST = 3  # passages of one report
_PLACES = 12  # looked at; a text may hold a word thousands of times


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text; `lit` where it is what was looked for, `kept_back` where it may not be shown."""

    text: str
    lit: bool = False
    kept_back: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces in order; they make up one stretch of the text, cut where `begins` or `ends` is False."""

    pieces: tuple[Piece, ...]
    begins: bool
    ends: bool


def passages(text: str, query: Query, kept_back: Iterable[Span] = ()) -> tuple[Passage, ...]:
    """The first passages in which a query's words stand; of `kept_back` stretches nothing is shown."""
    closed = sorted((span.start, span.end) for span in kept_back)
    lit = [place for place in islice(query.places(text), _PLACES) if not _touches(place, closed)]
    found = []
    for start, end in islice(_windows(text, lit), MOST):
        found.append(Passage(tuple(_pieces(text, start, end, lit, closed)), start == 0, end == len(text)))
    return tuple(found)


def lit(text: str, query: Query) -> tuple[Piece, ...]:
    """The whole of a short text, what was looked for marked."""
    return tuple(_pieces(text, 0, len(text), list(islice(query.places(text), _PLACES)), ()))


def _touches(place: tuple[int, int], stretches: Sequence[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in stretches)


def _windows(text: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches around the places, those that overlap as one; cut between words."""
    begin, end = -1, -1
    for first, last in places:
        start = _at_word(text, max(first - AROUND, 0), first)
        if begin >= 0 and start <= end:
            end = max(end, _to_word(text, last))
            continue
        if begin >= 0:
            yield begin, end
        begin, end = start, _to_word(text, last)
    if begin >= 0:
        yield begin, end


def _at_word(text: str, at: int, before: int) -> int:
    cut = text.find(" ", at, before) if at else -1
    return cut + 1 if cut >= 0 else at


def _to_word(text: str, last: int) -> int:
    end = min(last + AROUND, len(text))
    cut = text.rfind(" ", last, end) if end < len(text) else -1
    return cut if cut > last else end


def _pieces(
    text: str, start: int, end: int, lit: Sequence[tuple[int, int]], closed: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    edges = sorted({start, end, *(edge for pair in (*lit, *closed) for edge in pair if start < edge < end)})
    for begin, finish in pairwise(edges):
        if _touches((begin, finish), closed):
            yield Piece(text="", kept_back=True)
        else:
            yield Piece(text=text[begin:finish], lit=_touches((begin, finish), lit))
