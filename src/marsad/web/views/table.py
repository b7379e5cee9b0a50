"""The table twin of the map: every incident with all that the map shows of it, in the order of any column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from marsad.publish.naming import all_named
from marsad.web.roll import Entry, Numbers
from marsad.web.sieve import hidden
from marsad.web.site import Page, Site
from marsad.web.views.watch import Chosen, Row, facets, row
from marsad.web.wording import say

ROWS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the list with what the map tells by hue and place."""

    row: Row
    parties: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One page of it; `incidents` counts all."""

    as_known_on: date | None
    incidents: int
    page: int
    pages: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column: `to` is the order a click asks for, `sorted` how it is in order now ("ascending", "descending", "")."""

    name: str
    to: str
    sorted: str = ""


def _latest(entry: Entry) -> Any:
    return entry.incident.latest or entry.incident.earliest or date.min


_KEYS: dict[str, Callable[[Entry], Any]] = {
    "when": _latest,
    "kind": lambda e: e.incident.kind,
    "place": lambda e: min((s.name.casefold() for s in e.spots), default="\uffff"),
    "precision": lambda e: min((str(s.radius_km or 0).zfill(9) for s in e.spots if s.drawn), default="\uffff"),
    "parties": lambda e: e.incident.actors or ("\uffff",),
    "status": lambda e: (e.incident.status.value, e.contested),
    "voices": lambda e: len(e.incident.voices),
    "known": lambda e: e.incident.first_known or date.min,
}


def view(site: Site, chosen: Chosen) -> Page:
    """One page of the table; without an order it has that of the list."""
    asked = chosen.asked
    in_order = _in_order(chosen)
    pages = max(-(-len(in_order) // ROWS), 1)
    page = min(asked.page, pages)
    lines = tuple(
        Line(row=row(e), parties=all_named(e.incident.actors, site.pack) if e.incident.actors else "")
        for e in chosen.entries(in_order[(page - 1) * ROWS : page * ROWS])
    )
    data = Table(as_known_on=asked.moment.known, incidents=len(in_order), page=page, pages=pages, lines=lines)
    return Page(
        template="table.html",
        title=say("Watch, as a table"),
        data=data,
        moment=asked.moment,
        here="watch",
        shown={
            "asked": asked,
            "headings": [_heading(name, words, asked.sort) for name, words in _columns()],
            "facets": facets(chosen, site),
            "hidden": hidden(asked),
        },
    )


def _in_order(chosen: Chosen) -> Numbers:
    """The numbers of those chosen in the order asked for; without one, latest first."""
    name = chosen.asked.sort.removeprefix("-")
    if name not in _KEYS:
        return np.flatnonzero(chosen.mask)
    order = chosen.roll.ordered(name, _KEYS[name])
    order = order[chosen.mask[order]]
    return order[::-1] if chosen.asked.sort.startswith("-") else order


def _columns() -> list[tuple[str, str]]:
    return [
        ("when", say("When")),
        ("kind", say("What and where")),
        ("place", say("Place")),
        ("precision", say("How exactly")),
        ("parties", say("By whom, as told")),
        ("status", say("How it stands")),
        ("voices", say("Voices")),
        ("known", say("First known")),
    ]


def _heading(name: str, words: str, sort: str) -> Heading:
    if sort == name:
        return Heading(name=words, to=f"-{name}", sorted="ascending")
    return Heading(name=words, to=name, sorted="descending" if sort == f"-{name}" else "")
