"""Weighing: from claims, reports and decisions to the picture of one day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from marsad.config import Knowledge
from marsad.model import Act, Claim, Decision, Incident, Pack, Picture, Report, Verb
from marsad.weigh.ceasefires import answering, ceasefires
from marsad.weigh.control import control_of, holdings
from marsad.weigh.decisions import Rulings, corrected, rulings, verdict
from marsad.weigh.events import Events
from marsad.weigh.evidence import Evidence
from marsad.weigh.fulfilment import Later
from marsad.weigh.incidents import Weighed
from marsad.weigh.known import Known, known_on
from marsad.weigh.matter import Matter
from marsad.weigh.outlook import outlook
from marsad.weigh.reckoning import reckoned
from marsad.weigh.retractions import Withdrawn
from marsad.weigh.standings import standings


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
    """A weighing that can be added to: its picture is the one `weigh` gives of all that was added.

    What was worked out is kept and only what new reports touch is worked out anew; for other decisions, or another
    day, begin another. Claims and reports are known by their ids: one it has is passed over, so a report read anew
    calls for another weighing too.
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
        self._held: set[str] = set()
        self._standing: list[Claim] = []
        self._events, self._rejected = (Events(self._ruled, self._evidence) for _ in range(2))

    def add(self, claims: Iterable[Claim], reports: Iterable[Report]) -> None:
        """Take in more claims and reports; a claim may come before its report, and waits for it."""
        base, ruled = self._evidence.known, self._ruled
        self._waiting |= {c.id: corrected(c, ruled) for c in claims if c.id not in self._held}
        new = known_on((), reports, base.on, base.knowledge).reports
        self._reports.update((i, r) for i, r in new.items() if i not in self._reports)
        ready = sorted((c for c in self._waiting.values() if c.report in self._reports), key=_id)
        for claim in ready:
            del self._waiting[claim.id]
        self._held.update(c.id for c in ready)
        standing = [c for c in ready if ruled.verb(c.id) not in (Verb.REJECT, Verb.WITHHOLD)]
        self._standing = sorted((*self._standing, *standing), key=_id)
        self._events.add(standing)
        self._rejected.add([c for c in ready if ruled.verb(c.id) is Verb.REJECT])

    def picture(self) -> Picture:
        """Everything that was added adds up to."""
        evidence, ruled, standing = self._evidence, self._ruled, self._standing
        found, discounted = self._events.found(), self._rejected.found()
        matter = Matter.of(evidence, found.weighed, found.denials)
        held = holdings(standing, evidence)
        shown = sorted((*_shown(found.weighed, ruled), *_shown(discounted.weighed, ruled)), key=_order)
        counted = reckoned(shown, found.weighed, standing, evidence)
        truces = ceasefires(standing, matter)
        met = found.met | answering(standing, matter)
        return Picture(
            as_known_on=evidence.known.on,
            incidents=tuple(shown),
            tolls=counted.tolls,
            totals=counted.totals,
            findings=counted.findings,
            ceasefires=truces,
            control=control_of(held),
            standings=standings(held, evidence),
            outlook=outlook(standing, Later.of(evidence, found.weighed, found.denials, truces), ruled),
            corrections=found.withdrawn.corrections,
            loose_denials=tuple(_loose(standing, met, found.withdrawn, evidence.known)),
        )


def _id(claim: Claim) -> str:
    return claim.id


def _shown(weighed: Iterable[Weighed], ruled: Rulings) -> list[Incident]:
    kept = ((w.incident, verdict(w.group, ruled)) for w in weighed)
    return [incident for incident, decision in kept if not decision or decision.verb is not Verb.WITHHOLD]


def _order(incident: Incident) -> tuple[date, date, str]:
    return incident.earliest or date.max, incident.latest or date.max, incident.id


def _loose(claims: Sequence[Claim], met: set[str], withdrawn: Withdrawn, known: Known) -> list[str]:
    """Denials that meet no claim held here and take nothing back, the first known first."""
    back = {c.claim for c in withdrawn.corrections}
    loose = [c for c in claims if c.act is Act.DENIES and c.id not in met and c.id not in back]
    return [c.id for c in sorted(loose, key=known.order)]
