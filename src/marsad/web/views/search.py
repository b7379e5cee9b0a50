"""Search: which reports, claims, incidents and places hold the words that somebody looks for, the latest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

import numpy as np
from starlette.datastructures import QueryParams

from marsad.model import Claim, GazetteerEntry, Query, Report, Span, Wanted, query_of
from marsad.publish.naming import publisher_of
from marsad.web import moment as moments
from marsad.web.quotations import Quotation, quotation
from marsad.web.roll import plain
from marsad.web.rolls import Rolls
from marsad.web.sieve import LONGEST, page_of
from marsad.web.site import Page, Shelf, Site
from marsad.web.snippets import Passage, Piece, lit, passages
from marsad.web.views.watch import Row, row
from marsad.web.wording import say

FIRST, ROWS = 8, 30  # of each sort where all are shown, and on a page of one sort
SORTS = ("reports", "claims", "incidents", "places")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReport:
    """A report with what of it answers."""

    id: str
    title: tuple[Piece, ...]
    publisher: str
    known: date | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """A claim with its words, those looked for marked."""

    said: Quotation
    quote: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place of the gazetteer."""

    id: str
    name: str
    local_name: str | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """One page of what answers; the four numbers count all of it."""

    words: str
    sort: str
    as_known_on: date | None
    reports: int
    claims: int
    incidents: int
    places: int
    page: int
    pages: int
    found_reports: tuple[FoundReport, ...] = ()
    found_claims: tuple[FoundClaim, ...] = ()
    found_incidents: tuple[Row, ...] = ()
    found_places: tuple[FoundPlace, ...] = ()


def view(site: Site, rolls: Rolls, names: PlaceNames, asked: QueryParams) -> Page:
    """What answers the words of an address, of all sorts or a page of one. Raises UsageError for a day that is none."""
    moment = moments.read(asked)
    typed = str(asked.get("q", "")).strip()[:LONGEST]
    sort = str(asked.get("in", ""))
    results = _results(site, rolls, names, typed, sort if sort in SORTS else "", page_of(asked), moment.known)
    return Page(template="search.html", title=say("Search"), data=results, moment=moment, here="search")


def _results(
    site: Site, rolls: Rolls, names: PlaceNames, typed: str, sort: str, page: int, known: date | None
) -> Results:
    query, found, shelf = query_of(typed), site.desk.search(typed, known), site.telling()
    closed = _kept_back(site)
    reports = [
        r for r in found.reports if r.id in shelf.reports and (r.id not in closed or _may_tell(r, query, closed[r.id]))
    ]
    claims = [c for c in found.claims if c.id in shelf.claims]
    roll = rolls.of(known)
    incidents = np.flatnonzero(roll.answering(typed, [c.id for c in claims])) if query.terms else np.array([], np.int64)
    places = names.holding(query)
    sizes = {"reports": len(reports), "claims": len(claims), "incidents": len(incidents), "places": len(places)}
    pages = max(-(-sizes.get(sort, 0) // ROWS), 1)
    page = min(page, pages)

    def shown(of: str, some: Sequence[T]) -> Sequence[T]:
        if sort:
            return some[(page - 1) * ROWS : page * ROWS] if of == sort else some[:0]
        return some[:FIRST]

    return Results(
        words=typed,
        sort=sort,
        as_known_on=known,
        **sizes,
        page=page,
        pages=pages,
        found_reports=tuple(_report(r, query, closed.get(r.id, ())) for r in shown("reports", reports)),
        found_claims=tuple(_claims(shown("claims", claims), query, shelf)),
        found_incidents=tuple(row(roll.entries[n]) for n in shown("incidents", list(incidents))),
        found_places=tuple(
            FoundPlace(id=e.id, name=e.name, local_name=e.local_name, kind=e.kind) for e in shown("places", places)
        ),
    )


def _kept_back(site: Site) -> dict[str, list[Span]]:
    """Where in a report, by its id, words stand that may not be shown."""
    found, claims = defaultdict[str, list[Span]](list), site.shelf().claims
    for claim in (claims[i] for i in site.withheld() if i in claims):
        found[claim.report].append(claim.span)
    return dict(found)


def _may_tell(report: Report, query: Query, closed: Iterable[Span]) -> bool:
    """Whether a report answers by words that may be shown."""
    text, done = "", 0
    for span in sorted(closed, key=lambda s: s.start):
        text += report.text[done : span.start] + "\n"
        done = max(done, span.end)
    return query.meets(f"{report.title or ''}\n{text}{report.text[done:]}")


def _report(report: Report, query: Query, closed: Iterable[Span]) -> FoundReport:
    return FoundReport(
        id=report.id,
        title=lit(report.title or report.name, query),
        publisher=publisher_of(report),
        known=report.known,
        passages=passages(report.text, query, closed),
    )


def _claims(claims: Iterable[Claim], query: Query, shelf: Shelf) -> Iterable[FoundClaim]:
    for claim in claims:
        report = shelf.reports.get(claim.report)
        if report:
            yield FoundClaim(said=quotation(claim, report, shelf.pack), quote=lit(claim.span.quote, query))


class PlaceNames:
    """Every name of every place of a site, folded once, when the first is looked for."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def _names(self) -> list[tuple[str, GazetteerEntry]]:
        in_order = sorted(self._site.entries.values(), key=lambda e: (-e.prominence, e.name, e.id))
        return [(f" {' | '.join(map(plain, entry.names))} ", entry) for entry in in_order]

    @cached_property
    def _holding(self) -> dict[str, set[int]]:
        """Which names hold a word, by their numbers."""
        found = defaultdict[str, set[int]](set)
        for number, (names, _) in enumerate(self._names):
            for word in names.split():
                found[word].add(number)
        return dict(found)

    def holding(self, query: Query) -> list[GazetteerEntry]:
        """The places whose names hold all that is looked for, the more prominent first."""
        if not query.terms:
            return []
        wanted, without = [_phrase(w) for w in query.terms], [_phrase(w) for w in query.without]
        found = (self._names[n] for n in self._numbers(query))
        return [e for names, e in found if all(w in names for w in wanted) and not any(w in names for w in without)]

    def _numbers(self, query: Query) -> Iterable[int]:
        """The names that hold every whole word of a query, in their order; all of them where it has none."""
        whole = {w for term in query.terms for w in (term.words[:-1] if term.open_ended else term.words)}
        if not whole:
            return range(len(self._names))
        return sorted(set.intersection(*(self._holding.get(word, set()) for word in whole)))


def _phrase(wanted: Wanted) -> str:
    return f" {' '.join(wanted.words)}{'' if wanted.open_ended else ' '}"
