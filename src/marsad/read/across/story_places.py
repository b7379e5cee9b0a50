"""The place of the story: what a report tells on in one breath about a happening, it tells of the same place.

What coders do, measured on hand-coded reports: a deed told without any place is coded at the place of the deed told
before it in the same sentence, and in the next one where the same voice goes on and no other time is told; further
away, or told by another voice, it is as often coded nowhere or somewhere else, so nothing is carried there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.model import HERE, Basis, Claim, Family, Modality, PlaceMention, Polarity, Role

_DEEDS = frozenset({Family.STRIKE, Family.GROUND, Family.TERRITORY, Family.CIVILIANS})
_COUNTS = frozenset({"toll"})
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s|[;\n\u2028]")
_NEXT = 2
"""Sentence ends from which on nothing is carried."""


def with_story_places(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims in the order of the text; deeds told without a place have that of the deed they go on from."""
    out: list[Claim] = []
    placed: Claim | None = None
    for claim in sorted(claims, key=lambda c: (c.span.start, c.span.end)):
        goes_on = placed is not None and _needs(claim) and _goes_on(claim, placed, text, beside=out[-1] is placed)
        out.append(replace(claim, places=_of_story(placed)) if placed is not None and goes_on else claim)
        if out[-1].here and claim.modality is Modality.ACTUAL:
            placed = out[-1]
    return out


def _needs(claim: Claim) -> bool:
    """Whether the claim tells a deed as done and names no place at all."""
    told = claim.modality is Modality.ACTUAL and claim.polarity is Polarity.AFFIRMED
    return told and not claim.places and (claim.family in _DEEDS or claim.type in _COUNTS)


def _goes_on(claim: Claim, story: Claim, text: str, *, beside: bool) -> bool:
    ends = len(_SENTENCE.findall(text[story.span.end : claim.span.start]))
    if ends == 0:
        return True
    untimed = claim.time is None or claim.time.basis is Basis.INFERRED
    return ends < _NEXT and beside and untimed and claim.speaker.name == story.speaker.name


def _of_story(story: Claim) -> tuple[PlaceMention, ...]:
    at = tuple(p for p in story.places if p.role is Role.AT)
    return at + tuple(p for p in story.places if p.role in HERE and p.role is not Role.AT)
