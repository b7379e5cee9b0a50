"""What somebody said would, may or should not happen: kept apart from events, each open until its time is past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model import Act, Ceasefire, Claim, Foresight, Modality, Outlook, Polarity
from marsad.weigh.decisions import Rulings
from marsad.weigh.declarations import declares
from marsad.weigh.events import Changed
from marsad.weigh.evidence import Evidence
from marsad.weigh.fulfilment import Foretold, Later, became
from marsad.weigh.ground import spot_of
from marsad.weigh.in_order import InOrder
from marsad.weigh.naming import stable_id

_Key = tuple[object, ...]
_AHEAD = frozenset({"talks_planned", "humanitarian_warning"})
_NOT_AHEAD = frozenset({Act.DENIES, Act.RETRACTS, Act.DEMANDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """All the claims by which one voice foretells one thing, the first known first."""

    foretold: Foretold
    claims: tuple[Claim, ...]


class Ahead:
    """Every forecast, plan, warning and threat, as claims and what they are met by come and go.

    One voice's repetition is one. What became of each is a person's to decide; else an event that was told of later
    shows it, or a voice that says it did not happen. Where its time is past and nobody says either, it cannot be told.
    """

    def __init__(self, ruled: Rulings, evidence: Evidence) -> None:
        self._ruled, self._evidence = ruled, evidence
        self._later = Later(evidence)
        self._said: dict[_Key, InOrder[Claim]] = {}
        self._foretold: dict[str, tuple[_Key, Foretold]] = {}
        self._key: dict[str, _Key] = {}
        self._sayings: dict[_Key, _Saying] = {}
        self._of: dict[_Key, Outlook] = {}
        self._all: InOrder[Outlook] = InOrder(lambda o: (o.said or date.min, o.claim))
        self._stale: dict[_Key, None] = {}

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in more claims, each once."""
        for claim in filter(looks_ahead, claims):
            foretold = _foretold(claim, self._evidence)
            places = frozenset(spot_of(p).key for p in foretold.places)
            origin = self._evidence.origin(claim).key
            key = (origin, claim.type, foretold.earliest, foretold.latest, places)
            self._foretold[claim.id] = key, foretold
            self._key[_id(claim)] = key
            self._said.setdefault(key, InOrder(self._evidence.known.order)).change((), (claim,))
            self._stale[key] = None

    def remove(self, claims: Iterable[Claim]) -> None:
        """Give claims up, as if they had never come in."""
        for claim in claims:
            if claim.id in self._foretold:
                key, _ = self._foretold.pop(claim.id)
                del self._key[_id(claim)]
                self._said[key].change((claim,), ())
                self._stale[key] = None

    def rule(self, ruled: Rulings, targets: Iterable[str]) -> None:
        """Go by other decisions; `targets` are the ids of what was set right otherwise than before."""
        self._ruled = ruled
        self._stale |= {self._key[i]: None for i in targets if i in self._key}

    def change(self, changed: Changed, today: date | None, ceasefires: Sequence[Ceasefire]) -> None:
        """Incidents and denials that are not as they were, the last day anything became known, and all ceasefires."""
        later, events = self._later, (*changed.gone, *changed.made)
        since, later.today = later.today, today
        declared = tuple(ceasefires) != tuple(later.ceasefires)
        later.ceasefires = ceasefires
        later.change(changed.gone, changed.made)
        later.hear(changed.unsaid, changed.said)
        told = [(w.incident.earliest, w.incident.kind) for w in events if w.incident.earliest]
        denied = [(r.published, k) for r in (*changed.unsaid, *changed.said) for k in r.kinds if r.published]
        for key, saying in self._sayings.items():
            one = saying.foretold
            if (declared and one.may_be_declared) or one.falls_due(since, today) or one.may_be_met(told, denied):
                self._stale[key] = None

    def all(self) -> tuple[Outlook, ...]:
        """The first known first."""
        stale, self._stale = self._stale, {}
        self._all.change((self._of.pop(key) for key in stale if key in self._of), ())
        for key in stale:
            self._sayings.pop(key, None)
            claims = tuple(self._said[key])
            if claims:
                self._sayings[key] = _Saying(foretold=self._foretold[claims[0].id][1], claims=claims)
                self._of[key] = _outlook(self._sayings[key], self._later, self._ruled)
        self._all.change((), [self._of[key] for key in stale if key in self._of])
        return tuple(self._all)


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


def _id(claim: Claim) -> str:
    return stable_id("out", claim.id)


def _outlook(saying: _Saying, later: Later, ruled: Rulings) -> Outlook:
    foretold, first = saying.foretold, saying.claims[0]
    who = later.evidence.origin(first).who
    ids = [_id(c) for c in saying.claims]
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
