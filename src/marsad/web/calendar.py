"""The calendar of a ceasefire as a drawing: a row a side, a column a day, breaches as marks, silent days struck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.model import Breach, Ceasefire

MOST = 120  # days drawn; later ones are only in the table
SLOT, ROW, HEAD = 14, 22, 16  # units of the drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is alleged of one side on one day: `told` times, `contested` where all of it is."""

    side: str | None
    day: date
    told: int
    contested: bool
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One day; `silent` where no report held here was published on it, `within` from the first day of the ceasefire."""

    day: date
    x: int
    silent: bool
    within: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """`left_out` counts breaches of no known day or of days beyond the drawing; they are in the table."""

    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    sides: tuple[str | None, ...]
    left_out: int
    width: int
    height: int


def calendar(ceasefire: Ceasefire, breaches: Sequence[Breach]) -> Calendar | None:
    """The days around a ceasefire; None where its first day is not known."""
    if ceasefire.earliest is None:
        return None
    first, last = _ends(ceasefire, ceasefire.earliest, breaches)
    days = [first + timedelta(days=n) for n in range(min((last - first).days + 1, MOST))]
    silent = set(_silent(ceasefire))
    sides = tuple(dict.fromkeys(b.by for b in sorted(breaches, key=lambda b: b.by is None)))
    marks = tuple(_marks(breaches, days, sides))
    return Calendar(
        columns=tuple(
            Column(day=day, x=n * SLOT, silent=day in silent, within=day >= ceasefire.earliest)
            for n, day in enumerate(days)
        ),
        marks=marks,
        sides=sides,
        left_out=len(breaches) - sum(mark.told for mark in marks),
        width=len(days) * SLOT,
        height=HEAD + max(len(sides), 1) * ROW,
    )


def _ends(ceasefire: Ceasefire, began: date, breaches: Iterable[Breach]) -> tuple[date, date]:
    tallies = [t for t in (ceasefire.before, ceasefire.after) if t]
    told = [b.on for b in breaches if b.on]
    return (
        min([began, *(t.earliest for t in tallies)]),
        max([began, *(t.latest for t in tallies), *told, *([ceasefire.until] if ceasefire.until else [])]),
    )


def _silent(ceasefire: Ceasefire) -> Iterable[date]:
    for tally in (ceasefire.before, ceasefire.after):
        for gap in tally.gaps if tally else ():
            if gap.earliest and gap.latest:
                yield from (gap.earliest + timedelta(days=n) for n in range((gap.latest - gap.earliest).days + 1))


def _marks(breaches: Sequence[Breach], days: Sequence[date], sides: Sequence[str | None]) -> Iterable[Mark]:
    told = Counter((b.by, b.on) for b in breaches)
    firm = {(b.by, b.on) for b in breaches if not b.contested}
    columns = {day: n for n, day in enumerate(days)}
    for (side, day), count in told.items():
        if day is not None and day in columns:
            yield Mark(
                side=side,
                day=day,
                told=count,
                contested=(side, day) not in firm,
                x=columns[day] * SLOT,
                y=HEAD + sides.index(side) * ROW,
            )
