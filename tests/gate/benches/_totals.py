"""How many a report tells were killed or hurt in the incident it is about, worked out from its claims.

- What is denied, planned, feared or demanded counts nobody, and a running total ("since April") is of no one incident.
- Within one claim, figures listed beside each other are added ("six civilians and two fighters"); a part of a figure
  is not ("twelve people, including five children"; "three people, two women and a man").
- Two claims are two tellings of the same people and are never added. A report puts its total first; what it tells later
  are parts of it, or what others count. So the first telling that counts somebody gives the least number, and the
  highest that any telling allows gives the most.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from marsad.model import Claim, Figure, FigureKind, Modality, Polarity
from marsad.read.numbers import find_figures

PLURAL = 2
"""The least that a plural without a number ("a number of people") can mean."""


@dataclass(frozen=True, slots=True)
class Count:
    """From `low` to `high`, None where the words set no upper bound."""

    low: float
    high: float | None


def told(claims: Sequence[Claim], kind: FigureKind, counted: Callable[[Figure], bool] = lambda _: True) -> Count | None:
    """The count of one kind that the claims of one report give, None where they give none.

    `counted` says of whom: figures of others are left out.
    """
    stated = [c for c in claims if c.polarity is Polarity.AFFIRMED and c.modality is Modality.ACTUAL]
    tellings = [t for t in (_telling(c, kind, counted) for c in sorted(stated, key=lambda c: c.span.start)) if t]
    if not tellings:
        return None
    first = next((t for t in tellings if t.low), tellings[0])
    highest = [t.high for t in tellings]
    return Count(first.low, None if None in highest else max(h for h in highest if h is not None))


def _telling(claim: Claim, kind: FigureKind, counted: Callable[[Figure], bool]) -> Count | None:
    figures = [f for f in claim.figures if f.kind is kind and f.unit == "people" and not f.cumulative and counted(f)]
    whole = _without_parts(claim, sorted(figures, key=lambda f: f.span.start))
    if not whole:
        return None
    highs = [f.high for f in whole]
    return Count(sum(_least(f) for f in whole), None if None in highs else sum(h for h in highs if h is not None))


def _without_parts(claim: Claim, figures: Sequence[Figure]) -> Sequence[Figure]:
    found = find_figures(claim.span.quote, offset=claim.span.start)
    parts = {f.start for f in found if f.subset_of is not None}
    whole = [f for f in figures if f.span.start not in parts] or list(figures[:1])
    listed_after = sum(_least(f) for f in whole[1:])
    return whole[:1] if len(whole) > 2 and listed_after == _least(whole[0]) else whole


def _least(figure: Figure) -> float:
    stated = figure.low if figure.low is not None else figure.value
    return PLURAL if stated is None else stated
