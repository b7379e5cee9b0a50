"""What became of something foretold: events told of later that are what was foretold, and words that it did not happen.

An event is what was foretold where its kind is the one foretold or what such an act comes to, where it happened at a
place foretold or in it, where a party foretold is said to have done it, and where it happened after the words were
printed and within the days they gave (without any, within a month). It shows that it came true only where it is upheld
and undenied, and told by somebody else than the one who foretold it. That nobody tells of it shows nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from marsad.model import Axis, Ceasefire, Claim, Family, Incident, Outcome, PlaceMention, Reason, Role, Status
from marsad.weigh.denials import Refusal
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import VAST, Spot, cells, loci, spot_of
from marsad.weigh.in_order import InOrder
from marsad.weigh.incidents import Weighed
from marsad.weigh.judgement import AGREED, ONE_VOICE
from marsad.weigh.kinds import TAKEN, compatible, family_of
from marsad.weigh.origins import Origin
from marsad.weigh.windows import Grain, later

REACH_DAYS = 31
# Which acts are what another, foretold, comes to.
COMES_TO: dict[str, frozenset[str]] = {
    "talks_planned": frozenset({"talks_held"}),
    "advance": TAKEN - {"withdrawal_done"},
    "offensive_launched": frozenset({"ground_assault_failed"}),
    "offensive_resumed": frozenset({"ground_assault_failed"}),
}
_DECLARED = frozenset({"ceasefire_announced", "ceasefire_agreed"})
# Kinds that say too little of what is to come to be known again.
_UNKNOWABLE = frozenset({"other_event", "humanitarian_warning", "toll", "context_statistic", "other_statement"})
# What needs no place to be known again: talks and agreements are told of by who meets and when.
_PLACELESS = frozenset({Family.DIPLOMACY, Family.CEASEFIRE})


_Where = tuple[str, tuple[int, int] | None]
_Event = tuple[int, str, Weighed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """One thing foretold: `since` is the first day on which an event can be it, `until` the last; None for no bound."""

    claim: Claim
    origin: Origin
    earliest: date | None
    latest: date | None
    since: date | None
    until: date | None
    places: tuple[PlaceMention, ...]
    spots: tuple[Spot, ...]
    parties: tuple[str, ...]

    @classmethod
    def of(cls, claim: Claim, evidence: Evidence, *, earliest: date | None, latest: date | None) -> Foretold:
        """What a claim foretells for the days from `earliest` to `latest`."""
        printed = evidence.known.published(claim)
        since = earliest or (later(printed, 1) if printed else None)
        reach = later(since, REACH_DAYS) if since else None
        places = loci(claim.places) or tuple(p for p in claim.places if p.role is Role.TOWARD)
        return cls(
            claim=claim,
            origin=evidence.origin(claim),
            earliest=earliest,
            latest=latest,
            since=since,
            until=latest or reach,
            places=places,
            spots=tuple(spot_of(p) for p in places),
            parties=evidence.sides.actor_names(claim),
        )

    @property
    def may_be_declared(self) -> bool:
        """Whether a ceasefire would be it."""
        return self.claim.type in _DECLARED

    def falls_due(self, since: date | None, today: date | None) -> bool:
        """Whether its time is past today and was not since then, or the other way round."""
        return self.open_on(since) is not self.open_on(today)

    def open_on(self, day: date | None) -> bool:
        """Whether it may still come, on the last day anything became known."""
        return self.latest is None or day is None or day <= self.latest

    def may_be_met(self, told: Iterable[tuple[date, str]], denied: Iterable[tuple[date, str]]) -> bool:
        """Whether events told for these days, or denials of these days, by kind, may be of it."""
        since, until = self.since, self.until
        if since is None or until is None:
            return False
        kind, over = self.claim.type, later(until, REACH_DAYS)
        if any(since <= day <= until and comes_to(kind, k) for day, k in told):
            return True
        return any(since <= day <= over and comes_to(kind, k) for day, k in denied)


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What became of it, by which incidents and ceasefires (ids), and why."""

    outcome: Outcome
    met_by: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Later:
    """Everything that was told, to find in it what had been foretold, as it comes and goes.

    Events are kept by kind and by the half-degree cells they reach into, those without cells under None, the first
    first; denials by kind. `today` is the last day anything became known.
    """

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.today: date | None = None
        self.ceasefires: Sequence[Ceasefire] = ()
        self._events: dict[_Where, InOrder[_Event]] = {}
        self._denials: dict[str, InOrder[Refusal]] = {}

    def change(self, gone: Iterable[Weighed], made: Iterable[Weighed]) -> None:
        """Incidents that are no more as they were, and what they are."""
        left, come = _by_where(gone), _by_where(made)
        for where in {**left, **come}:
            shelf = self._events.setdefault(where, InOrder(_first))
            shelf.change(left.get(where, ()), come.get(where, ()))

    def hear(self, gone: Iterable[Refusal], new: Iterable[Refusal]) -> None:
        """Denials that are no more, and new ones."""
        for sign, refusals in ((0, gone), (1, new)):
            for refusal in refusals:
                for kind in refusal.kinds if refusal.published else ():
                    shelf = self._denials.setdefault(kind, InOrder(_refusal_order))
                    shelf.change((), (refusal,)) if sign else shelf.change((refusal,), ())

    def events(self, foretold: Foretold) -> list[Weighed]:
        """The events that are what was foretold, whether upheld or not, the first first."""
        if foretold.since is None or foretold.until is None:
            return []
        since, until = foretold.since.toordinal(), foretold.until.toordinal()
        found: dict[tuple[int, str], Weighed] = {}
        for key in self._reached(foretold):
            for day, id, one in self._events[key].between((since,), (until + 1,)):
                if (day, id) not in found and self._is(foretold, one):
                    found[day, id] = one
        return [found[key] for key in sorted(found)]

    def _reached(self, foretold: Foretold) -> list[_Where]:
        """Where such events are kept: everywhere, for what is foretold of a region or of no place."""
        near = {cell for spot in foretold.spots for cell in _cells((spot,))}
        everywhere = not near or None in near
        kinds = {kind for kind, _ in self._events if comes_to(foretold.claim.type, kind)}
        return [
            (kind, cell)
            for kind, cell in self._events
            if kind in kinds and (everywhere or cell is None or cell in near)
        ]

    def truces(self, foretold: Foretold) -> Iterator[Ceasefire]:
        """The ceasefires declared where one was foretold."""
        if foretold.claim.type in _DECLARED:
            parties = frozenset(foretold.parties)
            for one in self.ceasefires:
                if not self._in_time(foretold, one.earliest, one.latest):
                    continue
                if not parties or any(self._nested(p, d) for p in parties for d in one.declared_by):
                    yield one

    def refusals(self, foretold: Foretold) -> Iterator[Refusal]:
        """Words, from when its time had begun to a month after it ended, that it did not happen."""
        if foretold.since is None or foretold.until is None:
            return
        found: dict[str, Refusal] = {}
        for kind in (k for k in self._denials if comes_to(foretold.claim.type, k)):
            over = later(foretold.until, REACH_DAYS + 1)
            told = self._denials[kind].between((foretold.since,), (over,))
            found |= {r.claim.id: r for r in told if self._answers(r, foretold)}
        yield from (found[i] for i in sorted(found))

    def _answers(self, refusal: Refusal, foretold: Foretold) -> bool:
        dated = refusal.claim.time is not None and refusal.window.dated
        in_time = not dated or self._in_time(foretold, refusal.window.earliest, refusal.window.latest)
        doers = self.evidence.sides.actor_names(refusal.claim)
        return in_time and self._there(foretold, refusal.spots) and self._done_by(foretold, doers)

    def _is(self, foretold: Foretold, weighed: Weighed) -> bool:
        incident, window = weighed.incident, weighed.group.window
        if not window.dated or window.grain is Grain.SERIES:
            return False
        if not self._in_time(foretold, incident.earliest, window.latest):
            return False
        spots = tuple(t.spot for t in weighed.group.members if t.spot)
        return self._there(foretold, spots) and self._done_by(foretold, incident.actors)

    def _in_time(self, foretold: Foretold, earliest: date | None, latest: date | None) -> bool:
        if not (foretold.since and foretold.until and earliest and latest):
            return False
        return foretold.since <= earliest and latest <= foretold.until

    def _there(self, foretold: Foretold, spots: Sequence[Spot]) -> bool:
        """Whether it happened where foretold. What needs no place is known again without one on either side."""
        named = [s for s in foretold.spots if s.precision not in VAST]
        placeless = family_of(foretold.claim.type) in _PLACELESS
        if not named or not spots:
            return placeless
        return any(self.evidence.ground.relation(one, other) for one in named for other in spots)

    def _done_by(self, foretold: Foretold, doers: Sequence[str]) -> bool:
        """Whether one of those foretold is said to have done it; anybody, where nobody was named."""
        if not foretold.parties:
            return True
        if family_of(foretold.claim.type) in _PLACELESS and not doers:
            return True
        return any(self._nested(one, other) for one in foretold.parties for other in doers)

    def _nested(self, one: str, other: str) -> bool:
        return self.evidence.sides.nested(one, other)


