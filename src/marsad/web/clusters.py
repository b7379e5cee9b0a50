"""What the map draws at one zoom: each spot once with all that is told of it; spots too close to tell apart as a crowd.

A crowd is no place: it is drawn with a sign of its own, says how much it stands for, and opens on a closer look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from math import asinh, pi, radians, tan
from typing import Any

import shapely

from marsad.publish.locate import PRECISIONS
from marsad.web.features import Spot
from marsad.web.roll import Roll

APART = 400  # spots that are all drawn by themselves, however close
CELL = 56  # pixels across of which a crowd is made
TILE = 256  # pixels of the whole world at zoom 0
_SMALL = 14  # pixels: a ring no wider may stand in a crowd

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Pile:
    """One spot, and the numbers of the incidents told of it, latest first."""

    spot: Spot
    numbers: list[int] = field(default_factory=list)


def piles(roll: Roll, numbers: Iterable[int]) -> dict[str, Pile]:
    """The spots of these incidents that the map can show, by their keys."""
    found: dict[str, Pile] = {}
    for number in numbers:
        for spot in roll.entries[number].spots:
            if spot.drawn:
                pile = found.get(spot.key)
                if pile is None:
                    pile = found[spot.key] = Pile(spot)
                if not pile.numbers or pile.numbers[-1] != number:
                    pile.numbers.append(number)
    return found


def drawn(roll: Roll, numbers: Iterable[int], zoom: float, box: Box | None) -> list[dict[str, Any]]:
    """GeoJSON features of what lies in `box` (west, south, east, north) at a zoom of the web's Mercator map."""
    seen = [pile for pile in piles(roll, numbers).values() if box is None or _meet(pile.spot.box, box)]
    if len(seen) <= APART:
        return [_feature(pile, roll, zoom) for pile in seen]
    crowds = defaultdict[tuple[int, int], list[Pile]](list)
    alone = []
    for pile in seen:
        if pile.spot.drawn == "area" or _width(pile.spot, zoom) > _SMALL:
            alone.append(pile)
        else:
            crowds[_cell(pile.spot, zoom)].append(pile)
    alone += [crowd[0] for crowd in crowds.values() if len(crowd) == 1]
    return [_feature(pile, roll, zoom) for pile in alone] + [
        _crowd(crowd, roll) for crowd in crowds.values() if len(crowd) > 1
    ]


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _cell(spot: Spot, zoom: float) -> tuple[int, int]:
    world = TILE * 2**zoom / CELL
    lat = radians(max(min(spot.lat, 85), -85))
    return int(world * (spot.lon + 180) / 360), int(world * (1 - asinh(tan(lat)) / pi) / 2)


def _width(spot: Spot, zoom: float) -> float:
    """Pixels across; 0 for a point."""
    return (spot.box[2] - spot.box[0]) * TILE * 2**zoom / 360


def _feature(pile: Pile, roll: Roll, zoom: float) -> dict[str, Any]:
    spot = pile.spot
    told = [roll.entries[n] for n in pile.numbers]
    contested = [entry for entry in told if entry.contested]
    sign = (contested or told)[0]
    return {
        "type": "Feature",
        "geometry": _thin(spot, zoom),
        "properties": {
            "spot": spot.key,
            "drawn": spot.drawn,
            "place": spot.name,
            "local_name": spot.local_name,
            "precision": spot.precision.value,
            "precision_words": PRECISIONS[spot.precision],
            "radius_km": spot.radius_km,
            "incidents": len(told),
            "contested": len(contested),
            "family": sign.incident.family.value,
            "status": sign.incident.status.value,
            "hue": sign.hue,
        },
    }


def _thin(spot: Spot, zoom: float) -> dict[str, Any] | None:
    """The geometry with no more corners than a screen shows at this zoom."""
    if spot.geometry is None or spot.geometry["type"] == "Point":
        return spot.geometry
    half_a_pixel = 180 / (TILE * 2**zoom)
    thin = shapely.geometry.shape(spot.geometry).simplify(half_a_pixel)
    mapping: dict[str, Any] = shapely.geometry.mapping(thin)
    return mapping


def _crowd(crowd: Sequence[Pile], roll: Roll) -> dict[str, Any]:
    numbers = {n for pile in crowd for n in pile.numbers}
    boxes = [pile.spot.box for pile in crowd]
    middle = [sum(pile.spot.lon for pile in crowd) / len(crowd), sum(pile.spot.lat for pile in crowd) / len(crowd)]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(part, 4) for part in middle]},
        "properties": {
            "drawn": "crowd",
            "spots": len(crowd),
            "incidents": len(numbers),
            "contested": sum(bool(roll.entries[n].contested) for n in numbers),
            "box": [
                *(round(min(box[side] for box in boxes), 4) for side in (0, 1)),
                *(round(max(box[side] for box in boxes), 4) for side in (2, 3)),
            ],
        },
    }


def extent(roll: Roll, numbers: Iterable[int], bounds: Box) -> Box | None:
    """The box worth looking at: of what is known to a point within `bounds` (south, west, north, east), else of all.

    Talks abroad or a long road would push what is known exactly into a corner.
    """
    found = [pile.spot for pile in piles(roll, numbers).values()]
    south, west, north, east = bounds
    near = [s for s in found if s.drawn == "point" and south <= s.lat <= north and west <= s.lon <= east]
    boxes = [spot.box for spot in near or found]
    if not boxes:
        return None
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def of_spot(roll: Roll, numbers: Collection[int], key: str) -> tuple[Spot, list[int]] | None:
    """One spot and the incidents told of it among these; None where none is."""
    pile = piles(roll, numbers).get(key)
    return (pile.spot, pile.numbers) if pile else None
