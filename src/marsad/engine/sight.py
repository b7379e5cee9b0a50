"""The desk as those see it who have no right to what is sensitive: nothing of a withheld report, no words of a blurred.

Everything worked out is worked out anew without what is withheld, so that nothing of it is left between the lines. What
is blurred is weighed with the rest and covered afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import TypeVar

from marsad.engine.covering import Cover, covered_claim, covered_decision, covered_report
from marsad.engine.deciding import Verdict
from marsad.engine.desk import Desk
from marsad.engine.finding import anything, claims_of, derived
from marsad.engine.pictures import Weighed
from marsad.engine.pipeline import Tools
from marsad.engine.remembering import Memory
from marsad.engine.results import Behind
from marsad.engine.standing import Standing
from marsad.errors import Withheld
from marsad.ledger import Ledger
from marsad.ledger.roster import Roster
from marsad.model import (
    Ceasefire,
    Claim,
    Decision,
    Incident,
    Pack,
    Picture,
    Problem,
    Query,
    Report,
    Sensitivity,
    Verb,
    judged,
    sensitivities,
)

# How hidden a thing is; 0 is open.
_BLURRED, _HIDDEN = 1, 2
T = TypeVar("T")


class OpenLedger(Ledger):
    """A ledger through which reports are seen as their sensitivity allows. `covering` is off only for weighing.

    It opens no database, and what it does not let through is not there: a question that is not asked of the desk below
    fails instead of answering with what is withheld.
    """

    def __init__(self, desk: Desk, *, covering: bool = True) -> None:
        self._desk = desk
        self._covering = covering
        self._memory = Memory()

    def close(self) -> None:
        """Nothing to let go of: the ledger below belongs to the whole desk."""

    @cached_property
    def roster(self) -> Roster:
        return self._desk.ledger.roster

    def state(self) -> tuple[int, ...]:
        return self._desk.ledger.state()

    def reports(self) -> tuple[Report, ...]:
        withheld, blurred = self.withheld(), self.blurred()
        return tuple(self._report(r, blurred) for r in self._desk.reports() if r.id not in withheld)

    def report(self, report_id: str) -> Report:
        """The report of this id. Raises NotFound, and Withheld where it is kept back."""
        if report_id in self.withheld():
            raise _kept_back()
        return self._report(self._desk.ledger.report(report_id), self.blurred())

    def claims(self, report_id: str | None = None, *, reader: str | None = None) -> tuple[Claim, ...]:
        asked = (
            self._desk.claims() if report_id is reader is None else self._desk.ledger.claims(report_id, reader=reader)
        )
        withheld, blurred = self.withheld(), self.blurred()
        return tuple(self._claim(c, blurred) for c in asked if c.report not in withheld)

    def claim(self, claim_id: str) -> Claim:
        """The claim of this id. Raises NotFound, and Withheld where its report is kept back."""
        found = self._desk.ledger.claim(claim_id)
        if found.report in self.withheld():
            raise _kept_back()
        return self._claim(found, self.blurred())

    def problems(self) -> tuple[Problem, ...]:
        """Those of no report and of reports that are open: a problem's message may hold words."""
        aside = self.withheld() | (self.blurred().keys() if self._covering else set())
        return tuple(p for p in self._desk.ledger.problems() if p.report not in aside)

    def decisions(self) -> tuple[Decision, ...]:
        """Those on what is withheld are left out, of those on what is blurred reason and value."""
        every = self._desk.decisions()
        if not self._covering or not any(d.verb is Verb.SENSITIVITY for d in every):
            return every
        return self._kept("decisions", lambda: tuple(self._told()))

    def found(self, query: Query) -> frozenset[str]:
        """Neither what is withheld nor what is blurred is found by its words."""
        aside = self.withheld() | self.blurred().keys()
        held = self._desk.standing().claims_of
        return self._desk.ledger.found(query) - aside - {c.id for report in aside for c in held.get(report, ())}

    def decide(self, decision: Decision) -> bool:
        return self._desk.ledger.decide(decision)

    def version(self) -> int | None:
        return self._desk.ledger.version()

    def picture(self, as_known_on: date | None, digest: str) -> None:
        """There is room for one picture a day below, and it is that of the whole desk."""

    def keep_picture(self, picture: Picture, digest: str) -> None:
        """It is kept in memory alone."""

    def withheld(self) -> frozenset[str]:
        """The reports of which nothing is seen, by id."""
        return frozenset(i for i, level in self._levels().items() if level is Sensitivity.WITHHELD)

    def blurred(self) -> Mapping[str, Report]:
        """The reports whose words are covered, as they are below."""
        ids = [i for i, level in self._levels().items() if level is Sensitivity.BLURRED]
        held = self._desk.standing().reports
        return {i: held[i] for i in ids if i in held}

    def _levels(self) -> dict[str, Sensitivity]:
        return self._kept("levels", lambda: sensitivities(self._desk.decisions()))

    def _kept(self, question: str, find: Callable[[], T]) -> T:
        return self._memory.of(self._desk.standing().state, question, find)

    def _told(self) -> Iterator[Decision]:
        """A decision on a decision is one on the same thing. That a report is open again tells that it was not.

        Of a decision on what is not there any more, an event of another day, nobody knows what its words tell of.
        """
        hidden, worked_out = self.withheld(), derived(self._desk.weigh())
        level = dict.fromkeys((c.id for c in self._desk.claims()), 0) | {d.id: 0 for d in worked_out}
        level |= {i: _HIDDEN if i in hidden else _BLURRED for i in self._levels()}
        level |= {c.id: level[c.report] for c in self._desk.claims() if c.report in level}
        level |= {d.id: found for d in worked_out if (found := _of_all(claims_of(d), level))}
        for decision in self._desk.decisions():
            unknown = _HIDDEN if decision.verb is Verb.SENSITIVITY else _BLURRED
            found = level[decision.id] = level.get(decision.target, unknown)
            if found != _HIDDEN:
                yield covered_decision(decision) if found == _BLURRED else decision

    def _report(self, report: Report, blurred: Mapping[str, Report]) -> Report:
        return covered_report(report) if self._covering and report.id in blurred else report

    def _claim(self, claim: Claim, blurred: Mapping[str, Report]) -> Claim:
        return covered_claim(claim, blurred[claim.report]) if self._covering and claim.report in blurred else claim


