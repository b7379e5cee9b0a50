"""What the rules made of a text, piece by piece: hints the tagger reads beside the words, and may overrule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from marsad.model import FAMILY_OF, HERE, Act, Claim, Modality, Polarity, Span
from marsad.read.tagger.wordpiece import Piece
from marsad.read.telling import Grounds

Hints = npt.NDArray[np.int64]
_TYPES = {name: i for i, name in enumerate(FAMILY_OF, 1)}
_ACTS = {act: i for i, act in enumerate(Act, 1)}
_MOODS = {mood: i for i, mood in enumerate(Modality, 2)}
TYPE, EDGE, ACT, MOOD, VOICE, MENTION, SPEAKER, ROLE = range(8)
SIZES = (len(_TYPES) + 1, 3, len(_ACTS) + 1, len(_MOODS) + 2, 3, 5, 2, 3)
"""How many values each kind of hint has; 0 is always "none"."""


def hints(pieces: Sequence[Piece], claims: Iterable[Claim], grounds: Grounds) -> Hints:
    """[pieces, 8] numbers: the type, edge, act, mood and voice of the rules' claim a piece is in, and what it names."""
    page = _Page(pieces)
    for claim in sorted(claims, key=lambda c: c.span.start - c.span.end):
        page.claim(claim)
    for when in grounds.times:
        page.mark(when.span, MENTION, 1)
    for figure in grounds.figures:
        page.mark(figure.span, MENTION, 2)
    for place in grounds.places:
        page.mark(place.span, MENTION, 3 if place.role in HERE else 4)
    for speech in grounds.speeches:
        page.mark(speech.speaker.span, SPEAKER, 1)
    return page.hints


class _Page:
    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._starts = [p.start for p in pieces]
        self._ends = [p.end for p in pieces]
        self.hints: Hints = np.zeros((len(pieces), len(SIZES)), dtype=np.int64)

    def mark(self, span: Span | None, kind: int, value: int) -> None:
        if span is not None:
            self.hints[self._at(span), kind] = value

    def claim(self, claim: Claim) -> None:
        """A narrower claim, which comes later, writes over a wider one."""
        self.mark(claim.span, TYPE, _TYPES.get(claim.type, 0))
        at = self._at(claim.span)
        self.hints[at, EDGE] = 2
        self.hints[at.start : at.start + 1, EDGE] = 1
        self.mark(claim.span, ACT, _ACTS[claim.act])
        self.mark(claim.span, MOOD, 1 if claim.polarity is Polarity.NEGATED else _MOODS[claim.modality])
        self.mark(claim.span, VOICE, 1 if claim.speaker.is_publisher else 2)
        for value, mentions in enumerate((claim.actors, claim.targets), 1):
            for mention in mentions:
                self.mark(mention.span, ROLE, value)

    def _at(self, span: Span) -> slice:
        return slice(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
