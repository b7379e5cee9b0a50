"""The weighing of all that is known, kept in memory: what a desk takes in is added to it, where that can be done."""

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

    def picture(
        self,
        claims: Iterable[Claim],
        reports: Iterable[Report],
        pack: Pack,
        decisions: tuple[Decision, ...],
        knowledge: Knowledge,
    ) -> Picture:
        """The picture of all of this, with no day asked for.

        Begun anew where a decision, the pack, or a claim or report is not as it was the last time.
        """
        told, printed = {c.id: c for c in claims}, {r.id: r for r in reports}
        with self._lock:
            begun, self._begun = self._begun, None
            as_before = begun and (begun.pack, begun.decisions, begun.knowledge) == (pack, decisions, knowledge)
            if not (begun and as_before and _holds(told, begun.claims) and _holds(printed, begun.reports)):
                begun = _Begun(Weighing(pack, decisions, None, knowledge), pack, decisions, knowledge)
            begun.weighing.add(_more(told, begun.claims), _more(printed, begun.reports))
            picture = begun.weighing.picture()
            self._begun = _Begun(begun.weighing, pack, decisions, knowledge, told, printed)
        return picture


def _holds(now: dict[str, Kept], before: dict[str, Kept]) -> bool:
    return all(i in now and (now[i] is one or now[i] == one) for i, one in before.items())


def _more(now: dict[str, Kept], before: dict[str, Kept]) -> list[Kept]:
    return [one for i, one in now.items() if i not in before]
