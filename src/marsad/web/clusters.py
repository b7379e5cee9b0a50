"""What the map draws at one zoom: each spot once with all that is told of it; spots too close to tell apart as a crowd.

A crowd is no place: it is drawn with a sign of its own, says how much it stands for, and opens on a closer look.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from math import pi
from typing import Any

import numpy as np
import shapely

from marsad.publish.locate import PRECISIONS
from marsad.web.features import Spot
from marsad.web.roll import Floats, Mask, Numbers, Roll

APART = 400  # spots that are all drawn by themselves, however close
CELL = 56  # pixels across of which a crowd is made
TILE = 256  # pixels of the whole world at zoom 0
SMALL = 24  # pixels: what is no wider may stand in a crowd

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """The spots of chosen incidents: how many each has, how many contested, and whose sign stands for it."""

    pairs: Mask
    incidents: Numbers
    contested: Numbers
    sign: Numbers


def seen(roll: Roll, mask: Mask) -> Seen:
    """For every spot of the roll's ground. What is contested stands for its spot, else the latest."""
    ground, size = roll.ground, len(roll.ground.spots)
    pairs = mask[ground.entry]
    entries, spots = ground.entry[pairs], ground.spot[pairs]
    disputed = roll.days.contested[entries]
    nobody = len(roll.entries)
    first, first_disputed = np.full(size, nobody), np.full(size, nobody)
    np.minimum.at(first, spots, entries)
    np.minimum.at(first_disputed, spots[disputed], entries[disputed])
    return Seen(
        pairs,
        np.bincount(spots, minlength=size),
        np.bincount(spots[disputed], minlength=size),
        np.where(first_disputed < nobody, first_disputed, first),
    )


def drawn(roll: Roll, mask: Mask, zoom: float, box: Box | None) -> list[dict[str, Any]]:
    """GeoJSON features of what lies in `box` (west, south, east, north) at a zoom of the web's Mercator map."""
    told = seen(roll, mask)
    west, south, east, north = roll.ground.boxes.T
    here = told.incidents > 0
    if box is not None:
        here &= (west <= box[2]) & (box[0] <= east) & (south <= box[3]) & (box[1] <= north)
    spots = np.flatnonzero(here)
    if len(spots) <= APART:
        return [_feature(roll, told, int(spot), zoom) for spot in spots]
    small = (east - west)[spots] * TILE * 2**zoom / 360 <= SMALL
    _, cell = np.unique(_cells(roll.ground.middles[spots], zoom), return_inverse=True)
    close = np.bincount(cell[small], minlength=len(spots))
    crowded = small & (close[cell] > 1)
    alone = [_feature(roll, told, int(spot), zoom) for spot in spots[~crowded]]
    return alone + _crowds(roll, told, spots[crowded], cell[crowded])


def _cells(middles: Floats, zoom: float) -> Numbers:
    """The number of the cell in which each of these middles lies."""
    world = TILE * 2**zoom / CELL
    lon, lat = middles[:, 0], np.radians(np.clip(middles[:, 1], -85, 85))
    x, y = world * (lon + 180) / 360, world * (1 - np.arcsinh(np.tan(lat)) / pi) / 2
    cells: Numbers = x.astype(np.int64) * 2**31 + y.astype(np.int64)
    return cells


def _feature(roll: Roll, told: Seen, number: int, zoom: float) -> dict[str, Any]:
    spot, sign = roll.ground.spots[number], roll.entries[told.sign[number]]
    return {
        "type": "Feature",
        "geometry": _thin(spot, round(2 * zoom)),
        "properties": {
            "spot": spot.key,
            "drawn": spot.drawn,
            "place": spot.name,
            "local_name": spot.local_name,
            "precision": spot.precision.value,
            "precision_words": PRECISIONS[spot.precision],
            "radius_km": spot.radius_km,
            "incidents": int(told.incidents[number]),
            "contested": int(told.contested[number]),
            "family": sign.incident.family.value,
            "status": sign.incident.status.value,
            "hue": sign.hue,
        },
    }


def _thin(spot: Spot, half_zoom: int) -> dict[str, Any] | None:
    """The geometry with no more corners than a screen shows at this zoom."""
    if spot.geometry is None or spot.geometry["type"] == "Point":
        return spot.geometry
    return _thinned(json.dumps(spot.geometry), half_zoom)


@lru_cache(maxsize=4096)
def _thinned(geojson: str, half_zoom: int) -> dict[str, Any]:
    half_a_pixel = 180 / (TILE * 2 ** (half_zoom / 2))
    plain: dict[str, Any] = json.loads(shapely.to_geojson(shapely.from_geojson(geojson).simplify(half_a_pixel)))
    return plain


def _crowds(roll: Roll, told: Seen, spots: Numbers, cells: Numbers) -> list[dict[str, Any]]:
    """One feature a cell. An incident told of several of its spots counts once."""
    numbers, cells, sizes = np.unique(cells, return_inverse=True, return_counts=True)
    cell_of = np.full(len(roll.ground.spots), -1)
    cell_of[spots] = cells
    pairs = told.pairs & (cell_of[roll.ground.spot] >= 0)
    entries = len(roll.entries)
    once = np.unique(cell_of[roll.ground.spot[pairs]] * entries + roll.ground.entry[pairs])
    incidents = np.bincount(once // entries, minlength=len(numbers))
    contested = np.bincount(once // entries, weights=roll.days.contested[once % entries], minlength=len(numbers))
    boxes = roll.ground.boxes[spots]
    low, high = np.full((len(numbers), 2), np.inf), np.full((len(numbers), 2), -np.inf)
    np.minimum.at(low, cells, boxes[:, :2])
    np.maximum.at(high, cells, boxes[:, 2:])
    middles = roll.ground.middles[spots]
    lon, lat = (np.bincount(cells, weights=middles[:, part]) / sizes for part in (0, 1))
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [round(float(lon[n]), 4), round(float(lat[n]), 4)]},
            "properties": {
                "drawn": "crowd",
                "spots": int(sizes[n]),
                "incidents": int(incidents[n]),
                "contested": int(contested[n]),
                "box": [round(float(side), 4) for side in (*low[n], *high[n])],
            },
        }
        for n in range(len(numbers))
    ]


def extent(roll: Roll, mask: Mask, bounds: Box) -> Box | None:
    """The box worth looking at: of what is known to a point within `bounds` (south, west, north, east), else of all.

    Talks abroad or a long road would push what is known exactly into a corner.
    """
    spots = np.unique(roll.ground.spot[mask[roll.ground.entry]])
    if not len(spots):
        return None
    boxes, middles = roll.ground.boxes[spots], roll.ground.middles[spots]
    south, west, north, east = bounds
    inside = (middles >= (west, south)).all(axis=1) & (middles <= (east, north)).all(axis=1)
    near = boxes[inside & (boxes[:, 0] == boxes[:, 2])]
    told = near if len(near) else boxes
    left, low, _, _ = (float(side) for side in told.min(axis=0))
    _, _, right, high = (float(side) for side in told.max(axis=0))
    return left, low, right, high


def of_spot(roll: Roll, mask: Mask, key: str) -> tuple[Spot, Numbers] | None:
    """One spot and the numbers of the incidents told of it among these; None where none is."""
    number = next((n for n, spot in enumerate(roll.ground.spots) if spot.key == key), None)
    if number is None:
        return None
    entries = roll.ground.entry[(roll.ground.spot == number) & mask[roll.ground.entry]]
    return (roll.ground.spots[number], entries) if len(entries) else None
