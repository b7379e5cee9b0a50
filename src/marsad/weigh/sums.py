"""Totals over incidents: what those that give a number come to, and which of them could not simply be added.

An incident whose occurrence is contested may come to nothing; one that is discounted or withdrawn is left out. Two that
may be one event, or of which one sums up the other, are not added: together they come to the larger at the least.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from marsad.model import OF_PEOPLE, Axis, FigureKind, Incident, LeftOut, Range, Status
from marsad.weigh.amounts import Interval, said, whole_of
from marsad.weigh.windows import Grain, Window

PEOPLE = "people"
_OUT = {Status.DISCOUNTED: "discounted by a person", Status.RETRACTED: "withdrawn by all who told it"}
MAYBE_ONE = "may be one event, or one sums up the other, or they share a figure: not added"
SERIES = "told over more than a month: a running total, not one event"


@dataclass(frozen=True, slots=True)
class Shared:
    """A number told once for several incidents together: it belongs to none of them alone."""

    claim: str
    kind: FigureKind
    who: str | None
    allowed: Interval
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What one incident, or several together, add."""

    incidents: tuple[Incident, ...]
    claims: tuple[str, ...]
    number: Interval


Sort = tuple[FigureKind, str | None]


@dataclass(frozen=True, slots=True, eq=False)
class Summed:
    """What incidents that may share people come to together, of one sort of number.

    `key` is the least of their ids. `number` is None where none of them adds; `apart` are those that give the number
    and do not add.
    """

    key: str
    number: Interval | None
    incidents: tuple[Incident, ...]
    claims: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    apart: tuple[Incident, ...]


def summed(incidents: Sequence[Incident], shared: Sequence[Shared]) -> dict[Sort, Summed]:
    """What some incidents that may share people come to, by the sort of number; in the order of their ids.

    Killed, wounded, missing and the rest stay apart, and so do civilians, combatants and children; of people as a whole
    what is told of a sort of them is the floor.
    """
    wanted = {(r.kind, r.who) for i in incidents for r in i.ranges if r.kind in OF_PEOPLE and r.unit == PEOPLE}
    wanted |= {(s.kind, s.who) for s in shared}
    wanted |= {(kind, None) for kind, _ in wanted}
    found = {sort: _summed(*sort, incidents, shared) for sort in wanted}
    return {sort: one for sort, one in found.items() if one}


def _summed(
    kind: FigureKind, who: str | None, incidents: Sequence[Incident], shared: Sequence[Shared]
) -> Summed | None:
    held = [i for i in incidents if adds(i)]
    parts = [p for i in held if (p := _alone(i, kind, who))]
    parts += _together({i.id: i for i in held}, kind, who, shared)
    apart = [i for i in incidents if not adds(i) and _alone(i, kind, who)]
    counted = list({i.id: i for p in parts for i in p.incidents}.values())
    if not parts and not apart:
        return None
    return Summed(
        key=incidents[0].id,
        number=_overlapping(parts) if parts else None,
        incidents=tuple(counted),
        claims=tuple(dict.fromkeys(c for p in parts for c in p.claims)),
        left_out=tuple(because(MAYBE_ONE, counted)) if len(parts) > 1 else (),
        apart=tuple(apart),
    )


def least(
    incidents: Iterable[Incident], kind: FigureKind, who: str | None, cluster: Callable[[str], str]
) -> tuple[float, list[Incident]]:
    """How many these incidents come to at the least, and those of them that give the number."""
    floors: defaultdict[str, float] = defaultdict(float)
    giving = []
    for incident in incidents:
        part = _alone(incident, kind, who) if adds(incident) else None
        if part:
            giving.append(incident)
            key = cluster(incident.id)
            floors[key] = max(floors[key], part.number.low)
    return sum(floors.values()), giving


def adds(incident: Incident) -> bool:
    """Whether an incident may enter a total: upheld by somebody, and no running total."""
    return incident.status not in _OUT and not _series(incident)


def _series(incident: Incident) -> bool:
    return Window(incident.earliest, incident.latest).grain is Grain.SERIES


def _overlapping(parts: Sequence[_Part]) -> Interval:
    together = parts[0].number
    for part in parts[1:]:
        together = together.with_overlap(part.number)
    return together


def _alone(incident: Incident, kind: FigureKind, who: str | None) -> _Part | None:
    """What an incident gives for one sort of number; from nothing where it may not have happened."""
    told = [r for r in incident.ranges if r.kind is kind and r.unit == PEOPLE and (who is None or r.who == who)]
    number = whole_of({r.who: _interval(r) for r in told}) if who is None else _first(map(_interval, told))
    if number is None:
        return None
    perhaps = number.perhaps() if Axis.OCCURRENCE in incident.contested else number
    return _Part((incident,), tuple(dict.fromkeys(c for r in told for c in r.claims)), perhaps)


def _first(found: Iterable[Interval]) -> Interval | None:
    return next(iter(found), None)


def _interval(told: Range) -> Interval:
    return Interval(told.low, math.inf if told.high is None else told.high)


def _together(
    held: dict[str, Incident], kind: FigureKind, who: str | None, shared: Sequence[Shared]
) -> Iterable[_Part]:
    """What is told once for several incidents; by several voices it is still one number."""
    by_group: defaultdict[tuple[str, ...], list[Shared]] = defaultdict(list)
    for one in shared:
        ids = tuple(i for i in one.incidents if i in held)
        if ids and one.kind is kind and (who is None or one.who == who):
            by_group[ids].append(one)
    for ids, told in by_group.items():
        of = tuple(held[i] for i in ids)
        by_who = {w: said(t.allowed for t in told if t.who == w) for w in {t.who for t in told}}
        known = {w: i for w, i in by_who.items() if i}
        number = whole_of(known) if who is None else known.get(who)
        if number:
            doubtful = all(Axis.OCCURRENCE in i.contested for i in of)
            yield _Part(of, tuple(dict.fromkeys(t.claim for t in told)), number.perhaps() if doubtful else number)


def left_out(apart: Iterable[Incident]) -> Iterable[LeftOut]:
    """Those that give a number and do not add, by why."""
    giving = sorted(apart, key=lambda i: i.id)
    for status, words in _OUT.items():
        yield from because(words, [i for i in giving if i.status is status])
    yield from because(SERIES, [i for i in giving if i.status not in _OUT])


def because(words: str, incidents: Sequence[Incident]) -> Iterable[LeftOut]:
    """Incidents that a total could not simply add, if there are any."""
    if incidents:
        claims = tuple(dict.fromkeys(c for i in incidents for c in i.claims))
        yield LeftOut(text=words, incidents=tuple(i.id for i in incidents), claims=claims)
