"""Checks of stated numbers: what falls, contradicts, exceeds its whole, implies another, or may not be added.

A total never grows smaller: whoever counts more days, more ground or more sorts of people cannot count fewer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from marsad.model import Check, Claim, Finding, Incident
from marsad.weigh.areas import why_not_added
from marsad.weigh.counting import Counted
from marsad.weigh.evidence import Evidence
from marsad.weigh.implied import implied
from marsad.weigh.toll_series import key_of, ordered
from marsad.weigh.toll_sums import compared_with_incidents

Key = tuple[object, ...]


def findings(
    counted: Sequence[Counted],
    incidents: Sequence[Incident],
    overlaps: Sequence[Sequence[str]],
    claims: Iterable[Claim],
    evidence: Evidence,
) -> tuple[Finding, ...]:
    """All that the checks find, in a fixed order; `overlaps` are the ids of incidents that may share people."""
    found = [
        *_parts(counted),
        *_falls(counted),
        *_contradictions(counted),
        *compared_with_incidents(counted, incidents, overlaps, evidence),
        *implied(claims, evidence),
        *_not_added(counted, evidence),
    ]
    order = list(Check)
    each_once = dict.fromkeys(found)
    return tuple(sorted(each_once, key=lambda f: (order.index(f.check), f.tolls, f.claims, f.text)))


def _finding(check: Check, text: str, *counted: Counted) -> Finding:
    return Finding(
        check=check,
        text=text,
        tolls=tuple(c.toll.id for c in counted),
        claims=tuple(dict.fromkeys(i for c in counted for i in c.toll.claims)),
    )


def _parts(counted: Sequence[Counted]) -> Iterator[Finding]:
    by_id = {c.toll.id: c for c in counted}
    for one in counted:
        whole = by_id.get(one.toll.part_of or "")
        if whole and one.allowed and whole.allowed and one.allowed.low > whole.allowed.high:
            text = f"“{one.toll.figure.text}” is told as part of “{whole.toll.figure.text}” and is more."
            yield _finding(Check.PART_EXCEEDS_WHOLE, text, one, whole)


def _falls(counted: Sequence[Counted]) -> Iterator[Finding]:
    """A counter whose later word is lower than an earlier one."""
    by_series: defaultdict[Key, list[Counted]] = defaultdict(list)
    for one in counted:
        by_series[key_of(one)].append(one)
    for ones in by_series.values():
        highest: Counted | None = None
        for one in ordered(ones):
            if one.allowed is None:
                continue
            if highest and highest.allowed and one.allowed.high < highest.allowed.low and _later(one, highest):
                yield _finding(Check.FALLS, _fall(one, highest), one, highest)
            if not (highest and highest.allowed) or one.allowed.low > highest.allowed.low:
                highest = one


def _later(one: Counted, other: Counted) -> bool:
    last, first = one.until, other.until
    return last is not None and first is not None and last > first


def _fall(one: Counted, before: Counted) -> str:
    stated = one.toll.period and one.toll.period.earliest
    doubt = "" if stated else " Since when it counts is not said: it may have begun anew."
    return f"“{one.toll.figure.text}” is told later than “{before.toll.figure.text}” by the same counter.{doubt}"


def _contradictions(counted: Sequence[Counted]) -> Iterator[Finding]:
    """Counters whose numbers for the same count, beginning and area cannot both be: the longer counts fewer."""
    by_count: defaultdict[Key, list[Counted]] = defaultdict(list)
    for one in counted:
        period = one.toll.period
        if one.allowed and one.spots and period and period.earliest and one.until:
            by_count[(*one.count, period.earliest, tuple(sorted(s.key for s in one.spots)))].append(one)
    for ones in by_count.values():
        yield from _fewer(sorted(ones, key=lambda c: (c.until or date.min, c.toll.id)))


def _fewer(in_order: Sequence[Counted]) -> Iterator[Finding]:
    """Each total against the highest floor every other counter had set by then; those of one day both ways round."""
    highest: dict[str, Counted] = {}
    for one in (*in_order, *reversed(in_order)):
        rivals = [c for name, c in highest.items() if name != one.counter and _not_before(one, c) and _below(one, c)]
        if rivals:
            yield _contradiction(one, max(rivals, key=lambda c: (c.allowed.low if c.allowed else 0.0, c.toll.id)))
        held = highest.get(one.counter)
        if held is None or (one.allowed and held.allowed and one.allowed.low > held.allowed.low):
            highest[one.counter] = one


def _contradiction(one: Counted, other: Counted) -> Finding:
    text = (
        f"“{one.toll.figure.text}” and “{other.toll.figure.text}” are counted for the same area since the same day, "
        "and both cannot be."
    )
    return _finding(Check.CONTRADICTS, text, one, other)


def _not_before(one: Counted, other: Counted) -> bool:
    last, first = one.until, other.until
    return last is not None and first is not None and last >= first


def _below(one: Counted, other: Counted) -> bool:
    return bool(one.allowed and other.allowed and one.allowed.high < other.allowed.low)


def _not_added(counted: Sequence[Counted], evidence: Evidence) -> Iterator[Finding]:
    """For each thing counted by several totals why they may not be added to each other."""
    by_count: defaultdict[Key, list[Counted]] = defaultdict(list)
    for one in counted:
        by_count[one.count].append(one)
    for ones in by_count.values():
        last = _last_of_each(ones)
        reasons: dict[str, None] = {}
        refused: dict[str, Counted] = {}
        for one, other in pairwise(last):
            why = why_not_added(one, other, evidence.ground)
            if why:
                reasons.update(dict.fromkeys(why))
                refused |= {one.toll.id: one, other.toll.id: other}
        if refused:
            yield _finding(Check.NOT_ADDED, f"Not added to each other: {'; '.join(reasons)}.", *refused.values())


def _last_of_each(ones: Sequence[Counted]) -> list[Counted]:
    """The last word of each series, in the order of the days they cover: neighbours are the likeliest to overlap."""
    last: dict[str, Counted] = {}
    for one in ordered(ones):
        last[one.toll.series] = one
    return ordered(list(last.values()))
