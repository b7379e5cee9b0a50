"""Totals over incidents: what those that give a number come to, and which of them could not simply be added.

An incident whose occurrence is contested may come to nothing; one that is discounted or withdrawn is left out. Two that
may be one event, or of which one sums up the other, are not added: together they come to the larger at the least.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from marsad.model import OF_PEOPLE, Axis, FigureKind, Incident, LeftOut, Range, Status, Total
from marsad.weigh.amounts import NOTHING, Interval, said, whole_of
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


def totals(
    incidents: Sequence[Incident], joint: Iterable[Sequence[str]] = (), shared: Sequence[Shared] = ()
) -> tuple[Total, ...]:
    """What incidents come to, one total for each sort of number; the order of incidents does not matter.

    `joint` are the ids of incidents that may share people. Killed, wounded, missing and the rest stay apart, and so do
    civilians, combatants and children; a total of people takes what is told of a sort of them as its floor.
    """
    ordered = sorted(incidents, key=lambda i: i.id)
    cluster = clusters(ordered, [*joint, *(s.incidents for s in shared)])
    wanted = {(r.kind, r.who) for i in ordered for r in i.ranges if r.kind in OF_PEOPLE and r.unit == PEOPLE}
    wanted |= {(s.kind, s.who) for s in shared}
    wanted |= {(kind, None) for kind, _ in wanted}
    order = list(FigureKind)
    in_order = sorted(wanted, key=lambda w: (order.index(w[0]), w[1] or ""))
    found = (_total(kind, who, ordered, cluster, shared) for kind, who in in_order)
    return tuple(t for t in found if t)


def clusters(incidents: Sequence[Incident], joint: Iterable[Sequence[str]]) -> Callable[[str], str]:
    """For the id of an incident the least id of those it may share people with."""
    head = {i.id: i.id for i in incidents}

    def top(one: str) -> str:
        while head[one] != one:
            head[one] = head[head[one]]
            one = head[one]
        return one

    for ids in joint:
        held = [i for i in ids if i in head]
        for other in held[1:]:
            low, high = sorted((top(held[0]), top(other)))
            head[high] = low
    return top


def _total(
    kind: FigureKind,
    who: str | None,
    incidents: Sequence[Incident],
    cluster: Callable[[str], str],
    shared: Sequence[Shared],
) -> Total | None:
    held = [i for i in incidents if _adds(i)]
    parts = [p for i in held if (p := _alone(i, kind, who))]
    parts += _together({i.id: i for i in held}, kind, who, shared)
    if not parts:
        return None
    by_cluster: defaultdict[str, list[_Part]] = defaultdict(list)
    for part in parts:
        by_cluster[cluster(part.incidents[0].id)].append(part)
    whole = NOTHING
    for ones in by_cluster.values():
        whole = whole.plus(_overlapping(ones))
    counted = {i.id: i for p in parts for i in p.incidents}
    days = sorted(d for i in counted.values() for d in (i.earliest, i.latest) if d)
    return Total(
        kind=kind,
        who=who,
        unit=PEOPLE,
        low=whole.low,
        high=whole.high if math.isfinite(whole.high) else None,
        incidents=tuple(counted),
        claims=tuple(dict.fromkeys(c for p in parts for c in p.claims)),
        given=len(counted),
        held=len(held),
        left_out=tuple(_left_out(kind, who, incidents, by_cluster.values())),
        earliest=days[0] if days else None,
        latest=days[-1] if days else None,
    )


def least(
    incidents: Iterable[Incident], kind: FigureKind, who: str | None, cluster: Callable[[str], str]
) -> tuple[float, list[Incident]]:
    """How many these incidents come to at the least, and those of them that give the number."""
    floors: defaultdict[str, float] = defaultdict(float)
    giving = []
    for incident in incidents:
        part = _alone(incident, kind, who) if _adds(incident) else None
        if part:
            giving.append(incident)
            key = cluster(incident.id)
            floors[key] = max(floors[key], part.number.low)
    return sum(floors.values()), giving


def _adds(incident: Incident) -> bool:
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


def _left_out(
    kind: FigureKind, who: str | None, incidents: Sequence[Incident], clusters: Iterable[Sequence[_Part]]
) -> Iterable[LeftOut]:
    giving = [i for i in incidents if not _adds(i) and _alone(i, kind, who)]
    for status, words in _OUT.items():
        yield from _because(words, [i for i in giving if i.status is status])
    yield from _because(SERIES, [i for i in giving if i.status not in _OUT])
    for parts in clusters:
        if len(parts) > 1:
            yield from _because(MAYBE_ONE, list({i.id: i for p in parts for i in p.incidents}.values()))


def _because(words: str, incidents: Sequence[Incident]) -> Iterable[LeftOut]:
    if incidents:
        claims = tuple(dict.fromkeys(c for i in incidents for c in i.claims))
        yield LeftOut(text=words, incidents=tuple(i.id for i in incidents), claims=claims)