def _cells(spots: Iterable[Spot | None]) -> set[tuple[int, int] | None]:
    """The cells that places reach into; None for those that have none, and where there is no place."""
    found: set[tuple[int, int] | None] = set()
    for spot in spots:
        found.update((list(cells(spot)) if spot else []) or (None,))
    return found or {None}


def _by_where(weighed: Iterable[Weighed]) -> dict[_Where, list[_Event]]:
    found: defaultdict[_Where, list[_Event]] = defaultdict(list)
    for one in weighed:
        if one.incident.earliest:
            entry = one.incident.earliest.toordinal(), one.incident.id, one
            for cell in _cells(t.spot for t in one.group.members):
                found[one.incident.kind, cell].append(entry)
    return found


def _refusal_order(refusal: Refusal) -> tuple[date, str, bool]:
    return refusal.published or date.min, refusal.claim.id, refusal.of_report


def _first(entry: _Event) -> tuple[int, str]:
    return entry[:2]


@cache
def comes_to(foretold: str, kind: str) -> bool:
    """Whether an event of this kind can be the one foretold."""
    if foretold in _UNKNOWABLE:
        return False
    return compatible(foretold, kind) or kind in COMES_TO.get(foretold, ())


def became(foretold: Foretold, told: Later) -> End:
    """What became of it, as far as the claims show."""
    events = told.events(foretold)
    truces = list(told.truces(foretold))
    upheld = [w for w in events if _upheld(w, foretold)]
    if upheld or truces:
        reasons = [_shown(w.incident) for w in upheld]
        reasons += [Reason(text="A ceasefire was declared, as foretold.", claims=c.claims) for c in truces]
        met_by = (*(w.incident.id for w in upheld), *(c.id for c in truces))
        return End(outcome=Outcome.CAME_TRUE, met_by=met_by, reasons=tuple(reasons))
    if foretold.open_on(told.today):
        return End(outcome=Outcome.OPEN, met_by=_ids(events), reasons=(*_unsure(events, foretold), _waits(foretold)))
    return _fallen_due(foretold, events, told)


