"""The shipped exporters."""

from __future__ import annotations

from marsad.plugins import Exporter
from marsad.publish.export_ceasefires import CeasefireExporter
from marsad.publish.export_csv import CsvExporter
from marsad.publish.export_geojson import GeoJsonExporter
from marsad.publish.gate import Gate


def exporters(*, demonstration: bool = False, gate: Gate | None = None) -> list[Exporter]:
    """CSV and GeoJSON of claims and incidents, CSV of ceasefires; each says where it is a demonstration or a draft."""
    return [
        CsvExporter("claims", demonstration=demonstration, gate=gate),
        CsvExporter("incidents", demonstration=demonstration, gate=gate),
        CeasefireExporter(demonstration=demonstration, gate=gate),
        GeoJsonExporter("claims", demonstration=demonstration, gate=gate),
        GeoJsonExporter("incidents", demonstration=demonstration, gate=gate),
    ]
