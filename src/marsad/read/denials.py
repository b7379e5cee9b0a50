"""What a denial meets: its scope, and the claims of the same report it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.model import Act, Claim, Denial, Family, Polarity, Scope

_RESPONSIBILITY = re.compile(
    r"responsib|involve|behind|carr(?:y|ied|ying) out|its (?:own )?(?:forces|jets|planes|aircraft|troops|army)|"
    r"had (?:struck|bombed|hit|shelled|targeted|attacked)|(?:bombing|shelling|targeting|attacking|striking|killing)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\btoll\b|\bnumber of\b|\bfigures?\b|\bhow many\b", re.IGNORECASE)
_TARGET = re.compile(r"\btarget(?:ed|ing|s)? (?:only )?(?:civilians|hospital|school|residential)", re.IGNORECASE)
_OPEN = frozenset({"bombardment_unspecified", "other_event", "ceasefire_violated"})
_AIR = frozenset({"air_strike", "drone_strike"})


def scope_of(quote: str, names_actor: bool) -> Scope:
    """OCCURRENCE unless the words deny a number, a target or having done it."""
    if _NUMBER.search(quote):
        return Scope.NUMBER
    if _TARGET.search(quote):
        return Scope.TARGET
    return Scope.RESPONSIBILITY if names_actor and _RESPONSIBILITY.search(quote) else Scope.OCCURRENCE


def linked(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each denial with a link to every claim of the report it covers, or with its scope alone."""
    return [_answered(c, claims) if c.act is Act.DENIES else c for c in claims]


def _answered(denial: Claim, claims: Sequence[Claim]) -> Claim:
    scope = scope_of(denial.span.quote, bool(denial.actors))
    met = [c for c in claims if _covers(denial, c)]
    links = tuple(Denial(scope=scope, claim=c.id) for c in met) or (Denial(scope=scope),)
    return replace(denial, denies=links)


def _covers(denial: Claim, claim: Claim) -> bool:
    """Same kind of act, told as done by somebody else, and not of other people's doing or another place."""
    if claim.polarity is Polarity.NEGATED or claim.act in {Act.DENIES, Act.PRESUPPOSES, Act.EXPECTS, Act.WARNS}:
        return False
    if claim.speaker.name == denial.speaker.name or claim.family is Family.FIGURES:
        return False
    return (
        _same_kind(denial.type, claim.type) and _compatible_actors(denial, claim) and _compatible_places(denial, claim)
    )


def _same_kind(denied: str, told: str) -> bool:
    if denied == told or (denied in _AIR and told in _AIR):
        return True
    strikes = _AIR | {"shelling", "bombardment_unspecified"}
    return (denied in _OPEN and told in strikes) or (told == "bombardment_unspecified" and denied in strikes)


def _compatible_actors(denial: Claim, claim: Claim) -> bool:
    denied = {a.party for a in denial.actors if a.party}
    told = {a.party for a in claim.actors if a.party}
    return not denied or not told or bool(denied & told)


def _compatible_places(denial: Claim, claim: Claim) -> bool:
    denied = {p.text.lower() for p in denial.here}
    told = {p.text.lower() for p in claim.here}
    return not denied or not told or bool(denied & told) or len(denied) == 1
