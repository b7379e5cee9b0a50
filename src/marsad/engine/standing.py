"""All that a ledger keeps, in memory as it stood at one moment; what is new since is added to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock
from typing import Self

from marsad.ledger import Ledger
from marsad.model import Claim, Decision, Report, judged

State = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Reports in the order of the ledger, claims by report in the order of the text, decisions, oldest first.

    `judged` is the latest judgement on each claim or derived object. `state` is that of the ledger: the same numbers,
    the same content.
    """

    state: State
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    claims_of: Mapping[str, tuple[Claim, ...]]
    decisions: tuple[Decision, ...]
    judged: Mapping[str, Decision]

    @classmethod
    def of(
        cls, state: State, reports: Iterable[Report], claims: Iterable[Claim], decisions: Iterable[Decision]
    ) -> Self:
        """All of it from its parts."""
        claims_of: dict[str, list[Claim]] = {}
        for claim in claims:
            claims_of.setdefault(claim.report, []).append(claim)
        return cls._made(state, reports, {i: tuple(c) for i, c in claims_of.items()}, decisions)

    @classmethod
    def _made(
        cls,
        state: State,
        reports: Iterable[Report],
        claims_of: Mapping[str, tuple[Claim, ...]],
        decisions: Iterable[Decision],
    ) -> Self:
        held = {report.id: report for report in sorted(reports, key=_order)}
        decided = tuple(decisions)
        return cls(
            state=state,
            reports=held,
            claims={claim.id: claim for report in held for claim in claims_of.get(report, ())},
            claims_of=claims_of,
            decisions=decided,
            judged=judged(decided),
        )

    def with_decisions(self, state: State, decisions: tuple[Decision, ...]) -> Standing:
        """The same reports and claims under other decisions."""
        return replace(self, state=state, decisions=decisions, judged=judged(decisions))

    def with_readings(
        self, state: State, reports: Iterable[Report], claims_of: Mapping[str, tuple[Claim, ...]]
    ) -> Standing:
        """With more reports, and the claims of reports that were read anew in place of those they had."""
        together = {**self.claims_of, **claims_of}
        return Standing._made(state, (*self.reports.values(), *reports), together, self.decisions)


@dataclass(slots=True)
class Upkeep:
    """The standing of one ledger for one desk. Of several threads that ask at once, one reads and the others wait."""

    _standing: Standing | None = None
    _version: int | None = None
    _numbered: int = 0
    _read: int = 0
    _lock: Lock = field(default_factory=Lock)

    def standing(self, ledger: Ledger) -> Standing:
        """All that the ledger keeps now."""
        version = ledger.version()
        kept = self._standing
        if kept and version is not None and version == self._version:
            return kept
        with self._lock:
            # whoever waited here finds what another thread read meanwhile, unless the ledger grew again
            version, state = ledger.version(), ledger.state()
            before = self._standing or Standing.of((0, 0, 0, 0), (), (), ())
            if before.state != state or self._standing is None:
                self._standing = self._renewed(before, state, ledger)
            self._version = version
            return self._standing

    def _renewed(self, before: Standing, state: State, ledger: Ledger) -> Standing:
        """What came after the state was asked for may be in already; the next state then finds nothing more to read."""
        reports, readings, _, decisions = state
        now = before
        if (reports, readings) != before.state[:2]:
            # readings before reports, so that no claim comes without its report
            claims_of = ledger.claims_in(self._read_since(readings, ledger))
            more = ledger.reports_with(ledger.report_ids() - before.reports.keys())
            now = now.with_readings(state, more, claims_of)
        if decisions != before.state[3]:
            return now.with_decisions(state, ledger.decisions())
        return replace(now, state=state)

    def _read_since(self, readings: int, ledger: Ledger) -> set[str]:
        """The reports read since this was last asked, when so many readings are kept."""
        read = ledger.readings(self._numbered)
        self._read += len(read)
        if self._read < readings:
            # numbers are given before they are kept: one that was overtaken is found by asking for all
            read = ledger.readings()
            self._read = len(read)
        self._numbered = max((number for number, _ in read), default=self._numbered)
        return {report for _, report in read}


def _order(report: Report) -> tuple[bool, date, str]:
    return report.published is not None, report.published or date.min, report.id
