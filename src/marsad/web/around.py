"""What is told before a ceasefire and since, as a drawing: incidents a day over reports a day, silent days struck.

Both are told for as many days as they cover, so that their heights can be compared; how many that is stands beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from marsad.model import Tally

WIDTH, TALL, APART = 560, 70, 52  # units of the drawing: its days, one row of bars, what lies between the rows
_LEAST = 2  # a bar of something is seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The days before or since, `x` to `x + width`; its bars are `tall` for incidents and `high` for reports."""

    x: int
    width: int
    tall: int
    high: int
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days in a row on which no report held here was published; a stroke begins at each of `strokes`."""

    x: int
    width: int
    strokes: tuple[int, ...]
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Time runs from left to right; `gaps` are drawn over both rows, for nothing is known of these days.

    A day is `day` wide.
    """

    stretches: tuple[Stretch, ...]
    gaps: tuple[Gap, ...]
    day: int
    width: int = WIDTH
    tall: int = TALL
    second: int = TALL + APART


def around(before: Tally | None, after: Tally | None) -> Around | None:
    """The days before and since side by side; None where either is not told."""
    if before is None or after is None:
        return None
    first, last = min(before.earliest, after.earliest), max(before.latest, after.latest)
    unit = WIDTH / ((last - first).days + 1)
    most = max(len(t.incidents) / t.days for t in (before, after))
    fullest = max(t.reports / t.days for t in (before, after))
    stretches = tuple(
        Stretch(
            x=round((tally.earliest - first).days * unit),
            width=round(tally.days * unit),
            tall=_tall(len(tally.incidents) / tally.days, most),
            high=_tall(tally.reports / tally.days, fullest),
            tally=tally,
        )
        for tally in (before, after)
    )
    return Around(stretches=stretches, gaps=tuple(_gaps((before, after), first, unit)), day=round(unit))


def _tall(rate: float, most: float) -> int:
    return max(_LEAST, round(TALL * rate / most)) if rate else 0


def _gaps(tallies: tuple[Tally, ...], first: date, unit: float) -> Iterator[Gap]:
    for tally in tallies:
        for gap in tally.gaps:
            if gap.earliest and gap.latest:
                days = (gap.latest - gap.earliest).days + 1
                yield Gap(
                    x=round((gap.earliest - first).days * unit),
                    width=max(round(days * unit), 1),
                    strokes=tuple(round(((gap.earliest - first).days + n) * unit) for n in range(days)),
                    earliest=gap.earliest,
                    latest=gap.latest,
                )
