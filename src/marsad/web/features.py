"""Incidents as GeoJSON: how exactly a place is known decides whether it is a point, a ring or an area, or off the map.

Never a point for the middle of an area; a place that is only a country, or that is not clearly one place, is not drawn
but listed with the reason.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from typing import Any, Literal

import shapely

from marsad.model import (
    HERE,
    POINT_LIKE,
    GazetteerEntry,
    Incident,
    Location,
    PlaceMention,
    PlaceStatus,
    Precision,
    Role,
)
from marsad.publish.locate import PRECISIONS

Drawn = Literal["point", "ring", "area"]
_UNDRAWN = frozenset({Precision.COUNTRY, Precision.SEA_AIR, Precision.UNKNOWN, Precision.MULTI_ADMIN1})
_ASIDE = frozenset({Role.FROM, Role.TOWARD, Role.MENTIONED})
KM_PER_DEGREE = 111.2
_DECIMALS = 0.0001  # degrees: ten metres, finer than any place here is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place of an incident as the map shows it; `drawn` is None for a place the map cannot show, `why` says why.

    `geometry` is GeoJSON: of a ring its edge, or its middle where `radius_km` makes the edge. `key` is the same for
    all incidents of one spot. `lat`, `lon` are its middle, `box` is (west, south, east, north).
    """

    name: str
    drawn: Drawn | None
    why: str
    key: str = ""
    local_name: str | None = None
    precision: Precision = Precision.UNKNOWN
    radius_km: float | None = None
    geometry: dict[str, Any] | None = None
    lat: float = 0.0
    lon: float = 0.0
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


def spots(incident: Incident, entries: Mapping[str, GazetteerEntry]) -> tuple[Spot, ...]:
    """Where an incident is said to have happened, on the map or not."""
    return tuple(spot_of(place, entries) for place in bearing(incident))


def bearing(incident: Incident) -> tuple[PlaceMention, ...]:
    """The places where it is said to have happened; those that only narrow it stand in where there is none."""
    here = tuple(p for p in incident.places if p.role in HERE)
    return here or tuple(p for p in incident.places if p.role not in _ASIDE)


def spot_of(place: PlaceMention, entries: Mapping[str, GazetteerEntry]) -> Spot:
    """One place as the map shows it."""
    at = place.location
    if at is None or at.status is PlaceStatus.UNRESOLVED:
        return Spot(name=place.text, drawn=None, why="in no gazetteer of this desk")
    if at.status is PlaceStatus.AMBIGUOUS:
        return Spot(name=place.text, drawn=None, why=f"one of {len(at.candidates)} places, which is not clear")
    name = at.name or place.text
    if at.precision in _UNDRAWN or at.lat is None or at.lon is None:
        return Spot(name=name, drawn=None, why=PRECISIONS[at.precision], precision=at.precision)
    return _on_the_map(name, at, entries)


def _on_the_map(name: str, at: Location, entries: Mapping[str, GazetteerEntry]) -> Spot:
    geometry = _geometry(at, entries)
    lat, lon = round(at.lat or 0, 4), round(at.lon or 0, 4)
    drawn = _drawn(at.precision, geometry)
    edge = geometry if geometry and drawn != "point" else None
    return Spot(
        name=name,
        drawn=drawn,
        why=at.reason,
        key=_key(f"{drawn} {at.place_id or ''} {lon} {lat} {at.radius_km or 0:.1f}"),
        local_name=at.local_name,
        precision=at.precision,
        radius_km=at.radius_km,
        geometry=edge or {"type": "Point", "coordinates": [lon, lat]},
        lat=lat,
        lon=lon,
        box=_box(edge, lat, lon, (at.radius_km or 0) if drawn != "point" else 0),
    )


def _key(content: str) -> str:
    return hashlib.blake2s(content.encode(errors="surrogatepass"), digest_size=6).hexdigest()


def _box(edge: dict[str, Any] | None, lat: float, lon: float, radius_km: float) -> tuple[float, float, float, float]:
    if edge:
        west, south, east, north = shapely.geometry.shape(edge).bounds
        return west, south, east, north
    high = radius_km / KM_PER_DEGREE
    wide = high / max(cos(radians(lat)), 0.01)
    return lon - wide, lat - high, lon + wide, lat + high


def _drawn(precision: Precision, geometry: dict[str, Any] | None) -> Drawn:
    if precision in POINT_LIKE:
        return "point"
    return "area" if geometry and precision is not Precision.NEAR_SETTLEMENT else "ring"


def _geometry(at: Location, entries: Mapping[str, GazetteerEntry]) -> dict[str, Any] | None:
    entry = entries.get(at.place_id or "")
    edged = at.precision not in POINT_LIKE and at.precision is not Precision.NEAR_SETTLEMENT
    wkt = at.geometry or (entry.geometry if entry and edged else None)
    return shape(wkt) if wkt else None


@lru_cache(maxsize=4096)
def shape(wkt: str) -> dict[str, Any] | None:
    """WKT (lon lat) as GeoJSON, coordinates rounded to ten metres; None where nothing is left of it."""
    geometry = shapely.from_wkt(wkt, on_invalid="ignore")
    if geometry is None or geometry.is_empty:
        return None
    rounded = shapely.set_precision(geometry, _DECIMALS, mode="pointwise")
    mapping: dict[str, Any] = shapely.geometry.mapping(rounded)
    return mapping
