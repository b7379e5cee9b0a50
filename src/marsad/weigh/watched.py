"""One ceasefire while it is watched: what is told of it so far, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from marsad.model import Breach, Ceasefire, Claim
from marsad.weigh.breaches import breach, broken_by
from marsad.weigh.declarations import Truce
from marsad.weigh.matter import Matter
from marsad.weigh.pact import Told, pact
from marsad.weigh.rates import MOST_DAYS, Force
from marsad.weigh.scope import Scope
from marsad.weigh.windows import later


@dataclass(slots=True, eq=False)
class Watched:
    """A ceasefire with what is told of its end, of breaches, in answer to it, and of force used near its first day.

    `came_to` is None where that must be put together anew.
    """

    truce: Truce
    scope: Scope
    ends: tuple[Claim, ...]
    answering: dict[str, Claim] = field(default_factory=dict)
    breaches: dict[str, Breach] = field(default_factory=dict)
    near: dict[str, date] = field(default_factory=dict)
    came_to: Ceasefire | None = None

    @classmethod
    def begun(cls, truce: Truce, ends: Iterable[Claim], matter: Matter) -> Watched:
        scope = Scope([s for s in truce.spots if s.placed], matter.evidence.ground)
        return cls(truce, scope, tuple(ends))

    @property
    def identity(self) -> tuple[object, ...]:
        """What is the same for as long as this ceasefire is: its tellings, its days, its end."""
        truce = self.truce
        return tuple(map(id, truce.claims)), truce.start, truce.until, tuple(map(id, self.ends))

    def allege(self, claim: Claim, matter: Matter) -> None:
        """A claim that speaks of a breach of it."""
        self.breaches[claim.id] = breach(claim, self.truce, matter)
        self.came_to = None

    def force(self, claim: Claim, matter: Matter) -> bool:
        """A use of force told for a day on which it was to hold: whether it is told as a breach of it."""
        broken = broken_by(claim, self.truce, self.scope, matter)
        if broken:
            self.allege(claim, matter)
        return broken

    def drop(self, claim: str) -> None:
        """A claim that speaks of no breach of it any more, and answers it no more."""
        self.breaches.pop(claim, None)
        self.answering.pop(claim, None)
        self.came_to = None

    def answer(self, claim: Claim) -> None:
        """A claim that may answer it."""
        self.answering[claim.id] = claim
        self.came_to = None

    def pass_by(self, used: Force) -> None:
        """An incident of force, which may lie where it was to hold and near its first day."""
        day, incident, spots = used
        start = self.truce.start.earliest
        if start and self.scope.areas and abs((day - start).days) <= MOST_DAYS and self.scope.reached_by(spots):
            self.near[incident] = day
            self.came_to = None

    def forget(self, used: Force) -> None:
        """An incident of force that is no more as it was."""
        if self.near.pop(used[1], None):
            self.came_to = None

    def reported(self, days: Iterable[date], latest: date | None) -> None:
        """More reports were published on these days; `latest` was the last day of all, None where it still is."""
        start = self.truce.start.earliest
        if start is None:
            return
        first, month = later(start, -MOST_DAYS), later(start, MOST_DAYS)
        last = max(self.truce.until or date.max, month)
        if any(first <= day <= last for day in days) or (latest and month > latest):
            self.came_to = None

    def ceasefire(self, matter: Matter) -> Ceasefire:
        """What it comes to."""
        if self.came_to is None:
            told = Told(
                ends=self.ends,
                breaches=self.breaches.values(),
                answering=self.answering.values(),
                near=self.near,
            )
            self.came_to = pact(self.truce, told, matter)
        return self.came_to
