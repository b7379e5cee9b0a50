"""The denials of a weighing that grows: which there are, and which tellings each meets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from marsad.model import Claim
from marsad.weigh.denials import Denied, Refusal, denying, refusal, settled
from marsad.weigh.evidence import Evidence, Telling

_Shape = tuple[Refusal, frozenset[str], date | None]


class Refused:
    """Denials as they come in. One that covers what it did is the same object as the last time."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._alone: list[tuple[bool, Refusal]] = []
        self._settled: dict[_Shape, Refusal] = {}
        self.denied = Denied((), evidence)

    def add(self, claims: Iterable[Claim], wrong: Iterable[Claim], tellings: Iterable[Telling]) -> None:
        """Take in more denials, `wrong` those of other outlets' reports, and more of what may be denied."""
        new = [(False, refusal(c, self._evidence)) for c in claims if denying(c)]
        new += [(True, refusal(c, self._evidence)) for c in wrong]
        self.denied.add(tellings)
        if not new:
            return
        self._alone = sorted((*self._alone, *new), key=lambda one: (one[0], one[1].claim.id))
        alone = [r for _, r in self._alone]
        shapes = (((one, r.kinds, r.made), r) for one, r in zip(alone, settled(alone), strict=True))
        self._settled = {shape: self._settled.get(shape, r) for shape, r in shapes}
        self.denied.keep(self._settled.values())

    @property
    def all(self) -> list[Refusal]:
        """Every denial, by the id of its claim, those of other outlets' reports last."""
        return list(self._settled.values())
