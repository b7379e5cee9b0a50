"""What a brief must be before it may be printed: every statement and figure leads to words, and the words bear it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from marsad.errors import MarsadError
from marsad.model import Problem
from marsad.publish.brief import Brief, Heading, Kind, Line, Piece, Role, Section

NEEDS_NOTE = frozenset({Kind.STATEMENT, Kind.FIGURE, Kind.QUOTE})
# Counts and names of reports speak of this desk, so only there may they stand without a footnote.
# How much was reported around a ceasefire, and on how many days nothing was, is a count of this desk too.
OF_THE_DESK = frozenset({Heading.CEASEFIRES, Heading.GAPS, Heading.SOURCES})
_SMUGGLED = re.compile(r"[\d“”\"]")
NAMED = 3


def lint(brief: Brief) -> list[Problem]:
    """Everything that forbids printing this brief; empty for a sound one."""
    return [*_whole(brief), *_footnotes(brief), *(p for section in brief.sections for p in _section(section, brief))]


def check(brief: Brief) -> None:
    """Raise MarsadError for a brief that may not be printed."""
    problems = lint(brief)
    if problems:
        shown = " ".join(p.message for p in problems[:NAMED])
        raise MarsadError(
            f"The brief may not be printed: {len(problems)} of its parts do not lead back to words. {shown}",
            where=f"brief of {brief.day.isoformat()}",
            next_step="Report this with the ledger's reports of that day; `marsad export claims` still works.",
        )


def _problem(code: str, message: str) -> Problem:
    return Problem(code=code, message=message, step="publish")


def _whole(brief: Brief) -> Iterator[Problem]:
    if [s.heading for s in brief.sections] != list(Heading):
        yield _problem("sections_out_of_order", "The sections are not the eight of a brief in their order.")
    listed = [n for s in brief.sections for line in s.lines if line.role is Role.NOTE for n in _notes(line)]
    if sorted(set(listed)) != [n.number for n in brief.footnotes]:
        yield _problem("footnotes_not_listed", "The sources do not list exactly the footnotes.")


def _notes(line: Line) -> Iterable[int]:
    return (n for piece in line.pieces for n in piece.notes)


def _footnotes(brief: Brief) -> Iterator[Problem]:
    for expected, note in enumerate(brief.footnotes, 1):
        if note.number != expected:
            yield _problem("footnote_out_of_order", f"Footnote {note.number} stands where {expected} is due.")
        if not note.quote or note.start < 0 or note.end - note.start != len(note.quote):
            yield _problem("footnote_without_words", f"Footnote {note.number} does not span its quote.")


def _section(section: Section, brief: Brief) -> Iterator[Problem]:
    quotes = {note.number: note.quote for note in brief.footnotes}
    for line in section.lines:
        if _SMUGGLED.search(line.label + line.tag + section.remark):
            yield _problem("figure_in_joining_words", f"A label or tag of {section.heading} holds a figure or words.")
        for piece in line.pieces:
            yield from _piece(piece, section.heading, quotes)


def _piece(piece: Piece, heading: Heading, quotes: dict[int, str]) -> Iterator[Problem]:
    told = f"“{piece.text}” in {heading}"
    if piece.kind in NEEDS_NOTE and not piece.notes:
        yield _problem(f"{piece.kind}_without_footnote", f"The {piece.kind} {told} has no footnote.")
    if any(n not in quotes for n in piece.notes):
        yield _problem("unknown_footnote", f"{told} names a footnote that is not there.")
    if piece.kind is Kind.PLAIN and _SMUGGLED.search(piece.text):
        yield _problem("figure_in_joining_words", f"{told} holds a figure or quoted words without a footnote.")
    if piece.kind in (Kind.COUNT, Kind.REPORT) and heading not in OF_THE_DESK:
        yield _problem("count_out_of_place", f"{told} is a count or name of this desk and stands among what is said.")
    yield from _words(piece, told, quotes)


def _words(piece: Piece, told: str, quotes: dict[int, str]) -> Iterator[Problem]:
    """A quotation, and the words of a figure, must stand in one of the piece's footnotes."""
    words = piece.text.removesuffix("…") if piece.kind is Kind.QUOTE else piece.words
    if piece.kind is Kind.FIGURE and not words:
        yield _problem("figure_without_words", f"The figure {told} does not say which words it is read from.")
    if words and piece.notes and not any(words in quotes.get(n, "") for n in piece.notes):
        yield _problem("words_not_in_footnote", f"The words of {told} are in none of its footnotes.")
