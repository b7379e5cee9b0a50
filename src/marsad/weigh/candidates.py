"""Candidates: events that may be one and were left apart, with what keeps them apart, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.weigh.evidence import Evidence
from marsad.weigh.grouping import Group, group_id
from marsad.weigh.windows import Grain


def candidates(group: Group, rivals: Iterable[Group], evidence: Evidence) -> tuple[str, ...]:
    """Each event this one may be one with, and why it was not joined: "inc-… (told a day apart)"."""
    others = {group_id(g.members, evidence): g for g in rivals}
    return tuple(f"{name} ({why_apart(group, other, evidence)})" for name, other in sorted(others.items()))


def why_apart(one: Group, other: Group, evidence: Evidence) -> str:
    """What two events that may be one do not share, and what speaks for their being one."""
    differences = [d for d in (_place(one, other, evidence), _days(one, other), _kinds(one, other)) if d]
    words = _words(one, other, evidence) if one.spot is None or other.spot is None else ""
    return "; ".join((*differences, *([words] if words else ()))) or "more than one fits"


def _place(one: Group, other: Group, evidence: Evidence) -> str:
    if one.spot is None or other.spot is None:
        return "no place is told of one of them"
    if not (one.spot.placed and other.spot.placed):
        return "a name that several places bear" if one.spot.candidates or other.spot.candidates else ""
    return "one place lies in the other" if evidence.ground.relation(one.spot, other.spot) == "inside" else ""


def _days(one: Group, other: Group) -> str:
    if not (one.window.dated and other.window.dated):
        return "no day is told of one of them"
    gap = one.window.gap(other.window)
    if gap:
        return "told a day apart" if gap == 1 else f"told {gap} days apart"
    return "a span of days" if Grain.SPAN in (one.window.grain, other.window.grain) else ""


def _kinds(one: Group, other: Group) -> str:
    return "" if one.kind == other.kind else "told as different kinds of act"


def _words(one: Group, other: Group, evidence: Evidence) -> str:
    """The weightiest words that the first reports of both share."""
    reports = evidence.known.reports
    first, second = (reports[min(g.reports)] for g in (one, other))
    shared = evidence.likeness.shared(first, second) if first is not second else ()
    return f"their reports share {', '.join(f'“{w}”' for w in shared)}" if shared else ""
