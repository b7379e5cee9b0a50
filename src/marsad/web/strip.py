"""A strip of days above the list: how many incidents may be told of each day, as bars to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST, FEWEST = 45, 21  # days
SLOT, HEIGHT = 10, 40  # units of the drawing
_LEAST = 3  # a single incident must stay visible beside a day of hundreds


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How many incidents are told of one day, and how many of them are contested."""

    day: date
    incidents: int
    contested: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One day of the strip; `x`, `tall` and `dark` (the contested part) are in units of the drawing."""

    day: date
    x: int
    incidents: int = 0
    contested: int = 0
    tall: int = 0
    dark: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The days up to the last one with an incident; `earlier` counts incidents of days before the strip begins."""

    slots: tuple[Slot, ...]
    earlier: int
    width: int
    height: int = HEIGHT


def strip(bars: Sequence[Bar]) -> Strip | None:
    """MOST days or fewer, gaps included; None where no incident has a day."""
    if not bars:
        return None
    by_day = {bar.day: bar for bar in bars}
    last = max(by_day)
    first = min(max(min(by_day), last - timedelta(days=MOST - 1)), last - timedelta(days=FEWEST - 1))
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    most = max(bar.incidents for bar in bars if bar.day >= first)
    slots = tuple(_slot(day, n * SLOT, by_day.get(day), most) for n, day in enumerate(days))
    earlier = sum(bar.incidents for bar in bars if bar.day < first)
    return Strip(slots=slots, earlier=earlier, width=len(slots) * SLOT)


def _slot(day: date, x: int, bar: Bar | None, most: int) -> Slot:
    if bar is None:
        return Slot(day=day, x=x)
    tall = max(_LEAST, round(HEIGHT * bar.incidents / most))
    dark = round(tall * bar.contested / bar.incidents)
    return Slot(day=day, x=x, incidents=bar.incidents, contested=bar.contested, tall=tall, dark=dark)