def _fallen_due(foretold: Foretold, events: Sequence[Weighed], told: Later) -> End:
    """Its time is past, and nothing shows that it came true."""
    refusals = list(told.refusals(foretold))
    others = [r for r in refusals if not _speaks_for_itself(r, foretold, told.evidence)]
    if others and not events:
        names = "; ".join(dict.fromkeys(r.origin.who.name for r in others))
        reason = Reason(text=f"Its time is past, and {names} says that it did not happen.", claims=_claims(others))
        return End(outcome=Outcome.DID_NOT, reasons=(reason,))
    reasons = list(_unsure(events, foretold))
    if refusals:
        reasons.append(Reason(text="That it did not happen is said too.", claims=_claims(refusals)))
    if not reasons:
        reasons.append(Reason(text="Its time is past, and no claim held here says that it happened or did not."))
    return End(outcome=Outcome.CANNOT_TELL, met_by=_ids(events), reasons=tuple(reasons))


def _upheld(weighed: Weighed, foretold: Foretold) -> bool:
    """Whether the event stands undenied, told by another than the one who foretold it."""
    if weighed.incident.status in (Status.RETRACTED, Status.DISCOUNTED):
        return False
    standing = next(j.standing for j in weighed.incident.judgements if j.axis is Axis.OCCURRENCE)
    own = foretold.origin.who.party or foretold.origin.key
    others = any(v.counts and v.mouth != own for v in weighed.voices)
    return standing in (AGREED, ONE_VOICE) and others


def _shown(incident: Incident) -> Reason:
    several = incident.status is not Status.SINGLE_SOURCE
    text = (
        "It is told of as done, by voices of different origin." if several else "It is told of as done, by one voice."
    )
    return Reason(text=text, claims=incident.claims)


def _unsure(events: Iterable[Weighed], foretold: Foretold) -> Iterator[Reason]:
    for one in events:
        contested = Axis.OCCURRENCE in one.incident.contested
        if contested:
            text = "An event like it is told of, and it is contested whether that happened."
        elif one.incident.status in (Status.RETRACTED, Status.DISCOUNTED):
            text = "An event like it was told of and is no longer upheld."
        else:
            text = f"An event like it is told of by {foretold.origin.who.name} alone, who foretold it."
        yield Reason(text=text, claims=one.incident.claims)


def _waits(foretold: Foretold) -> Reason:
    if foretold.latest:
        return Reason(
            text=f"Its time is not past before {foretold.latest.isoformat()} is.", claims=(foretold.claim.id,)
        )
    return Reason(text="The words give no day by which it should have happened.", claims=(foretold.claim.id,))


def _speaks_for_itself(refusal: Refusal, foretold: Foretold, evidence: Evidence) -> bool:
    """Whether who says that it did not happen belongs to those foretold to do it: expected of them, it shows little."""
    sides = {side for p in foretold.parties if (side := evidence.sides.side(p))}
    return refusal.origin.lean is not None and refusal.origin.lean in sides


def _ids(events: Iterable[Weighed]) -> tuple[str, ...]:
    return tuple(w.incident.id for w in events)


def _claims(refusals: Iterable[Refusal]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.claim.id for r in refusals))
