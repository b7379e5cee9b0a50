"""Administrative areas out of COD-AB, and regions, roads and rivers out of them."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapefile
import shapely
from pack_files.rows import Row, likeness
from shapely import STRtree, affinity
from shapely.geometry import LineString, MultiPoint, Point, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from marsad.place.ground import radius_km
from marsad.place.skeleton import spelling
from pack_syria.places import BOUNDARIES, GedName

TOLERANCE = 0.005
GRID = 0.0001
HULL_MARGIN = 0.03
KM_A_DEGREE = 111.2
LEVELS = {"admin1": "adm1", "admin2": "adm2", "admin3": "adm3"}
PROMINENCE = {"country": 1.0, "admin1": 0.9, "admin2": 0.3, "admin3": 0.15}
# What UCDP writes before and after the name of an area.
_FRAMES = ("Mintaqat ", "Markaz ", " Governorate", " district", " sub-district")


@dataclass
class Outlines:
    """The areas of every level with their raw and simplified outlines."""

    folder: Path
    records: dict[str, dict[str, Any]]
    raw: list[tuple[str, BaseGeometry]]
    simple: dict[str, BaseGeometry]

    def __post_init__(self) -> None:
        self._tree = STRtree([outline for _, outline in self.raw])

    def around(self, lat: float, lon: float) -> tuple[str, ...]:
        """The codes of the areas around a point, finest first; none outside the country."""
        hits = self._tree.query(Point(lon, lat), predicate="intersects")
        return _chain(self.raw[min(hits)][0]) if len(hits) else ()


def _chain(adm3: str) -> tuple[str, ...]:
    return (adm3, adm3[:6], adm3[:4], "SY")


def boundaries(folder: Path) -> Outlines:
    """COD-AB of 17 December 2020. Sub-districts are simplified together, so that neighbours keep their common border;
    the levels above are their unions."""
    records: dict[str, dict[str, Any]] = {}
    raw: list[tuple[str, BaseGeometry]] = []
    for level in LEVELS.values():
        reader = shapefile.Reader(str(folder / BOUNDARIES / f"syr_admbnda_{level}_uncs_unocha_20201217"))
        for item in reader.iterShapeRecords():
            code = item.record[f"{level.upper()}_PCODE"]
            records[code] = item.record.as_dict() | {"level": level}
            if level == "adm3":
                raw.append((code, shape(item.shape.__geo_interface__)))
    raw.sort(key=lambda pair: pair[0])
    simple = shapely.coverage_simplify([outline for _, outline in raw], TOLERANCE)
    outlines = {code: _rounded(outline) for (code, _), outline in zip(raw, simple, strict=True)}
    for size in (6, 4, 2):
        for code in sorted({c[:size] for c, _ in raw}):
            parts = [outlines[c] for c, _ in raw if c.startswith(code)]
            outlines[code] = shapely.normalize(unary_union(parts))
    return Outlines(folder, records, raw, outlines)


def _rounded(outline: BaseGeometry) -> BaseGeometry:
    return shapely.normalize(shapely.set_precision(outline, GRID))


def areas(outlines: Outlines, rows: list[Row], events: list[GedName], pack: Path) -> list[dict[str, Any]]:
    """The country and its areas of three levels as GeoJSON features, in the order of their codes."""
    press = {row["id"]: row["names"] for row in _table(pack)["alias"]}
    seats = [row for row in rows if row.seat <= 2]
    features = [_country(outlines)]
    for code, cells in outlines.records.items():
        names = press.get(code, []) + _area_names(cells)
        if cells["level"] != "adm3":
            names += _seat_names(code, names, seats) + _ged_area_names(cells, names, events)
        features.append(_area(code, cells, list(dict.fromkeys(names)), outlines.simple[code]))
    return sorted(features, key=lambda f: str(f["properties"]["id"]))


def _area_names(cells: dict[str, Any]) -> list[str]:
    level = cells["level"].upper()
    found = [cells[f"{level}_EN"], cells[f"{level}_REF"], cells[f"{level}ALT1EN"], cells[f"{level}ALT2EN"]]
    return [name.strip() for name in found if name and name.strip()]


def _seat_names(code: str, names: list[str], seats: list[Row]) -> list[str]:
    """Other names of the seat, where the area bears the seat's name."""
    own = {spelling(n).whole for n in names}
    for row in seats:
        if code in row.within and own & {s.whole for s in row.spellings()}:
            return [*row.names, *(n for n in row.geonames if n[:1].isupper())]
    return []


