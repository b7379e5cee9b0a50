"""Where a placed mention lies, as an RFC 7946 geometry; an area with edges is never a pin at its centre."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from shapely import GeometryCollection, MultiPoint, MultiPolygon, Point, Polygon, from_wkt, set_precision
from shapely.errors import ShapelyError
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from marsad.model import HERE, POINT_LIKE, Location, PlaceMention, Precision
from marsad.publish.records import resolved

# About a metre; more digits would claim a precision that no gazetteer has.
GRID_DEGREES = 1e-5
PINNED = POINT_LIKE | {Precision.NEAR_SETTLEMENT}


def geometry(places: Iterable[PlaceMention]) -> dict[str, Any] | None:
    """The places where something is said to have happened, as one GeoJSON geometry (lon, lat); None if none is placed.

    Several points are a MultiPoint, other mixtures a GeometryCollection.
    """
    located = dict.fromkeys(p.location for p in places if p.role in HERE and p.location and resolved(p.location))
    shapes = [shape for shape in map(_shape, located) if shape is not None]
    if not shapes:
        return None
    return _plain(_together(shapes))


def _together(shapes: list[BaseGeometry]) -> BaseGeometry:
    if len(shapes) == 1:
        return shapes[0]
    if all(isinstance(shape, Point) for shape in shapes):
        return MultiPoint(shapes)
    return GeometryCollection(shapes)


def _shape(at: Location) -> BaseGeometry | None:
    """The edges of an area or line; a point only for what is known to lie at or near one."""
    if at.geometry:
        return _read(at.geometry)
    if at.precision in PINNED and at.lat is not None and at.lon is not None:
        return Point(round(at.lon, 5), round(at.lat, 5))
    return None


@lru_cache(maxsize=512)
def _read(wkt: str) -> BaseGeometry | None:
    """The geometry on the export's grid, wound as RFC 7946 §3.1.6 wants; None for WKT that is empty or no WKT."""
    try:
        shape = set_precision(from_wkt(wkt), GRID_DEGREES)
    except ShapelyError:
        return None
    if shape.is_empty:
        return None
    if isinstance(shape, Polygon):
        return orient(shape)
    if isinstance(shape, MultiPolygon):
        return MultiPolygon([orient(part) for part in shape.geoms])
    return shape


def _plain(shape: BaseGeometry) -> dict[str, Any]:
    if isinstance(shape, GeometryCollection):
        return {"type": "GeometryCollection", "geometries": [_plain(part) for part in shape.geoms]}
    plain = mapping(shape)
    return {"type": plain["type"], "coordinates": _lists(plain["coordinates"])}


def _lists(coordinates: Any) -> Any:
    if isinstance(coordinates, tuple | list):
        return [_lists(part) for part in coordinates]
    return round(coordinates, 5)
