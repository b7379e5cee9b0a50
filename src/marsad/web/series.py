"""What counters say over time, as a drawing: each number an interval at the day it became known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model import Toll

WIDTH, HEIGHT = 640, 220  # units of the drawing, without its margins
_ASIDE = 4  # numbers of one day stand beside each other
_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """One stated number: `low` to `high` in units of the drawing, downwards; `open_up`, `open_down` at its ends.

    `counter` is the place of who counts in `Series.counters`; its sign stands at `anchor`, an end that was stated.
    """

    toll: str
    label: str
    x: int
    top: int
    bottom: int
    open_up: bool
    open_down: bool
    counter: int

    @property
    def anchor(self) -> int:
        return self.top if self.open_down else self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A number at the side, or a day at the foot."""

    at: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """`links` joins each number with the same counter's one before: two pairs of units of the drawing.

    `counters` are those who count, each with the labels of its numbers.
    """

    intervals: tuple[Interval, ...]
    links: tuple[tuple[int, int, int, int], ...]
    numbers: tuple[Tick, ...]
    counters: tuple[tuple[str, tuple[str, ...]], ...]
    first: date
    last: date


def series(tolls: Sequence[Toll], labels: Mapping[str, str], counters: Mapping[str, str]) -> Series | None:
    """Numbers of one sort; `labels` (letters) and `counters` (names) are by id of a toll.

    None where none has both a day and a number.
    """
    drawn = [(t, t.known, ends) for t in tolls if t.known and (ends := _ends(t))]
    if not drawn:
        return None
    days = [known for _, known, _ in drawn]
    first, last = min(days), max(days)
    step = _step(max(end for *_, ends in drawn for end in ends if end is not None))
    most = step * (int(max(end for *_, ends in drawn for end in ends if end is not None) // step) + 1)
    by_counter: dict[str, list[str]] = {}
    for toll, *_ in drawn:
        by_counter.setdefault(counters[toll.id], []).append(labels[toll.id])
    order = list(by_counter)
    beside: dict[date, int] = {}
    intervals = []
    for toll, known, (low, high) in drawn:
        nth = beside[known] = beside.get(known, -1) + 1
        x = 20 + round((WIDTH - 60) * (known - first).days / max((last - first).days, 1)) + nth * _ASIDE * 4
        top = _y(high, most) if high is not None else max(_y(low or 0, most) - 18, 0)
        bottom = _y(low, most) if low is not None else HEIGHT
        intervals.append(
            Interval(
                toll=toll.id, label=labels[toll.id], x=x, top=top, bottom=bottom,
                open_up=high is None, open_down=low is None, counter=order.index(counters[toll.id]),
            )
        )  # fmt: skip
    return Series(
        intervals=tuple(intervals),
        links=tuple(_links(tolls, {i.toll: i for i in intervals})),
        numbers=tuple(Tick(at=_y(n, most), words=f"{n:,.10g}") for n in _grid(step, most)),
        counters=tuple((name, tuple(letters)) for name, letters in by_counter.items()),
        first=first,
        last=last,
    )


def _ends(toll: Toll) -> tuple[float | None, float | None] | None:
    """The least and the most it says; None where it says neither."""
    low, high = toll.figure.low, toll.figure.high
    return None if low is None and high is None else (low, high)


def _step(most: float) -> float:
    """A round step that makes at most ten of the highest number."""
    power = 1.0
    while power * 10 < most:
        power *= 10
    return next(s * power / 5 for s in _STEPS if s * power >= most / 2)


def _grid(step: float, most: float) -> list[float]:
    return [step * n for n in range(round(most / step) + 1)]


def _y(value: float, most: float) -> int:
    return round(HEIGHT * (1 - value / most))


def _links(tolls: Sequence[Toll], by_id: dict[str, Interval]) -> list[tuple[int, int, int, int]]:
    pairs = ((by_id.get(t.follows or ""), by_id.get(t.id)) for t in tolls)
    return [(a.x, a.anchor, b.x, b.anchor) for a, b in pairs if a and b]
