"""Whether two places are the same place on the ground, or one lies inside the other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

import shapely
from shapely.geometry.base import BaseGeometry

from marsad.model import HERE, POINT_LIKE, Location, PlaceMention, PlaceStatus, Precision, Role

Relation = Literal["same", "inside"]

EARTH_KM = 6371.0
KM_A_DEGREE = 111.0
NEAR_KM = 25.0  # "near a town", precision crosswalk of the design page `codebooks`, section 6.1
SETTLEMENT_KM = 3.0
# Beyond this an area is a region: "air strikes in the province" sums up and names no one event.
SMALL_KM = 30.0
# An area whose gazetteer gives neither outline nor radius, by precision.
AREA_KM: dict[Precision, float] = {
    Precision.NEAR_SETTLEMENT: NEAR_KM,
    Precision.ADMIN3: 15.0,
    Precision.ADMIN2: 30.0,
    Precision.NATURAL_OR_LINEAR: 20.0,
    Precision.PART_OF_ADMIN1: 60.0,
    Precision.ADMIN1: 90.0,
    Precision.MULTI_ADMIN1: 200.0,
    Precision.COUNTRY: 600.0,
}
REGIONS = frozenset({Precision.PART_OF_ADMIN1, Precision.ADMIN1, Precision.MULTI_ADMIN1, Precision.COUNTRY})
# Too wide for two reports to mean one event by naming it.
VAST = frozenset({Precision.COUNTRY, Precision.SEA_AIR, Precision.UNKNOWN})
# A name's candidate that fits it so many points of a hundred worse than the best is no likely one.
NEARLY = 5.0
MOSTLY = 0.8  # share of the smaller area that must lie in the larger
CELL_DEGREES = 0.5
_DIRECTIONS = frozenset(r for r in Role if r.value.endswith("_of"))
_NARROWING = _DIRECTIONS | {Role.NEAR, Role.ALONG, Role.BETWEEN}
# Words that say what sort of place it is and not which: names are compared without them.
_SORTS = frozenset(
    "the a of city town village town's province governorate region district subdistrict area countryside".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place as it is compared. `key` is shared by all mentions of it; coordinates are None where it is not placed.

    `named` says that the key is a gazetteer's id, so that another id is another place. `radius` is in km. `area` says
    that it has an extent worth speaking of, `region` that it is too large to be one event. `candidates` are the ids of
    what a name that is not placed may stand for, `likely` those that fit it nearly as well as the best.
    """

    key: str
    named: bool = False
    lat: float | None = None
    lon: float | None = None
    radius: float = 0.0
    area: bool = False
    region: bool = False
    wkt: str | None = None
    within: frozenset[str] = frozenset()
    candidates: frozenset[str] = frozenset()
    likely: frozenset[str] = frozenset()
    precision: Precision = Precision.UNKNOWN

    @property
    def placed(self) -> bool:
        return self.lat is not None and self.lon is not None


def spot_of(place: PlaceMention) -> Spot:
    """The place of a mention; one that only narrows ("near the town") is the ground around it, not the place itself."""
    at = place.location
    if at is None or at.status is not PlaceStatus.RESOLVED or at.lat is None or at.lon is None:
        return _unplaced(place, at)
    around = place.role in _NARROWING and at.precision in POINT_LIKE
    radius = max(_radius(at), NEAR_KM) if around else _radius(at)
    key = at.place_id or f"{at.lat:.3f},{at.lon:.3f}"
    return Spot(
        key=f"{place.role} {key}" if around else key,
        named=at.place_id is not None,
        lat=at.lat,
        lon=at.lon,
        radius=radius,
        area=around or at.precision not in POINT_LIKE,
        region=not around and (at.precision in REGIONS or radius > SMALL_KM),
        wkt=None if around else at.geometry,
        within=frozenset(at.within),
        precision=Precision.NEAR_SETTLEMENT if around else at.precision,
    )


def _unplaced(place: PlaceMention, at: Location | None) -> Spot:
    told = at.candidates if at else ()
    best = max((c.score for c in told), default=0.0)
    return Spot(
        key=f"name {bare_name(place.text)}",
        candidates=frozenset(c.place_id for c in told),
        likely=frozenset(c.place_id for c in told if c.score >= best - NEARLY),
    )


def _radius(at: Location) -> float:
    if at.radius_km is not None:
        return at.radius_km
    return SETTLEMENT_KM if at.precision in POINT_LIKE else AREA_KM.get(at.precision, SETTLEMENT_KM)


def bare_name(text: str) -> str:
    """A place's name as names are compared: casefolded, without articles and words for sorts of place."""
    words = [w for w in text.casefold().replace("-", " ").split() if w not in _SORTS]
    return " ".join(words) or text.casefold()


