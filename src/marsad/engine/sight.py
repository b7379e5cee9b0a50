"""The desk as those see it who have no right to what is sensitive: nothing of a withheld report, no words of a blurred.

Everything worked out is worked out anew without what is withheld, so that nothing of it is left between the lines. What
is blurred is weighed with the rest and covered afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, partial

from marsad.engine.covering import Cover, covered_claim, covered_decision, covered_report
from marsad.engine.desk import Desk
from marsad.engine.finding import claims_of, derived
from marsad.engine.pipeline import Tools
from marsad.engine.remembering import Memory
from marsad.engine.weighing import Known
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
    Report,
    Sensitivity,
    Verb,
    judged,
    sensitivities,
    to_plain,
)

# How hidden a thing is; 0 is open.
_BLURRED, _HIDDEN = 1, 2


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
        return self._memory.of(self._desk.ledger, "decisions", lambda: tuple(self._told()))

    def decide(self, decision: Decision) -> bool:
        """Keep a decision; beside a correction the machine's answer is kept as it is below, not as it is covered."""
        return self._desk.ledger.decide(self._uncovered(decision))

    def _uncovered(self, decision: Decision) -> Decision:
        if decision.verb is not Verb.CORRECT or not self.blurred():
            return decision
        value = json.loads(decision.value)
        told = next((c for c in self._desk.claims() if c.id == decision.target), None)
        if told is None:
            return decision
        value["machine"] = to_plain(getattr(told, value["field"]))
        return replace(decision, value=json.dumps(value, ensure_ascii=False, sort_keys=True))

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
        return {i: self._memory.of(self._desk.ledger, ("report", i), partial(self._desk.report, i)) for i in ids}

    def _levels(self) -> dict[str, Sensitivity]:
        return self._memory.of(self._desk.ledger, "levels", lambda: sensitivities(self._desk.decisions()))

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

    @cached_property
    def ledger(self) -> OpenLedger:
        return OpenLedger(self._whole, covering=self._covering)

    @property
    def pack(self) -> Pack:
        return self._whole.pack

    @property
    def tools(self) -> Tools:
        return self._whole.tools

    @cached_property
    def _uncovered(self) -> Desk:
        """Without what is withheld, but with the words of what is blurred: what is weighed."""
        return ReadersDesk(self._whole, covering=False)

    def _picture(self, what: Known, as_known_on: date | None) -> Picture:
        if not self._covering:
            return super()._picture(what, as_known_on)
        return self._memory.of(self.ledger, ("covered", as_known_on), lambda: self._covered(as_known_on))

    def _covered(self, as_known_on: date | None) -> Picture:
        withheld, blurred = self.ledger.withheld(), self.ledger.blurred()
        whole = self._whole.weigh(as_known_on)
        picture = self._without_judged(self._uncovered.weigh(as_known_on), whole) if withheld else whole
        return Cover(blurred).over(picture) if blurred else picture

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
