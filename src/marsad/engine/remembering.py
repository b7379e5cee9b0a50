"""What a ledger holds, kept in memory: answers for as long as nothing is added to it, reports and claims for good."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from marsad.ledger import Ledger
from marsad.model import Claim, Report

# A timeline asks for one picture a day; the longest unasked go first.
MOST = 24

State = tuple[int, ...]
T = TypeVar("T")
_MISSING: Any = object()


@dataclass(slots=True)
class Shelf:
    """The reports and claims of one ledger: read once, and then only what was added or read since.

    Nothing kept is ever changed, so what was read is never read again; a report read anew has other claims.
    """

    _reports: dict[str, Report] = field(default_factory=dict)
    _claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    _order: tuple[str, ...] = ()
    _last_reading: int = 0
    _lock: Lock = field(default_factory=Lock)

    def reports(self, ledger: Ledger) -> tuple[Report, ...]:
        """All reports, in the order of the ledger."""
        with self._lock:
            self._fetch_reports(ledger)
            return tuple(self._reports[i] for i in self._order)

    def claims(self, ledger: Ledger) -> tuple[Claim, ...]:
        """The claims of each report's latest reading, in the order of the ledger."""
        with self._lock:
            last, read = ledger.read_since(self._last_reading)
            if not self._claims:
                for claim in ledger.claims():
                    self._claims[claim.report] = (*self._claims.get(claim.report, ()), claim)
            else:
                self._claims |= {i: ledger.claims(i) for i in read}
            self._last_reading = last
            self._fetch_reports(ledger)
            return tuple(c for i in self._order for c in self._claims.get(i, ()))

    def _fetch_reports(self, ledger: Ledger) -> None:
        if not self._reports:
            self._reports = {r.id: r for r in ledger.reports()}
        self._order = ledger.report_ids()
        self._reports |= {i: ledger.report(i) for i in self._order if i not in self._reports}


@dataclass(slots=True)
class Memory:
    """What was asked of one ledger since it last grew. Several threads may ask at once; at worst they work twice."""

    _kept: tuple[State | None, dict[Hashable, Any]] = field(default_factory=lambda: (None, {}))

    def of(self, ledger: Ledger, question: Hashable, find: Callable[[], T]) -> T:
        """The answer from memory, or what `find` finds, which must depend on the ledger and the question alone."""
        state = ledger.state()
        if self._kept[0] != state:
            self._kept = (state, {})
        answers = self._kept[1]
        found = answers.pop(question, _MISSING)
        answers[question] = found = find() if found is _MISSING else found
        for oldest in list(answers)[:-MOST]:
            answers.pop(oldest, None)
        answer: T = found
        return answer