def _ged_area_names(cells: dict[str, Any], names: list[str], events: list[GedName]) -> list[str]:
    wanted = {"adm1": 4, "adm2": 3}[cells["level"]]
    found = []
    for place in events:
        if place.precision == wanted:
            bare = place.text
            for frame in _FRAMES:
                bare = bare.replace(frame, "")
            if any(likeness(spelling(bare), spelling(n)) >= 90 for n in names):
                found.append(bare)
    return found


def _area(code: str, cells: dict[str, Any], names: list[str], outline: BaseGeometry) -> dict[str, Any]:
    kind = next(kind for kind, level in LEVELS.items() if level == cells["level"])
    around = tuple(c for c in (code[:6], code[:4], "SY") if len(c) < len(code))
    return _feature(
        outline, id=code, kind=kind, names=names, local=cells[f"{cells['level'].upper()}_AR"].removeprefix("مركز "),
        within=around, precision=kind, prominence=PROMINENCE[kind], source="cod_ab",
    )  # fmt: skip


def _country(outlines: Outlines) -> dict[str, Any]:
    told = {"id": "SY", "kind": "country", "names": ["Syria", "Syrian Arab Republic"], "local": "سوريا", "within": ()}
    return _feature(
        outlines.simple["SY"], precision="country", prominence=PROMINENCE["country"], source="cod_ab", **told
    )


def regions(outlines: Outlines, rows: list[Row], pack: Path) -> list[dict[str, Any]]:
    """Regions, roads and rivers of `regions.toml` as GeoJSON features, in the order of their ids."""
    points = {row.id: (row.lon, row.lat) for row in rows}
    table = _table(pack)
    features = [_region(row, outlines, points) for row in table["region"]]
    for kind, plural in (("road", "road"), ("water", "river")):
        features += [_line(row, kind, points) for row in table[plural]]
    return sorted(features, key=lambda f: str(f["properties"]["id"]))


def _region(row: dict[str, Any], outlines: Outlines, points: dict[str, tuple[float, float]]) -> dict[str, Any]:
    parts = [outlines.simple[code] for code in row["areas"]]
    spots = [points[town] for town in row.get("towns", ())]
    spots += [(row["point"][1], row["point"][0])] if "point" in row else []
    if spots:
        hull = MultiPoint(spots).convex_hull
        parts.append(_widened(hull, row["margin_km"]) if "margin_km" in row else hull.buffer(HULL_MARGIN, quad_segs=4))
    outline = _rounded(unary_union(parts))
    provinces = sorted({code[:4] for code in row["areas"]})
    within = (*provinces, "SY") if len(provinces) == 1 else ("SY",)
    return _feature(outline, within=tuple(row.get("within", within)), source="curated", **_told(row, row["kind"]))


def _widened(hull: BaseGeometry, margin_km: float) -> BaseGeometry:
    """A shape and so many kilometres around it; a degree of longitude is shorter than one of latitude."""
    north = math.cos(math.radians(hull.centroid.y))
    flat = affinity.scale(hull, xfact=north, origin=(0, 0)).buffer(margin_km / KM_A_DEGREE, quad_segs=6)
    return affinity.scale(flat, xfact=1 / north, origin=(0, 0))


def _line(row: dict[str, Any], kind: str, points: dict[str, tuple[float, float]]) -> dict[str, Any]:
    line = LineString([points[t] for t in row["towns"]])
    return _feature(line, within=("SY",), source="curated", **_told(row, kind))


def _told(row: dict[str, Any], kind: str) -> dict[str, Any]:
    return {
        "id": row["id"], "kind": kind, "names": row["names"], "local": row.get("local", ""),
        "precision": row.get("precision", "natural_or_linear"), "prominence": row["prominence"],
    }  # fmt: skip


def _feature(outline: BaseGeometry, **told: Any) -> dict[str, Any]:
    point = (
        outline.interpolate(0.5, normalized=True)
        if outline.geom_type == "LineString"
        else outline.representative_point()
    )
    told |= {"lat": round(point.y, 4), "lon": round(point.x, 4), "radius_km": radius_km(outline)}
    return {"type": "Feature", "geometry": mapping(outline), "properties": dict(sorted(told.items()))}


def _table(pack: Path) -> dict[str, Any]:
    return tomllib.loads((pack / "regions.toml").read_text(encoding="utf-8"))
