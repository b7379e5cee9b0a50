"""Numbers as intervals: whether what several voices count can be one number."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from marsad.model import Comparator, Figure, FigureKind

# Not counts of what an event did.
NO_COUNT = frozenset({FigureKind.POPULATION, FigureKind.SHARE})
# "About 20" does not contradict 22 or 17: the room its words leave is ours, a fifth either way.
ROOM = 0.2


@dataclass(frozen=True, slots=True)
class Interval:
    """What a figure allows, both ends included; infinite where it sets no upper bound."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def hull(self, other: Interval) -> Interval:
        return Interval(min(self.low, other.low), max(self.high, other.high))


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
