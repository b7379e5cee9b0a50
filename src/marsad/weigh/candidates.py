"""Candidates: events that may be one and were left apart, with what keeps them apart, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.model import MaybeSame, Reason
from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.grouping import Group, group_id
from marsad.weigh.neighbours import spelled_alike
from marsad.weigh.windows import Grain


def candidates(group: Group, rivals: Iterable[Group], evidence: Evidence) -> tuple[MaybeSame, ...]:
    """Each event that this one may be one with, and why it was not joined, in the order of their ids."""
    others = {group_id(g.members, evidence): g for g in rivals}
    return tuple(
        MaybeSame(incident=name, reasons=why_apart(group, other, evidence)) for name, other in sorted(others.items())
    )


def why_apart(one: Group, other: Group, evidence: Evidence) -> tuple[Reason, ...]:
    """What two events that may be one do not share, and what speaks for their being one; with a claim of each."""
    words = [*_place(one, other, evidence), *_days(one, other), *_kinds(one, other)]
    if one.spot is None or other.spot is None:
        words += _words(one, other, evidence)
    claims = tuple(dict.fromkeys(_first(g, evidence).claim.id for g in (one, other)))
    return tuple(Reason(text=f"{text}.", claims=claims) for text in words or ["More than one fits"])


def _first(group: Group, evidence: Evidence) -> Telling:
    return min(group.members, key=lambda t: (*evidence.known.order(t.claim), t.start))


def _place(one: Group, other: Group, evidence: Evidence) -> Iterator[str]:
    if one.spot is None or other.spot is None:
        yield "No place is told of one of them"
        return
    if one.spot.placed and other.spot.placed:
        if evidence.ground.relation(one.spot, other.spot) == "inside":
            yield "One place lies in the other"
        return
    named, beside = (one, other) if not one.spot.placed else (other, one)
    if named.spot and named.spot.candidates:
        yield f"“{_name(named)}” is a name that several places may bear{_among(named, beside)}"
    elif one.spot.key != other.spot.key and spelled_alike(one, other):
        yield f"“{_name(one)}” and “{_name(other)}” may be two spellings of one name"


def _among(named: Group, beside: Group) -> str:
    """The place of the other event, where it is one of those that the name may stand for."""
    if not (named.spot and beside.spot and beside.spot.key in named.spot.candidates):
        return ""
    location = next((t.place.location for t in beside.members if t.place and t.place.location), None)
    return f", {location.name} among them" if location and location.name else ""


def _name(group: Group) -> str:
    return next((t.place.text for t in group.members if t.place and t.spot == group.spot), "")


def _days(one: Group, other: Group) -> Iterator[str]:
    if not (one.window.dated and other.window.dated):
        yield "No day is told of one of them"
        return
    gap = one.window.gap(other.window)
    if gap:
        yield "Told a day apart" if gap == 1 else f"Told {gap} days apart"
    elif Grain.SPAN in (one.window.grain, other.window.grain):
        yield "One is told for a span of days"


def _kinds(one: Group, other: Group) -> Iterator[str]:
    if one.kind != other.kind:
        yield "Told as different kinds of act"


def _words(one: Group, other: Group, evidence: Evidence) -> Iterator[str]:
    """The weightiest words that the first reports of both share."""
    reports = evidence.known.reports
    first, second = (reports[min(g.reports)] for g in (one, other))
    shared = evidence.likeness.shared(first, second) if first is not second else ()
    if shared:
        yield f"Their reports share {', '.join(f'“{w}”' for w in shared)}"
