"""Compressed files that come out the same, byte for byte, from the same rows."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from pack_syria.rows import Row

_COLUMNS = (
    "id", "kind", "lat", "lon", "radius_km", "precision", "prominence", "within", "source", "local", "names",
    "names:geonames", "names:ucdp",
)  # fmt: skip


def tsv(path: Path, rows: list[Row]) -> None:
    """A table with a head line; lists are joined by "|"."""
    lines = ["\t".join(_COLUMNS), *("\t".join(_cells(row)) for row in rows)]
    _write(path, "\n".join(lines) + "\n")


def _cells(row: Row) -> list[str]:
    plain = (row.id, row.kind, row.lat, row.lon, row.radius_km, row.precision, row.prominence)
    lists = (row.names, list(dict.fromkeys(row.geonames)), row.ucdp)
    return [*map(str, plain), "|".join(row.within), row.source, row.local, *("|".join(names) for names in lists)]


def geojson(path: Path, features: list[dict[str, Any]]) -> None:
    """A feature collection without needless blanks."""
    collection = {"type": "FeatureCollection", "features": features}
    _write(path, json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
