"""What a denial meets: its scope, and the claims of the same report it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from marsad.model import NEWS_DAYS, Act, Basis, Claim, Denial, Family, Polarity, Scope

_CLEARING = re.compile(r"responsib|involve|\bbehind\b|had nothing to do|any (?:role|part|link)\b", re.IGNORECASE)
"""Words that deny having done it, whoever is named with them."""
_RESPONSIBILITY = re.compile(
    r"carr(?:y|ied|ying) out|its (?:own )?(?:forces|jets|planes|aircraft|troops|army)|"
    r"had (?:struck|bombed|hit|shelled|targeted|attacked)|(?:bombing|shelling|targeting|attacking|striking|killing)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\btoll\b|\bnumber of\b|\bfigures?\b|\bhow many\b", re.IGNORECASE)
_TARGET = re.compile(r"\btarget(?:ed|ing|s)? (?:only )?(?:civilians|hospital|school|residential)", re.IGNORECASE)
_REACH = 100
"""How many claims before it and behind it a denial may answer: no article has so many, a round-up of a year may."""
_OPEN = frozenset({"bombardment_unspecified", "other_event", "ceasefire_violated"})
_AIR = frozenset({"air_strike", "drone_strike"})


def scope_of(quote: str, names_actor: bool) -> Scope:
    """OCCURRENCE unless the words deny a number, a target or having done it."""
    if _NUMBER.search(quote):
        return Scope.NUMBER
    if _TARGET.search(quote):
        return Scope.TARGET
    if _CLEARING.search(quote):
        return Scope.RESPONSIBILITY
    return Scope.RESPONSIBILITY if names_actor and _RESPONSIBILITY.search(quote) else Scope.OCCURRENCE


def linked(claims: Sequence[Claim], published: date | None) -> list[Claim]:
    """The claims, each denial with a link to every claim of the report it covers, or with its scope alone."""
    claims = [replace(c, act=Act.DENIES) if _denied_again(c, claims) else c for c in claims]
    news = [c for c in claims if not _is_background(c, published)]
    places = {c.id: place for place, c in enumerate(news)}
    return [_answered(c, _around(news, places[c.id])) if c.act is Act.DENIES else c for c in claims]


def _around(claims: Sequence[Claim], place: int) -> Sequence[Claim]:
    return claims[max(0, place - _REACH) : place + _REACH]


def _denied_again(claim: Claim, claims: Sequence[Claim]) -> bool:
    """A "no" to the same kind of act by one who denies it elsewhere in the report is that denial told again."""
    if claim.act is not Act.ASSERTS or claim.polarity is not Polarity.NEGATED or claim.speaker.is_publisher:
        return False
    told = [c for c in claims if c.act is Act.DENIES and c.type in {claim.type} | _OPEN]
    return any(_same_voice(c.speaker.name, claim.speaker.name) for c in told)


def _same_voice(one: str, other: str) -> bool:
    """Whether one name holds the other: "Orlan" and "President Orlan"."""
    first, second = set(one.lower().split()) - {"the"}, set(other.lower().split()) - {"the"}
    return bool(first and second) and (first <= second or second <= first)


def _answered(denial: Claim, claims: Sequence[Claim]) -> Claim:
    scope = scope_of(denial.span.quote, bool(denial.actors))
    kinds = _kinds(denial, claims)
    met = [c for c in claims if _may_be_met(denial, c) and any(_same_kind(k, c) for k in kinds)]
    links = tuple(Denial(scope=scope, claim=c.id) for c in met) or (Denial(scope=scope),)
    return replace(denial, denies=links)


def _kinds(denial: Claim, claims: Sequence[Claim]) -> set[str]:
    """What is denied; of a general denial the narrower kinds that the same speaker goes on to deny in the report."""
    if denial.type not in _OPEN:
        return {denial.type}
    same = [c for c in claims if c.act is Act.DENIES and c.speaker.name == denial.speaker.name]
    return {c.type for c in same if c.type not in _OPEN} or {denial.type}


def _may_be_met(denial: Claim, claim: Claim) -> bool:
    """Told as done, lately, by somebody else, not of other people's doing or another place."""
    if claim.polarity is Polarity.NEGATED or claim.act in {Act.DENIES, Act.PRESUPPOSES, Act.EXPECTS, Act.WARNS}:
        return False
    if claim.speaker.name == denial.speaker.name or claim.family is Family.FIGURES:
        return False
    return _compatible_actors(denial, claim) and _compatible_places(denial, claim)


def _is_background(claim: Claim, published: date | None) -> bool:
    """Whether it is told of days long before the report: no denial of the day answers it."""
    when = claim.time
    if when is None or claim.act is Act.DENIES:
        return False
    past = when.latest is not None and published is not None and when.latest < published - timedelta(days=NEWS_DAYS)
    return past or when.basis is Basis.INFERRED


def _same_kind(denied: str, claim: Claim) -> bool:
    """The denied kind, or one it may stand for; a claim of open kind only where it says who did it."""
    if denied == claim.type or (denied in _AIR and claim.type in _AIR):
        return True
    if denied in _OPEN:
        return claim.type in _AIR | {"shelling", "bombardment_unspecified"}
    return claim.type == "bombardment_unspecified" and denied in _AIR | {"shelling"} and bool(claim.actors)


def _compatible_actors(denial: Claim, claim: Claim) -> bool:
    denied = {a.party for a in denial.actors if a.party}
    told = {a.party for a in claim.actors if a.party}
    return not denied or not told or bool(denied & told)


def _compatible_places(denial: Claim, claim: Claim) -> bool:
    denied = {p.text.lower() for p in denial.here}
    told = {p.text.lower() for p in claim.here}
    return not denied or bool(denied & told)
