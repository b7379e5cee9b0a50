"""Which claims of the two coders are one claim, and whether both came to it by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.model import FAMILY_OF, Claim, overlap, shared
from marsad.read.nearby import Nearby
from marsad.read.tagger.second import Coded

SHARED = 0.5
"""Share of the shorter span that two codings of one claim have in common."""
_SURE_AGREED = 0.78
"""How surely the tagger must take words for part of a claim, 0–1, for its agreement to count."""


@dataclass(frozen=True, slots=True)
class Both:
    """One claim as each coder has it; one of them may be missing."""

    rule: Claim | None
    coded: Coded | None


def paired(rules: Sequence[Claim], coded: Sequence[Coded]) -> list[Both]:
    """Which claims of the two coders are one, those that share most first; what is left stands alone."""
    near = Nearby(enumerate(coded), lambda numbered: numbered[1].span)
    options = [
        (overlap(r.span.bounds, c.span.bounds), -i, -j)
        for i, r in enumerate(rules)
        for j, c in near.at(r.span.start, r.span.end)
        if shared(r.span.bounds, c.span.bounds) >= SHARED
    ]
    left_r, left_c = dict(enumerate(rules)), dict(enumerate(coded))
    found: list[Both] = []
    for _, i, j in sorted(options, reverse=True):
        if -i in left_r and -j in left_c:
            found.append(Both(left_r.pop(-i), left_c.pop(-j)))
    found += [Both(r, None) for r in left_r.values()]
    found += [Both(None, c) for c in left_c.values()]
    return found


def agreed(rule: Claim | None, coded: Coded) -> bool:
    """Whether both coders, each by itself, come to the claim: family of types, voice, polarity and modality."""
    if rule is None or coded.sure < _SURE_AGREED:
        return False
    same_voice = rule.speaker.is_publisher == coded.speaker.is_publisher
    alike = (rule.polarity, rule.modality) == (coded.polarity, coded.modality)
    return same_voice and alike and rule.family is FAMILY_OF[coded.type]
