"""All that is worked out of numbers: ranges and totals of incidents, tolls, and what checking them finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.model import Claim, Finding, Incident, Toll, Total
from marsad.weigh.consistency import findings
from marsad.weigh.evidence import Evidence
from marsad.weigh.incidents import Weighed
from marsad.weigh.joint import rivals, summed_up, told_together
from marsad.weigh.sums import totals
from marsad.weigh.tolls import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What the numbers of incidents and the tolls come to."""

    tolls: tuple[Toll, ...]
    totals: tuple[Total, ...]
    findings: tuple[Finding, ...]


def reckoned(
    incidents: Sequence[Incident], weighed: Sequence[Weighed], claims: Sequence[Claim], evidence: Evidence
) -> Reckoned:
    """The numbers of one weighing; `weighed` is what the incidents that stand were worked out from."""
    overlaps = [*rivals(weighed), *summed_up(incidents, evidence)]
    tolls = counted(claims, evidence)
    return Reckoned(
        tolls=tuple(t.toll for t in tolls),
        totals=totals(incidents, overlaps, told_together(weighed)),
        findings=findings(tolls, incidents, overlaps, claims, evidence),
    )
