"""Ceasefires: each with who declared it, how long it held and on whose reading, and the breaches alleged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from marsad.model import Ceasefire
from marsad.publish.days import window
from marsad.publish.naming import all_named
from marsad.web.moment import Moment
from marsad.web.quotations import Quotation, quotations
from marsad.web.sheets import Sheet, sheet
from marsad.web.site import Page, Shelf, Site
from marsad.web.views.ceasefire import Reading, name_of, readings

# A ceasefire is told with each reading of how long it held, and the words of all.
ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One ceasefire as a line; `day` is which of its days the day looked at is, where that is known."""

    id: str
    title: str
    declared_by: str
    when: str
    held: tuple[Reading, ...]
    breaches: int
    said: tuple[Quotation, ...]
    earliest: date | None = None
    latest: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceasefires:
    """The latest first; `withheld` counts those a person keeps back."""

    as_known_on: date | None
    day: date | None
    withheld: int
    ceasefires: tuple[Row, ...]
    sheet: Sheet


def view(site: Site, moment: Moment, query: Mapping[str, str]) -> Page:
    """All ceasefires known by the day of `moment`; of a day looked at, those declared by then."""
    picture, shelf, aside = site.desk.weigh(moment.known), site.telling(), site.withheld()
    told = [c for c in picture.ceasefires if c.id not in aside]
    chosen = [c for c in told if moment.day is None or (c.earliest or date.min) <= moment.day]
    latest_first = sorted(chosen, key=lambda c: (c.earliest or date.min, c.id), reverse=True)
    rows, which = sheet(latest_first, query, rows=ROWS)
    page = Ceasefires(
        as_known_on=picture.as_known_on,
        day=moment.day,
        withheld=len(picture.ceasefires) - len(told),
        ceasefires=tuple(_row(c, shelf) for c in rows),
        sheet=which,
    )
    return Page(template="ceasefires.html", title="Ceasefires", data=page, moment=moment, here="ceasefires")


def _row(one: Ceasefire, shelf: Shelf) -> Row:
    return Row(
        id=one.id,
        title=name_of(one),
        declared_by=all_named(one.declared_by, shelf.pack),
        when=window(one.earliest, one.latest, date.min),
        held=readings(one, shelf),
        breaches=sum(b.claim in shelf.claims for b in one.breaches),
        said=quotations(one.claims, shelf),
        earliest=one.earliest,
        latest=one.latest,
        until=one.until,
    )
