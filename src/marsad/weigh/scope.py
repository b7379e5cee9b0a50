"""Where a ceasefire was to hold: asked of many places, answered once for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from marsad.weigh.ground import Ground, Spot


@dataclass(slots=True)
class Scope:
    """The placed areas of a ceasefire; keeps what it has looked up for as long as it is weighed."""

    areas: Sequence[Spot]
    ground: Ground
    _asked: dict[str, bool] = field(default_factory=dict)

    def reached_by(self, spots: Iterable[Spot]) -> bool:
        """Whether one of these placed spots lies in or around one of its areas."""
        return any(self._reached(spot) for spot in spots if spot.placed)

    def _reached(self, spot: Spot) -> bool:
        if spot.key not in self._asked:
            self._asked[spot.key] = any(self.ground.reaches(spot, area) for area in self.areas)
        return self._asked[spot.key]
