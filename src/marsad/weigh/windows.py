"""Windows of days: how narrow they are, and whether two of them can be the same moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from marsad.model import When

# Up to three days a window dates one event (a report's "day or so"); beyond a month it tells a series as a whole.
FEW_DAYS = 3
MONTH_DAYS = 31


class Grain(IntEnum):
    """How narrowly a time is told, narrowest first."""

    DAY = 0
    DAYS = 1
    SPAN = 2
    UNDATED = 3
    SERIES = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `earliest` to `latest`, both included; both None where the words give no beginning."""

    earliest: date | None = None
    latest: date | None = None

    @property
    def dated(self) -> bool:
        return self.earliest is not None and self.latest is not None

    @property
    def length(self) -> int:
        """Number of days; 0 for the undated."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else 0

    @property
    def grain(self) -> Grain:
        if not self.dated:
            return Grain.UNDATED
        limits = ((1, Grain.DAY), (FEW_DAYS, Grain.DAYS), (MONTH_DAYS, Grain.SPAN))
        return next((grain for limit, grain in limits if self.length <= limit), Grain.SERIES)

    def gap(self, other: Window) -> int | None:
        """Days between two windows, 0 where they overlap; None where one of them is undated."""
        if not (self.earliest and self.latest and other.earliest and other.latest):
            return None
        return max((other.earliest - self.latest).days, (self.earliest - other.latest).days, 0)

    def overlaps(self, other: Window) -> bool:
        return self.gap(other) == 0

    def narrowed(self, other: Window) -> Window:
        """What both windows allow; where they share no day, the days from the first to the last of both."""
        if not (self.earliest and self.latest and other.earliest and other.latest):
            return self if self.dated else other
        first, last = max(self.earliest, other.earliest), min(self.latest, other.latest)
        if first <= last:
            return Window(first, last)
        return Window(min(self.earliest, other.earliest), max(self.latest, other.latest))

    def days(self, slack: int = 0) -> Iterator[int]:
        """The proleptic ordinals of its days, `slack` more on either side; none for the undated."""
        if self.earliest and self.latest:
            yield from range(self.earliest.toordinal() - slack, self.latest.toordinal() + slack + 1)

    def months(self, slack: int = 0) -> Iterator[int]:
        """The months its days lie in, counted from the year 0, with `slack` days more on either side."""
        if self.earliest and self.latest:
            first, last = later(self.earliest, -slack), later(self.latest, slack)
            yield from range(12 * first.year + first.month, 12 * last.year + last.month + 1)


def window_of(when: When | None, published: date | None) -> Window:
    """The days on which something told as done may have happened.

    What a report tells as done was done by its publication, so that closes an open or overlong end. Without a
    beginning there is no window: what happened at some time before the report is undated.
    """
    if when is None or when.earliest is None:
        return Window()
    latest = when.latest or published or when.earliest
    if published and when.earliest <= published:
        latest = min(latest, published)
    return Window(when.earliest, max(latest, when.earliest))


def later(day: date, days: int) -> date:
    """The day so many days later (earlier if negative), held within what a calendar can say."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def within(day: date | None, start: date | None, end: date | None) -> bool:
    """Whether a day lies from `start` to `end`; False where one of the three is not known."""
    return bool(day and start and end and start <= day <= end)
