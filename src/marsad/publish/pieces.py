"""Makers of pieces and lines, so that a section reads like what it prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.publish.brief import Kind, Line, Piece, Role
from marsad.publish.words import sentence

Notes = tuple[int, ...]


def plain(text: str) -> Piece:
    """Joining words; `text` must be fixed in the program."""
    return Piece(kind=Kind.PLAIN, text=text)


def statement(text: str, notes: Notes) -> Piece:
    """Something somebody said, in our words."""
    return Piece(kind=Kind.STATEMENT, text=text, notes=notes)


def figure(text: str, notes: Notes, words: str) -> Piece:
    """A number as said, with the report's own words for it."""
    return Piece(kind=Kind.FIGURE, text=text, notes=notes, words=words)


def quote(text: str, notes: Notes) -> Piece:
    """Words of a report; they must stand in the quote of one of the footnotes, a cut end marked by "…"."""
    return Piece(kind=Kind.QUOTE, text=text, notes=notes)


def count(text: str) -> Piece:
    """A count of what the desk holds."""
    return Piece(kind=Kind.COUNT, text=text)


def report_name(text: str, report: str) -> Piece:
    """The name of a report, leading to it."""
    return Piece(kind=Kind.REPORT, text=text, report=report)


def absent(text: str) -> Line:
    """A line that says what a section does not hold; `text` must be fixed in the program."""
    return Line(role=Role.ABSENT, pieces=(plain(text),))


def group(text: str) -> Line:
    """A heading inside a section; `text` must be fixed in the program."""
    return Line(role=Role.GROUP, pieces=(plain(text),))


def point(*pieces: Piece, label: str = "") -> Line:
    """A line under an item; it begins with a capital letter unless it goes on from a label such as "By whom"."""
    goes_on = bool(label) and not label.isupper()
    return Line(role=Role.POINT, pieces=pieces if goes_on else opening(pieces), label=label)


def opening(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces as they open a line, the first letter of ours a capital."""
    first, *rest = pieces
    if first.kind in (Kind.STATEMENT, Kind.PLAIN):
        first = replace(first, text=sentence(first.text))
    return (first, *rest)


def listed(parts: Sequence[Iterable[Piece]], last: str = " and ") -> tuple[Piece, ...]:
    """Several runs of pieces joined by commas, the last by `last`."""
    joined: list[Piece] = []
    for index, part in enumerate(parts):
        if index:
            joined.append(plain(last if index == len(parts) - 1 else ", "))
        joined.extend(part)
    return tuple(joined)


def apart(parts: Sequence[Iterable[Piece]], between: str = "; ") -> tuple[Piece, ...]:
    """Several runs of pieces with the same joint between all of them."""
    joined: list[Piece] = []
    for index, part in enumerate(parts):
        if index:
            joined.append(plain(between))
        joined.extend(part)
    return tuple(joined)
