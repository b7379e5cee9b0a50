"""Nouns of counting: what an incident's voices leave open, what incidents come to together, what a check found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from marsad.model.vocabulary import FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """What the voices of one incident leave open of one number, and whose words set each end.

    Both ends are included. `high` is None where nobody's words set an upper end above every lower one. `low_by` and
    `high_by` name the voices; a part ("children") never enters the range of another count.
    """

    kind: FigureKind
    who: str | None
    unit: str
    low: float
    high: float | None
    low_by: tuple[str, ...]
    high_by: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An incident, or several, that a total could not simply add, and why."""

    text: str
    incidents: tuple[str, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What the incidents held here that give one sort of number come to; never a running total, never an estimate.

    `low` adds what the undisputed of them come to at the least, `high` is None where one of them is open above. `given`
    of `held` incidents give this number: the others say nothing of it, which is not zero. `earliest` and `latest` are
    the first and last day any of them may have happened on.
    """

    kind: FigureKind
    who: str | None
    unit: str
    low: float
    high: float | None
    incidents: tuple[str, ...]
    claims: tuple[str, ...]
    given: int
    held: int
    left_out: tuple[LeftOut, ...] = ()
    earliest: date | None = None
    latest: date | None = None


class Check(StrEnum):
    """What a finding about numbers is."""

    FALLS = "falls"
    CONTRADICTS = "contradicts"
    PART_EXCEEDS_WHOLE = "part exceeds whole"
    IMPLIES = "implies"
    INCIDENTS_EXCEED = "incidents exceed toll"
    INCIDENTS_WITHIN = "incidents within toll"
    NOT_ADDED = "not added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check of stated numbers found, in words, with the tolls and claims it rests on."""

    check: Check
    text: str
    tolls: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
