"""Claims or incidents as GeoJSON (RFC 7946): one feature each, geometry null where no place is resolved.

The file's stamp stands in foreign members of the collection (§6.1); precision and radius stand in the properties of
every feature, with the representative point of areas that have no edges in the gazetteer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from marsad.model import Claim, Pack, Picture, Report
from marsad.publish.display import escaped_surrogates
from marsad.publish.gate import Gate
from marsad.publish.records import Flat, Subject, records
from marsad.publish.shapes import geometry
from marsad.publish.stamp import stamp


class GeoJsonExporter:
    """An exporter as `plugins.Exporter` describes it. `demonstration` and `gate` put notices into the collection."""

    name = "geojson"
    suffix = ".geojson"

    def __init__(self, subject: Subject, *, demonstration: bool = False, gate: Gate | None = None) -> None:
        self.subject: str = subject
        self._demonstration, self._gate = demonstration, gate

    def export(self, picture: Picture, claims: Sequence[Claim], reports: Sequence[Report], pack: Pack) -> str:
        """The whole file."""
        mark = asdict(stamp(picture, pack, demonstration=self._demonstration, gate=self._gate))
        features = [_feature(one) for one in records(self.subject, picture, claims, reports)]
        collection = {"type": "FeatureCollection", **mark, "features": features}
        return escaped_surrogates(json.dumps(collection, ensure_ascii=False)) + "\n"


def _feature(one: Flat) -> dict[str, Any]:
    return {"type": "Feature", "id": one.id, "geometry": geometry(one.places), "properties": one.fields}
