"""What counts as known on a day, and the days of reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from marsad.config import Knowledge
from marsad.model import Claim, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Claims and reports known on one day (None: all of them), claims each once and ordered by id.

    A claim whose report is not at hand can be neither dated nor traced, so it is left out.
    """

    claims: tuple[Claim, ...]
    reports: Mapping[str, Report]
    on: date | None
    knowledge: Knowledge = "published"

    def day(self, claim: Claim) -> date | None:
        """The day the claim became known; None where its report has no date."""
        return day_known(self.reports[claim.report], self.knowledge)

    def published(self, claim: Claim) -> date | None:
        """The day the claim's report was published."""
        return self.reports[claim.report].published

    def order(self, claim: Claim) -> tuple[date, str]:
        """First known first; claims of reports without a date come before all others."""
        return self.day(claim) or date.min, claim.id


def day_known(report: Report, knowledge: Knowledge) -> date | None:
    """The day a report counts as known from: its publication, else its collection; or its collection always."""
    if knowledge == "collected":
        return report.collected.date() if report.collected else None
    return report.known


def known_on(
    claims: Iterable[Claim], reports: Iterable[Report], on: date | None, knowledge: Knowledge = "published"
) -> Known:
    """What was known at the end of day `on`. A report without a date counts always."""
    by_id = {r.id: r for r in reports if _by_then(day_known(r, knowledge), on)}
    kept = {c.id: c for c in claims if c.report in by_id}
    return Known(claims=tuple(kept[i] for i in sorted(kept)), reports=by_id, on=on, knowledge=knowledge)


def _by_then(day: date | None, on: date | None) -> bool:
    return day is None or on is None or day <= on
