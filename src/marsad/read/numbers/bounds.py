"""From a comparator and a number to bounds, by the rules of the codebook ("Numbers and tolls")."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model import Comparator

Number = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """`value` is the number in the words; `low` and `high` are None where the words leave them open."""

    comparator: Comparator
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None


def bounds(comparator: Comparator, number: Number, *, whole: bool = True) -> Bounds:
    """The bounds of one stated number; with `whole`, "more than 900" begins at 901, else (shares) at 900."""
    step = 1 if whole and float(number).is_integer() else 0
    match comparator:
        case Comparator.GE:
            return Bounds(comparator=comparator, value=number, low=number)
        case Comparator.GT:
            return Bounds(comparator=comparator, value=number, low=number + step)
        case Comparator.LE:
            return Bounds(comparator=comparator, low=0, high=number)
        case Comparator.LT:
            return Bounds(comparator=comparator, value=number, low=0, high=max(0, number - step))
        case Comparator.APPROX:
            return Bounds(comparator=comparator, value=number)
        case _:
            return Bounds(comparator=Comparator.EQ, value=number, low=number, high=number)


def between(low: Number, high: Number) -> Bounds:
    """A stated range; turned round where it is written from high to low."""
    return Bounds(comparator=Comparator.RANGE, low=min(low, high), high=max(low, high))


def vague(least: int | None) -> Bounds:
    """A vague word with the least it can mean, None where it has none."""
    return Bounds(comparator=Comparator.VAGUE, low=least)
