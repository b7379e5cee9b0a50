"""What the address of the Watch page asks for: which incidents, of which days, on which page and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from marsad.web import moment as moments
from marsad.web.moment import Moment

UNPLACED = "unplaced"
"""The precision of an incident that the map shows nowhere."""
FACETS = ("kind", "party", "source", "status", "precision")
LONGEST = 200  # characters of what is typed


class Dates(StrEnum):
    """Which incidents count as of a range of days, by the windows they may have happened in."""

    MAYBE = ""
    """Those whose window overlaps the range."""
    SURE = "sure"
    """Only those whose window lies within it."""
    ANY = "any"
    """Those that overlap, and those of no known day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What is let through. Of one facet any of the chosen values will do; None and nothing chosen are no limit.

    `chosen` holds facets of FACETS with their values; kinds may be families. `place` is a name or id, `words` is what
    is looked for in claims, titles and places. `first` to `last` are days, both included.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    place: str = ""
    words: str = ""
    first: date | None = None
    last: date | None = None
    dates: Dates = Dates.MAYBE

    @property
    def ranged(self) -> bool:
        return self.first is not None or self.last is not None

    def values(self, facet: str) -> tuple[str, ...]:
        """What is chosen of one facet."""
        return dict(self.chosen).get(facet, ())

    def at_any_time(self) -> Sieve:
        """The same without its range of days."""
        return replace(self, first=None, last=None)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Its part of an address."""
        yield from ((facet, value) for facet, values in self.chosen for value in values)
        days = (("from", self.first), ("to", self.last))
        yield from ((name, day.isoformat()) for name, day in days if day)
        yield from ((n, v) for n, v in (("dates", self.dates.value), ("place", self.place), ("q", self.words)) if v)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The whole state of the page: every link within it is made here, so that none forgets a part."""

    moment: Moment = field(default_factory=Moment)
    sieve: Sieve = field(default_factory=Sieve)
    page: int = 1
    sort: str = ""

    def address(self, path: str, **changes: object) -> str:
        """`path` with this state as its query; parts in `changes` are changed, left out where None.

        Another state than this has its own first page.
        """
        state: dict[str, object] = {"page": self.page if self.page > 1 and set(changes) <= {"incident"} else None}
        state |= {"known": self.moment.known, "incident": self.moment.incident, "lang": self.moment.lang}
        state |= {"sort": self.sort or None}
        kept = [pair for pair in self.sieve.pairs() if pair[0] not in changes]
        other = {**state, **changes}
        return _joined(path, [*kept, *((n, str(value)) for n, value in other.items() if value is not None)])

    def on(self, path: str, first: date, last: date) -> str:
        """The same with another range of days."""
        return self.address(path, **{"from": first, "to": last, "incident": None})

    def free(self, path: str) -> str:
        """Only the time of knowing and the language: everything is let through."""
        return self.moment.address(path, day=None, incident=None)


def read(query: QueryParams) -> Asked:
    """What an address asks for. `day` is a range of one day. Raises UsageError where a day cannot be understood."""
    moment = moments.read({name: str(query.get(name, "")) for name in ("day", "known", "incident", "lang")})
    first, last = _day(query, "from"), _day(query, "to")
    if first is None and last is None:
        first = last = moment.day
    if first and last and last < first:
        first, last = last, first
    dates = str(query.get("dates", ""))
    sieve = Sieve(
        chosen=tuple((facet, values) for facet in FACETS if (values := _values(query, facet))),
        place=str(query.get("place", "")).strip()[:LONGEST],
        words=str(query.get("q", "")).strip()[:LONGEST],
        first=first,
        last=last,
        dates=Dates(dates) if dates in set(Dates) else Dates.MAYBE,
    )
    one_day = first if first == last else None
    return Asked(
        moment=replace(moment, day=one_day), sieve=sieve, page=page_of(query), sort=str(query.get("sort", ""))[:20]
    )


def page_of(query: QueryParams) -> int:
    """The page asked for, counted from 1; the first where what is asked for is none."""
    told = str(query.get("page", ""))
    return max(int(told), 1) if told.isdecimal() and len(told) < 7 else 1


def _day(query: QueryParams, name: str) -> date | None:
    told = str(query.get(name, ""))
    return moments.day_of(told, f"{name} in the address") if told else None


def _values(query: QueryParams, facet: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(v)[:LONGEST] for v in query.getlist(facet) if v))


def _joined(path: str, pairs: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path


def hidden(asked: Asked) -> Mapping[str, str]:
    """The parts of a state that a form must send besides the fields it shows."""
    told = {"sort": asked.sort, "lang": asked.moment.lang or ""}
    return {name: value for name, value in told.items() if value}
