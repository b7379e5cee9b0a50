"""Places that are no points: parts of areas, surroundings, directions, stretches between two places.

Every rule gives an outline, a point inside it, the radius of the smallest circle around it and a precision. Measured on
UCDP's own points: "southern X Governorate" as the half of its area that lies to the south holds the coder's point in 38
of 39 strings; places coded as roads lie 3 km (median) off the straight line between their ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from marsad.model import GazetteerEntry, Precision
from marsad.place import ground
from marsad.place.heads import COMPASS_NAMES

NEAR_KM = 10.0
NEAR_A_CITY_KM = 20.0
CITY = 0.6
SIDE_KM = 40.0
SPREAD = 45.0
CORE_KM = 5.0
# Of villages that UCDP codes in "the western countryside of X", half lie within 30 km of X, and nearly all within 60
# degrees of the bearing.
FLANK_SPREAD = 60.0
FLANK_KM, TOWN_FLANK_KM = 25.0, 8.0
FLANK_REACH_KM, TOWN_FLANK_REACH_KM = 300.0, 40.0
ROAD_KM = 6.0
CORRIDOR_KM = 3.0
CORRIDOR_SHARE = 0.08
# Outlines in locations are drawn to about a kilometre.
DRAWN = 0.008
DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Area:
    """An outline that words describe, and how it is to be told."""

    outline: BaseGeometry
    precision: Precision
    suffix: str
    told: str
    around: tuple[float, float] | None = None
    """Where most of it is meant: latitude and longitude."""

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude of a point on it, as near as may be to where most of it is meant."""
        if self.around is not None:
            nearest = nearest_points(self.outline, Point(self.around[1], self.around[0]))[0]
            return round(nearest.y, 4), round(nearest.x, 4)
        line = self.outline.geom_type == "LineString"
        point = self.outline.interpolate(0.5, normalized=True) if line else self.outline.representative_point()
        return round(point.y, 4), round(point.x, 4)


@lru_cache(maxsize=1024)
def outline(wkt: str) -> BaseGeometry:
    """The shape behind a WKT text."""
    return shapely.from_wkt(wkt)


def drawn(shape: BaseGeometry) -> str:
    """WKT of an outline, simplified for drawing."""
    return str(shapely.to_wkt(shape.simplify(DRAWN), rounding_precision=DECIMALS))


def reach_of(entry: GazetteerEntry) -> float:
    """How far "near" reaches around a place, in km."""
    return NEAR_A_CITY_KM if entry.prominence >= CITY else NEAR_KM


@lru_cache(maxsize=1024)
def part(entry: GazetteerEntry, towards: float) -> Area | None:
    """ "Southern X": the half of an area towards a bearing; of a country, a quarter towards a diagonal one."""
    if entry.geometry is None or not _is_area(entry):
        return None
    shape = outline(entry.geometry)
    diagonal = entry.kind == "country" and towards % 90 != 0
    cut = ground.quarter(shape, towards) if diagonal else ground.half(shape, towards)
    precision = {"country": Precision.MULTI_ADMIN1, "admin1": Precision.PART_OF_ADMIN1}.get(entry.kind, entry.precision)
    point = COMPASS_NAMES[towards]
    return Area(cut, precision, point, f"{point}ern {entry.name}")


def near(entry: GazetteerEntry) -> Area:
    """ "Near X": a disc around a point, a margin around an area."""
    if entry.geometry:
        shape = ground.corridor(outline(entry.geometry), NEAR_KM)
    else:
        shape = ground.disc(entry.lat, entry.lon, reach_of(entry))
    return Area(shape, Precision.NEAR_SETTLEMENT, "near", f"near {entry.name}")


def side(entry: GazetteerEntry, towards: float, km: float | None, reach: float = SIDE_KM) -> Area:
    """ "West of X": a sector, of 40 km; "12 km west of X": a disc about that point."""
    point = COMPASS_NAMES[towards]
    if km is None:
        shape = ground.sector(entry.lat, entry.lon, towards, reach, SPREAD)
        return Area(shape, Precision.NEAR_SETTLEMENT, f"{point}-of", f"{point} of {entry.name}")
    lat, lon = ground.ahead(entry.lat, entry.lon, towards, km)
    disc = ground.disc(lat, lon, max(CORRIDOR_KM, 0.3 * km))
    return Area(disc, Precision.NEAR_SETTLEMENT, f"{km:g}km-{point}-of", f"{km:g} km {point} of {entry.name}")


def countryside(entry: GazetteerEntry, around: GazetteerEntry | None) -> Area | None:
    """ "X countryside": the sub-district of a town without its core."""
    if around is None or around.geometry is None:
        return None
    rest = outline(around.geometry).difference(ground.disc(entry.lat, entry.lon, CORE_KM))
    shape = rest if not rest.is_empty else outline(around.geometry)
    return Area(shape, around.precision, "countryside", f"{entry.name} countryside", (entry.lat, entry.lon))


def flank(
    town: GazetteerEntry, towards: float, holder: GazetteerEntry | None, *, wide: bool, spread: float = FLANK_SPREAD
) -> Area:
    """ "The northern countryside of X": the land on that side of a town, in `holder`.

    `wide`: to the edge of the holder, as where the name is the holder's too; else for 40 km.
    """
    reach = FLANK_REACH_KM if wide else TOWN_FLANK_REACH_KM
    meant = ground.ahead(town.lat, town.lon, towards, FLANK_KM if wide else TOWN_FLANK_KM)
    shape = ground.sector(town.lat, town.lon, towards, reach, spread)
    shape = shape.difference(ground.disc(town.lat, town.lon, CORE_KM))
    if holder is not None and holder.geometry is not None:
        held = shape.intersection(outline(holder.geometry))
        shape = held if not held.is_empty else shape
    point = COMPASS_NAMES[towards]
    told = f"{point}ern countryside of {town.name}"
    precision = Precision.PART_OF_ADMIN1 if wide else Precision.NEAR_SETTLEMENT
    return Area(shape, precision, f"{point}-countryside", told, meant)


def between(one: GazetteerEntry, two: GazetteerEntry, road: GazetteerEntry | None) -> Area:
    """The stretch of a known road between two places, else a straight corridor."""
    ends = Point(one.lon, one.lat), Point(two.lon, two.lat)
    told = f"between {one.name} and {two.name}"
    suffix = f"{one.id}-{two.id}"
    if road is not None and road.geometry is not None:
        shape = ground.stretch(outline(road.geometry), *ends)
        return Area(shape, Precision.NATURAL_OR_LINEAR, suffix, f"{road.name} {told}")
    length = ground.distance_km(one.lat, one.lon, two.lat, two.lon)
    shape = ground.corridor(LineString(ends), max(CORRIDOR_KM, CORRIDOR_SHARE * length))
    return Area(shape, Precision.NATURAL_OR_LINEAR, suffix, told)


def passes(road: GazetteerEntry, place: GazetteerEntry) -> bool:
    """Whether a road runs through or close by a place."""
    if road.geometry is None:
        return False
    flat = ground.in_km(outline(road.geometry), place.lat)
    return bool(flat.distance(ground.in_km(Point(place.lon, place.lat), place.lat)) <= ROAD_KM)


def _is_area(entry: GazetteerEntry) -> bool:
    return entry.kind in ("country", "admin1", "admin2", "admin3", "region", "mountain")
