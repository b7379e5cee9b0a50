"""Numbers as intervals: what a figure's words allow, and how intervals are put together without making numbers up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.model import Comparator, Figure, FigureKind

# Not counts of what an event did.
NO_COUNT = frozenset({FigureKind.POPULATION, FigureKind.SHARE})
# "About 20" does not contradict 22 or 17: the room its words leave is ours, a fifth either way.
ROOM = 0.2
# Sorts of people of which nobody is of two; every other sort ("child", "journalist") may be of either.
_APART = ("civilian", "combatant", "police")


@dataclass(frozen=True, slots=True)
class Interval:
    """What a figure allows, both ends included; infinite where it sets no upper bound."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def hull(self, other: Interval) -> Interval:
        return Interval(min(self.low, other.low), max(self.high, other.high))

    def plus(self, other: Interval) -> Interval:
        """Both together, of whom nobody is counted in both."""
        return Interval(self.low + other.low, self.high + other.high)

    def with_overlap(self, other: Interval) -> Interval:
        """Both together, of whom all may be counted in both: at least the larger, at most the sum."""
        return Interval(max(self.low, other.low), self.high + other.high)

    def perhaps(self) -> Interval:
        """What it comes to if it may not have happened."""
        return Interval(0.0, self.high)


NOTHING = Interval(0.0, 0.0)


def interval(figure: Figure) -> Interval | None:
    """The numbers a figure's words allow; None where they give none."""
    if figure.comparator is Comparator.APPROX and figure.value is not None and figure.low is None:
        return Interval(figure.value * (1 - ROOM), figure.value * (1 + ROOM))
    if figure.low is None and figure.high is None:
        return Interval(figure.value, figure.value) if figure.value is not None else None
    return Interval(figure.low or 0.0, math.inf if figure.high is None else figure.high)


def counts_event(figure: Figure) -> bool:
    """Whether a figure counts what one event did, and is no running total or background number."""
    return not figure.cumulative and figure.kind not in NO_COUNT


def compared(figure: Figure) -> tuple[FigureKind, str | None, str]:
    """Figures are compared only where they count the same: kind, whom, unit."""
    return figure.kind, figure.who, figure.unit


def hull(intervals: Iterable[Interval]) -> Interval | None:
    """The smallest interval around all; None for none."""
    whole: Interval | None = None
    for one in intervals:
        whole = one if whole is None else whole.hull(one)
    return whole


def said(intervals: Iterable[Interval]) -> Interval | None:
    """From the least to the most that is said of one number; None for none.

    A floor ("at least 3") says nothing of what lies above it: beside "12" it leaves 3 to 12, beside "2" it leaves the
    upper end open.
    """
    found = list(intervals)
    if not found:
        return None
    ends = [i.high for i in found if math.isfinite(i.high)]
    floors = [i.low for i in found if not math.isfinite(i.high)]
    top = max(ends, default=math.inf)
    return Interval(min(i.low for i in found), top if all(f <= top for f in floors) else math.inf)


def whole_of(parts: Mapping[str | None, Interval]) -> Interval | None:
    """What is known of all people, given what is told of them (None) and of sorts of them; None where nothing is.

    A part is a floor to the whole and never added to it. Sorts that share nobody may be added to each other.
    """
    floors = [i.low for who, i in parts.items() if who is not None]
    if not parts:
        return None
    floors.append(sum(parts[who].low for who in _APART if who in parts))
    told = parts.get(None)
    if told is None:
        return Interval(max(floors), math.inf)
    return Interval(max(told.low, *floors), max(told.high, *floors))
