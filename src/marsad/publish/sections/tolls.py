"""TOLLS: running totals as each voice gives them, for which period and area; never added together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from marsad.model import Claim, FigureKind, Toll
from marsad.publish.amounts import counted_words, figure_words
from marsad.publish.brief import Heading, Line, Piece, Role, Section
from marsad.publish.days import period, short_day
from marsad.publish.footnotes import Notebook
from marsad.publish.material import CARRIED_DAYS, Material
from marsad.publish.naming import midway, named, plain_name
from marsad.publish.pieces import absent, figure, plain, point, statement
from marsad.publish.sections.checks import findings, worked_out
from marsad.publish.telling import words_piece
from marsad.publish.words import sentence

NOTHING = "No running total was published in the last month."
REMARK = "as each voice gives them; never added together"
EXACT = frozenset({"day", "hour", "minute"})
NO_TOLLS = frozenset({FigureKind.POPULATION, FigureKind.SHARE})


def tolls(material: Material, book: Notebook) -> Section:
    """The section, one item for each thing counted, one line a voice."""
    by_thing: dict[tuple[FigureKind, str | None], list[Toll]] = {}
    for toll in _latest(material):
        by_thing.setdefault((toll.kind, toll.who), []).append(toll)
    kinds = list(FigureKind)
    ordered = sorted(by_thing, key=lambda thing: (kinds.index(thing[0]), thing[1] or ""))
    lines = [line for thing in ordered for line in _thing(by_thing[thing], material, book)]
    lines = lines or [absent(NOTHING)]
    return Section(heading=Heading.TOLLS, lines=(*lines, *worked_out(material, book)), remark=REMARK)


def _latest(material: Material) -> list[Toll]:
    """The last word of each counter on each thing, area and beginning; older words of the same count are history."""
    last: dict[tuple[object, ...], Toll] = {}
    for toll in material.picture.tolls:
        claims = material.standing(toll.claims)
        if not claims or toll.id in material.aside or toll.kind in NO_TOLLS:
            continue
        if not material.within(claims, CARRIED_DAYS):
            continue
        key = (
            plain_name(named(toll.counter, material.pack)),
            toll.kind,
            toll.who,
            toll.area,
            _ends(toll)[0],
            toll.series,
        )
        if key not in last or _known(toll) >= _known(last[key]):
            last[key] = toll
    return sorted(last.values(), key=lambda t: (-_known(t).toordinal(), t.counter, t.id))


def _ends(toll: Toll) -> tuple[date | None, date | None]:
    return (toll.period.earliest, toll.period.latest) if toll.period else (None, None)


def _known(toll: Toll) -> date:
    return toll.known or date.min


def _thing(counted: Sequence[Toll], material: Material, book: Notebook) -> list[Line]:
    lines = [line for toll in counted for line in _toll(toll, material, book)]
    if not lines:
        return []
    notes = book.cite(*material.standing(c for t in counted for c in t.claims))
    words = counted_words(counted[0].kind, counted[0].who) or counted[0].kind.value.replace("_", " ")
    head = Line(role=Role.ITEM, pieces=(statement(sentence(words), notes),))
    return [head, *lines, *findings((t.id for t in counted), material, book)]


def _toll(toll: Toll, material: Material, book: Notebook) -> list[Line]:
    claims = material.standing(toll.claims)
    source = next((c for c in claims if book.cite_words(c, toll.figure.span)), None)
    if source is None:
        return []
    notes = book.cite_words(source, toll.figure.span)
    first = figure(toll_words(toll), notes, toll.figure.text)
    said = statement(_frame(toll, source, material), book.cite(*claims))
    part, before = _part(toll, material, book), _before(toll, material, book)
    words = words_piece(source, material, book)
    line = point(first, *part, plain(", "), said, *before, plain(": "), words)
    return [Line(role=line.role, pieces=line.pieces, subject=toll.id)]


def _part(toll: Toll, material: Material, book: Notebook) -> list[Piece]:
    """`, part of 4,667 killed`: the whole it is told to be a part of."""
    whole = _other(toll.part_of, material, book)
    return [plain(", part of "), whole] if whole else []


def _before(toll: Toll, material: Material, book: Notebook) -> list[Piece]:
    """`, after about 1,350 civilians killed by 26 Jul`: the same counter's word before, where it was another."""
    earlier = next((t for t in material.picture.tolls if t.id == toll.follows), None)
    if earlier is None or figure_words(earlier.figure) == figure_words(toll.figure):
        return []
    piece = _other(earlier.id, material, book)
    days = f" by {short_day(earlier.known, material.day)}" if earlier.known and earlier.known != toll.known else ""
    return [plain(", after "), piece, statement(days, piece.notes)] if piece and days else []


def _other(id_: str | None, material: Material, book: Notebook) -> Piece | None:
    """The number of another toll, as said."""
    toll = next((t for t in material.picture.tolls if t.id == id_), None)
    for claim in material.standing(toll.claims) if toll else ():
        notes = book.cite_words(claim, toll.figure.span) if toll else ()
        if toll and notes:
            return figure(toll_words(toll), notes, toll.figure.text)
    return None


def toll_words(toll: Toll) -> str:
    """The number with what it counts; a part of the dead is dead, though only the words of the whole may say so."""
    return figure_words(replace(toll.figure, kind=toll.kind))


def _frame(toll: Toll, source: Claim, material: Material) -> str:
    """`since 25 Apr, northern valley, given by Rill Relief, known on 9 Sep`."""
    giver = material.speaker(source) if toll.counter == "publisher" else named(toll.counter, material.pack)
    area = named(toll.area, material.pack) if toll.area else "area not said"
    known = f"known on {short_day(toll.known, material.day)}" if toll.known else ""
    return ", ".join(part for part in (_days(toll, source, material), area, f"given by {midway(giver)}", known) if part)


def _days(toll: Toll, source: Claim, material: Material) -> str:
    """The days covered; a beginning as vague as "late April" is told as the earliest it can be."""
    vague = source.time is not None and source.time.granularity not in EXACT
    return period(*_ends(toll), material.day, vague=vague)
