"""What ceasefires are weighed with, kept while incidents, denials and reports come and go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from marsad.model import Report
from marsad.weigh.denials import Refusal
from marsad.weigh.evidence import Evidence
from marsad.weigh.grouping import Group
from marsad.weigh.in_order import InOrder
from marsad.weigh.incidents import Weighed
from marsad.weigh.rates import Coverage, Force, use_of_force

ALLEGED = "ceasefire_violated"


class Matter:
    """Incidents by claim, the denials of breaches, the uses of force by day, and how much was reported when.

    `naming` holds the denials that name claims, `answered` the ids of these, `refusals` the denials of breaches,
    `denied` the last day each side made one (None: who is of no side).
    """

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self._heard: dict[Refusal, None] = {}
        self.naming: tuple[Refusal, ...] = ()
        self.answered: frozenset[str] = frozenset()
        self.refusals: tuple[Refusal, ...] = ()
        self.denied: Mapping[str | None, date] = {}
        self.force: InOrder[Force] = InOrder(lambda one: one[:2])
        self.coverage = Coverage(Counter(), evidence.known.on)
        self._incidents: defaultdict[str, dict[Group, Weighed]] = defaultdict(dict)

    def incidents(self, claim: str) -> Collection[Weighed]:
        """The incidents a claim tells of."""
        return self._incidents[claim].values() if claim in self._incidents else ()

    def change(self, gone: Sequence[Weighed], made: Sequence[Weighed]) -> None:
        """Incidents that are no more as they were, and what they are."""
        for one in gone:
            for claim_id in one.group.claims:
                del self._incidents[claim_id][one.group]
        for one in made:
            for claim_id in one.group.claims:
                self._incidents[claim_id][one.group] = one
        self.force.change(uses(gone), uses(made))

    def hear(self, unsaid: Iterable[Refusal], said: Iterable[Refusal]) -> None:
        """Denials that are no more, and new ones."""
        for one in unsaid:
            self._heard.pop(one, None)
        self._heard |= dict.fromkeys(r for r in said if r.links or ALLEGED in r.kinds)
        breaches = tuple(r for r in self._heard if ALLEGED in r.kinds)
        self.naming = tuple(r for r in self._heard if r.links)
        self.answered = frozenset(i for r in self.naming for i in r.links)
        self.refusals = breaches
        self.denied = {r.origin.lean: r.made for r in sorted(breaches, key=_made) if r.made}

    def report(self, reports: Iterable[Report]) -> None:
        """Reports that came in."""
        self.coverage.add(reports)


def uses(weighed: Iterable[Weighed]) -> list[Force]:
    """The uses of force among incidents."""
    return [f for w in weighed if (f := use_of_force(w.incident))]


def _made(refusal: Refusal) -> date:
    return refusal.made or date.min
