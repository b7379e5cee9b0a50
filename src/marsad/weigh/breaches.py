"""What is told as a breach of a ceasefire: force used where and while it was to hold, by those it binds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from marsad.model import Axis, Breach, Claim
from marsad.weigh.days_held import standing
from marsad.weigh.declarations import Truce
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import Spot, loci, spot_of
from marsad.weigh.judgement import AGREED, CONTESTED
from marsad.weigh.matter import ALLEGED, Matter
from marsad.weigh.scope import Scope
from marsad.weigh.windows import Grain

# A foreign state that is no party to a ceasefire does not break it; the armed groups on the ground are the other side.
_STATES = frozenset({"state", "coalition"})

Dated = tuple[date, str, Claim, list[Spot]]


def bound_by(claim: Claim, truce: Truce, evidence: Evidence) -> bool:
    """Whether whoever is said to have acted is bound by it; everybody is whom the words leave open."""
    sides = evidence.sides
    parties = sides.actors(claim)
    if not parties or not truce.parties:
        return True
    if any(sides.allied(p, d) for p in parties for d in truce.parties):
        return True
    return any((party := sides.party(p)) is None or party.kind not in _STATES for p in parties)


def by_day(claims: Iterable[Claim], evidence: Evidence) -> list[Dated]:
    """Claims with a first day and not of a whole series, by that day, each with where it is placed."""
    told = ((c, evidence.window(c)) for c in claims)
    dated = ((w.earliest, c.id, c, _placed(c)) for c, w in told if w.earliest and w.grain is not Grain.SERIES)
    return sorted(dated, key=lambda entry: entry[:2])


def _placed(claim: Claim) -> list[Spot]:
    return [s for p in loci(claim.places) if (s := spot_of(p)).placed]


def force(by_day: Sequence[Dated], truce: Truce, matter: Matter) -> list[Claim]:
    """Uses of force told for a day on which it was to hold, where it was to hold, by those it binds."""
    start, evidence = truce.start.earliest, matter.evidence
    if start is None:
        return []
    first = bisect_left(by_day, start, key=lambda entry: entry[0])
    last = bisect_right(by_day, truce.until or date.max, key=lambda entry: entry[0])
    scope = Scope([s for s in truce.spots if s.placed], evidence.ground)
    there = (c for _, _, c, spots in by_day[first:last] if _where_it_held(c, spots, truce, scope, evidence))
    return [c for c in there if _done_by_the_bound(c, truce, matter)]


def _done_by_the_bound(claim: Claim, truce: Truce, matter: Matter) -> bool:
    """As `_bound_by`; where the claim leaves open who acted, by those whom other tellings of its incidents name."""
    sides = matter.evidence.sides
    if sides.actors(claim):
        return bound_by(claim, truce, matter.evidence)
    told = [t.claim for w in matter.incidents.get(claim.id, ()) for t in w.group.members]
    naming = [c for c in told if sides.actors(c)]
    return not naming or any(bound_by(c, truce, matter.evidence) for c in naming)


def _where_it_held(claim: Claim, spots: Sequence[Spot], truce: Truce, scope: Scope, evidence: Evidence) -> bool:
    """In or around its places; where it or the claim names none, by its declarers, or told in the same report."""
    if spots and scope.areas:
        return scope.reached_by(spots)
    told_together = any(c.report == claim.report for c in truce.claims)
    parties = evidence.sides.actors(claim)
    return told_together or any(evidence.sides.allied(p, d) for p in parties for d in truce.parties)


def breach(claim: Claim, truce: Truce, matter: Matter) -> Breach:
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
        corroborated=any(standing(w, Axis.OCCURRENCE) == AGREED for w in matter.incidents.get(claim.id, ())),
    )


def _contested(claim: Claim, matter: Matter) -> bool:
    if any(standing(w, Axis.OCCURRENCE) == CONTESTED for w in matter.incidents.get(claim.id, ())):
        return True
    if claim.type != ALLEGED:
        return False
    return claim.id in matter.answered or _answered_at_large(claim, matter)


def _answered_at_large(claim: Claim, matter: Matter) -> bool:
    """Whether a denial of breaches, by the accused's side, answers an allegation made by then."""
    published, denied = matter.evidence.known.published(claim), matter.denied
    return published is not None and any(
        s in denied and published <= denied[s] for s in accused(claim, matter.evidence)
    )


def accused(claim: Claim, evidence: Evidence) -> set[str | None]:
    """The sides of those said to have acted; None among them for parties of no side."""
    return {evidence.sides.side(p) for p in evidence.sides.actors(claim)}
