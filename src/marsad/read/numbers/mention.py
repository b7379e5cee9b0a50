"""What a figure of a text says, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model import Comparator, FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """One figure with its bounds.

    `start` and `end` span the whole phrase ("more than 900 civilians") in code points of the given text plus the
    caller's offset. `low`, `high` and `value` follow the bounds of the codebook: None means that the words do not say.
    Shares are in percent (0–100). `subset_of` is the index, in the tuple returned, of the figure this one is part of.
    `kind_hint` is what the words near it say it counts, None where they do not. `cumulative_hint` marks a running
    total ("so far", "since …", "death toll").
    """

    start: int
    end: int
    text: str
    comparator: Comparator
    value: float | None = None
    low: float | None = None
    high: float | None = None
    kind_hint: FigureKind | None = None
    unit: str | None = None
    who: str | None = None
    subset_of: int | None = None
    cumulative_hint: bool = False
