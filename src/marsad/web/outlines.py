"""What lies under the incidents: the provinces of a pack with their borders, and its chief towns."""

from __future__ import annotations

from typing import Any

from marsad.model import GazetteerEntry, Pack
from marsad.web.features import shape

_TOWNS = 40


def outlines(pack: Pack) -> dict[str, Any]:
    """A GeoJSON FeatureCollection: `kind` is "province" (polygons) or "town" (points, the most prominent first)."""
    provinces = [e for e in pack.entries if e.kind == "admin1" and e.geometry]
    towns = sorted(_towns(pack), key=lambda e: (-e.prominence, e.id))[:_TOWNS]
    features = [_province(e) for e in provinces] + [_town(e, rank) for rank, e in enumerate(towns)]
    south, west, north, east = pack.bounds
    return {
        "type": "FeatureCollection",
        "bbox": [west, south, east, north],
        "features": [f for f in features if f["geometry"]],
    }


def _towns(pack: Pack) -> list[GazetteerEntry]:
    """Settlements of the country itself: a pack may hold others, far away, to tell their names apart."""
    provinces = {e.id for e in pack.entries if e.kind == "admin1" and e.geometry}
    return [e for e in pack.entries if e.kind == "settlement" and e.prominence and provinces.intersection(e.within)]


def _province(entry: GazetteerEntry) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": entry.id,
        "geometry": shape(entry.geometry or ""),
        "properties": {"kind": "province", "name": entry.name, "local_name": entry.local_name}
        | {"lat": entry.lat, "lon": entry.lon},
    }


def _town(entry: GazetteerEntry, rank: int) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": entry.id,
        "geometry": {"type": "Point", "coordinates": [entry.lon, entry.lat]},
        "properties": {"kind": "town", "name": entry.name, "local_name": entry.local_name, "rank": rank},
    }
