"""The divisions of a country from Natural Earth, and the districts cut out of them by hand-drawn rings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

TOLERANCE = 0.005
GRID = 0.0001


@dataclass
class Ground:
    """The country's id, the outlines of its divisions and of the districts that have one, by id."""

    country: str
    divisions: dict[str, BaseGeometry]
    districts: dict[str, BaseGeometry]
    rings: dict[str, tuple[str, Polygon]]

    def around(self, lat: float, lon: float) -> tuple[str, ...]:
        """The ids of the areas around a point, finest first."""
        spot = Point(lon, lat)
        for code, (division, ring) in sorted(self.rings.items()):
            if ring.contains(spot):
                return code, division, self.country
        found = [code for code, outline in sorted(self.divisions.items()) if outline.contains(spot)]
        return (*found[:1], self.country)


def read(folder: Path, told: dict[str, Any]) -> Ground:
    """Divisions simplified together, so that neighbours keep their common border."""
    country = told["country"]["id"]
    path = folder / "natural_earth" / f"{country}_admin1_ne10m_polygonized.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    raw = {f"{country}.{f['properties']['admin1']}": shape(f["geometry"]) for f in features}
    codes = sorted(raw)
    simple = shapely.coverage_simplify([raw[code] for code in codes], TOLERANCE)
    divisions = {code: rounded(outline) for code, outline in zip(codes, simple, strict=True)}
    rings = {row["id"]: (row["division"], _ring(row["ring"])) for row in told.get("district", ()) if "ring" in row}
    districts = {code: rounded(ring.intersection(divisions[of])) for code, (of, ring) in rings.items()}
    return Ground(country, divisions, districts, rings)


def _ring(spots: list[list[float]]) -> Polygon:
    """A ring of (lat, lon) pairs."""
    return Polygon([(lon, lat) for lat, lon in spots])


def rounded(outline: BaseGeometry) -> BaseGeometry:
    """On a grid of about ten metres, its rings in one order."""
    return shapely.normalize(shapely.set_precision(outline, GRID))
