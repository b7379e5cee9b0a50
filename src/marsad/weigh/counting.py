"""A running total with what it is compared by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model import FigureKind, Toll
from marsad.weigh.amounts import Interval
from marsad.weigh.ground import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A toll with what it is compared by.

    `counter` is its origin's key, `allowed` None where it gives no number. `began` is the first day it covers, or the
    words for it where they give no day; `until` the last day, else that of its report, None where that has none.
    """

    toll: Toll
    counter: str
    allowed: Interval | None
    spots: tuple[Spot, ...]
    began: str | None = None
    until: date | None = None

    @property
    def count(self) -> tuple[FigureKind, str | None, str]:
        """What is counted: only the same is compared."""
        return self.toll.kind, self.toll.who, self.toll.figure.unit
