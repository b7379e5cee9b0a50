"""All that is worked out of numbers: ranges and totals of incidents, tolls, and what checking them finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.model import Claim, Finding, Incident, Toll, Total
from marsad.weigh.consistency import findings
from marsad.weigh.evidence import Evidence
from marsad.weigh.incidents import Weighed
from marsad.weigh.joint import rivals, summed_up, told_together
from marsad.weigh.ranges import ranged
from marsad.weigh.sums import totals
from marsad.weigh.tolls import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """The incidents with their ranges, and what their numbers and the tolls come to."""

    incidents: tuple[Incident, ...]
    tolls: tuple[Toll, ...]
    totals: tuple[Total, ...]
    findings: tuple[Finding, ...]


def reckoned(
    incidents: Sequence[Incident], weighed: Sequence[Weighed], claims: Sequence[Claim], evidence: Evidence
) -> Reckoned:
    """The numbers of one weighing; `weighed` is what the incidents that stand were worked out from."""
    with_ranges = ranged(incidents, evidence)
    overlaps = [*rivals(weighed), *summed_up(with_ranges, evidence)]
    tolls = counted(claims, evidence)
    return Reckoned(
        incidents=with_ranges,
        tolls=tuple(t.toll for t in tolls),
        totals=totals(with_ranges, overlaps, told_together(weighed)),
        findings=findings(tolls, with_ranges, overlaps, claims, evidence),
    )
