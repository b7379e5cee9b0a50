"""What somebody said would, may or should not happen: kept apart from events, each open until its time is past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.model import Act, Claim, Foresight, Modality, Outlook, Polarity
from marsad.weigh.decisions import Rulings
from marsad.weigh.declarations import declares
from marsad.weigh.evidence import Evidence
from marsad.weigh.fulfilment import Foretold, Later, became
from marsad.weigh.ground import spot_of
from marsad.weigh.naming import stable_id

_AHEAD = frozenset({"talks_planned", "humanitarian_warning"})
_NOT_AHEAD = frozenset({Act.DENIES, Act.RETRACTS, Act.DEMANDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """All the claims by which one voice foretells one thing, the first known first."""

    foretold: Foretold
    claims: tuple[Claim, ...]


def outlook(claims: Iterable[Claim], later: Later, ruled: Rulings) -> tuple[Outlook, ...]:
    """Every forecast, plan, warning and threat, the first known first; one voice's repetition is one.

    What became of each is a person's to decide; else an event that was told of later shows it, or a voice that says it
    did not happen. Where its time is past and nobody says either, it cannot be told.
    """
    return tuple(_outlook(saying, later, ruled) for saying in _sayings(claims, later.evidence))


def looks_ahead(claim: Claim) -> bool:
    """Whether a claim is of what is to come. Demands are not: they say what ought to be."""
    if claim.polarity is not Polarity.AFFIRMED or claim.act in _NOT_AHEAD or declares(claim):
        return False
    return claim.modality is not Modality.ACTUAL or claim.act in (Act.EXPECTS, Act.WARNS) or claim.type in _AHEAD


def sort_of(claim: Claim, evidence: Evidence) -> Foresight:
    """How it is foretold. A threat warns of what the speaker's own side will do, a warning of anything else."""
    own = evidence.sides.party_of_speaker(claim)
    doers = evidence.sides.actors(claim)
    if claim.act is Act.WARNS and own and any(evidence.sides.nested(own, p) for p in doers):
        return Foresight.THREAT
    if claim.act is Act.WARNS or claim.type == "humanitarian_warning":
        return Foresight.WARNING
    planned = claim.modality is Modality.PLANNED or claim.type == "talks_planned"
    return Foresight.PLAN if planned else Foresight.FORECAST


def _sayings(claims: Iterable[Claim], evidence: Evidence) -> Sequence[_Saying]:
    found: dict[tuple[object, ...], _Saying] = {}
    for claim in sorted(filter(looks_ahead, claims), key=evidence.known.order):
        foretold = _foretold(claim, evidence)
        places = frozenset(spot_of(p).key for p in foretold.places)
        key = (evidence.origin(claim).key, claim.type, foretold.earliest, foretold.latest, places)
        before = found.get(key)
        told = (*before.claims, claim) if before else (claim,)
        found[key] = _Saying(foretold=before.foretold if before else foretold, claims=told)
    return tuple(found.values())


def _foretold(claim: Claim, evidence: Evidence) -> Foretold:
    """What is foretold. The very day of the report dates the words, and not what is to come."""
    time, said = claim.time, evidence.known.published(claim)
    dated = time if time and not (said and time.latest == said) else None
    return Foretold.of(
        claim,
        evidence,
        earliest=dated.earliest if dated else None,
        latest=dated.latest if dated else None,
    )


def _outlook(saying: _Saying, later: Later, ruled: Rulings) -> Outlook:
    foretold, first = saying.foretold, saying.claims[0]
    who = later.evidence.origin(first).who
    ids = [stable_id("out", c.id) for c in saying.claims]
    end = became(foretold, later)
    decided = next((d for i in ids if (d := ruled.settled(i))), None)
    return Outlook(
        id=ids[0],
        claim=first.id,
        claims=tuple(c.id for c in saying.claims),
        said_by=who.name,
        source=who.source,
        side=who.side,
        said=later.evidence.known.day(first),
        sort=sort_of(first, later.evidence),
        kind=first.type,
        state=decided.outcome if decided else end.outcome,
        earliest=foretold.earliest,
        latest=foretold.latest,
        met_by=end.met_by,
        reasons=(decided.reason, *end.reasons) if decided else end.reasons,
        decided_by=decided.by if decided else None,
    )
