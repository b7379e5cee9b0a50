"""The denials of a weighing that grows: which there are, and which tellings each meets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model import Claim
from marsad.weigh.denials import Denied, Refusal, denying, refusal, settled, voice_of
from marsad.weigh.evidence import Evidence, Telling

_Shape = tuple[Refusal, frozenset[str], date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resettled:
    """Denials that are no more, new ones, and those that may meet other tellings than before."""

    gone: list[Refusal]
    new: list[Refusal]
    stale: list[Refusal]


class Refused:
    """Denials as they come and go. One that covers what it did is the same object as the last time."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._alone: defaultdict[str, list[Refusal]] = defaultdict(list)
        self._settled: defaultdict[str, dict[_Shape, Refusal]] = defaultdict(dict)
        self._of: defaultdict[str, list[Refusal]] = defaultdict(list)
        self._gone: list[Refusal] = []
        self._new: dict[Refusal, None] = {}
        self.denied = Denied(evidence)

    def add(self, claims: Iterable[Claim], wrong: Iterable[Claim], tellings: Iterable[Telling]) -> None:
        """Take in more denials, `wrong` those of other outlets' reports, and more of what may be denied."""
        self.denied.add(tellings)
        new = [refusal(c, self._evidence) for c in claims if denying(c)]
        new += [refusal(c, self._evidence, of_report=True) for c in wrong]
        for one in new:
            self._alone[voice_of(one)].append(one)
            self._of[one.claim.id].append(one)
        self._settle({voice_of(one) for one in new})

    def remove(self, claims: Iterable[Claim], tellings: Iterable[Telling]) -> None:
        """Give up what these claims deny, and what they told."""
        self.denied.remove(tellings)
        leaving = {r for c in claims for r in self._of.pop(c.id, ())}
        voices = {voice_of(one) for one in leaving}
        for voice in voices:
            self._alone[voice] = [r for r in self._alone[voice] if r not in leaving]
        self._settle(voices)

    def changes(self) -> Resettled:
        """What became of denials since this was last asked."""
        gone, new = self._gone, list(self._new)
        stale = [r for r in self.denied.stale() if r not in self._new]
        self._gone, self._new = [], {}
        return Resettled(gone=gone, new=new, stale=stale)

    def _settle(self, voices: Iterable[str]) -> None:
        for voice in voices:
            alone = sorted(self._alone[voice], key=lambda r: (r.of_report, r.claim.id))
            shapes = (((one, r.kinds, r.made), r) for one, r in zip(alone, settled(alone), strict=True))
            before = self._settled[voice]
            now = {shape: before.get(shape, r) for shape, r in shapes}
            gone = [r for shape, r in before.items() if shape not in now]
            self._settled[voice] = now
            self._forget(gone)
            self._new |= dict.fromkeys(r for shape, r in now.items() if shape not in before)

    def _forget(self, gone: Sequence[Refusal]) -> None:
        self.denied.forget(gone)
        self._gone += [one for one in gone if one not in self._new]
        for one in gone:
            self._new.pop(one, None)
