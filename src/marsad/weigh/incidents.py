"""Incidents: what the tellings of one event, its voices and the judgements on it come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.model import Act, Claim, Decision, Family, Incident, Modality, PlaceMention, Polarity, Verb
from marsad.weigh.candidates import candidates
from marsad.weigh.decisions import Rulings, verdict
from marsad.weigh.denials import Refusal
from marsad.weigh.evidence import Evidence, Telling, tellings_of
from marsad.weigh.ground import narrowing
from marsad.weigh.grouping import Group, group_id
from marsad.weigh.judgement import figures_of, judge, status_of
from marsad.weigh.kinds import EVENTS, family_of, generality, order
from marsad.weigh.ranges import ranges
from marsad.weigh.retractions import Withdrawn
from marsad.weigh.scales import grades
from marsad.weigh.voices import Heard, as_voice, hear

_NOT_TOLD = frozenset({Act.DENIES, Act.RETRACTS, Act.EXPECTS, Act.WARNS, Act.DEMANDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An incident with what it was worked out from; `withheld` by a person's decision, it is not shown.

    `rivals` are the ids of incidents it may be one with.
    """

    incident: Incident
    group: Group
    voices: tuple[Heard, ...]
    rivals: tuple[str, ...] = ()
    withheld: bool = False


def tells_event(claim: Claim) -> bool:
    """Whether a claim tells of an event as done. Forecasts, warnings, demands and denials tell of none.

    People uprooted at no time and from no place are a condition, not an event; people killed, wounded or taken over a
    stretch of time are a running total.
    """
    if claim.polarity is not Polarity.AFFIRMED or claim.modality is not Modality.ACTUAL or claim.act in _NOT_TOLD:
        return False
    if claim.type == "displacement" and not (claim.here and claim.time):
        return False
    return claim.type in EVENTS and not _counts_a_period(claim)


def _counts_a_period(claim: Claim) -> bool:
    return claim.family is Family.CIVILIANS and bool(claim.figures) and all(f.cumulative for f in claim.figures)


def tellings(claims: Iterable[Claim], evidence: Evidence) -> list[Telling]:
    """One telling for each place of each claim that tells of an event."""
    return [t for c in claims if tells_event(c) for t in tellings_of(c, evidence)]


def weigh_group(
    group: Group,
    rivals: Sequence[Group],
    refusals: Sequence[Refusal],
    withdrawn: Withdrawn,
    ruled: Rulings,
    evidence: Evidence,
) -> Weighed:
    """One incident, judged; `rivals` are the events it may be one with."""
    voices = hear(group, refusals, withdrawn, evidence)
    judgements = judge(group, voices, evidence)
    decision = verdict(group, ruled)
    claims = sorted({c.id: c for v in voices for c in v.claims}.values(), key=evidence.known.order)
    days = [d for c in claims if (d := evidence.known.day(c))]
    earliest, latest = _said_window(group)
    kind = _kind(group, voices)
    others = candidates(group, rivals, evidence)
    incident = Incident(
        id=group_id(group.members, evidence),
        kind=kind,
        family=family_of(kind),
        claims=tuple(c.id for c in claims),
        voices=tuple(as_voice(v, evidence) for v in voices),
        status=status_of(judgements, decision),
        judgements=judgements,
        places=_places(group),
        earliest=earliest,
        latest=latest,
        actors=_actors(voices, evidence),
        figures=figures_of(group, voices),
        first_known=min(days, default=None),
        last_known=max(days, default=None),
        note=_note(group, decision),
        candidates=others,
        grades=grades(voices, decision, evidence),
    )
    if incident.figures:
        incident = replace(incident, ranges=ranges(incident, {c.id: evidence.known.day(c) for c in claims}))
    withheld = decision is not None and decision.verb is Verb.WITHHOLD
    apart = tuple(o.incident for o in others)
    return Weighed(incident=incident, group=group, voices=tuple(voices), rivals=apart, withheld=withheld)


def _kind(group: Group, voices: Sequence[Heard]) -> str:
    """The most particular kind told, among those the one told by most voices."""
    told = [{t.claim.type for t in v.tellings} for v in voices if v.tellings]
    kinds = {k for kinds in told for k in kinds}
    narrowest = min(generality(k) for k in kinds)
    eligible = [k for k in kinds if generality(k) == narrowest]
    return min(eligible, key=lambda k: (-sum(k in kinds for kinds in told), order(k))) if eligible else group.kind


def _said_window(group: Group) -> tuple[date | None, date | None]:
    """The days all dated tellings leave; an end that no words give stays open."""
    if not group.window.dated:
        ends = [t.claim.time.latest for t in group.members if t.claim.time and t.claim.time.latest]
        return None, min(ends, default=None)
    open_ended = all(t.claim.time is None or t.claim.time.latest is None for t in group.members)
    return group.window.earliest, None if open_ended else group.window.latest


def _places(group: Group) -> tuple[PlaceMention, ...]:
    """Where it happened, the most exact place first, then what narrows it; no region beside a place in it."""
    told = [t for t in group.members if t.place and t.spot]
    exact = [t for t in told if t.spot and not t.spot.region]
    by_key: dict[str, PlaceMention] = {}
    for telling in sorted(exact or told, key=_exactness):
        if telling.place and telling.spot:
            by_key.setdefault(telling.spot.key, telling.place)
    alone = [t for t in told if t.claim.id not in group.shared]
    around = {p.text.casefold(): p for t in alone for p in narrowing(t.claim.places) if p not in by_key.values()}
    return (*by_key.values(), *around.values())


def _exactness(telling: Telling) -> tuple[bool, float, str, int]:
    spot = telling.spot
    width = spot.radius if spot and spot.placed else float("inf")
    return bool(spot and spot.area), width, telling.claim.id, telling.start


def _actors(voices: Iterable[Heard], evidence: Evidence) -> tuple[str, ...]:
    """Everybody a voice that stands says did it, as ids of parties or, for groups the pack has not, by name."""
    told = [v for v in voices if v.tellings]
    heard = [v for v in told if v.stands] or told
    return tuple(dict.fromkeys(n for v in heard for t in v.tellings for n in evidence.sides.actor_names(t.claim)))


def _note(group: Group, decision: Decision | None) -> str:
    """What people decided on it."""
    parts = list(group.decided)
    if decision and decision.verb is not Verb.WITHHOLD:
        verb = "Accepted" if decision.verb is Verb.ACCEPT else "Rejected"
        parts.append(f"{verb} by {decision.by}: {decision.because}")
    return " ".join(parts)
