"""Those who speak of an incident, as they are printed: the strongest first, each with the claim it is best told by."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from marsad.model import Act, Claim, Incident, Stance, Voice
from marsad.publish.material import Material
from marsad.publish.naming import distinct, named, plain_name, unnamed, voice_of
from marsad.publish.quoting import SHORT

_ORDER = (Stance.FOR, Stance.WITHDRAWN, Stance.AGAINST)


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice with those of its claims that may be printed.

    `told` are those by which it takes its stand, never empty; `chief` is the one it is quoted by; `relays` are names of
    outlets, under a voice for it those marked that have withdrawn it themselves. `side` is None also for speakers named
    jointly ("a monitor and a rebel spokesman"): it would be that of one of them.
    """

    voice: Voice
    told: tuple[Claim, ...]
    name: str
    chief: Claim
    relays: tuple[str, ...]
    side: str | None

    @property
    def against(self) -> bool:
        return self.voice.stance is Stance.AGAINST

    @property
    def withdrawn(self) -> bool:
        return self.voice.stance is Stance.WITHDRAWN


def heard(incident: Incident, material: Material) -> tuple[Heard, ...]:
    """The voices of an incident that may be printed: for it, withdrawn, against it.

    Of those for it the independent that the pack knows come first, then who speaks against the interest of its own
    side, then who is not known, then who speaks for a side; among equals the picture's order holds.
    """
    gone = {plain_name(named(v.name, material.pack)) for v in incident.voices if v.stance is Stance.WITHDRAWN}
    found = [one for voice in incident.voices if (one := _heard(voice, incident.kind, gone, material))]
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.voice.stance), _rank(one, material))))


def _heard(voice: Voice, kind: str, gone: Collection[str], material: Material) -> Heard | None:
    told = _told(voice, material)
    if not told:
        return None
    name = voice_of(voice, [(c, material.reports[c.report]) for c in told], material.pack)
    relays = distinct((named(r, material.pack) for r in voice.relays), without=name)
    upholds = voice.stance is Stance.FOR
    marked = (f"{r} (since withdrawn)" if upholds and plain_name(r) in gone else r for r in relays)
    chief = told[0] if voice.stance is Stance.AGAINST else _chief(told, kind)
    jointly = " and " in name and all(unnamed(c) for c in told)
    return Heard(voice, told, name, chief, tuple(marked), None if jointly else voice.side)


def _told(voice: Voice, material: Material) -> tuple[Claim, ...]:
    """The claims of a voice; of one that has withdrawn, those it made before."""
    claims = material.standing(voice.claims)
    if voice.stance is not Stance.WITHDRAWN:
        return claims
    taking_back = {c.claim for c in material.picture.corrections}
    return tuple(c for c in claims if c.id not in taking_back) or claims


def _rank(one: Heard, material: Material) -> int:
    if one.voice.stance is not Stance.FOR:
        return 0
    if one.side:
        return 1 if one.voice.against_own_side else 3
    known = material.pack.source(one.voice.source) and not one.voice.side
    return 0 if known else 2


def _chief(told: tuple[Claim, ...], kind: str) -> Claim:
    """The first of the claims that tell most: not in passing, of the kind, with a place, in several words."""
    return max(
        told, key=lambda c: (c.act is not Act.PRESUPPOSES, c.type == kind, bool(c.here), len(c.span.quote) >= SHORT)
    )
