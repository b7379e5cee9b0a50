"""The files other programs read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from shapely.geometry import shape

from marsad.model import Location, Picture, PlaceStatus, Precision, Role
from marsad.packs import load, shipped
from marsad.plugins import Exporter
from marsad.publish import DEMONSTRATION, exporters
from marsad.publish.shapes import geometry


def written(vale: Any, subject: str, name: str, **more: Any) -> str:
    exporter = next(e for e in exporters(**more) if (e.subject, e.name) == (subject, name))
    return exporter.export(vale.picture, vale.claims, vale.reports, vale.pack)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_exporter_is_one_of_the_port() -> None:
    shipped: list[Exporter] = exporters()
    assert len({(e.subject, e.name) for e in shipped}) == len(shipped) == 5


@pytest.mark.parametrize("subject", ["claims", "incidents"])
def test_every_file_says_from_when_and_on_what_terms_it_is(vale: Any, subject: str) -> None:
    first, *others = rows(written(vale, subject, "csv"))
    assert first["file_as_known_on"] == "2031-09-11"
    assert "CC BY 4.0" in first["file_licence"]
    assert first["file_attribution"] == "© Vale surveyors"
    mark = json.loads(written(vale, subject, "geojson"))
    assert (mark["as_known_on"], mark["attribution"]) == ("2031-09-11", "© Vale surveyors")
    assert "CC BY 4.0" in mark["licence"]
    assert others


@pytest.mark.parametrize("pack", shipped())
@pytest.mark.parametrize("subject", ["claims", "incidents"])
@pytest.mark.parametrize("form", ["csv", "geojson"])
def test_every_export_thanks_everyone_whose_data_its_pack_holds(vale: Any, pack: str, subject: str, form: str) -> None:
    known = load(pack)
    exporter = next(e for e in exporters() if (e.subject, e.name) == (subject, form))
    text = exporter.export(vale.picture, vale.claims, vale.reports, known)
    mark = json.loads(text)["attribution"] if form == "geojson" else rows(text)[0]["file_attribution"]
    held = {entry.source for entry in known.entries}
    assert len(held) > 2
    assert held <= {licence.id for licence in known.licences}
    assert all(licence.attribution in mark for licence in known.licences if licence.id in held)


@pytest.mark.parametrize("subject", ["claims", "incidents"])
def test_a_table_says_it_once_and_names_the_licences_in_every_row(vale: Any, subject: str) -> None:
    text = written(vale, subject, "csv")
    assert text.count("© Vale surveyors") == text.count("Vale gazetteer: CC BY 4.0") == 1
    found = rows(text)
    assert {row["licences"] for row in found} == {"g"}
    assert {row["file_attribution"] for row in found[1:]} == {""}
    assert len(found) == len(vale.claims if subject == "claims" else vale.picture.incidents)
    assert None not in {key for row in found for key in row}  # no row has more cells than the heading


@pytest.mark.parametrize("subject", ["claims", "incidents"])
def test_a_demonstration_is_marked_in_every_row(vale: Any, subject: str) -> None:
    assert {row["notice"] for row in rows(written(vale, subject, "csv", demonstration=True))} == {DEMONSTRATION}
    assert {row["notice"] for row in rows(written(vale, subject, "csv"))} == {""}
    assert json.loads(written(vale, subject, "geojson", demonstration=True))["notice"] == DEMONSTRATION
    assert not json.loads(written(vale, subject, "geojson"))["notice"]


def test_quotes_survive_the_round_trip(vale: Any) -> None:
    found = {row["claim_id"]: row for row in rows(written(vale, "claims", "csv"))}
    texts = {r.id: r.text for r in vale.reports}
    for claim in vale.claims:
        row = found[claim.id]
        assert texts[row["report_id"]][int(row["start"]) : int(row["end"])] == row["quote"]


def test_a_comparator_is_never_dropped(vale: Any) -> None:
    figures = [row["figures"] for row in rows(written(vale, "claims", "csv")) if row["figures"]]
    assert figures == ["killed:eq:2", "killed:range:2-4", "killed:gt:900", "killed:ge:730"]


@pytest.mark.parametrize("formula", ['=HYPERLINK("http://evil.example")', "+1", "-1", "@cmd", "\tx", "\nx"])
def test_report_text_is_never_a_formula(desk: Any, formula: str) -> None:
    report = desk.report(formula, None, formula, title=formula, url=formula)
    desk.claim(report, formula, "other_event", by=formula)
    text = exporters()[0].export(Picture(as_known_on=None), desk.claims, desk.reports, desk.pack)
    (row,) = rows(text)
    for column in ("quote", "publisher", "title", "url", "speaker", "relayed_by"):
        assert row[column] == f"'{formula}"


def test_numbers_below_zero_stay_numbers(desk: Any) -> None:
    report = desk.report("Wire", None, "Shells fell on Upper Anka.")
    claim = desk.claim(report, "Shells fell on Upper Anka", "shelling", places=(("Upper Anka", Role.AT),))
    place = claim.places[0]
    west = replace(claim, places=(replace(place, location=replace(place.location, lon=-3.5)),))
    (row,) = rows(exporters()[0].export(Picture(as_known_on=None), [west], desk.reports, desk.pack))
    assert row["lon"] == "-3.5"


def test_a_file_without_rows_keeps_its_heading(desk: Any) -> None:
    assert exporters()[0].export(Picture(as_known_on=None), (), (), desk.pack).startswith('"claim_id",')


def test_geojson_is_lon_lat_with_null_for_the_unplaced(vale: Any) -> None:
    features = {f["id"]: f for f in json.loads(written(vale, "claims", "geojson"))["features"]}
    assert features[vale.named["residents"].id]["geometry"] == {"type": "Point", "coordinates": [10.25, 4.5]}
    assert features[vale.named["warning"].id]["geometry"] is None  # three candidates, none chosen
    assert features[vale.named["residents"].id]["properties"]["precision"] == "settlement"


def test_an_area_is_its_edges_and_never_a_pin(vale: Any) -> None:
    features = {f["id"]: f for f in json.loads(written(vale, "claims", "geojson"))["features"]}
    ridge = features[vale.named["denial"].id]["geometry"]
    assert shape(ridge).exterior.is_ccw  # RFC 7946 §3.1.6
    vale_area = features[vale.named["taken"].id]
    assert vale_area["geometry"] is None  # the gazetteer has no edges for it
    assert vale_area["properties"]["lat"] == 4.8


def located(**more: Any) -> Location:
    settings = {"status": PlaceStatus.RESOLVED, "lat": 4.0, "lon": 10.0, "precision": Precision.SETTLEMENT, **more}
    return Location(**settings)


@pytest.mark.parametrize(
    ("locations", "kind"),
    [
        ([located(), located(lat=5.0)], "MultiPoint"),
        ([located(), located(geometry="LINESTRING (10 4, 11 5)")], "GeometryCollection"),
        ([located(geometry="MULTIPOLYGON (((0 0, 0 1, 1 1, 1 0, 0 0)))")], "MultiPolygon"),
        ([located(geometry="POLYGON ((0 0, 1 1")], None),  # not understood
        ([located(geometry="POLYGON EMPTY")], None),
        ([located(precision=Precision.COUNTRY)], None),
        ([located(), located()], "Point"),  # the same place told twice is one
        ([], None),
    ],
)
def test_geometries(vale: Any, locations: list[Location], kind: str | None) -> None:
    mention = vale.named["residents"].places[0]
    made = geometry(replace(mention, location=at) for at in locations)
    assert (made["type"] if made else None) == kind
