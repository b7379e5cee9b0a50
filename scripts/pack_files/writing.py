"""Compressed files that come out the same, byte for byte, from the same rows."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from pack_files.rows import Row

_PLAIN = ("id", "kind", "lat", "lon", "radius_km", "precision", "prominence", "within", "source", "local", "names")


def tsv(path: Path, rows: list[Row]) -> None:
    """A table with a head line; lists are joined by "|". Names of a further licence stand in a column of their own."""
    further = {f"names:{licence}": licence for licence in ("geonames", "ucdp") if any(_names(r, licence) for r in rows)}
    lines = ["\t".join((*_PLAIN, *further)), *("\t".join(_cells(row, list(further.values()))) for row in rows)]
    _write(path, "\n".join(lines) + "\n")


def _cells(row: Row, further: list[str]) -> list[str]:
    plain = (row.id, row.kind, row.lat, row.lon, row.radius_km, row.precision, row.prominence)
    lists = (row.names, *(_names(row, licence) for licence in further))
    return [*map(str, plain), "|".join(row.within), row.source, row.local, *("|".join(names) for names in lists)]


def _names(row: Row, licence: str) -> list[str]:
    return list(dict.fromkeys(row.geonames if licence == "geonames" else row.ucdp))


def geojson(path: Path, features: list[dict[str, Any]]) -> None:
    """A feature collection without needless blanks."""
    collection = {"type": "FeatureCollection", "features": features}
    _write(path, json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
