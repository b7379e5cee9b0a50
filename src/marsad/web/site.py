"""What every view needs of a desk, worked out once; and the page a view hands back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from marsad.model import Claim, Decision, GazetteerEntry, Incident, Pack, Report, Verb, to_plain
from marsad.web.hues import hues
from marsad.web.moment import Moment
from marsad.web.outlines import outlines

if TYPE_CHECKING:
    from marsad.engine import Desk
    from marsad.engine.pictures import Weighed

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Written:
    """What a JSON twin writes, where it is written once for many answers."""

    json: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`data` is what the JSON twin writes and what the template shows as `page`; `shown` is for the template alone."""

    template: str
    title: str
    data: Any
    moment: Moment
    here: str = ""
    shown: Mapping[str, Any] = field(default_factory=dict)


def withheld(decision: Decision | None, moment: Moment) -> Page | None:
    """The page that stands in for what a person decided to withhold; None for everything else."""
    if decision is None or decision.verb is not Verb.WITHHOLD:
        return None
    return Page(template="withheld.html", title="Withheld", data={"withheld": to_plain(decision)}, moment=moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The claims and reports a page quotes from, taken from the desk once a page."""

    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    pack: Pack

    def find(self, claim_id: str) -> tuple[Claim, Report] | None:
        """A claim and the report it stands in; None where the desk does not hold them."""
        claim = self.claims.get(claim_id)
        report = self.reports.get(claim.report) if claim else None
        return (claim, report) if claim and report else None


class Without(Mapping[str, Claim]):
    """A mapping of claims without some of them, made without a copy."""

    def __init__(self, claims: Mapping[str, Claim], aside: Set[str]) -> None:
        self._claims, self._aside = claims, aside & claims.keys()

    def __getitem__(self, claim_id: str) -> Claim:
        if claim_id in self._aside:
            raise KeyError(claim_id)
        return self._claims[claim_id]

    def __iter__(self) -> Iterator[str]:
        return (i for i in self._claims if i not in self._aside)

    def __len__(self) -> int:
        return len(self._claims) - len(self._aside)


def incidents_by_id(weighed: Weighed) -> dict[str, Incident]:
    """Every incident of a picture by its id."""
    return {incident.id: incident for incident in weighed.picture.incidents}


class Rendered:
    """What was made of the last few values in a language; a value is known by being the very same one."""

    def __init__(self, most: int = 8) -> None:
        self._made: deque[tuple[Any, str, Any]] = deque(maxlen=most)

    def of(self, value: T, make: Callable[[T], R], language: str) -> R:
        """What `make` makes of it, once while it is among the last."""
        for known, tongue, made in list(self._made):
            if known is value and tongue == language:
                found: R = made
                return found
        found = make(value)
        self._made.append((value, language, found))
        return found


class Site:
    """A desk and what the pages need of it besides."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.briefs = Rendered()

    @property
    def pack(self) -> Pack:
        return self.desk.pack

    @cached_property
    def entries(self) -> dict[str, GazetteerEntry]:
        return {entry.id: entry for entry in self.pack.entries}

    @cached_property
    def hues(self) -> dict[str, str]:
        return hues(self.pack)

    @cached_property
    def outlines(self) -> dict[str, Any]:
        return outlines(self.pack)

    def weighed(self, known: date | None) -> Weighed:
        """The picture of what was known on a day (None: all), with what pages worked out from it before."""
        return self.desk.showing(known)

    def judged(self) -> Mapping[str, Decision]:
        """What people accepted, rejected or withheld: the latest judgement on each claim or derived object."""
        return self.desk.standing().judged

    def shelf(self) -> Shelf:
        """All claims and reports of the desk as they are now."""
        standing = self.desk.standing()
        return Shelf(claims=standing.claims, reports=standing.reports, pack=self.pack)

    def telling(self) -> Shelf:
        """The shelf without the claims a person decided to withhold: what derived pages may quote."""
        shelf, aside = self.shelf(), self.withheld()
        return replace(shelf, claims=Without(shelf.claims, aside)) if aside else shelf

    def withheld(self) -> frozenset[str]:
        """Ids of the claims and derived objects a person decided to withhold."""
        return frozenset(i for i, decision in self.judged().items() if decision.verb is Verb.WITHHOLD)
