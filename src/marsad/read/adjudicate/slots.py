"""What fills the slots of a claim of the tagger's, of what the rules found in the report: places, times, figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.model import HERE, OF_PEOPLE, Figure, Mention, PlaceMention, Role, Span, When
from marsad.packs.lookup import PartyIndex
from marsad.read.kinds import counts_many
from marsad.read.nearby import Nearby
from marsad.read.tagger.second import ELSEWHERE, TIME, Coded, SecondCoder
from marsad.read.tagger.second import HERE as AT
from marsad.read.telling import Grounds

_FILLS = 0.35
"""How surely words must fill a slot of a claim that only the tagger has, 0–1."""
_DATES, _SURE, _MAYBE = 0.3, 0.9, 0.15
"""The same of a time: of such a claim, where the rules left the slot empty, and where they carried a time over from
another sentence."""


class Slots:
    """Fills slots from what stands in reach of a claim, as surely as the tagger links it."""

    def __init__(self, grounds: Grounds, second: SecondCoder, parties: PartyIndex) -> None:
        self._second = second
        self._parties = parties
        self._places = Nearby(grounds.places, lambda place: place.span)
        self._times = Nearby(grounds.times, lambda when: when.span)
        self._figures = Nearby(grounds.figures, lambda figure: figure.span)

    def mentions(self, spans: Sequence[Span]) -> tuple[Mention, ...]:
        found = [(span, self._parties.find(span.quote)) for span in spans]
        return tuple(Mention(span=span, party=party.id if party else None) for span, party in found)

    def placed(self, coded: Coded) -> tuple[PlaceMention, ...]:
        found = []
        for place in self._places.at(*self._second.reach(coded.codes)):
            at = self._second.chance(coded.codes, AT, place.span.start, place.span.end)
            beside = self._second.chance(coded.codes, ELSEWHERE, place.span.start, place.span.end)
            if max(at, beside) >= _FILLS:
                found.append(replace(place, role=_role(place.role, here=at >= beside)))
        return tuple(found)

    def _dated(self, coded: Coded, least: float) -> When | None:
        near = self._times.at(*self._second.reach(coded.codes))
        spans = [(when, when.span) for when in near if when.span is not None]
        chances = [(self._second.chance(coded.codes, TIME, span.start, span.end), when) for when, span in spans]
        best = max(chances, key=lambda c: c[0], default=None)
        return best[1] if best and best[0] >= least else None

    def own_time(self, coded: Coded) -> When | None:
        """The time of a claim that the rules do not have."""
        return self._dated(coded, _DATES)

    def time(self, when: When | None, coded: Coded) -> When | None:
        """The rules' time; one that no word of the claim gives only where the tagger sees the claim dated too."""
        if when is None:
            return self._dated(coded, _SURE)
        return when if when.text is not None or self._dated(coded, _MAYBE) is not None else None

    def counted(self, coded: Coded) -> tuple[Figure, ...]:
        """The figures in the claim's words; so many people as no one event strikes are a running count."""
        span = coded.span
        inside = (f for f in self._figures.at(*span.bounds) if span.start <= f.span.start and f.span.end <= span.end)
        return tuple(replace(f, cumulative=f.cumulative or (f.kind in OF_PEOPLE and counts_many(f))) for f in inside)


def _role(role: Role, *, here: bool) -> Role:
    if here:
        return role if role in HERE else Role.AT
    return Role.MENTIONED if role in HERE else role
