"""Weighing: from claims, reports and decisions to the picture of one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from marsad.config import Knowledge
from marsad.model import Act, Claim, Decision, Incident, Pack, Picture, Report, Verb
from marsad.weigh.ceasefires import Ceasefires
from marsad.weigh.control import Holdings
from marsad.weigh.decisions import corrected, rulings
from marsad.weigh.events import Events
from marsad.weigh.evidence import Evidence
from marsad.weigh.in_order import InOrder
from marsad.weigh.incidents import Weighed
from marsad.weigh.known import Known, day_known, known_on
from marsad.weigh.outlook import Ahead
from marsad.weigh.reckoning import Reckoning
from marsad.weigh.standings import Standings


def weigh(
    claims: Iterable[Claim],
    reports: Iterable[Report],
    pack: Pack,
    decisions: Sequence[Decision] = (),
    as_known_on: date | None = None,
    knowledge: Knowledge = "published",
) -> Picture:
    """Everything the claims add up to, as known at the end of `as_known_on` (None: all of them).

    Pure: the same claims, reports, pack and decisions give the same picture, in whatever order they come. A claim
    counts once its report is known; claims without their report are left out. Actors, declarers and holders are ids
    of the pack's parties, or the words of the report for groups it does not know. Rejected claims stand apart as
    discounted incidents; withheld claims and incidents are left out.
    """
    weighing = Weighing(pack, decisions, as_known_on, knowledge)
    weighing.add(claims, reports)
    return weighing.picture()


class Weighing:
    """A weighing that can be added to: its picture is the one `weigh` gives of all that was added and decided.

    What was worked out is kept and only what reports and decisions touch is worked out anew; for another day, or where
    a report itself is another, begin another. Claims and reports are known by their ids: one it has is passed over.
    """

    def __init__(
        self,
        pack: Pack,
        decisions: Sequence[Decision] = (),
        as_known_on: date | None = None,
        knowledge: Knowledge = "published",
    ) -> None:
        self._ruled = rulings(decisions, as_known_on, knowledge)
        self._reports: dict[str, Report] = {}
        known = Known(claims=(), reports=self._reports, on=as_known_on, knowledge=knowledge)
        self._evidence = Evidence.of(known, pack)
        self._waiting: dict[str, Claim] = {}
        self._held: dict[str, Claim] = {}
        self._standing: dict[str, Claim] = {}
        self._rejected: dict[str, Claim] = {}
        self._events, self._discounted = (Events(self._ruled, self._evidence) for _ in range(2))
        self._ceasefires = Ceasefires(self._evidence)
        self._ahead = Ahead(self._ruled, self._evidence)
        self._reckoning = Reckoning(self._evidence)
        self._shown: InOrder[Incident] = InOrder(_order)
        self._denying: dict[str, Claim] = {}
        self._today: date | None = as_known_on
        self._holdings, self._standings = Holdings(self._evidence), Standings(self._evidence)

    def add(self, claims: Iterable[Claim], reports: Iterable[Report]) -> None:
        """Take in more claims and reports; a claim may come before its report, and waits for it."""
        base = self._evidence.known
        self._waiting |= {c.id: c for c in claims if c.id not in self._held}
        new = known_on((), reports, base.on, base.knowledge).reports
        printed = {i: r for i, r in new.items() if i not in self._reports}
        self._reports.update(printed)
        self._ceasefires.report(list(printed.values()))
        if base.on is None:
            days = (day_known(r, base.knowledge) for r in printed.values())
            self._today = max((d for d in (self._today, *days) if d), default=None)
        ready = sorted((c for c in self._waiting.values() if c.report in self._reports), key=_id)
        for claim in ready:
            del self._waiting[claim.id]
        self._held.update((c.id, c) for c in ready)
        self._enter(ready)

    def remove(self, claims: Iterable[Claim]) -> None:
        """Give claims up, as if they had never come in: those of a report that was read anew."""
        gone = [c for claim in claims if (c := self._held.pop(claim.id, None) or self._waiting.pop(claim.id, None))]
        self._leave(gone)

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Go by these decisions from now on, and by no others."""
        before, known = self._ruled, self._evidence.known
        now = self._ruled = rulings(decisions, known.on, known.knowledge)
        judged, corrected = _differing(before.judged, now.judged), _differing(before.corrected, now.corrected)
        moved = [
            self._held[i]
            for i in sorted(judged | corrected)
            if i in self._held and (i in corrected or _lot(before.verb(i)) != _lot(now.verb(i)))
        ]
        self._leave(moved)
        for events in (self._events, self._discounted):
            events.rule(now, judged)
        self._ahead.rule(now, corrected)
        self._enter(moved)

    def _enter(self, claims: Iterable[Claim]) -> None:
        """Put claims, as people have set them right, where people have them stand; withheld ones nowhere."""
        ruled = self._ruled
        told = [(_lot(ruled.verb(c.id)), corrected(c, ruled)) for c in claims]
        standing = [c for lot, c in told if lot is None]
        rejected = [c for lot, c in told if lot is Verb.REJECT]
        self._standing.update((c.id, c) for c in standing)
        self._rejected.update((c.id, c) for c in rejected)
        self._events.add(standing)
        self._ceasefires.add(standing)
        self._holdings.add(standing)
        self._ahead.add(standing)
        self._reckoning.add(standing)
        self._denying.update((c.id, c) for c in standing if c.act is Act.DENIES)
        self._discounted.add(rejected)

    def _leave(self, claims: Iterable[Claim]) -> None:
        ids = [c.id for c in claims]
        standing = [c for i in ids if (c := self._standing.pop(i, None))]
        rejected = [c for i in ids if (c := self._rejected.pop(i, None))]
        self._events.remove(standing)
        self._ceasefires.remove(standing)
        self._holdings.remove(standing)
        self._ahead.remove(standing)
        self._reckoning.remove(standing)
        for claim in standing:
            self._denying.pop(claim.id, None)
        self._discounted.remove(rejected)
        for claim in (*standing, *rejected):
            self._evidence.forget(claim)

    def picture(self) -> Picture:
        """Everything that was added adds up to."""
        changed, discounted = self._events.settle(), self._discounted.settle()
        self._ceasefires.change(changed)
        self._standings.change(self._holdings.changes())
        self._reckoning.change(changed, discounted)
        truces, counted = self._ceasefires.found(), self._reckoning.reckoned()
        self._ahead.change(changed, self._today, truces)
        for one in (changed, discounted):
            self._shown.change(_shown(one.gone), ())
        for one in (changed, discounted):
            self._shown.change((), _shown(one.made))
        return Picture(
            as_known_on=self._evidence.known.on,
            incidents=tuple(self._shown),
            tolls=counted.tolls,
            totals=counted.totals,
            findings=counted.findings,
            ceasefires=truces,
            control=self._holdings.control(),
            standings=self._standings.all(),
            outlook=self._ahead.all(),
            corrections=self._events.withdrawn.corrections,
            loose_denials=self._loose(),
        )

    def _loose(self) -> tuple[str, ...]:
        """Denials that meet no claim held here and take nothing back, the first known first."""
        answered = self._events.met | self._ceasefires.answering()
        answered |= {c.claim for c in self._events.withdrawn.corrections}
        loose = [c for c in self._denying.values() if c.id not in answered]
        return tuple(c.id for c in sorted(loose, key=self._evidence.known.order))


def _differing(before: Mapping[str, Any], now: Mapping[str, Any]) -> set[str]:
    """What has another value than before."""
    return {i for i in before.keys() | now.keys() if before.get(i) != now.get(i)}


def _lot(verb: Verb | None) -> Verb | None:
    """What a last word on a claim does with it: rejected, withheld, or None where it stands."""
    return verb if verb in (Verb.REJECT, Verb.WITHHOLD) else None


def _id(claim: Claim) -> str:
    return claim.id


def _shown(weighed: Iterable[Weighed]) -> list[Incident]:
    return [w.incident for w in weighed if not w.withheld]


def _order(incident: Incident) -> tuple[date, date, str]:
    return incident.earliest or date.max, incident.latest or date.max, incident.id
