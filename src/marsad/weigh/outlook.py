"""What somebody said would, may or should not happen: kept apart from events, open until its time is past."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from marsad.model import Act, Claim, Modality, Outlook, Polarity
from marsad.weigh.declarations import declares
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import loci, spot_of
from marsad.weigh.naming import stable_id

OPEN, PAST = "open", "past"
_AHEAD = frozenset({"talks_planned", "humanitarian_warning"})
_NOT_AHEAD = frozenset({Act.DENIES, Act.RETRACTS, Act.DEMANDS})


def outlook(claims: Iterable[Claim], evidence: Evidence) -> tuple[Outlook, ...]:
    """Every forecast, plan, warning and possibility, the first known first; one voice's repetition is one."""
    today = evidence.known.latest
    found: dict[tuple[object, ...], Outlook] = {}
    for claim in sorted(filter(looks_ahead, claims), key=evidence.known.order):
        one = _outlook(claim, today, evidence)
        places = frozenset(spot_of(p).key for p in loci(claim.places))
        found.setdefault((evidence.origin(claim).key, one.kind, one.earliest, one.latest, places), one)
    return tuple(found.values())


def looks_ahead(claim: Claim) -> bool:
    """Whether a claim is of what is to come. Demands are not: they say what ought to be."""
    if claim.polarity is not Polarity.AFFIRMED or claim.act in _NOT_AHEAD or declares(claim):
        return False
    return claim.modality is not Modality.ACTUAL or claim.act in (Act.EXPECTS, Act.WARNS) or claim.type in _AHEAD


def _outlook(claim: Claim, today: date | None, evidence: Evidence) -> Outlook:
    latest = claim.time.latest if claim.time else None
    return Outlook(
        id=stable_id("out", claim.id),
        claim=claim.id,
        said_by=evidence.origin(claim).who.name,
        kind=claim.type,
        state=PAST if latest and today and latest < today else OPEN,
        earliest=claim.time.earliest if claim.time else None,
        latest=latest,
    )
