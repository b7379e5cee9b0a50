"""What every view needs of a desk, worked out once; and the page a view hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from marsad.model import Claim, Decision, GazetteerEntry, Pack, Report, Verb, judged, to_plain
from marsad.web.hues import hues
from marsad.web.moment import Moment
from marsad.web.outlines import outlines

if TYPE_CHECKING:
    from marsad.engine import Desk


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


class Site:
    """A desk and what the pages need of it besides."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

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

    def judged(self) -> dict[str, Decision]:
        """What people accepted, rejected or withheld: the latest judgement on each claim or derived object."""
        return judged(self.desk.decisions())

    def shelf(self) -> Shelf:
        """All claims and reports of the desk as they are now."""
        return Shelf(
            claims={claim.id: claim for claim in self.desk.claims()},
            reports={report.id: report for report in self.desk.reports()},
            pack=self.pack,
        )

    def telling(self) -> Shelf:
        """The shelf without the claims a person decided to withhold: what derived pages may quote."""
        shelf, aside = self.shelf(), self.withheld()
        return replace(shelf, claims={i: claim for i, claim in shelf.claims.items() if i not in aside})

    def withheld(self) -> frozenset[str]:
        """Ids of the claims and derived objects a person decided to withhold."""
        return frozenset(i for i, decision in self.judged().items() if decision.verb is Verb.WITHHOLD)
