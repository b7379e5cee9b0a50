"""The weighing of all that is known, kept in memory: reports, readings and decisions are added to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

from marsad.config import Knowledge
from marsad.model import Claim, Decision, Pack, Picture, Report
from marsad.weigh import Weighing

Kept = TypeVar("Kept", Claim, Report)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A weighing with all it was given."""

    weighing: Weighing
    pack: Pack
    decisions: tuple[Decision, ...]
    knowledge: Knowledge
    claims: dict[str, Claim] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)


@dataclass(slots=True)
class Growing:
    """The last weighing, for one desk. Of several threads that ask at once each waits for the one before."""

    _begun: _Begun | None = None
    _lock: Lock = field(default_factory=Lock)

    @property
    def begun(self) -> bool:
        """Whether there is a weighing to add to."""
        return self._begun is not None

    def picture(
        self,
        claims: Iterable[Claim],
        reports: Iterable[Report],
        pack: Pack,
        decisions: tuple[Decision, ...],
        knowledge: Knowledge,
    ) -> Picture:
        """The picture of all of this, with no day asked for.

        Begun anew where the pack or a report is not as it was the last time.
        """
        told, printed = {c.id: c for c in claims}, {r.id: r for r in reports}
        with self._lock:
            begun, self._begun = self._begun, None
            as_before = begun and (begun.pack, begun.knowledge) == (pack, knowledge)
            if not (begun and as_before and not _lost(printed, begun.reports)):
                begun = _Begun(Weighing(pack, decisions, None, knowledge), pack, decisions, knowledge)
            begun.weighing.remove(_lost(told, begun.claims))
            if begun.decisions != decisions:
                begun.weighing.decide(decisions)
            begun.weighing.add(_more(told, begun.claims), _more(printed, begun.reports))
            picture = begun.weighing.picture()
            self._begun = _Begun(begun.weighing, pack, decisions, knowledge, told, printed)
        return picture


def _lost(now: dict[str, Kept], before: dict[str, Kept]) -> list[Kept]:
    """What is held no more, or not as it was before."""
    return [one for i, one in before.items() if now.get(i) is not one and now.get(i) != one]


def _more(now: dict[str, Kept], before: dict[str, Kept]) -> list[Kept]:
    """What was not held, or not as it is now."""
    return [one for i, one in now.items() if before.get(i) is not one and before.get(i) != one]
