"""The review desk: what people should look at, what they decide there, and everything that was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, Protocol

from marsad.engine import deciding
from marsad.engine.agreeing import Agreement, agreement
from marsad.engine.deciding import Verdict
from marsad.engine.gazetteers import searching
from marsad.engine.pictures import Weighed
from marsad.engine.remembering import Memory
from marsad.engine.standing import Standing
from marsad.errors import NotFound, UsageError
from marsad.model import Candidate, Claim, Decision, Location, Pack, PlaceStatus, Report, Verb, standing, value_of
from marsad.place import Placer
from marsad.weigh import Queue, Ranked, Read, corrected, queue, ranked, read, rulings

# Fields of a claim on which figures, the map and blame hang: whoever changes one says why.
NEEDS_REASON = frozenset({"figures", "places", "actors", "targets", "speaker"})
DEFAULT_REASON = "read against the words"


class Held(Protocol):
    """What reviewing asks of a desk."""

    @property
    def pack(self) -> Pack: ...
    def standing(self) -> Standing: ...
    def showing(self, as_known_on: date | None = None) -> Weighed: ...
    def reports(self) -> tuple[Report, ...]: ...
    def claims(self) -> tuple[Claim, ...]: ...
    def claim(self, id: str) -> Claim: ...
    def decisions(self) -> tuple[Decision, ...]: ...
    def decide_after(self, verdicts: Sequence[Verdict], *, by: str, seen: str | None) -> tuple[Decision, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the audit log. `undone_by` is the decision that took it back, None while it stands.

    `claim` is the claim it is about, directly or through the decision it takes back; None for a grouping.
    """

    decision: Decision
    claim: str | None = None
    field: str | None = None
    machine: Any = None
    person: Any = None
    others: tuple[str, ...] = ()
    undone_by: str | None = None


