"""Ceasefires: who declared them, what is told as a breach, and how long they held on whose reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model import Axis, Breach, Ceasefire, Claim, Held, Modality, Polarity
from marsad.weigh.declarations import Truce, declarer_names, places_of, truces
from marsad.weigh.denials import Refusal
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import loci, spot_of
from marsad.weigh.incidents import Weighed, by_claim, tells_event
from marsad.weigh.judgement import AGREED, CONTESTED
from marsad.weigh.kinds import AIR, FORCE
from marsad.weigh.naming import stable_id
from marsad.weigh.windows import Grain

ALLEGED = "ceasefire_violated"
FIRST_BREACH = "the first breach anybody reports"
FIRST_CORROBORATED = "the first breach told by voices of different origin"
FIRST_AIR_STRIKE = "the first air strike anybody reports"
DECLARED_OVER = "those who say that it is over"
# A foreign state that is no party to a ceasefire does not break it; the armed groups on the ground are the other side.
_STATES = frozenset({"state", "coalition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What ceasefires are weighed with: incidents by claim, and the denials of breaches.

    `naming` holds the denials that name claims, `answered` the ids of these, `refusals` the denials of breaches.
    """

    evidence: Evidence
    incidents: Mapping[str, tuple[Weighed, ...]]
    naming: tuple[Refusal, ...]
    answered: frozenset[str]
    refusals: tuple[Refusal, ...]

    @classmethod
    def of(cls, evidence: Evidence, weighed: Iterable[Weighed], denials: Sequence[Refusal]) -> Matter:
        return cls(
            evidence=evidence,
            incidents=by_claim(weighed),
            naming=tuple(r for r in denials if r.links),
            answered=frozenset(i for r in denials for i in r.links),
            refusals=tuple(r for r in denials if ALLEGED in r.kinds),
        )


def ceasefires(claims: Sequence[Claim], matter: Matter) -> tuple[Ceasefire, ...]:
    """Every declaration with its alleged breaches, the earliest first."""
    evidence = matter.evidence
    found = truces(claims, evidence)
    ends = _assigned((c for c in claims if _tells(c, "ceasefire_ended")), found, evidence)
    for i, truce in enumerate(found):
        _end_as_declared(truce, ends[i], evidence)
    alleged = _assigned((c for c in claims if _tells(c, ALLEGED)), found, evidence)
    force = _by_day((c for c in claims if c.type in FORCE and tells_event(c)), evidence)
    return tuple(_ceasefire(t, ends[i], (*alleged[i], *_force(force, t, matter)), matter) for i, t in enumerate(found))


def answering(claims: Iterable[Claim], matter: Matter) -> set[str]:
    """The ids of denials that name or answer an alleged breach."""
    alleged = [c for c in claims if _tells(c, ALLEGED)]
    ids = {c.id for c in alleged}
    answers = {r.claim.id for r in matter.refusals if any(_answers(r, c, matter.evidence) for c in alleged)}
    return answers | {r.claim.id for r in matter.naming if r.links & ids}


def _tells(claim: Claim, kind: str) -> bool:
    return claim.type == kind and claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ACTUAL


def _assigned(claims: Iterable[Claim], found: Sequence[Truce], evidence: Evidence) -> dict[int, list[Claim]]:
    """Each claim with the ceasefire it speaks of.

    That is the one in force on its day; for the undated the one told of just before it in its report, else the one in
    force when it was published.
    """
    assigned: dict[int, list[Claim]] = {i: [] for i in range(len(found))}
    for claim in claims:
        number = _meant(claim, found, evidence)
        if number is not None:
            assigned[number].append(claim)
    return assigned


def _meant(claim: Claim, found: Sequence[Truce], evidence: Evidence) -> int | None:
    window = evidence.window(claim)
    day = window.latest
    if day is None:
        own = [
            (c.span.start <= claim.span.start, -abs(c.span.start - claim.span.start), i)
            for i, t in enumerate(found)
            for c in t.claims
            if c.report == claim.report
        ]
        if own:
            return max(own)[2]
        day = evidence.known.published(claim)
    holding = [i for i, t in enumerate(found) if day and t.holds_on(day) and _bound_by(claim, t, evidence)]
    return max(holding, default=None)


def _end_as_declared(truce: Truce, ends: Sequence[Claim], evidence: Evidence) -> None:
    days = [d for c in ends if (d := evidence.window(c).latest) and truce.holds_on(d)]
    if days:
        truce.until = min(days)


def _bound_by(claim: Claim, truce: Truce, evidence: Evidence) -> bool:
    """Whether whoever is said to have acted is bound by it; everybody is whom the words leave open."""
    sides = evidence.sides
    parties = sides.actors(claim)
    if not parties or not truce.parties:
        return True
    if any(sides.allied(p, d) for p in parties for d in truce.parties):
        return True
    return any((party := sides.party(p)) is None or party.kind not in _STATES for p in parties)


def _by_day(claims: Iterable[Claim], evidence: Evidence) -> list[tuple[date, str, Claim]]:
    """Claims with a first day and not of a whole series, by that day."""
    told = ((c, evidence.window(c)) for c in claims)
    dated = ((w.earliest, c.id, c) for c, w in told if w.earliest and w.grain is not Grain.SERIES)
    return sorted(dated, key=lambda entry: entry[:2])


