"""All that is worked out of numbers, as claims and incidents come and go: totals, tolls, and what checks them find."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.model import Claim, FigureKind, Finding, Toll, Total
from marsad.weigh.consistency import Checks, Key, in_order_of_checks
from marsad.weigh.events import Changed
from marsad.weigh.evidence import Evidence
from marsad.weigh.implied import implied
from marsad.weigh.in_order import InOrder
from marsad.weigh.toll_sums import Beside
from marsad.weigh.tolls import Tolls
from marsad.weigh.totals import Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What the numbers of incidents and the tolls come to."""

    tolls: tuple[Toll, ...]
    totals: tuple[Total, ...]
    findings: tuple[Finding, ...]


class Reckoning:
    """The numbers of one weighing."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._totals, self._tolls, self._checks = Totals(evidence), Tolls(evidence), Checks(evidence)
        self._beside = Beside(evidence, self._totals.cluster)
        self._shares: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
        self._found: dict[Key, list[Finding]] = {}
        self._often: Counter[Finding] = Counter()
        self._findings: InOrder[Finding] = InOrder(in_order_of_checks)

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in more claims, each once."""
        told = list(claims)
        self._tolls.add(told)
        self._share(told, gone=False)

    def remove(self, claims: Iterable[Claim]) -> None:
        """Give claims up, as if they had never come in."""
        told = list(claims)
        self._tolls.remove(told)
        self._share(told, gone=True)

    def change(self, standing: Changed, discounted: Changed) -> None:
        """Incidents that are no more as they were, and what they are."""
        joint = self._totals.change(standing, discounted)
        gone = [w.incident.id for c in (standing, discounted) for w in c.gone]
        made = [w.incident for c in (standing, discounted) for w in c.made if not w.withheld]
        self._beside.change(gone, made, joint)

    def reckoned(self) -> Reckoned:
        """What all of them come to."""
        before, after = self._tolls.changes()
        self._enter(self._checks.change(before, after))
        for series in dict.fromkeys(c.toll.series for c in (*before, *after)):
            self._beside.tell(series, self._checks.last_of(series))
        self._enter(self._beside.changes())
        return Reckoned(tolls=self._tolls.all(), totals=self._totals.all(), findings=tuple(self._findings))

    def _share(self, claims: Iterable[Claim], *, gone: bool) -> None:
        """What a number and a share told together imply is found in their report alone."""
        reports = set()
        for claim in claims:
            if any(f.kind is FigureKind.SHARE for f in claim.figures):
                reports.add(claim.report)
                if gone:
                    self._shares[claim.report].pop(claim.id, None)
                else:
                    self._shares[claim.report][claim.id] = claim
        self._enter({("implied", r): list(implied(self._shares[r].values(), self._evidence)) for r in reports})

    def _enter(self, found: Mapping[Key, list[Finding]]) -> None:
        """What is found under some keys now, in place of what was found there before; one found twice is told once."""
        for key, findings in found.items():
            for one in self._found.pop(key, ()):
                self._often[one] -= 1
                if not self._often[one]:
                    del self._often[one]
                    self._findings.change((one,), ())
            if findings:
                self._found[key] = findings
            for one in findings:
                self._often[one] += 1
                if self._often[one] == 1:
                    self._findings.change((), (one,))
