"""What the desk heard on each day: how many reports, and how many voices spoke in them. A day of none is a gap."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.model import Claim, Report
from marsad.web.site import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """By the day the reports became known; those without a date are in none."""

    reports: dict[date, int]
    voices: dict[date, frozenset[str]]

    @property
    def days(self) -> tuple[date, date] | None:
        """The first day and the last; None where no report has a date."""
        return (min(self.reports), max(self.reports)) if self.reports else None


def coverage(shelf: Shelf, known: date | None) -> Coverage:
    """The coverage by all that may be shown, as known on a day."""
    heard = {r.id: r.known for r in shelf.reports.values() if r.known and (known is None or r.known <= known)}
    voices = defaultdict[date, set[str]](set)
    for claim in shelf.claims.values():
        day = heard.get(claim.report)
        if day:
            voices[day].add(_voice(claim, shelf.reports[claim.report]))
    return Coverage(reports=dict(Counter(heard.values())), voices={day: frozenset(v) for day, v in voices.items()})


def _voice(claim: Claim, report: Report) -> str:
    if claim.speaker.is_publisher:
        return report.publisher or report.id
    return claim.speaker.id or claim.speaker.name.casefold()


def published(reports: Iterable[Report]) -> tuple[date, date] | None:
    """The first and last day that reports state for themselves: what a slider of days runs over; None for no day."""
    days = [r.published for r in reports if r.published]
    return (min(days), max(days)) if days else None
