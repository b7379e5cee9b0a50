"""All that weighing looks things up in, put together once for one weighing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.model import Claim, Pack, PlaceMention
from marsad.weigh.ground import Ground, Spot, loci, spot_of
from marsad.weigh.kinds import generality
from marsad.weigh.known import Known
from marsad.weigh.likeness import Likeness
from marsad.weigh.origins import Origin, Origins
from marsad.weigh.sides import Sides
from marsad.weigh.windows import Grain, Window, window_of
from marsad.weigh.wire import Wire

_AND = re.compile(r",?\s*(?:and|or|as well as)\s+(?:[\w'’-]+\s+){0,4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known, who is who, where things lie and who vouches for what."""

    known: Known
    sides: Sides
    ground: Ground
    origins: Origins
    wire: Wire
    likeness: Likeness

    @classmethod
    def of(cls, known: Known, pack: Pack) -> Evidence:
        sides = Sides(pack)
        return cls(
            known=known,
            sides=sides,
            ground=Ground(),
            origins=Origins(known, sides),
            wire=Wire(),
            likeness=Likeness(),
        )

    def forget(self, claim: Claim) -> None:
        """A claim that a person has set right may have another speaker."""
        self.origins.forget(claim)

    def origin(self, claim: Claim) -> Origin:
        return self.origins.of(claim)

    def window(self, claim: Claim) -> Window:
        return window_of(claim.time, self.known.published(claim))


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim's account of one of its places; `place` is None where it names none, `alone` where it has no other."""

    claim: Claim
    place: PlaceMention | None
    spot: Spot | None
    window: Window
    parties: frozenset[str]
    alone: bool = True

    @property
    def start(self) -> int:
        """Where its place stands in the report; -1 where it names none."""
        return self.place.span.start if self.place else -1

    @property
    def name(self) -> tuple[str, int]:
        """What tells it from every other telling: its claim and where its place stands."""
        return self.claim.id, self.start

    @property
    def stamp(self) -> tuple[str | None, Window, str, frozenset[str]]:
        """What two tellings share that say the same of the same place, days and parties."""
        return self.spot.key if self.spot else None, self.window, self.claim.type, self.parties

    @property
    def grain(self) -> tuple[bool, float, Grain, int, bool, int]:
        """How exactly it is told, most exact first: place, days, kind, whether somebody is named."""
        spot = self.spot
        return (
            spot is None,
            spot.radius if spot and spot.area else 0.0,
            self.window.grain,
            generality(self.claim.type),
            not self.parties,
            self.window.length,
        )


def _unframed(claim: Claim, evidence: Evidence) -> tuple[PlaceMention, ...]:
    """A claim's places without the areas that only frame another of them.

    "Shells fell on Serat in the north" tells of Serat; "on Serat, Morn and villages in the north" of three places.
    """
    told = loci(claim.places)
    if len(told) < 2:
        return told
    spots = [spot_of(p) for p in told]
    text = evidence.known.reports[claim.report].text
    return tuple(
        place
        for place, spot in zip(told, spots, strict=True)
        if not (spot.area and any(s is not spot and evidence.ground.contains(spot, s) for s in spots))
        or _joined(place, told, text)
    )


def _joined(place: PlaceMention, others: tuple[PlaceMention, ...], text: str) -> bool:
    """Whether "and" or "or" sets a place beside another one named just before or after it."""
    before = (text[o.span.end : place.span.start] for o in others if o.span.end <= place.span.start)
    after = (text[place.span.end : o.span.start] for o in others if place.span.end <= o.span.start)
    return any(_AND.fullmatch(between) for between in (*before, *after))


def tellings_of(claim: Claim, evidence: Evidence) -> tuple[Telling, ...]:
    """One telling for each place a claim names, or one without a place."""
    window = evidence.window(claim)
    parties = frozenset(evidence.sides.actors(claim))
    places: tuple[PlaceMention | None, ...] = _unframed(claim, evidence) or (None,)
    return tuple(
        Telling(
            claim=claim,
            place=place,
            spot=spot_of(place) if place else None,
            window=window,
            parties=parties,
            alone=len(places) == 1,
        )
        for place in places
    )
