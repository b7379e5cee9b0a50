"""REPORTED: what the day's reports tell and nobody denies; what they only look back on stands apart as background."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Act, Incident
from marsad.publish.answers import figures, who_did_it
from marsad.publish.brief import Heading, Line, Piece, Section
from marsad.publish.footnotes import Notebook
from marsad.publish.hearing import Heard, heard
from marsad.publish.material import Material
from marsad.publish.pieces import absent, apart, group, listed, plain, point
from marsad.publish.telling import head, headline, name_piece, words_piece
from marsad.publish.together import Item, together
from marsad.publish.words import DOES, verb_for

NO_REPORTS = "No report of this day is held here. That is an absence of reports, not a sign of calm."
NOTHING_NEW = "The reports of this day tell of no new incident that stands undisputed."
BACKGROUND = "Background: told in the reports of this day, not news of it"


def reported(news: Sequence[Item], background: Sequence[Incident], material: Material, book: Notebook) -> Section:
    """The section, its items numbered from 1."""
    lines = [line for number, one in enumerate(news, 1) for line in _item(number, one, material, book)]
    if not lines:
        told = any(day == material.day for day in material.known.values())
        lines.append(absent(NOTHING_NEW if told else NO_REPORTS))
    if background:
        lines.append(group(BACKGROUND))
        lines.extend(_in_passing(one, material, book) for one in together(background))
    return Section(heading=Heading.REPORTED, lines=tuple(lines))


def _item(number: int, item: Item, material: Material, book: Notebook) -> list[Line]:
    voices = heard(item.incident, material)
    told = (
        _first(voices[0], material, book) if voices else None,
        point(*_others(voices[1:], material, book), label="Also") if voices[1:] else None,
        figures(item.incident, voices, book, material),
        who_did_it(voices, book, material),
    )
    return [head(number, item, voices, material, book), *(line for line in told if line)]


def _first(one: Heard, material: Material, book: Notebook) -> Line:
    """The strongest voice with its words."""
    does = plain(f" {verb_for(DOES[one.chief.act], one.name)}: ")
    return point(name_piece(one, material, book), does, words_piece(one.chief, material, book))


def _others(voices: Sequence[Heard], material: Material, book: Notebook) -> tuple[Piece, ...]:
    by_act: dict[Act, list[Heard]] = {}
    for one in voices:
        by_act.setdefault(one.chief.act, []).append(one)
    parts = []
    for act, ones in by_act.items():
        names = listed([(name_piece(one, material, book, midst=True),) for one in ones])
        parts.append((*names, plain(f" {verb_for(DOES[act], ' and '.join(one.name for one in ones))}")))
    return apart(parts)


def _in_passing(item: Item, material: Material, book: Notebook) -> Line:
    claims = material.standing(item.incident.claims)
    return point(headline(item.incident, material, book.cite(*claims)))