def _force(by_day: Sequence[tuple[date, str, Claim]], truce: Truce, matter: Matter) -> list[Claim]:
    """Uses of force told for a day on which it was to hold, where it was to hold, by those it binds."""
    start, evidence = truce.start.earliest, matter.evidence
    if start is None:
        return []
    first = bisect_left(by_day, start, key=lambda entry: entry[0])
    last = bisect_right(by_day, truce.until or date.max, key=lambda entry: entry[0])
    told = (c for _, _, c in by_day[first:last])
    return [c for c in told if _done_by_the_bound(c, truce, matter) and _where_it_held(c, truce, evidence)]


def _done_by_the_bound(claim: Claim, truce: Truce, matter: Matter) -> bool:
    """As `_bound_by`; where the claim leaves open who acted, by those whom other tellings of its incidents name."""
    sides = matter.evidence.sides
    if sides.actors(claim):
        return _bound_by(claim, truce, matter.evidence)
    told = [t.claim for w in matter.incidents.get(claim.id, ()) for t in w.group.members]
    naming = [c for c in told if sides.actors(c)]
    return not naming or any(_bound_by(c, truce, matter.evidence) for c in naming)


def _where_it_held(claim: Claim, truce: Truce, evidence: Evidence) -> bool:
    """In or around its places; where it or the claim names none, by its declarers, or told in the same report."""
    spots = [s for p in loci(claim.places) if (s := spot_of(p)).placed]
    scope = [s for s in truce.spots if s.placed]
    if spots and scope:
        return any(evidence.ground.reaches(s, area) for s in spots for area in scope)
    told_together = any(c.report == claim.report for c in truce.claims)
    parties = evidence.sides.actors(claim)
    return told_together or any(evidence.sides.allied(p, d) for p in parties for d in truce.parties)


def _ceasefire(truce: Truce, ends: Sequence[Claim], broken: Sequence[Claim], matter: Matter) -> Ceasefire:
    evidence = matter.evidence
    first = min(truce.claims, key=evidence.known.order)
    told = sorted(truce.claims, key=evidence.known.order)
    breaches = sorted((_breach(c, truce, matter) for c in broken), key=lambda b: (b.on or date.max, b.claim))
    return Ceasefire(
        id=stable_id("cf", first.id),
        declared_by=tuple(dict.fromkeys(n for c in told for n in declarer_names(c, evidence))),
        earliest=truce.start.earliest,
        latest=truce.start.latest,
        claims=tuple(c.id for c in told),
        places=places_of(truce),
        breaches=tuple(breaches),
        held=_held(truce, breaches, ends, matter),
        ended_by=tuple(c.id for c in sorted(ends, key=evidence.known.order)),
    )


def _breach(claim: Claim, truce: Truce, matter: Matter) -> Breach:
    evidence, start = matter.evidence, truce.start.earliest
    window = evidence.window(claim)
    on = window.earliest if window.grain is Grain.DAY else None
    parties = evidence.sides.actor_names(claim)
    return Breach(
        claim=claim.id,
        kind=claim.type,
        by=parties[0] if parties else None,
        alleged_by=evidence.origin(claim).who.name,
        day=(on - start).days + 1 if on and start else None,
        on=on,
        contested=_contested(claim, matter),
    )


def _contested(claim: Claim, matter: Matter) -> bool:
    if any(_standing(w, Axis.OCCURRENCE) == CONTESTED for w in matter.incidents.get(claim.id, ())):
        return True
    if claim.type != ALLEGED:
        return False
    return claim.id in matter.answered or any(_answers(r, claim, matter.evidence) for r in matter.refusals)


def _answers(refusal: Refusal, claim: Claim, evidence: Evidence) -> bool:
    """Whether a denial of breaches, by the accused's side, answers an allegation already made."""
    if not refusal.made:
        return False
    published = evidence.known.published(claim)
    accused = [evidence.sides.side(p) for p in evidence.sides.actors(claim)]
    return published is not None and published <= refusal.made and refusal.origin.lean in accused


def _standing(weighed: Weighed, axis: Axis) -> str:
    return next(j.standing for j in weighed.incident.judgements if j.axis is axis)


def _held(truce: Truce, breaches: Sequence[Breach], ends: Sequence[Claim], matter: Matter) -> tuple[Held, ...]:
    """Full days it held on each reading; a reading on which nothing dated ended it has no days and no claims."""
    dated = [(b.on, b.claim) for b in breaches if b.on]
    agreed = [
        (day, t.claim.id)
        for day, claim in dated
        for w in matter.incidents.get(claim, ())
        if _standing(w, Axis.OCCURRENCE) == AGREED
        for t in w.group.members
    ]
    air = {b.claim for b in breaches if b.kind in AIR}
    over = [(w.earliest, c.id) for c in ends if (w := matter.evidence.window(c)).grain is Grain.DAY and w.earliest]
    return (
        _until(FIRST_BREACH, dated, truce),
        _until(FIRST_CORROBORATED, agreed, truce),
        _until(FIRST_AIR_STRIKE, [d for d in dated if d[1] in air], truce),
        _until(DECLARED_OVER, over, truce),
    )


def _until(reading: str, told: Sequence[tuple[date, str]], truce: Truce) -> Held:
    start = truce.start.earliest
    if not told or start is None:
        return Held(reading=reading, days=None, claims=())
    day = min(d for d, _ in told)
    return Held(reading=reading, days=(day - start).days, claims=tuple(sorted({c for d, c in told if d == day})))
