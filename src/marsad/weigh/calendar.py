"""Which ceasefire something told is of: the one in force on its day, or the one its report has just spoken of."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from marsad.model import Claim
from marsad.weigh.breaches import bound_by
from marsad.weigh.declarations import Truce
from marsad.weigh.evidence import Evidence
from marsad.weigh.windows import later

# An answer may come before the first day: a ceasefire is announced ahead.
AHEAD_DAYS = 7


class Calendar:
    """Ceasefires, those with a first day in the order of these, then the others."""

    def __init__(self, found: Sequence[Truce], evidence: Evidence) -> None:
        self._found, self._evidence = found, evidence
        self._starts = [t.start.earliest for t in found if t.start.earliest]
        self._ends = [t.until or date.max for t in found]
        self._longest = list(accumulate(self._ends, max))
        self._by_report: defaultdict[str, list[tuple[int, Claim]]] = defaultdict(list)
        for i, truce in enumerate(found):
            for claim in truce.claims:
                self._by_report[claim.report].append((i, claim))

    def in_force(self, day: date, ahead: int = 0) -> Iterator[Truce]:
        """Those begun by a day, or so many days after it, and not over on it; the last begun first."""
        at = bisect_right(self._starts, later(day, ahead))
        while at and self._longest[at - 1] >= day:
            at -= 1
            if self._ends[at] >= day:
                yield self._found[at]

    def meant(self, claim: Claim) -> Truce | None:
        """The one that a claim of its breach or end speaks of.

        That is the one in force on its day; for the undated the one told of just before it in its report, else the one
        in force when it was published.
        """
        day = self._evidence.window(claim).latest
        if day is None:
            own = self._own(claim)
            if own is not None:
                return own
            day = self._evidence.known.published(claim)
        holding = (t for t in self.in_force(day) if bound_by(claim, t, self._evidence)) if day else iter(())
        return next(holding, None)

    def answered(self, claim: Claim) -> Truce | None:
        """The one that a claim may answer: that of its report, else the last begun or announced by its day."""
        day = self._evidence.window(claim).latest or self._evidence.known.published(claim)
        return self._own(claim) or (next(self.in_force(day, AHEAD_DAYS), None) if day else None)

    def _own(self, claim: Claim) -> Truce | None:
        """The ceasefire told of just before a claim in its report, else the nearest one behind it."""
        at = claim.span.start
        own = [(c.span.start <= at, -abs(c.span.start - at), i) for i, c in self._by_report.get(claim.report, ())]
        return self._found[max(own)[2]] if own else None
