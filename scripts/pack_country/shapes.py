"""The country, its divisions and districts, and regions and lines written by hand, as GeoJSON features."""

from __future__ import annotations

import math
from typing import Any

from pack_files.rows import Row
from shapely import affinity
from shapely.geometry import LineString, MultiPoint, Polygon, mapping
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from marsad.place.ground import radius_km
from pack_country.outlines import Ground, rounded
from pack_country.points import settlement_named

KM_A_DEGREE = 111.2
PROMINENCE = {"country": 1.0, "admin1": 0.6, "admin2": 0.3}


def areas(told: dict[str, Any], ground: Ground) -> list[dict[str, Any]]:
    """The country, the divisions, and the districts that have an outline, ordered by id."""
    country = told["country"]
    whole = unary_union(list(ground.divisions.values()))
    found = [_area(whole, country | {"kind": "country"}, "natural_earth", ())]
    for row in told["division"]:
        outline = ground.divisions[row["id"]]
        found.append(_area(outline, row | {"kind": "admin1"}, "natural_earth", (country["id"],)))
    for row in told.get("district", ()):
        outline = ground.districts[row["id"]]
        found.append(_area(outline, row | {"kind": "admin2"}, "curated", (row["division"], country["id"])))
    return sorted(found, key=lambda f: str(f["properties"]["id"]))


def _area(outline: BaseGeometry, row: dict[str, Any], source: str, within: tuple[str, ...]) -> dict[str, Any]:
    kind = row["kind"]
    weight = row.get("prominence", PROMINENCE[kind])
    return _feature(outline, row, kind=kind, precision=kind, prominence=weight, source=source, within=within)


def regions(told: dict[str, Any], ground: Ground, rows: list[Row]) -> list[dict[str, Any]]:
    """Regions, roads, rivers and front sectors, ordered by id."""
    found = [_region(row, ground, rows) for row in told.get("region", ())]
    found += [_line(row, ground, rows) for row in told.get("line", ())]
    return sorted(found, key=lambda f: str(f["properties"]["id"]))


def _region(row: dict[str, Any], ground: Ground, rows: list[Row]) -> dict[str, Any]:
    parts = [ground.divisions.get(code) or ground.districts[code] for code in row.get("areas", ())]
    spots = _spots(row, ground, rows)
    if spots:
        shape = Polygon(spots) if row.get("ring") else MultiPoint(spots).convex_hull
        parts.append(_widened(shape, float(row.get("margin_km", 0.0))))
    outline = rounded(unary_union(parts))
    point = outline.representative_point()
    within = tuple(row["within"]) if "within" in row else _around(row, ground, point.y, point.x)
    precision = row.get("precision", "natural_or_linear")
    return _feature(outline, row, kind=row["kind"], precision=precision, source="curated", within=within)


def _around(row: dict[str, Any], ground: Ground, lat: float, lon: float) -> tuple[str, ...]:
    return ground.around(lat, lon) if len(row.get("areas", ())) <= 1 else (ground.country,)


def _line(row: dict[str, Any], ground: Ground, rows: list[Row]) -> dict[str, Any]:
    line = LineString(_spots(row, ground, rows))
    told = {"precision": "natural_or_linear", "source": "curated", "within": (ground.country,)}
    return _feature(line, row, kind=row["kind"], **told)


def _spots(row: dict[str, Any], ground: Ground, rows: list[Row]) -> list[tuple[float, float]]:
    """(lon, lat) of the pairs (lat, lon) and the names of settlements that `through` or `ring` lists."""
    found = []
    for spot in row.get("ring") or row.get("through") or ():
        if isinstance(spot, str):
            town = settlement_named(rows, *(spot.split("@") if "@" in spot else (spot, ground.country)))
            found.append((town.lon, town.lat))
        else:
            found.append((float(spot[1]), float(spot[0])))
    return found


def _widened(shape: BaseGeometry, margin_km: float) -> BaseGeometry:
    """A shape and so many kilometres around it; a degree of longitude is shorter than one of latitude."""
    if not margin_km:
        return shape
    north = math.cos(math.radians(shape.centroid.y))
    flat = affinity.scale(shape, xfact=north, origin=(0, 0)).buffer(margin_km / KM_A_DEGREE, quad_segs=6)
    return affinity.scale(flat, xfact=1 / north, origin=(0, 0))


def _feature(outline: BaseGeometry, row: dict[str, Any], **told: Any) -> dict[str, Any]:
    lines = outline.geom_type == "LineString"
    point = outline.interpolate(0.5, normalized=True) if lines else outline.representative_point()
    told = {
        "id": row["id"], "names": row["names"], "local": row.get("local", ""),
        "prominence": row.get("prominence", 0.4), "lat": round(point.y, 4), "lon": round(point.x, 4),
        "radius_km": radius_km(outline),
    } | told  # fmt: skip
    return {"type": "Feature", "geometry": mapping(outline), "properties": dict(sorted(told.items()))}
