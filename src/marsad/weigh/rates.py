"""How much is told of the days before a ceasefire and after it: uses of force, and reports, and days of no report.

A rate of incidents says nothing without the rate of reports: where nobody reports, nothing is known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model import Incident, Period, Report, Status, Tally
from marsad.weigh.kinds import FORCE
from marsad.weigh.windows import Grain, Window, later

# As many days before as after, a month at the most: what came earlier is another phase of the war.
MOST_DAYS = 30
_OUT = frozenset({Status.DISCOUNTED, Status.RETRACTED})


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many reports were published on each day, over all that is held here."""

    published: Counter[date]
    latest: date | None

    @classmethod
    def of(cls, reports: Iterable[Report], latest: date | None) -> Coverage:
        """`latest` is the day asked for, None for all that is known: then the last day of publication."""
        published = Counter(r.published for r in reports if r.published)
        return cls(published, latest or max(published, default=None))

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


def uses_of_force(incidents: Iterable[Incident]) -> list[tuple[date, Incident]]:
    """The incidents that use force, stand, and are told for a few days at the most, by their first day."""
    told = (i for i in incidents if i.kind in FORCE and i.status not in _OUT)
    dated = [(i.earliest, i) for i in told if i.earliest and Window(i.earliest, i.latest).grain <= Grain.DAYS]
    return sorted(dated, key=lambda pair: (pair[0], pair[1].id))


def tallies(
    start: date,
    until: date | None,
    force: Sequence[tuple[date, Incident]],
    coverage: Coverage,
    in_scope: Callable[[Incident], bool],
) -> tuple[Tally, Tally] | None:
    """The days before a ceasefire and as many from its first day on; None where nothing is known of its first day."""
    if coverage.latest is None or coverage.latest < start:
        return None
    last = min(later(start, MOST_DAYS - 1), coverage.latest, until or date.max)
    if last < start:
        return None
    first = later(start, -((last - start).days + 1))
    return (
        _tally(first, later(start, -1), force, coverage, in_scope),
        _tally(start, last, force, coverage, in_scope),
    )


def _tally(
    first: date,
    last: date,
    force: Sequence[tuple[date, Incident]],
    coverage: Coverage,
    in_scope: Callable[[Incident], bool],
) -> Tally:
    low = bisect_left(force, first, key=lambda pair: pair[0])
    high = bisect_right(force, last, key=lambda pair: pair[0])
    return Tally(
        earliest=first,
        latest=last,
        incidents=sum(in_scope(incident) for _, incident in force[low:high]),
        reports=coverage.reports(first, last),
        gaps=coverage.gaps(first, last),
    )