@dataclass(slots=True)
class Review:
    """Reviewing at one desk.

    The ranking of claims is kept until the ledger holds other claims or corrections, what is asked often until it
    grows at all.
    """

    desk: Held
    _memory: Memory = field(default_factory=Memory)
    _ranking: tuple[object, Ranked] = field(default=((), Ranked()))
    _placer: tuple[Pack, Placer] | None = None

    def queue(self) -> Queue:
        """What is left to look at, by all that is known now."""

        shown = self.desk.showing()

        def made() -> Queue:
            return queue(self._ranked(), read(self.desk.decisions(), shown.picture), shown.picture)

        return self._memory.of(self.desk.standing().state, ("queue", shown.state), made)

    def read(self) -> Read:
        """Who read which claim, and what each made of it."""
        return self.queue().read

    def corrected(self, claim: Claim) -> Claim:
        """A claim with the corrections that stand."""
        return _with_corrections(claim, self.desk.decisions())

    def as_seen(self, claim: Claim, seen: str | None) -> Claim:
        """A claim as it stood after the decision of this id, or before all of them."""
        decisions = self.desk.decisions()
        number = next((n for n, d in enumerate(decisions, 1) if d.id == seen), 0)
        return _with_corrections(claim, decisions[:number])

    def decided_on(self, ids: Sequence[str]) -> tuple[Entry, ...]:
        """What was decided on these things, newest first."""
        return tuple(e for e in self.audit() if {e.claim, e.decision.target, *e.others} & set(ids))

    def latest(self) -> str | None:
        """The id of the latest decision: what a page that is made now has seen."""
        decisions = self.desk.decisions()
        return decisions[-1].id if decisions else None

    def decide(self, verdicts: Sequence[Verdict], *, by: str, seen: str | None) -> tuple[Decision, ...]:
        """Keep what a person decided, all or nothing; a reason may be left out where a plain one will do.

        Raises Overtaken where somebody else decided on the same thing after the decision of the id `seen`, UsageError
        where a reason or a part is missing, NotFound where an id names nothing.
        """
        told = [replace(v, because=_because(v)) for v in verdicts]
        return self.desk.decide_after(told, by=by, seen=seen)

    def last_of(self, name: str) -> Decision | None:
        """The last decision of this person that stands; what undo takes back."""
        return next((d for d in reversed(standing(self.desk.decisions())) if d.by == name), None)

    def audit(self) -> tuple[Entry, ...]:
        """Every decision, newest first, undone ones with what undid them."""
        return self._memory.of(self.desk.standing().state, "audit", lambda: _entries(self.desk.decisions()))

    def agreement(self) -> Agreement:
        """How far people who decided on the same claims agree, field by field."""
        found = partial(agreement, self.desk.claims(), self.desk.decisions())
        return self._memory.of(self.desk.standing().state, "agreement", found)

    def places(self, name: str, limit: int = 8, *, in_: str = "") -> Sequence[Candidate]:
        """The places of the desk's gazetteers that a name may stand for. Raises NotFound where `in_` names none."""
        return searching.search(self.desk.pack, name, limit, in_=in_) if name.strip() else ()

    def location(self, claim: Claim, number: int, place_id: str | None) -> Location:
        """Where a claim's mention of this number (from 0) lies, if its name stands for this place; None: nowhere known.

        Raises NotFound where the gazetteers hold no such place, UsageError where there is no such mention.
        """
        if not 0 <= number < len(claim.places):
            raise UsageError("The claim has no such place.", where=claim.id, next_step="Load the page anew.")
        mention = claim.places[number]
        candidates = mention.location.candidates if mention.location else ()
        if place_id is None:
            return Location(status=PlaceStatus.UNRESOLVED, candidates=candidates, reason="a person: none of these")
        found = self._at_hand().located(mention, place_id)
        if found is None:
            raise NotFound("No gazetteer of this desk holds this place.", where=place_id, next_step="Search its name.")
        return replace(found, candidates=candidates)

    def _at_hand(self) -> Placer:
        pack = self.desk.pack
        if self._placer is None or self._placer[0] is not pack:
            self._placer = (pack, Placer(pack))
        return self._placer[1]

    def _ranked(self) -> Ranked:
        ruled = rulings(self.desk.decisions(), None, "published")
        state = (self.desk.standing().state[:2], tuple(d.id for ds in ruled.corrected.values() for d in ds))
        if self._ranking[0] != state:
            claims = (corrected(c, ruled) if c.id in ruled.corrected else c for c in self.desk.claims())
            self._ranking = (state, ranked(claims, self.desk.reports()))
        return self._ranking[1]


def _with_corrections(claim: Claim, decisions: Sequence[Decision]) -> Claim:
    mine = [d for d in decisions if d.verb is Verb.UNDO or d.target == claim.id]
    return corrected(claim, rulings(mine, None, "published"))


def _because(verdict: Verdict) -> str:
    told = verdict.because.strip()
    if not told and verdict.verb is Verb.CORRECT and verdict.field in NEEDS_REASON:
        raise UsageError(
            "Whoever changes a number, a place or an actor says why.",
            where=verdict.field or "",
            next_step="Give the reason and send it again.",
        )
    return told or DEFAULT_REASON


def _entries(decisions: Sequence[Decision]) -> tuple[Entry, ...]:
    by_id = {d.id: d for d in decisions}
    taken_back: dict[str, str] = {}
    for decision in reversed(decisions):
        if decision.verb is Verb.UNDO and decision.id not in taken_back:
            taken_back.setdefault(decision.target, decision.id)
    return tuple(_entry(d, by_id, taken_back.get(d.id)) for d in reversed(decisions))


def _entry(decision: Decision, by_id: dict[str, Decision], undone_by: str | None) -> Entry:
    about = decision
    while about.verb is Verb.UNDO and about.target in by_id:
        about = by_id[about.target]
    value = value_of(about)
    return Entry(
        decision=decision,
        claim=about.target if _is_claim(about.target) else None,
        field=value.get("field"),
        machine=value.get("machine"),
        person=value.get("person"),
        others=deciding.others_of(about),
        undone_by=undone_by,
    )


def _is_claim(target: str) -> bool:
    """Ids of claims are bare hashes; those of derived things begin with the noun."""
    return "-" not in target and ":" not in target
