"""The tagger as second coder of a report: its own claims, their slots filled from what the rules found in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from marsad.model import Act, Claim, Modality, Polarity, Report, Span, Speaker
from marsad.read.tagger.marks import Range, ranges
from marsad.read.tagger.model import Codes, Tagged, Tagger
from marsad.read.telling import Grounds

SPEAKER, ACTOR, TARGET, HERE, ELSEWHERE, TIME, FIGURE = range(7)
_SHORTEST = 3
"""Pieces; less than that is a fragment and tells nothing."""
_SAYS_SO = 0.3
"""A publisher less likely to speak than this does not, where the text holds a speaker's name."""
_FILLS = 0.5


@dataclass(frozen=True, slots=True)
class Coded:
    """One claim as the tagger codes it. `sure` is the mean chance, 0–1, that its words belong to a claim at all."""

    span: Span
    speaker: Speaker
    act: Act
    type: str
    polarity: Polarity
    modality: Modality
    actors: tuple[Span, ...]
    targets: tuple[Span, ...]
    codes: Codes
    sure: float


class SecondCoder:
    """Codes one report; afterwards tells how surely any words fill a role of any of its claims."""

    def __init__(self, tagger: Tagger, report: Report, claims: Sequence[Claim], grounds: Grounds) -> None:
        self._text = report.text
        self.labels = tagger.labels
        self._trust = tagger.trust
        self._tagged: Tagged = tagger.tag(report, claims, grounds)
        self._starts = [p.start for p in self._tagged.pieces]
        self._ends = [p.end for p in self._tagged.pieces]
        slots = self._tagged.slots
        self._slots = [ranges(slots[:, role]) if len(slots) else [] for role in range(len(self.labels["roles"]))]

    def claims(self) -> list[Coded]:
        """Its claims in the order of the text, none overlapping."""
        stretches = [r for r in ranges(self._tagged.claims) if r[1] - r[0] >= _SHORTEST]
        return [self._coded(at, codes) for at, codes in zip(stretches, self._tagged.codes(stretches), strict=True)]

    def pieces(self, start: int, end: int) -> Range:
        """The pieces that lie at least partly in a stretch of text; empty where there are none."""
        return bisect_right(self._ends, start), bisect_left(self._starts, end)

    def chance(self, codes: Codes, role: int, start: int, end: int) -> float:
        """How surely the words from start to end fill a role of the claim, 0–1."""
        first, last = self.pieces(start, end)
        if first >= last:
            return 0.0
        total = float(codes.links[role, max(0, first - codes.first) : max(0, last - codes.first)].sum())
        return total if role == SPEAKER else total / (last - first)

    def reach(self, codes: Codes) -> tuple[int, int]:
        """The stretch of text whose words may fill a role of the claim at all; for others the chance is 0."""
        last = codes.first + codes.links.shape[1]
        return self._starts[codes.first], self._ends[last - 1]

    def trust(self, type_: str) -> float:
        """Log-odds that the rules are right where they give this type, as counted in training."""
        return self._trust.get(type_, 0.0)

    def told(self, start: int, end: int) -> float:
        """The mean chance, 0–1, that the words from start to end belong to a claim."""
        first, last = self.pieces(start, end)
        if first >= last:
            return 0.0
        return float(1.0 - np.exp(self._tagged.claims[first:last, 0]).mean())

    def _coded(self, at: Range, codes: Codes) -> Coded:
        labels = self.labels
        span = self._span(at)
        return Coded(
            span=span,
            speaker=self._speaker(codes),
            act=Act(labels["acts"][int(codes.act.argmax())]),
            type=labels["types"][int(codes.type.argmax())],
            polarity=Polarity(labels["polarities"][int(codes.polarity.argmax())]),
            modality=Modality(labels["modalities"][int(codes.modality.argmax())]),
            actors=self._filling(codes, ACTOR),
            targets=self._filling(codes, TARGET),
            codes=codes,
            sure=self.told(span.start, span.end),
        )

    def _speaker(self, codes: Codes) -> Speaker:
        named = self._near(codes, SPEAKER)
        if codes.own_voice >= 0.5 or not named:
            return Speaker(name="publisher")
        best = max(named, key=lambda r: self._linked(codes, SPEAKER, r))
        share = self._linked(codes, SPEAKER, best)
        if share < _SAYS_SO and codes.own_voice > share:
            return Speaker(name="publisher")
        span = self._span(best)
        return Speaker(name=span.quote, span=span)

    def _filling(self, codes: Codes, role: int) -> tuple[Span, ...]:
        found = [r for r in self._near(codes, role) if self._linked(codes, role, r) >= _FILLS * (r[1] - r[0])]
        return tuple(self._span(r) for r in found)

    def _near(self, codes: Codes, role: int) -> list[Range]:
        """The words marked for a role that lie within the claim's reach."""
        marked, last = self._slots[role], codes.first + codes.links.shape[1]
        after = bisect_left(marked, (codes.first, 0))
        return marked[after : bisect_left(marked, (last, 0), after)]

    def _linked(self, codes: Codes, role: int, at: Range) -> float:
        """The chances of the pieces at the range, added up."""
        return float(codes.links[role, at[0] - codes.first : at[1] - codes.first].sum())

    def _span(self, at: Range) -> Span:
        """The words of a range of pieces, whole: a mark may end within a word."""
        first, last = at
        while first > 0 and self._go_on(first - 1):
            first -= 1
        while last < len(self._starts) and self._go_on(last - 1):
            last += 1
        start, end = self._starts[first], self._ends[last - 1]
        return Span.cut(self._text, start, end)

    def _go_on(self, piece: int) -> bool:
        """Whether the next piece goes on with the same word."""
        end = self._ends[piece]
        return end == self._starts[piece + 1] and self._text[end - 1].isalnum() and self._text[end].isalnum()
