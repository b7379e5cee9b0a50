"""Which incidents a brief tells of, and in which part of it.

News of a day is what that day's reports tell, and what is said to have happened on the day itself whoever told it
when. What the day's reports only look back on (told in passing, more than a week old, or going on for longer than a
week) is background: one line each, never news. A dispute stays for a week after its last word.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from marsad.model import NEWS_DAYS, Act, Axis, Claim, Family, Incident, Stance, Status
from marsad.publish.material import DISPUTE_DAYS, Material

FAMILIES = tuple(Family)
# Told of elsewhere in the brief, or no event at all.
NO_EVENTS = frozenset({"toll", "context_statistic", "humanitarian_warning"})
UNSETTLED = frozenset({Status.RETRACTED, Status.DISCOUNTED})


class Told(StrEnum):
    """Where in the brief an incident is told."""

    NEWS = "news"
    DISPUTE = "dispute"
    BACKGROUND = "background"
    NOWHERE = "nowhere"


def placed(material: Material) -> dict[Told, list[Incident]]:
    """The incidents by where they are told, the latest first."""
    told_elsewhere = _told_elsewhere(material)
    found: dict[Told, list[Incident]] = {place: [] for place in Told}
    for incident in sorted(material.picture.incidents, key=lambda i: _order(i, material.day)):
        found[_place(incident, material, told_elsewhere)].append(incident)
    return found


def disputed(incident: Incident) -> bool:
    """Whether somebody denies it, has withdrawn it, or it was set down as not holding."""
    against = any(v.stance is not Stance.FOR or v.withdrawn_on for v in incident.voices)
    return against or incident.status in UNSETTLED or Axis.OCCURRENCE in incident.contested


def _place(incident: Incident, material: Material, told_elsewhere: frozenset[str]) -> Told:
    claims = material.standing(_all_claims(incident))
    if not claims or incident.id in material.aside or incident.kind in NO_EVENTS:
        return Told.NOWHERE
    if disputed(incident):
        return Told.DISPUTE if material.within(claims, DISPUTE_DAYS) else Told.NOWHERE
    if incident.family in (Family.CEASEFIRE, Family.TERRITORY) and told_elsewhere.intersection(incident.claims):
        return Told.NOWHERE
    return _by_day(incident, claims, material)


def _by_day(incident: Incident, claims: tuple[Claim, ...], material: Material) -> Told:
    told = [c for c in claims if material.today(c)]
    old = looked_back_on(incident.earliest, incident.latest, material.day)
    if not told:
        return Told.NEWS if _happened_on(incident, material.day) and not old else Told.NOWHERE
    in_passing = all(c.act is Act.PRESUPPOSES for c in told)
    return Told.BACKGROUND if in_passing or old else Told.NEWS


def _happened_on(incident: Incident, day: date) -> bool:
    return bool(incident.earliest and incident.latest and incident.earliest <= day <= incident.latest)


def looked_back_on(earliest: date | None, latest: date | None, day: date) -> bool:
    """Whether it was over more than a week before the day, or went on for longer than a week."""
    if latest and (day - latest).days > NEWS_DAYS:
        return True
    until = latest or day
    return bool(earliest and (until - earliest).days > NEWS_DAYS)


def _all_claims(incident: Incident) -> Iterable[str]:
    yield from incident.claims
    for voice in incident.voices:
        yield from voice.claims


def _told_elsewhere(material: Material) -> frozenset[str]:
    """Claims that the sections on ceasefires and control tell."""
    picture = material.picture
    ceasefires = {c for one in picture.ceasefires for c in (*one.claims, *(b.claim for b in one.breaches))}
    return frozenset(ceasefires | {c for one in picture.control for c in one.claims})


def _order(incident: Incident, day: date) -> tuple[bool, int, int, int, str]:
    """Latest first, the undated after the dated, then by family and place in the text; ids last, so that none tie."""
    age = (day - incident.latest).days if incident.latest else 0
    start = min((p.span.start for p in incident.places), default=0)
    return incident.latest is None, age, FAMILIES.index(incident.family), start, incident.id
