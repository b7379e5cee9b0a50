"""The shipped exporters."""

from __future__ import annotations

from marsad.plugins import Exporter
from marsad.publish.export_ceasefires import CeasefireExporter
from marsad.publish.export_csv import CsvExporter
from marsad.publish.export_geojson import GeoJsonExporter


def exporters(*, demonstration: bool = False) -> list[Exporter]:
    """CSV and GeoJSON of claims and incidents, CSV of ceasefires; each says so on a demonstration desk."""
    return [
        CsvExporter("claims", demonstration=demonstration),
        CsvExporter("incidents", demonstration=demonstration),
        CeasefireExporter(demonstration=demonstration),
        GeoJsonExporter("claims", demonstration=demonstration),
        GeoJsonExporter("incidents", demonstration=demonstration),
    ]
