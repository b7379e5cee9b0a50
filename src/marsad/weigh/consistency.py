"""Checks of stated numbers: what falls, contradicts, exceeds its whole, implies another, or may not be added.

A total never grows smaller: whoever counts more days, more ground or more sorts of people cannot count fewer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from marsad.model import Check, Finding
from marsad.weigh.areas import why_not_added
from marsad.weigh.counting import Counted
from marsad.weigh.evidence import Evidence
from marsad.weigh.toll_series import ordered

Key = tuple[object, ...]


class Checks:
    """What the checks of totals against each other find, kept while totals change.

    Each total is checked against its whole, its series, those of the same beginning and area, and those of the same
    count; only where one of these has changed is that looked at anew.
    """

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._groups: defaultdict[Key, dict[str, Counted]] = defaultdict(dict)

    def change(self, gone: Iterable[Counted], made: Iterable[Counted]) -> dict[Key, list[Finding]]:
        """Totals that are no more as they were, and what they are; gives what is found now where they belong."""
        touched: dict[Key, None] = {}
        for one in gone:
            for key in _groups_of(one):
                self._groups[key].pop(one.toll.id, None)
                touched[key] = None
        for one in made:
            for key in _groups_of(one):
                self._groups[key][one.toll.id] = one
                touched[key] = None
        return {key: list(self._find(key)) for key in touched}

    def last_of(self, series: str) -> Counted | None:
        """The last word of a series, by its id; None for one that is no more."""
        ones = self._groups.get(("series", series))
        return ordered(list(ones.values()))[-1] if ones else None

    def _find(self, key: Key) -> Iterator[Finding]:
        ones = list(self._groups[key].values())
        if key[0] == "whole":
            return _parts(ones)
        if key[0] == "series":
            return _falls(ones)
        return _contradictions(ones) if key[0] == "same" else _not_added(ones, self._evidence)


def _groups_of(one: Counted) -> Iterator[Key]:
    """Under what a total is checked: with its whole and its parts, its series, what must agree with it, its count."""
    yield "series", one.toll.series
    yield "count", *one.count
    yield "whole", one.toll.id
    if one.toll.part_of:
        yield "whole", one.toll.part_of
    period = one.toll.period
    if one.allowed and one.spots and period and period.earliest and one.until:
        yield ("same", *one.count, period.earliest, tuple(sorted(s.key for s in one.spots)))


def in_order_of_checks(finding: Finding) -> tuple[object, ...]:
    """A fixed order of findings."""
    return _ORDER.index(finding.check), finding.tolls, finding.claims, finding.text, finding.reasons


_ORDER = list(Check)


def _finding(check: Check, text: str, *counted: Counted, reasons: Iterable[str] = ()) -> Finding:
    return Finding(
        check=check,
        text=text,
        reasons=tuple(reasons),
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


def _falls(series: Sequence[Counted]) -> Iterator[Finding]:
    """A counter whose later word is lower than an earlier one."""
    highest: Counted | None = None
    for one in ordered(series):
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


def _contradictions(alike: Sequence[Counted]) -> Iterator[Finding]:
    """Counters whose numbers for the same count, beginning and area cannot both be: the longer counts fewer."""
    return _fewer(sorted(alike, key=lambda c: (c.until or date.min, c.toll.id)))


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


def _not_added(alike: Sequence[Counted], evidence: Evidence) -> Iterator[Finding]:
    """Why totals of one thing counted may not be added to each other."""
    reasons: dict[str, None] = {}
    refused: dict[str, Counted] = {}
    for one, other in pairwise(_last_of_each(alike)):
        why = why_not_added(one, other, evidence.ground)
        if why:
            reasons.update(dict.fromkeys(why))
            refused |= {one.toll.id: one, other.toll.id: other}
    if refused:
        text = f"Not added to each other: {'; '.join(reasons)}."
        yield _finding(Check.NOT_ADDED, text, *refused.values(), reasons=reasons)


def _last_of_each(ones: Sequence[Counted]) -> list[Counted]:
    """The last word of each series, in the order of the days they cover: neighbours are the likeliest to overlap."""
    last: dict[str, Counted] = {}
    for one in ordered(ones):
        last[one.toll.series] = one
    return ordered(list(last.values()))
