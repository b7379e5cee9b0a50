"""How far each type that the rules give may be trusted: how often it was right on the hand-coded claims it met.

Written as log-odds, smoothed towards the mean of all types so that what was seen twice is not trusted like what was
seen fifty times.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from marsad.model import FAMILY_OF, Claim, Span, overlap, shared

_PRIOR = 4.0
_ALIKE = 0.5


def trust(coded: Iterable[tuple[Sequence[Claim], Sequence[dict[str, Any]]]]) -> dict[str, float]:
    """Type → log-odds that the rules are right with it. `coded`: the rules' claims and the gold's, a document each."""
    right, met = Counter[str](), Counter[str]()
    for rules, gold in coded:
        spans = [(Span(**g["span"]), g["type"]) for g in gold]
        for claim in rules:
            at = claim.span.bounds
            near = [(overlap(at, span.bounds), kind) for span, kind in spans if shared(at, span.bounds) >= _ALIKE]
            if near:
                met[claim.type] += 1
                right[claim.type] += max(near)[1] == claim.type
    mean = sum(right.values()) / max(1, sum(met.values()))
    share = {t: (right[t] + _PRIOR * mean) / (met[t] + _PRIOR) for t in FAMILY_OF}
    return {t: round(math.log(s / (1 - s)), 2) for t, s in share.items()}
