"""Writing a folder of places as a pack reads it: the same rows give the same bytes."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping

from marsad.model import GazetteerEntry, Licence

_COLUMNS = (
    "id", "kind", "lat", "lon", "radius_km", "precision", "prominence", "within", "source", "local", "names",
)  # fmt: skip


def places(folder: Path, entries: Iterable[GazetteerEntry]) -> None:
    """Points into `places.tsv.gz`, areas and lines into `areas.geojson.gz`, in the order of their ids."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    points = [_cells(entry) for entry in ordered if entry.geometry is None]
    _packed(folder / "places.tsv.gz", _table(_COLUMNS, points))
    features = [_feature(entry, entry.geometry) for entry in ordered if entry.geometry is not None]
    if features:
        collection = {"type": "FeatureCollection", "features": features}
        _packed(folder / "areas.geojson.gz", json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n")


def table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A plain table with a head, its columns parted by tabulators."""
    path.write_text(_table(columns, [[str(cell) for cell in row] for row in rows]), encoding="utf-8")


def licences(path: Path, rows: Iterable[Licence]) -> None:
    """`licences.toml`."""
    told = [{"id": one.id, "title": one.title, "licence": one.licence, "attribution": one.attribution} for one in rows]
    toml(path, {}, {"licence": told})


def toml(path: Path, head: Mapping[str, Any], lists: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Plain keys, then lists of tables. Values are texts, numbers, truths and lists of those."""
    lines = [f"{key} = {_value(value)}" for key, value in head.items()]
    for name, rows in lists.items():
        for row in rows:
            lines += ["", f"[[{name}]]", *(f"{key} = {_value(value)}" for key, value in row.items())]
    path.write_text("\n".join(lines).lstrip("\n") + "\n", encoding="utf-8")


def _value(value: Any) -> str:
    """TOML writes these values as JSON does; DEL alone must be escaped besides."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _cells(entry: GazetteerEntry) -> list[str]:
    plain = (entry.id, entry.kind, entry.lat, entry.lon, entry.radius_km, entry.precision, entry.prominence)
    names = "|".join(entry.names)
    return [*map(str, plain), "|".join(entry.within), entry.source, entry.local_name or "", names]


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    text.write("\t".join(columns) + "\n")
    for row in rows:
        text.write("\t".join(row) + "\n")
    return text.getvalue()


def _feature(entry: GazetteerEntry, geometry: str) -> dict[str, Any]:
    told = {
        "id": entry.id, "kind": entry.kind, "lat": entry.lat, "lon": entry.lon, "local": entry.local_name or "",
        "names": list(entry.names), "precision": entry.precision, "prominence": entry.prominence,
        "radius_km": entry.radius_km, "source": entry.source, "within": list(entry.within),
    }  # fmt: skip
    return {"type": "Feature", "geometry": mapping(shapely.from_wkt(geometry)), "properties": told}


def _packed(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0))
