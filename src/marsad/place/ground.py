"""Distances, directions and shapes on the ground.

Geometry is WGS84 (lon, lat). Within one country a local equirectangular frame in kilometres is exact enough; distances
between points are great-circle distances.
"""

from __future__ import annotations

import math
from typing import Any

import shapely
from shapely import affinity
from shapely.geometry import Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

EARTH_KM = 6371.0088
KM_A_DEGREE = 111.195


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance between two points."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2
    half += math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def roughly_apart(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """A number that orders distances within one region; no unit."""
    return (lat1 - lat2) ** 2 + ((lon1 - lon2) * math.cos(math.radians(lat1))) ** 2


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Degrees clockwise from north, 0–360, from the first point to the second."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    turn = math.radians(lon2 - lon1)
    east = math.sin(turn) * math.cos(p2)
    north = math.cos(p1) * math.sin(p2) - math.sin(p1) * math.cos(p2) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % 360


def off_bearing(one: float, two: float) -> float:
    """The angle between two bearings, 0–180."""
    return abs((one - two + 180) % 360 - 180)


def in_km(outline: BaseGeometry, lat: float) -> BaseGeometry:
    """The outline in kilometres, true around the latitude `lat`."""
    return affinity.scale(outline, KM_A_DEGREE * math.cos(math.radians(lat)), KM_A_DEGREE, origin=(0, 0))


def from_km(outline: BaseGeometry, lat: float) -> BaseGeometry:
    """Back from kilometres; the inverse of `in_km`."""
    return affinity.scale(outline, 1 / (KM_A_DEGREE * math.cos(math.radians(lat))), 1 / KM_A_DEGREE, origin=(0, 0))


def radius_km(outline: BaseGeometry) -> float:
    """The radius of the smallest circle around an outline, in whole tenths of a kilometre."""
    return round(float(shapely.minimum_bounding_radius(in_km(outline, outline.centroid.y))), 1)


def disc(lat: float, lon: float, reach: float) -> Polygon:
    """A circle of `reach` km around a point."""
    return _shaped(from_km(in_km(Point(lon, lat), lat).buffer(reach, quad_segs=8), lat))


def sector(lat: float, lon: float, towards: float, reach: float, spread: float = 45.0) -> Polygon:
    """The part of a disc within `spread` degrees of the bearing `towards`."""
    angles = [math.radians(towards + spread * step / 8) for step in range(-8, 9)]
    tip = in_km(Point(lon, lat), lat)
    rim = [(tip.x + reach * math.sin(a), tip.y + reach * math.cos(a)) for a in angles]
    return _shaped(from_km(Polygon([(tip.x, tip.y), *rim]), lat))


def half(outline: BaseGeometry, towards: float) -> BaseGeometry:
    """The half of an area, by area, that lies towards a bearing: a straight cut across it."""
    lat = outline.centroid.y
    flat = in_km(outline, lat)
    turned = affinity.rotate(flat, towards, origin=(0, 0))
    west, south, east, north = turned.bounds
    low, high = south, north
    for _ in range(18):
        cut = (low + high) / 2
        above = turned.intersection(box(west, cut, east, north))
        low, high = (cut, high) if above.area > turned.area / 2 else (low, cut)
    part = turned.intersection(box(west, (low + high) / 2, east, north))
    return from_km(affinity.rotate(part, -towards, origin=(0, 0)), lat)


def quarter(outline: BaseGeometry, towards: float) -> BaseGeometry:
    """Where the halves towards the two cardinal points beside a diagonal bearing meet ("northwest" of a country)."""
    north_south = 0.0 if off_bearing(towards, 0.0) < 90 else 180.0
    east_west = 90.0 if off_bearing(towards, 90.0) < 90 else 270.0
    return half(outline, north_south).intersection(half(outline, east_west))


def stretch(line: BaseGeometry, one: Point, two: Point) -> BaseGeometry:
    """The stretch of a line between the points of it that lie nearest to two others."""
    return substring(line, *sorted((line.project(one), line.project(two))))


def corridor(line: BaseGeometry, half_width: float) -> BaseGeometry:
    """A band of `half_width` km on both sides of a line."""
    lat = line.centroid.y
    return from_km(in_km(line, lat).buffer(half_width, quad_segs=4), lat)


def ahead(lat: float, lon: float, towards: float, reach: float) -> tuple[float, float]:
    """Latitude and longitude of the point `reach` km away in a bearing."""
    turn = math.radians(towards)
    north = reach * math.cos(turn) / KM_A_DEGREE
    east = reach * math.sin(turn) / (KM_A_DEGREE * math.cos(math.radians(lat)))
    return round(lat + north, 5), round(lon + east, 5)


def _shaped(outline: Any) -> Polygon:
    return outline if isinstance(outline, Polygon) else Polygon()
