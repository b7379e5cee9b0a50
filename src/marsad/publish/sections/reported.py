"""REPORTED: what the day's reports tell and nobody denies; what they only look back on stands apart as background."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Act, Incident
from marsad.publish.brief import Heading, Line, Piece, Role, Section
from marsad.publish.footnotes import Notebook
from marsad.publish.material import Material
from marsad.publish.pieces import absent, apart, group, listed, plain, point
from marsad.publish.telling import Heard, figures, headline, heard, name_piece, tag_of, who_did_it
from marsad.publish.words import DOES, verb_for

NO_REPORTS = "No report of this day is held here. That is an absence of reports, not a sign of calm."
NOTHING_NEW = "The reports of this day tell of no new incident that stands undisputed."
BACKGROUND = "Background: told in the reports of this day, not news of it"


def reported(news: Sequence[Incident], background: Sequence[Incident], material: Material, book: Notebook) -> Section:
    """The section, its items numbered from 1."""
    lines = [line for number, one in enumerate(news, 1) for line in _item(number, one, material, book)]
    if not lines:
        told = any(day == material.day for day in material.known.values())
        lines.append(absent(NOTHING_NEW if told else NO_REPORTS))
    if background:
        lines.append(group(BACKGROUND))
        lines.extend(_in_passing(one, material, book) for one in background)
    return Section(heading=Heading.REPORTED, lines=tuple(lines))


def _item(number: int, incident: Incident, material: Material, book: Notebook) -> list[Line]:
    voices = heard(incident, material)
    notes = book.cite(*(c for one in voices for c in one.claims)) or book.cite(*material.standing(incident.claims))
    first = Line(
        role=Role.ITEM,
        pieces=(headline(incident, material, notes),),
        tag=tag_of(incident),
        number=number,
        subject=incident.id,
    )
    told = (
        point(*_reports_it(voices, material, book)) if voices else None,
        figures(incident, voices, book, material),
        who_did_it(voices, book, material),
    )
    return [first, *(line for line in told if line)]


def _reports_it(voices: Sequence[Heard], material: Material, book: Notebook) -> tuple[Piece, ...]:
    by_act: dict[Act, list[Heard]] = {}
    for one in voices:
        by_act.setdefault(one.claims[0].act, []).append(one)
    parts = []
    for act, ones in by_act.items():
        names = listed([(name_piece(one, material, book),) for one in ones])
        parts.append((*names, plain(f" {verb_for(DOES[act], ' and '.join(one.name for one in ones))}")))
    return apart(parts)


def _in_passing(incident: Incident, material: Material, book: Notebook) -> Line:
    claims = material.standing(incident.claims)
    return point(headline(incident, material, book.cite(*claims)))
