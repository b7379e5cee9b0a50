"""Parts of a claim as a person gives them: words found in the report, numbers with the bounds their words set."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from marsad.errors import UsageError
from marsad.model import Basis, Claim, Comparator, Figure, FigureKind, Span, When


def find(words: str, claim: Claim, text: str) -> Span:
    """Where these words stand in the report: within the claim if they can, else where they are nearest to it.

    White space counts as white space. Raises UsageError where they stand nowhere.
    """
    wanted = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = list(wanted.finditer(text)) if words.split() else []
    if not found:
        raise UsageError(
            f"“{words}” does not stand in this report.",
            where=f"claim {claim.id}",
            next_step="Give the words exactly as the report has them.",
        )
    start, end = claim.span.bounds
    nearest = min(found, key=lambda m: (not start <= m.start() < end, abs(m.start() - start)))
    return Span(start=nearest.start(), end=nearest.end(), quote=nearest.group())


def same_words(one: str, other: str) -> bool:
    """Whether two stretches differ in white space at most."""
    return one.split() == other.split()


def number_of(figure: Figure) -> float | None:
    """The number that its words name: its value, or what it is at most."""
    return figure.high if figure.comparator is Comparator.LE else figure.value


def bounded(figure: Figure, number: float | None, least: float | None, most: float | None) -> Figure:
    """The figure with the bounds that its comparator sets: of `number`, or of `least` and `most` for a range.

    A vague figure keeps what least and most are given. Raises UsageError where a number is missing.
    """
    from marsad.read.numbers.bounds import between, bounds, vague

    if figure.comparator is Comparator.RANGE:
        if least is None or most is None:
            raise _missing("A range needs its least and its most.")
        set_by = between(least, most)
    elif figure.comparator is Comparator.VAGUE:
        set_by = replace(vague(None), low=least, high=most)
    elif number is None:
        raise _missing(f"“{figure.text}” needs its number.")
    else:
        set_by = bounds(figure.comparator, number, whole=figure.kind is not FigureKind.SHARE)
    return replace(figure, value=set_by.value, low=set_by.low, high=set_by.high)


def window(words: str | None, earliest: date | None, latest: date | None, basis: Basis, granularity: str) -> When:
    """When something is said to have happened, without a span. Raises UsageError where it ends before it begins."""
    if earliest and latest and latest < earliest:
        raise UsageError(
            f"{latest.isoformat()} is before {earliest.isoformat()}.", next_step="Give the earlier day first."
        )
    ends = [day.isoformat() if day else ".." for day in (earliest, latest)]
    edtf = ends[0] if ends[0] == ends[1] else "/".join(ends)
    return When(
        text=words, earliest=earliest, latest=latest, basis=basis, granularity=granularity,
        edtf=edtf if earliest or latest else None,
    )  # fmt: skip


def _missing(what: str) -> UsageError:
    return UsageError(what, where="figures", next_step="Fill it in and send it again.")
