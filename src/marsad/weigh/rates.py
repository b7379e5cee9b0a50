"""How much is told of the days before a ceasefire and after it: uses of force, and reports, and days of no report.

A rate of incidents says nothing without the rate of reports: where nobody reports, nothing is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from marsad.model import Incident, Period, Report, Status, Tally
from marsad.weigh.ground import Spot, loci, spot_of
from marsad.weigh.kinds import FORCE
from marsad.weigh.windows import Grain, Window, later

# As many days before as after, a month at the most: what came earlier is another phase of the war.
MOST_DAYS = 30
_OUT = frozenset({Status.DISCOUNTED, Status.RETRACTED})


class Coverage:
    """How many reports were published on each day, over all that is held here.

    `latest` is the day asked for, without one the last day of publication.
    """

    def __init__(self, published: Counter[date], on: date | None) -> None:
        self.published = published
        self._on = on
        self.latest = on or max(published, default=None)

    def add(self, reports: Iterable[Report]) -> None:
        """Count more reports."""
        days = [r.published for r in reports if r.published]
        self.published.update(days)
        if self._on is None:
            self.latest = max([*days, *([self.latest] if self.latest else [])], default=None)

    def reports(self, first: date, last: date) -> int:
        return sum(self.published[day] for day in _days(first, last))

    def gaps(self, first: date, last: date) -> tuple[Period, ...]:
        """The runs of days on which none was published, both ends included."""
        gaps: list[Period] = []
        for day in _days(first, last):
            if self.published[day]:
                continue
            if gaps and gaps[-1].latest == later(day, -1):
                gaps[-1] = Period(earliest=gaps[-1].earliest, latest=day)
            else:
                gaps.append(Period(earliest=day, latest=day))
        return tuple(gaps)

    def unreported(self, first: date, last: date) -> int:
        """How many of the days from `first` to `last` no report was published on."""
        return sum(not self.published[day] for day in _days(first, last))


def _days(first: date, last: date) -> Iterator[date]:
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


Force = tuple[date, str, tuple[Spot, ...]]


def use_of_force(incident: Incident) -> Force | None:
    """The first day, id and places of an incident that uses force, stands, and is told for a few days at the most."""
    if incident.kind not in FORCE or incident.status in _OUT or incident.earliest is None:
        return None
    if Window(incident.earliest, incident.latest).grain > Grain.DAYS:
        return None
    return incident.earliest, incident.id, tuple(spot_of(p) for p in loci(incident.places))


def tallies(
    start: date, until: date | None, near: Mapping[str, date], coverage: Coverage
) -> tuple[Tally, Tally] | None:
    """The days before a ceasefire and as many from its first day on; None where nothing is known of its first day.

    `near` are the ids of uses of force where it was to hold, within a month of its first day, with their days.
    """
    if coverage.latest is None or coverage.latest < start:
        return None
    last = min(later(start, MOST_DAYS - 1), coverage.latest, until or date.max)
    if last < start:
        return None
    first = later(start, -((last - start).days + 1))
    return _tally(first, later(start, -1), near, coverage), _tally(start, last, near, coverage)


def _tally(first: date, last: date, near: Mapping[str, date], coverage: Coverage) -> Tally:
    within = sorted((day, i) for i, day in near.items() if first <= day <= last)
    return Tally(
        earliest=first,
        latest=last,
        incidents=tuple(i for _, i in within),
        reports=coverage.reports(first, last),
        gaps=coverage.gaps(first, last),
    )