def _of_all(claims: Iterable[str], level: Mapping[str, int]) -> int:
    """How hidden something worked out is: not at all where any claim is open, blurred where the rest is no less."""
    levels = [level.get(i, 0) for i in claims]
    if all(one == _HIDDEN for one in levels):
        return _HIDDEN
    return _BLURRED if any(levels) else 0


def _kept_back() -> Withheld:
    return Withheld("An editor withheld this report.", next_step="Ask an editor of this desk if you need it.")


def for_readers(desk: Desk) -> Desk:
    """The desk as those see it who have no right to what is sensitive."""
    return ReadersDesk(desk)


class ReadersDesk(Desk):
    """A desk over the same ledger, seen as readers see it. Nothing is added or read through it."""

    def __init__(self, whole: Desk, *, covering: bool = True) -> None:
        super().__init__(whole.config)
        self._whole = whole
        self._covering = covering
        self._apart: tuple[frozenset[str], Desk] | None = None

    def close(self) -> None:
        """Nothing to let go of: the ledger belongs to the whole desk."""

    @cached_property
    def ledger(self) -> OpenLedger:
        return OpenLedger(self._whole, covering=self._covering)

    @property
    def pack(self) -> Pack:
        return self._whole.pack

    @property
    def tools(self) -> Tools:
        return self._whole.tools

    def standing(self) -> Standing:
        """All that is kept, as it is seen here."""
        whole = self._whole.standing()
        return self._memory.of(whole.state, "standing", lambda: self._seen_of(whole))

    def showing(self, as_known_on: date | None = None) -> Weighed:
        """What `weigh` gives. What is covered or kept apart is so from the moment it was decided on."""
        if not self._covering:
            return super().showing(as_known_on)
        withheld, blurred = self.ledger.withheld(), self.ledger.blurred()
        if not (withheld or blurred):
            return self._whole.showing(as_known_on)
        return (
            self._weighing()
            .showing(as_known_on)
            .answer(("as readers see it", withheld, frozenset(blurred)), partial(self._covered, as_known_on, blurred))
        )

    def behind(self, as_known_on: date | None = None) -> Behind | None:
        return self._weighing().behind(as_known_on) if self._covering else super().behind(as_known_on)

    def _weighing(self) -> Desk:
        """The desk that is weighed: the whole one, or one without what is withheld but with the words of what is
        blurred. For every other set of reports withheld it is another, so that no older picture of it is shown."""
        withheld = self.ledger.withheld()
        if not withheld:
            return self._whole
        if self._apart is None or self._apart[0] != withheld:
            apart = ReadersDesk(self._whole, covering=False)
            if self._whole.serving:
                apart.weigh_behind()
            self._apart = withheld, apart
        return self._apart[1]

    def _seen_of(self, whole: Standing) -> Standing:
        if not any(d.verb is Verb.SENSITIVITY for d in whole.decisions):
            return whole
        return Standing.of(whole.state, self.ledger.reports(), self.ledger.claims(), self.ledger.decisions())

    def report(self, id: str) -> Report:
        """The report with this id. Raises NotFound, UsageError, and Withheld where it is kept back."""
        if id in self.ledger.withheld():
            raise _kept_back()
        return super().report(id)

    def claim(self, id: str) -> Claim:
        """The claim with this id. Raises NotFound, UsageError, and Withheld where its report is kept back."""
        told = self._whole.standing().claims.get(id)
        if told and told.report in self.ledger.withheld():
            raise _kept_back()
        return super().claim(id)

    def decide(self, verdict: Verdict, by: str | None = None) -> Decision:
        """Keep what a person decided on something they see. Beside a correction the machine's answer is kept uncovered.

        Raises as `Desk.decide` does, and NotFound for what is withheld.
        """
        if verdict.verb is not Verb.CORRECT:
            return super().decide(verdict, by)
        target = anything(verdict.target, self.ledger, self.weigh())
        decision = self._whole.decide(replace(verdict, target=target.id), by)
        whole = self._whole.standing().claims.get(target.id)
        return covered_decision(decision) if whole and whole.report in self.ledger.blurred() else decision

    def decide_after(self, verdicts: Sequence[Verdict], *, by: str, seen: str | None) -> tuple[Decision, ...]:
        """Keep what a person decided on things they see. Raises as `Desk.decide_after` does, and NotFound."""
        for verdict in verdicts:
            if verdict.verb is not Verb.UNDO:
                anything(verdict.target, self.ledger, self.weigh())
        return self._whole.decide_after(verdicts, by=by, seen=seen)

    def _covered(self, as_known_on: date | None, blurred: Mapping[str, Report], weighed: Weighed) -> Weighed:
        picture, whole = weighed.picture, self._whole
        if self._weighing() is not whole:
            picture = self._without_judged(picture, whole.weigh(as_known_on))
        if blurred:
            picture = Cover(blurred).over(picture)
        return replace(weighed, picture=picture, standing=self.standing(), _asked={})

    def _without_judged(self, picture: Picture, whole: Picture) -> Picture:
        """Without the events that somebody withheld under an id that they only have with what is not seen here."""
        judgements = judged(self._whole.decisions())
        told: tuple[Incident | Ceasefire, ...] = (*whole.incidents, *whole.ceasefires)
        aside = {i for one in told if _is_withheld(judgements.get(one.id)) for i in one.claims}
        return replace(
            picture,
            incidents=tuple(i for i in picture.incidents if i.id in judgements or aside.isdisjoint(i.claims)),
            ceasefires=tuple(c for c in picture.ceasefires if c.id in judgements or aside.isdisjoint(c.claims)),
        )


def _is_withheld(decision: Decision | None) -> bool:
    return decision is not None and decision.verb is Verb.WITHHOLD
