"""What ceasefires are weighed with, put together once for one weighing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.weigh.denials import Refusal
from marsad.weigh.evidence import Evidence
from marsad.weigh.incidents import Weighed, by_claim
from marsad.weigh.rates import Coverage, Force, uses_of_force

ALLEGED = "ceasefire_violated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Incidents by claim, the denials of breaches, the uses of force by day, and how much was reported when.

    `naming` holds the denials that name claims, `answered` the ids of these, `refusals` the denials of breaches,
    `denied` the last day each side made one (None: who is of no side).
    """

    evidence: Evidence
    incidents: Mapping[str, tuple[Weighed, ...]]
    naming: tuple[Refusal, ...]
    answered: frozenset[str]
    refusals: tuple[Refusal, ...]
    denied: Mapping[str | None, date]
    force: tuple[Force, ...]
    coverage: Coverage

    @classmethod
    def of(cls, evidence: Evidence, weighed: Iterable[Weighed], denials: Sequence[Refusal]) -> Matter:
        held = list(weighed)
        breaches = tuple(r for r in denials if ALLEGED in r.kinds)
        return cls(
            evidence=evidence,
            incidents=by_claim(held),
            naming=tuple(r for r in denials if r.links),
            answered=frozenset(i for r in denials for i in r.links),
            refusals=breaches,
            denied={r.origin.lean: r.made for r in sorted(breaches, key=_made) if r.made},
            force=tuple(uses_of_force(w.incident for w in held)),
            coverage=Coverage.of(evidence.known.reports.values(), evidence.known.on),
        )


def _made(refusal: Refusal) -> date:
    return refusal.made or date.min
