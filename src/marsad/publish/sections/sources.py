"""SOURCES: the footnotes by report, each with who speaks and the words."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.publish.brief import Footnote, Heading, Line, Role, Section
from marsad.publish.days import full_day
from marsad.publish.display import clipped
from marsad.publish.naming import NAMELESS
from marsad.publish.pieces import absent, opening, plain, quote, report_name, statement

NOTHING = "Nothing in this brief rests on a report."
DIGEST_DIGITS = 12
# The footnote itself keeps every word.
LONGEST = 600


def sources(footnotes: Sequence[Footnote]) -> Section:
    """The section, reports in the order in which they are first cited."""
    by_report: dict[str, list[Footnote]] = {}
    for note in footnotes:
        by_report.setdefault(note.report, []).append(note)
    lines = [line for notes in by_report.values() for line in (_report(notes[0]), *map(_note, notes))]
    return Section(heading=Heading.SOURCES, lines=tuple(lines) or (absent(NOTHING),))


def _report(note: Footnote) -> Line:
    title = f"“{note.title}”" if note.title else ""
    published = full_day(note.published) if note.published else "no date"
    digest = f"sha256 {note.digest[:DIGEST_DIGITS]}"
    parts = (note.publisher or NAMELESS, title, published, digest)
    return Line(role=Role.GROUP, pieces=(report_name(", ".join(p for p in parts if p), note.report),))


def _note(note: Footnote) -> Line:
    notes = (note.number,)
    said = f"{note.speaker} (relayed by {', '.join(note.relays)})" if note.relays else note.speaker
    pieces = opening((statement(said, notes), plain(": "), quote(clipped(note.quote, LONGEST), notes)))
    return Line(role=Role.NOTE, pieces=pieces, number=note.number)
