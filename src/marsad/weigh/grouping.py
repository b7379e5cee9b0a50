"""Groups: tellings of one event, and what they narrow it down to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from marsad.model import Reason
from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.ground import Spot
from marsad.weigh.kinds import generality
from marsad.weigh.naming import stable_id
from marsad.weigh.windows import Window


@dataclass(slots=True, eq=False)
class Group:
    """Tellings of one event, and what they narrow it down to.

    `reasons` are words on how tellings came to be joined, `rivals` the groups it may be one with, `decided` what
    people decided on it, `shared` the claims that tell of events at other places too.
    """

    members: list[Telling]
    spot: Spot | None
    window: Window
    kind: str
    published: date | None
    parties: set[str]
    claims: set[str]
    reports: set[str]
    reasons: list[Reason] = field(default_factory=list)
    rivals: list[Group] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    shared: set[str] = field(default_factory=set)

    @classmethod
    def founded(cls, telling: Telling, published: date | None) -> Group:
        claim = telling.claim
        return cls(
            members=[telling],
            spot=telling.spot,
            window=telling.window,
            kind=claim.type,
            published=published,
            parties=set(telling.parties),
            claims={claim.id},
            reports={claim.report},
        )

    def copy(self) -> Group:
        """The same tellings in a group of their own, which others may join."""
        return replace(
            self,
            members=list(self.members),
            parties=set(self.parties),
            claims=set(self.claims),
            reports=set(self.reports),
            reasons=list(self.reasons),
            rivals=[],
            decided=list(self.decided),
            shared=set(),
        )

    def take(self, telling: Telling) -> None:
        """One more telling of the same event, which may narrow it down further."""
        self.members.append(telling)
        self.claims.add(telling.claim.id)
        self.reports.add(telling.claim.report)
        self.parties |= telling.parties
        self.window = self.window.narrowed(telling.window)
        self.spot = _finer(self.spot, telling.spot)
        if generality(telling.claim.type) < generality(self.kind):
            self.kind = telling.claim.type


def _finer(one: Spot | None, other: Spot | None) -> Spot | None:
    if one is None or other is None:
        return one or other
    if not one.placed or not other.placed:
        return one if one.placed or not other.placed else other
    return min(one, other, key=lambda s: (s.area, s.radius if s.area else 0.0, s.key))


def group_id(members: Iterable[Telling], evidence: Evidence) -> str:
    """The id of an event: that of its first known telling, so that later reports do not change it."""
    return telling_id(min(members, key=lambda t: (*evidence.known.order(t.claim), t.start)))


def telling_id(telling: Telling) -> str:
    """The id of the event that this telling was, or would be, the first to tell."""
    return stable_id("inc", telling.claim.id, telling.start)
