"""Nouns of ceasefires: the terms stated, who answered, and how much was told before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from marsad.model.kept import Period, Span


class TermKind(StrEnum):
    """What a stated term of a ceasefire settles."""

    BEGINNING = "beginning"
    DURATION = "duration"
    UNTIL = "until"
    PURPOSE = "purpose"
    MEDIATOR = "mediator"
    MONITORING = "monitoring"
    ENFORCEMENT = "enforcement"
    DISARMAMENT = "disarmament"
    WRITTEN = "written"
    UNILATERAL = "unilateral"
    FINAL = "final"
    PAUSE = "pause"


class Purpose(StrEnum):
    """Why a ceasefire is declared; the categories of the ETH/PRIO table."""

    HUMANITARIAN = "humanitarian"
    PEACE_PROCESS = "peace process"
    HOLIDAY = "holiday"
    ELECTION = "election"


class CeasefireClass(StrEnum):
    """The classes of the ETH/PRIO table; `unclear` where the words do not say."""

    DEFINITIVE = "definitive"
    PRELIMINARY = "preliminary"
    CESSATION = "cessation of hostilities"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term as the words state it. `value` is what it comes to: a purpose, a name, days."""

    kind: TermKind
    value: str
    claim: str
    report: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A party's answer to a ceasefire that another declared, by the account of `told_by`."""

    party: str
    accepts: bool
    claim: str
    told_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What is told of a stretch of days, both ends included: uses of force, and how much was reported at all.

    `incidents` are the ids of the uses of force, the first first. `gaps` are the days on which no report held here was
    published: nothing is known of them, and they are not quiet.
    """

    earliest: date
    latest: date
    incidents: tuple[str, ...]
    reports: int
    gaps: tuple[Period, ...] = ()

    @property
    def days(self) -> int:
        return (self.latest - self.earliest).days + 1

    @property
    def unreported(self) -> int:
        """How many of its days no report was published on."""
        return sum((g.latest - g.earliest).days + 1 for g in self.gaps if g.earliest and g.latest)
