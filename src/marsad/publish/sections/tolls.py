"""TOLLS: running totals as each voice gives them, for which period and area; never added together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.model import Claim, FigureKind, Toll
from marsad.publish.amounts import counted_words, figure_words
from marsad.publish.brief import Heading, Line, Role, Section
from marsad.publish.days import period, short_day
from marsad.publish.footnotes import Notebook
from marsad.publish.material import CARRIED_DAYS, Material
from marsad.publish.naming import midway, named, plain_name
from marsad.publish.pieces import absent, figure, plain, point, statement
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
    return Section(heading=Heading.TOLLS, lines=tuple(lines) or (absent(NOTHING),), remark=REMARK)


def _latest(material: Material) -> list[Toll]:
    """The last word of each counter on each thing, area and beginning; older words of the same count are history."""
    last: dict[tuple[object, ...], Toll] = {}
    for toll in material.picture.tolls:
        claims = material.standing(toll.claims)
        if not claims or toll.id in material.aside or toll.kind in NO_TOLLS:
            continue
        if not material.within(claims, CARRIED_DAYS):
            continue
        key = (plain_name(named(toll.counter, material.pack)), toll.kind, toll.who, toll.area, _ends(toll)[0])
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
    return [head, *lines]


def _toll(toll: Toll, material: Material, book: Notebook) -> list[Line]:
    claims = material.standing(toll.claims)
    source = next((c for c in claims if book.cite_words(c, toll.figure.span)), None)
    if source is None:
        return []
    notes = book.cite_words(source, toll.figure.span)
    first = figure(figure_words(toll.figure), notes, toll.figure.text)
    said = statement(_frame(toll, source, material), book.cite(*claims))
    line = point(first, plain(", "), said, plain(": "), words_piece(source, material, book))
    return [Line(role=line.role, pieces=line.pieces, subject=toll.id)]


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
