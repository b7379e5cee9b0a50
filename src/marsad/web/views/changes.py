"""Changes: what was corrected, and what was learnt, between two days on which the desk is asked what it knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from marsad.model import Change, Picture
from marsad.publish import Retold
from marsad.publish.difference import value_words
from marsad.publish.words import sentence
from marsad.web.moment import Moment, day_of
from marsad.web.quotations import Quotation, quotations
from marsad.web.sheets import ONE, Sheet, sheet
from marsad.web.site import Page, Shelf, Site

_PATHS = {"toll": "/tolls", "control": "/control", "standing": "/control", "outlook": "/outlook"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """One part of a thing, before and after, in words."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change; `path` is the page it stands on (None: on none), `said` the words that made it."""

    id: str
    noun: str
    what: str
    title: str
    path: str | None
    turned: tuple[Turned, ...]
    said: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Corrections first, as far as they are on this sheet; `corrections` and `lessons` count those of all sheets.

    `before` and `after` are the days compared; without `after`, all that is known.
    """

    before: date | None
    after: date | None
    reports: int
    withheld: int
    corrections: int = 0
    lessons: int = 0
    corrected: tuple[Told, ...] = ()
    learnt: tuple[Told, ...] = ()
    sheet: Sheet = ONE


def view(site: Site, moment: Moment, query: Mapping[str, str]) -> Page:
    """The changes `from` one day `to` another; by default, those of the last day known. Raises UsageError."""
    after = day_of(query["to"], "to in the address") if query.get("to") else moment.known or site.desk.latest_day()
    before = day_of(query["from"], "from in the address") if query.get("from") else _eve(after)
    page = _changes(site, before, after, query) if before else Changes(before=None, after=after, reports=0, withheld=0)
    return Page(
        template="changes.html",
        title="Changes",
        data=page,
        moment=moment,
        here="changes",
        shown={
            "then": replace(moment, known=after, day=None, incident=None),
            "asked": {"from": before, "to": after},
            "twin": Moment().address("/changes.json", **{"from": before, "to": after, "page": page.sheet.here}),
        },
    )


def _eve(after: date | None) -> date | None:
    return after - timedelta(days=1) if after and after > date.min else None


def _changes(site: Site, before: date, after: date | None, query: Mapping[str, str]) -> Changes:
    retold, shelf, aside = site.desk.diff(before, after), site.telling(), site.withheld()
    told = retold.difference
    chosen = {
        name: [c for c in changes if c.id not in aside and c.id not in _unsaid(c, aside)]
        for name, changes in (("corrected", told.corrected), ("learnt", told.learnt))
    }
    corrections, lessons = (len(changes) for changes in chosen.values())
    rows, which = sheet([(name, c) for name, changes in chosen.items() for c in changes], query)
    picture = site.desk.weigh(after)
    corrected, learnt = (tuple(_each((c for of, c in rows if of == name), retold, shelf, picture)) for name in chosen)
    return Changes(
        before=told.before,
        after=told.after,
        reports=told.reports,
        withheld=len(told.corrected) + len(told.learnt) - corrections - lessons,
        corrections=corrections,
        lessons=lessons,
        corrected=corrected,
        learnt=learnt,
        sheet=which,
    )


def _unsaid(change: Change, aside: frozenset[str]) -> set[str]:
    """Its id, where every claim behind it is kept back."""
    return {change.id} if change.claims and set(change.claims) <= aside else set()


def _each(changes: Iterable[Change], retold: Retold, shelf: Shelf, picture: Picture) -> Iterator[Told]:
    here = {i.id for i in picture.incidents} | {c.id for c in picture.ceasefires}
    for change in changes:
        yield Told(
            id=change.id,
            noun=change.noun,
            what=sentence(change.what),
            title=retold.titles.get(change.id, change.id),
            path=f"/{change.noun}/{change.id}" if change.id in here else _PATHS.get(change.noun),
            turned=tuple(
                Turned(
                    part=s.part,
                    before=value_words(s.part, s.before, retold.names),
                    after=value_words(s.part, s.after, retold.names),
                )
                for s in change.shifts
            ),
            said=quotations(change.claims, shelf),
        )
