"""Times counted from another event ("10 days after …", "after four days"), once that event has a date in the report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from marsad.model import Act, Basis, Claim, Modality, When
from marsad.read.times import TimeMention, find_times, resolve_offset
from marsad.read.times.calendar import months_on

_FORETELLING = frozenset({Act.ANNOUNCES, Act.WARNS, Act.EXPECTS, Act.DEMANDS})
_YEAR = re.compile(r"\d{4}")
_REACH = 250
"""Furthest distance, in code points, between the words of a time and the event they count from."""


def anchored(claims: Sequence[Claim], published: date | None) -> list[Claim]:
    """The claims, each event-relative time given its days where the event it counts from is dated; else left open.

    What is told as done was done by the day of publication: no window reaches past it, and a date without its year
    that would lie after it is of the year before.
    """
    beside = _Beside(claims)
    dated = [_anchored(c, beside) if _waits(c) else c for c in claims]
    return [_by_publication(c, published) for c in dated]


def _by_publication(claim: Claim, published: date | None) -> Claim:
    when = claim.time
    if when is None or published is None or when.latest is None or when.earliest is None:
        return claim
    if claim.modality is not Modality.ACTUAL or when.latest <= published:
        return claim
    if when.earliest > published:
        yearless = when.basis is Basis.ABSOLUTE and not _YEAR.search(when.text or "")
        foretold = claim.act in _FORETELLING
        return replace(claim, time=_a_year_before(when)) if yearless and not foretold else claim
    return replace(claim, time=replace(when, latest=published, edtf=None))


def _a_year_before(when: When) -> When:
    earliest, latest = (day and months_on(day, -12) for day in (when.earliest, when.latest))
    return replace(when, earliest=earliest, latest=latest, edtf=None)


def _waits(claim: Claim) -> bool:
    return claim.time is not None and claim.time.basis is Basis.EVENT and claim.time.earliest is None


class _Beside:
    """The claims of a report by where they end, and the dated ones by kind and speaker."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._ends = sorted(((c.span.end, number, c) for number, c in enumerate(claims)), key=lambda e: e[:2])
        self._dated: defaultdict[tuple[str, str], list[tuple[int, int, When]]] = defaultdict(list)
        for number, claim in enumerate(claims):
            if claim.time is not None and claim.time.earliest is not None:
                self._dated[_voice(claim)].append((claim.span.start, number, claim.time))
        for listed in self._dated.values():
            listed.sort(key=lambda e: e[:2])

    def ending(self, first: int, last: int) -> list[Claim]:
        """Those that end at `first` to `last`, in the order of the claims."""
        begin, stop = (bisect_left(self._ends, place, key=lambda e: e[0]) for place in (first, last + 1))
        return [claim for _, _, claim in sorted(self._ends[begin:stop], key=lambda e: e[1])]

    def dated_like(self, event: Claim) -> When | None:
        """The date of the nearest claim of the same kind by the same speaker."""
        listed, at = self._dated[_voice(event)], event.span.start
        after = bisect_left(listed, at, key=lambda e: e[0])
        before = bisect_left(listed, listed[after - 1][0], key=lambda e: e[0]) if after else 0
        beside = [listed[before], *listed[after : after + 1]] if after else listed[:1]
        nearest = min(beside, key=lambda e: (abs(e[0] - at), e[1]), default=None)
        return nearest[2] if nearest else None


def _voice(claim: Claim) -> tuple[str, str]:
    return claim.type, claim.speaker.name


def _anchored(claim: Claim, beside: _Beside) -> Claim:
    when = claim.time
    if when is None or when.text is None:
        return claim
    mention = next((m for m in find_times(when.text, None) if m.shift_days is not None and m.kind == "offset"), None)
    event = _dated(_event_of(claim, when, beside), beside) if mention else None
    if mention is None or event is None:
        return claim
    return replace(claim, time=_shifted(when, mention, event))


def _event_of(claim: Claim, when: When, beside: _Beside) -> Claim | None:
    """What the time counts from: the event told right behind "after", else the one told right before."""
    at = when.span
    if at is None:
        return None
    if at.quote.lower().endswith(("after", "before", "since")):
        behind = [c for c in beside.ending(at.end + 1, at.end + _REACH) if c is not claim]
        return min(behind, key=lambda c: abs(c.span.start - at.start), default=None)
    before = beside.ending(claim.span.start - _REACH, claim.span.start)
    dated = [c for c in before if c.time is not None and c.time.earliest is not None]
    return max(dated, key=lambda c: c.span.end, default=None)


def _dated(event: Claim | None, beside: _Beside) -> When | None:
    """The event's own date, or that of the nearest claim of the same kind by the same speaker."""
    if event is None:
        return None
    if event.time is not None and event.time.earliest is not None:
        return event.time
    return beside.dated_like(event)


def _shifted(when: When, mention: TimeMention, event: When) -> When:
    earliest, latest = resolve_offset(mention, event.earliest, event.latest)
    return replace(when, earliest=earliest, latest=latest)
