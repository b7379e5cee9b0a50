"""From marks on pieces to ranges: the likeliest run of O, B and I in which no I stands without a B before it."""

from __future__ import annotations

from marsad.read.tagger.model import Floats

OUTSIDE, BEGIN, INSIDE = 0, 1, 2
Range = tuple[int, int]
_NEVER = -1e9


def ranges(chances: Floats, reluctance: float = 0.0) -> list[Range]:
    """Half-open ranges of pieces, in order, none overlapping.

    `chances` [pieces, 3] are log-chances of O, B and I. `reluctance` is added to O: what is below 0 finds more.
    """
    return _runs(_likeliest(chances, reluctance))


def _likeliest(chances: Floats, reluctance: float) -> list[int]:
    """The best run of marks, piece by piece; of equals the first in the order O, B, I.

    Plain numbers: three at a time are too few for an array to pay.
    """
    if not len(chances):
        return []
    rows: list[list[float]] = chances.tolist()
    outside, begun, inside = rows[0][OUTSIDE] + reluctance, rows[0][BEGIN], rows[0][INSIDE] + _NEVER
    back: list[tuple[int, int]] = []
    for o, b, i in rows[1:]:
        after_any, any_best = _best(outside, begun, inside)
        after_begun, begun_best = (BEGIN, begun) if begun >= inside else (INSIDE, inside)
        back.append((after_any, after_begun))
        outside, begun, inside = any_best + (o + reluctance), any_best + b, begun_best + i
    tags = [_best(outside, begun, inside)[0]]
    for after_any, after_begun in reversed(back):
        tags.append(after_begun if tags[-1] == INSIDE else after_any)
    return tags[::-1]


def _best(outside: float, begun: float, inside: float) -> tuple[int, float]:
    """The likeliest mark and how likely it is."""
    if outside >= begun and outside >= inside:
        return OUTSIDE, outside
    return (BEGIN, begun) if begun >= inside else (INSIDE, inside)


def _runs(tags: list[int]) -> list[Range]:
    found: list[Range] = []
    for i, tag in enumerate(tags):
        if tag == BEGIN:
            found.append((i, i + 1))
        elif tag == INSIDE:
            found[-1] = (found[-1][0], i + 1)
    return found
