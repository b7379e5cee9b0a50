"""Ceasefires: who declared them and on what terms, who answered, what is told as a breach, how long they held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from marsad.model import Ceasefire, Claim, Modality, Polarity, Report
from marsad.weigh.answers import accepts, may_answer
from marsad.weigh.breaches import accused, first_day
from marsad.weigh.calendar import AHEAD_DAYS, Calendar
from marsad.weigh.declarations import Truce, declares, truces
from marsad.weigh.events import Changed
from marsad.weigh.evidence import Evidence
from marsad.weigh.in_order import InOrder
from marsad.weigh.incidents import tells_event
from marsad.weigh.kinds import FORCE
from marsad.weigh.matter import ALLEGED, Matter, uses
from marsad.weigh.pact import prolonged, runs_out, stated_terms
from marsad.weigh.rates import MOST_DAYS
from marsad.weigh.watched import Watched
from marsad.weigh.windows import later


def tells(claim: Claim, kind: str) -> bool:
    """Whether a claim tells as done what its type says."""
    return claim.type == kind and claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ACTUAL


class _Told:
    """Claims of one sort by the day they speak of, and by report."""

    def __init__(self) -> None:
        self.by_day: InOrder[tuple[date, str, Claim]] = InOrder(lambda one: one[:2])
        self.by_id: dict[str, tuple[date, str, Claim]] = {}
        self._by_report: defaultdict[str, dict[str, Claim]] = defaultdict(dict)

    def put(self, claims: Iterable[tuple[date | None, Claim]]) -> None:
        new = [(day or date.min, c.id, c) for day, c in claims]
        self.by_day.change((), new)
        self.by_id.update((one[1], one) for one in new)
        for _, id_, claim in new:
            self._by_report[claim.report][id_] = claim

    def take(self, ids: Iterable[str]) -> list[tuple[date, str, Claim]]:
        gone = [one for i in ids if (one := self.by_id.pop(i, None))]
        self.by_day.change(gone, ())
        for _, id_, claim in gone:
            del self._by_report[claim.report][id_]
        return gone

    def between(self, first: date, last: date) -> list[Claim]:
        """Those of the days from the first to the last, both included."""
        return [c for _, _, c in self.by_day.between((first,), (last, chr(0x10FFFF)))]

    def of_report(self, report: str) -> Iterable[Claim]:
        return self._by_report[report].values() if report in self._by_report else ()


class Ceasefires:
    """The ceasefires of a weighing, as claims, incidents, denials and reports come and go."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._matter = Matter(evidence)
        self._declaring: dict[str, Claim] = {}
        self._ending: dict[str, Claim] = {}
        self._alleged, self._answering, self._force = _Told(), _Told(), _Told()
        self._accused: defaultdict[str | None, InOrder[tuple[date, str]]] = defaultdict(lambda: InOrder(lambda x: x))
        self._entered: dict[str, list[Watched]] = {}
        self._watched: list[Watched] = []
        self._calendar = Calendar((), evidence)
        self._of: dict[Truce, Watched] = {}
        self._redrawn = False
        self._unsure: dict[str, None] = {}

    def add(self, claims: Sequence[Claim]) -> None:
        """Take in more claims, each once."""
        declaring = {c.id: c for c in claims if declares(c)}
        ending = {c.id: c for c in claims if tells(c, "ceasefire_ended")}
        self._declaring |= declaring
        self._ending |= ending
        self._redrawn = self._redrawn or bool(declaring or ending)
        alleged = [c for c in claims if tells(c, ALLEGED)]
        answering = [c for c in claims if may_answer(c) and accepts(c) is not None]
        force = [(d, c) for c in claims if _uses_force(c) and (d := first_day(c, self._evidence))]
        self._alleged.put((self._day(c), c) for c in alleged)
        self._answering.put((self._day(c), c) for c in answering)
        self._force.put(force)
        for claim in alleged:
            for side, entry in self._accusing(claim):
                self._accused[side].change((), (entry,))
        self._unsure |= dict.fromkeys(c.id for c in (*alleged, *answering, *(c for _, c in force)))

    def remove(self, claims: Sequence[Claim]) -> None:
        """Give claims up, as if they had never come in."""
        ids = [c.id for c in claims]
        gone = [self._declaring.pop(i, None) or self._ending.pop(i, None) for i in ids]
        self._redrawn = self._redrawn or any(gone)
        for _, _, claim in self._alleged.take(ids):
            for side, entry in self._accusing(claim):
                self._accused[side].change((entry,), ())
        self._answering.take(ids)
        self._force.take(ids)
        self._unsure |= dict.fromkeys(ids)

    def report(self, reports: Sequence[Report]) -> None:
        """Take in more reports."""
        latest = self._matter.coverage.latest
        self._matter.report(reports)
        days = {r.published for r in reports if r.published}
        before = None if latest == self._matter.coverage.latest else latest or date.min
        for one in self._watched:
            one.reported(days, before)

    def change(self, changed: Changed) -> None:
        """Incidents and denials that are no more as they were, and what they are."""
        gone, made = changed.gone, changed.made
        before = self._matter.answered, dict(self._matter.denied)
        self._matter.change(gone, made)
        self._matter.hear(changed.unsaid, changed.said)
        self._unsure |= dict.fromkeys(i for w in (*gone, *made) for i in w.group.claims)
        self._unsure |= dict.fromkeys(before[0] ^ self._matter.answered)
        self._unsure |= dict.fromkeys(self._answered_at_large(before[1]))
        for used in uses(gone):
            for one in self._watched:
                one.forget(used)
        for used in uses(made):
            for one in self._watched:
                one.pass_by(used)

    def found(self) -> tuple[Ceasefire, ...]:
        """Every declaration with its terms, answers and alleged breaches, the earliest first."""
        if self._redrawn:
            self._redraw()
        for id_ in self._unsure:
            self._assign(id_)
        self._unsure = {}
        return tuple(one.ceasefire(self._matter) for one in self._watched)

    def answering(self) -> set[str]:
        """The ids of denials that name or answer an alleged breach."""
        first = {side: next(iter(days))[0] for side, days in self._accused.items() if len(days)}
        matter = self._matter
        met = {r.claim.id for r in matter.refusals if r.made and first.get(r.origin.lean, date.max) <= r.made}
        return met | {r.claim.id for r in matter.naming if any(i in self._alleged.by_id for i in r.links)}

    def _day(self, claim: Claim) -> date | None:
        return self._evidence.window(claim).latest or self._evidence.known.published(claim)

    def _accusing(self, claim: Claim) -> list[tuple[str | None, tuple[date, str]]]:
        """The sides an alleged breach accuses, each with when it was published and its id."""
        published = self._evidence.known.published(claim)
        return [(side, (published, claim.id)) for side in accused(claim, self._evidence)] if published else []

    def _answered_at_large(self, before: dict[str | None, date]) -> Iterable[str]:
        """The alleged breaches that a denial of breaches answers which did not before, or the other way round."""
        now = self._matter.denied
        for side in before.keys() | now.keys():
            old, new = before.get(side, date.min), now.get(side, date.min)
            if old != new:
                low, high = sorted((old, new))
                yield from (i for _, i in self._accused[side].between((low,), (high, chr(0x10FFFF))))

    def _assign(self, id_: str) -> None:
        """Put a claim where it belongs as things stand now, if it is still held."""
        for one in self._entered.pop(id_, ()):
            one.drop(id_)
        entered = []
        if (told := self._alleged.by_id.get(id_)) and (truce := self._calendar.meant(told[2])):
            self._of[truce].allege(told[2], self._matter)
            entered.append(self._of[truce])
        if (told := self._answering.by_id.get(id_)) and (truce := self._calendar.answered(told[2])):
            self._of[truce].answer(told[2])
            entered.append(self._of[truce])
        if told := self._force.by_id.get(id_):
            holding = (self._of[t] for t in self._calendar.in_force(told[0]))
            entered += [one for one in holding if one.force(told[2], self._matter)]
        if entered:
            self._entered[id_] = entered

    def _redraw(self) -> None:
        """Find the declarations anew; one that is as it was keeps all that was told of it."""
        held = {one.identity: one for one in self._watched}
        drawn = self._drawn()
        self._watched = [held.pop(one.identity, one) for one in drawn]
        self._of = {one.truce: one for one in self._watched}
        self._calendar = Calendar([one.truce for one in self._watched], self._evidence)
        for over in held.values():
            for id_ in (*over.breaches, *over.answering):
                self._entered[id_].remove(over)
        fresh = [one for one in drawn if one.truce in self._of]
        for one in fresh:
            self._begin(one)
        for one in (*held.values(), *fresh):
            self._unsure |= dict.fromkeys(c.id for c in self._spoken_near(one.truce))
        self._redrawn = False

    def _drawn(self) -> list[Watched]:
        evidence = self._evidence
        terms = {tuple(map(id, one.truce.claims)): one.truce.terms for one in self._watched}
        found = truces(self._declaring.values(), evidence)
        calendar = Calendar(found, evidence)
        ends: defaultdict[Truce | None, list[Claim]] = defaultdict(list)
        for _, claim in sorted(self._ending.items()):
            ends[calendar.meant(claim)].append(claim)
        for truce in found:
            truce.terms = terms.get(tuple(map(id, truce.claims)))
            _end_as_declared(truce, ends[truce], evidence)
            _end_as_stated(truce, evidence)
        return [Watched.begun(t, ends[t], self._matter) for t in found]

    def _begin(self, one: Watched) -> None:
        """Look through all that is held for what is told of a ceasefire that was not there before."""
        start = one.truce.start.earliest
        if start is None:
            return
        for claim in self._force.between(start, one.truce.until or date.max):
            if one.force(claim, self._matter):
                self._entered.setdefault(claim.id, []).append(one)
        for used in self._matter.force.between((later(start, -MOST_DAYS),), (later(start, MOST_DAYS + 1),)):
            one.pass_by(used)

    def _spoken_near(self, truce: Truce) -> Iterable[Claim]:
        """What may be told of breaches of a ceasefire, or in answer to it: of its days, or in its reports."""
        start = truce.start.earliest
        for sort in (self._alleged, self._answering):
            if start:
                yield from sort.between(later(start, -AHEAD_DAYS), truce.until or date.max)
            for claim in truce.claims:
                yield from sort.of_report(claim.report)


def _uses_force(claim: Claim) -> bool:
    return claim.type in FORCE and tells_event(claim)


def _end_as_declared(truce: Truce, ends: Sequence[Claim], evidence: Evidence) -> None:
    days = [d for c in ends if (d := evidence.window(c).latest) and truce.holds_on(d)]
    if days:
        truce.until = min(days)


def _end_as_stated(truce: Truce, evidence: Evidence) -> None:
    """A ceasefire for three days is over after them, unless somebody speaks of it as prolonged."""
    over = runs_out(truce, stated_terms(truce, evidence))
    if over and not prolonged(truce, evidence):
        truce.until = min(truce.until or over, over)