def loci(places: Iterable[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The mentions that say where a claim's event happened, one for each place of it.

    Every "at"; else the innermost "within"; else the first that narrows ("near", "north of", "along"). Where it came
    from, goes to, or what is merely mentioned is no place of it.
    """
    told = tuple(places)
    at = tuple(p for p in told if p.role is Role.AT)
    if at:
        return _each_once(at)
    inside = [p for p in told if p.role in HERE]
    if inside:
        return (min(inside, key=lambda p: (spot_of(p).radius if spot_of(p).placed else math.inf, p.span.start)),)
    return tuple(p for p in told if p.role in _NARROWING)[:1]


def _each_once(places: Iterable[PlaceMention]) -> tuple[PlaceMention, ...]:
    by_key: dict[str, PlaceMention] = {}
    for place in sorted(places, key=lambda p: (p.span.start, p.span.end)):
        by_key.setdefault(spot_of(place).key, place)
    return tuple(by_key.values())


def narrowing(places: Iterable[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The mentions that only narrow where it happened."""
    return tuple(p for p in places if p.role in _NARROWING)


def distance_km(one: Spot, other: Spot) -> float:
    """Great-circle distance in km; infinite where one of the two is not placed."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    south, north = math.radians(one.lat), math.radians(other.lat)
    east = math.radians(other.lon - one.lon)
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def cells(spot: Spot) -> Iterator[tuple[int, int]]:
    """The cells of a half-degree grid that a place reaches into; none for regions and what is not placed."""
    if spot.lat is None or spot.lon is None or spot.region:
        return
    north = spot.radius / KM_A_DEGREE
    east = north / max(math.cos(math.radians(spot.lat)), 0.1)
    for row in range(_cell(spot.lat - north), _cell(spot.lat + north) + 1):
        for column in range(_cell(spot.lon - east), _cell(spot.lon + east) + 1):
            yield row, column


def _cell(degrees: float) -> int:
    return math.floor(degrees / CELL_DEGREES)


@dataclass(slots=True)
class Ground:
    """Compares places; keeps the outlines it has parsed for as long as one weighing lasts."""

    _outlines: dict[str, BaseGeometry | None] = field(default_factory=dict)

    def relation(self, one: Spot, other: Spot) -> Relation | None:
        """`same` place, one `inside` the other, or neither (None).

        Two settlements with ids of their own are two places however near they lie; a settlement without one is the
        same as another only if each lies within the other's radius.
        """
        if one.key == other.key:
            return "same"
        if not (one.placed and other.placed):
            known, unclear = (one, other) if one.placed else (other, one)
            return "inside" if known.key in unclear.candidates else None
        if not one.area and not other.area:
            return self._points(one, other)
        if Precision.NEAR_SETTLEMENT in (one.precision, other.precision):
            return "inside" if self._centred(one, other) or self._centred(other, one) else None
        small, large = (one, other) if _smaller(one, other) else (other, one)
        return "inside" if self._holds(large, small) else None

    def contains(self, large: Spot, small: Spot) -> bool:
        """Whether `small` is `large` or lies inside it."""
        if large.key == small.key:
            return True
        return self.relation(large, small) is not None and _smaller(small, large)

    def reaches(self, one: Spot, other: Spot) -> bool:
        """Whether two places overlap or lie within 25 km of each other's edge, as zones named loosely do."""
        if self.relation(one, other) is not None:
            return True
        if distance_km(one, other) <= one.radius + other.radius + NEAR_KM:
            large = one if _smaller(other, one) else other
            small = other if large is one else one
            outline = self._outline(large.wkt)
            if outline is None or small.lat is None:
                return True
            return float(outline.distance(shapely.Point(small.lon, small.lat))) * KM_A_DEGREE <= NEAR_KM + small.radius
        return False

    def _points(self, one: Spot, other: Spot) -> Relation | None:
        finer, coarser = (one, other) if _fineness(one) <= _fineness(other) else (other, one)
        apart = distance_km(one, other)
        if _fineness(finer) < _fineness(coarser):
            return "inside" if apart <= coarser.radius else None
        two_names = one.named and other.named
        return "same" if not two_names and apart <= min(one.radius, other.radius) else None

    def _centred(self, area: Spot, spot: Spot) -> bool:
        """Whether the middle of one lies in the other: "near the town" may be on any side of it."""
        outline = self._outline(area.wkt)
        if outline is None or spot.lat is None:
            return distance_km(area, spot) <= area.radius
        return bool(outline.covers(shapely.Point(spot.lon, spot.lat)))

    def _holds(self, large: Spot, small: Spot) -> bool:
        if large.key in small.within:
            return True
        outline = self._outline(large.wkt)
        if outline is None:
            return distance_km(large, small) + (small.radius if small.area else 0.0) <= large.radius
        inner = self._outline(small.wkt)
        if inner is None:
            return bool(outline.covers(shapely.Point(small.lon, small.lat)))
        if inner.area == 0:
            return bool(outline.intersects(inner))
        return float(outline.intersection(inner).area) >= MOSTLY * float(inner.area)

    def _outline(self, wkt: str | None) -> BaseGeometry | None:
        if wkt is None:
            return None
        if wkt not in self._outlines:
            parsed = shapely.from_wkt(wkt, on_invalid="ignore")
            self._outlines[wkt] = shapely.make_valid(parsed) if parsed is not None else None
            if parsed is not None:
                shapely.prepare(self._outlines[wkt])
        return self._outlines[wkt]


_FINE = {
    p: i for i, p in enumerate((Precision.EXACT, Precision.VICINITY, Precision.NEIGHBOURHOOD, Precision.SETTLEMENT))
}


def _fineness(spot: Spot) -> int:
    return _FINE.get(spot.precision, len(_FINE))


def _smaller(one: Spot, other: Spot) -> bool:
    return (one.area, one.radius, one.key) <= (other.area, other.radius, other.key)
