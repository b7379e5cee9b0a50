"""Reading the places of a pack: a table of points, and GeoJSON for areas and lines."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from marsad.model import GazetteerEntry, Precision

NAMES = "names"
OUTLINES = ("areas.geojson", "regions.geojson")


def entries(folder: Path, without: Collection[str] = ()) -> tuple[GazetteerEntry, ...]:
    """The places of `places.tsv`, `areas.geojson` and `regions.geojson`, each plain or compressed (.gz), or absent.

    A column `names:LICENCE` holds further names that come from that licence; `without` names licences whose places
    and names are left out. Raises ValueError or KeyError where a row is not understood.
    """
    found = list(_points(folder / "places.tsv", without))
    for name in OUTLINES:
        found += _outlines(folder / name, without)
    return tuple(found)


def _text(path: Path) -> str:
    packed = path.with_name(path.name + ".gz")
    if packed.is_file():
        return gzip.decompress(packed.read_bytes()).decode("utf-8")
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _points(path: Path, without: Collection[str]) -> Iterator[GazetteerEntry]:
    lines = csv.reader(_text(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    head = next(lines, None)
    if head is None:
        return
    naming = [head.index(c) for c in head if c.split(":")[0] == NAMES and c.partition(":")[2] not in without]
    at = {column: head.index(column) for column in head}
    for line in lines:
        if line[at["source"]] not in without:
            yield _point(line, at, [line[column] for column in naming])


def _point(line: list[str], at: dict[str, int], names: list[str]) -> GazetteerEntry:
    return GazetteerEntry(
        id=line[at["id"]],
        kind=line[at["kind"]],
        names=tuple(dict.fromkeys(name for cell in names for name in cell.split("|") if name)),
        lat=float(line[at["lat"]]),
        lon=float(line[at["lon"]]),
        precision=Precision(line[at["precision"]]),
        radius_km=float(line[at["radius_km"]]),
        source=line[at["source"]],
        local_name=line[at["local"]] or None,
        within=_listed(line[at["within"]]),
        prominence=float(line[at["prominence"]]),
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _outlines(path: Path, without: Collection[str]) -> Iterator[GazetteerEntry]:
    text = _text(path)
    if not text:
        return
    for feature in json.loads(text)["features"]:
        if feature["properties"]["source"] not in without:
            yield _outline(feature["properties"], feature["geometry"])


def _outline(told: dict[str, Any], geometry: dict[str, Any]) -> GazetteerEntry:
    return GazetteerEntry(
        id=told["id"],
        kind=told["kind"],
        names=tuple(told["names"]),
        lat=told["lat"],
        lon=told["lon"],
        precision=Precision(told["precision"]),
        radius_km=told["radius_km"],
        source=told["source"],
        local_name=told["local"] or None,
        within=tuple(told["within"]),
        prominence=told["prominence"],
        geometry=shapely.to_wkt(shape(geometry), rounding_precision=4),
    )
