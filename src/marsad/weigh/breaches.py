"""What is told as a breach of a ceasefire: force used where and while it was to hold, by those it binds."""

from __future__ import annotations

from datetime import date

from marsad.model import Axis, Breach, Claim
from marsad.weigh.days_held import standing
from marsad.weigh.declarations import Truce
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import loci, spot_of
from marsad.weigh.judgement import AGREED, CONTESTED
from marsad.weigh.matter import ALLEGED, Matter
from marsad.weigh.scope import Scope
from marsad.weigh.windows import Grain

# A foreign state that is no party to a ceasefire does not break it; the armed groups on the ground are the other side.
_STATES = frozenset({"state", "coalition"})


def bound_by(claim: Claim, truce: Truce, evidence: Evidence) -> bool:
    """Whether whoever is said to have acted is bound by it; everybody is whom the words leave open."""
    sides = evidence.sides
    parties = sides.actors(claim)
    if not parties or not truce.parties:
        return True
    if any(sides.allied(p, d) for p in parties for d in truce.parties):
        return True
    return any((party := sides.party(p)) is None or party.kind not in _STATES for p in parties)


def first_day(claim: Claim, evidence: Evidence) -> date | None:
    """The day a use of force is told for, the first of several; None where it has none, or is a whole series."""
    window = evidence.window(claim)
    return window.earliest if window.grain is not Grain.SERIES else None


def broken_by(claim: Claim, truce: Truce, scope: Scope, matter: Matter) -> bool:
    """Whether a use of force told for a day on which it was to hold is one where it was to hold, by those it binds."""
    there = _where_it_held(claim, truce, scope, matter.evidence)
    return there and _done_by_the_bound(claim, truce, matter)


def _done_by_the_bound(claim: Claim, truce: Truce, matter: Matter) -> bool:
    """As `_bound_by`; where the claim leaves open who acted, by those whom other tellings of its incidents name."""
    sides = matter.evidence.sides
    if sides.actors(claim):
        return bound_by(claim, truce, matter.evidence)
    told = [t.claim for w in matter.incidents(claim.id) for t in w.group.members]
    naming = [c for c in told if sides.actors(c)]
    return not naming or any(bound_by(c, truce, matter.evidence) for c in naming)


def _where_it_held(claim: Claim, truce: Truce, scope: Scope, evidence: Evidence) -> bool:
    """In or around its places; where it or the claim names none, by its declarers, or told in the same report."""
    spots = [s for p in loci(claim.places) if (s := spot_of(p)).placed] if scope.areas else []
    if spots:
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
        corroborated=any(standing(w, Axis.OCCURRENCE) == AGREED for w in matter.incidents(claim.id)),
    )


def _contested(claim: Claim, matter: Matter) -> bool:
    if any(standing(w, Axis.OCCURRENCE) == CONTESTED for w in matter.incidents(claim.id)):
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
