"""Drone strikes told in a few sentences, with the range of killed that was recorded from many reports of each.

The record is of the whole incident and the text of one narrative, so not every range stands in the words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from marsad.model import Claim, Figure, FigureKind, Report
from tests.gate.wiring import report_of


def figures(rows: Sequence[Mapping[str, Any]], read: Callable[[Report], Sequence[Claim]]) -> dict[str, float]:
    """Of narratives with a recorded range: share where the reader's least number of killed is the recorded least, and
    where it lies within the range. Where nothing was read, nothing is right.
    """
    told = [(row["gold"]["killed"], _least(read(report_of(row)))) for row in rows if row["gold"]["killed"]]
    exact = sum(least == low for (low, _), least in told)
    inside = sum(least is not None and low <= least <= high for (low, high), least in told)
    return {"bij_killed_exact": 100 * exact / len(told), "bij_killed_in_range": 100 * inside / len(told)}


def _least(claims: Sequence[Claim]) -> float | None:
    """The least number of the largest count of killed, running totals left out; None where no count was read."""
    counts = [f for claim in claims for f in claim.figures if f.kind is FigureKind.KILLED and not f.cumulative]
    return _low(max(counts, key=lambda f: _low(f) or 0)) if counts else None


def _low(figure: Figure) -> float | None:
    return figure.low if figure.low is not None else figure.value
