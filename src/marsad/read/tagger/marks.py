"""From marks on pieces to ranges: the likeliest run of O, B and I in which no I stands without a B before it."""

from __future__ import annotations

import numpy as np

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
    if not len(chances):
        return []
    scores = chances.astype(np.float64) + np.array([reluctance, 0.0, 0.0])
    best = scores[0] + np.array([0.0, 0.0, _NEVER])
    back = np.zeros((len(scores), 3), dtype=np.int64)
    for i in range(1, len(scores)):
        after_any = int(best.argmax())
        after_begun = BEGIN if best[BEGIN] >= best[INSIDE] else INSIDE
        back[i] = (after_any, after_any, after_begun)
        best = best[back[i]] + scores[i]
    tags = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        tags.append(int(back[i][tags[-1]]))
    return tags[::-1]


def _runs(tags: list[int]) -> list[Range]:
    found: list[Range] = []
    for i, tag in enumerate(tags):
        if tag == BEGIN:
            found.append((i, i + 1))
        elif tag == INSIDE:
            found[-1] = (found[-1][0], i + 1)
    return found
