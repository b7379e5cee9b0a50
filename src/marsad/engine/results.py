"""What the verbs of a desk hand back, besides the nouns of `model`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from marsad.model import Claim, Problem, Query, Report


class Watch(Protocol):
    """Told about long work as it goes on; `total` is None while it is not known."""

    def __call__(self, done: int, total: int | None, name: str) -> None: ...


def unwatched(done: int, total: int | None, name: str) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What `add` did: ids of reports new to the ledger and of those it had, and the faults met on the way."""

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    latest: date | None = None
    """The latest day of publication among all of them; None if none has a date."""

    @property
    def reports(self) -> tuple[str, ...]:
        return self.new + self.known


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadThrough:
    """What `read` did: how many reports were read, how many claims they gave, and the faults met on the way."""

    reader: str
    reports: int = 0
    claims: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A picture that is shown while a newer one is weighed: when it was ready, on the desk's clock, and how many
    decisions and reports came since."""

    at: datetime
    decisions: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of `doctor`: whether a part is in place, what was found, and what to do where it is not."""

    part: str
    ok: bool
    found: str
    next_step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What answers a query, latest first."""

    query: Query
    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
