"""Boundaries of COD-AB in both schemas, as GeoJSON and as shapefile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from marsad.packs import cod_ab, unpacking
from marsad.packs.cod_ab import Area
from marsad.packs.unpacking import Content
from tests.dumps import NEW, OLD, boundaries, layers, zipped


def areas(path: Path) -> list[Area]:
    return [area for part in unpacking.parts(path) for area in unpacking.areas(part)]


def test_both_schemas_give_the_same_places(tmp_path: Path) -> None:
    old, new = (
        cod_ab.entries(areas(boundaries(tmp_path / f"{at}.zip", schema)), "SY", "c")
        for at, schema in enumerate((OLD, NEW))
    )
    assert old == new
    told = {entry.id: (entry.kind, entry.names[0], entry.local_name, entry.within) for entry in new}
    assert told == {
        "SY": ("country", "Syria", "سوريا", ()),
        "SY05": ("admin1", "Hama", "حماة", ("SY",)),
        "SY07": ("admin1", "Idleb", "إدلب", ("SY",)),
        "SY0500": ("admin2", "Hama", "حماة", ("SY05", "SY")),
        "SY0700": ("admin2", "Idleb", "إدلب", ("SY07", "SY")),
    }


def test_neighbours_share_their_border_and_fill_what_is_above_them(tmp_path: Path) -> None:
    found = {
        e.id: shapely.from_wkt(e.geometry) for e in cod_ab.entries(areas(boundaries(tmp_path / "b.zip")), "SY", "c")
    }
    assert found["SY0500"].intersection(found["SY0700"]).length == pytest.approx(0.5)
    assert found["SY05"].equals(found["SY0500"])
    assert found["SY"].equals(shapely.union_all([found["SY05"], found["SY07"]]))


def test_a_shapefile_gives_what_geojson_gives(tmp_path: Path) -> None:
    shapefile = pytest.importorskip("shapefile", reason="pyshp reads shapefiles, and is not installed")
    told = layers(NEW, 1)["features"]
    with shapefile.Writer(str(tmp_path / "syr_admin1")) as writer:
        for name in told[0]["properties"]:
            writer.field(name, "C", size=80)
        for feature in told:
            writer.record(*map(str, feature["properties"].values()))
            writer.shape(feature["geometry"])
    (tmp_path / "syr_admin1.cpg").write_text("UTF-8")
    members = {f"deep/{path.name}": path.read_bytes() for path in tmp_path.glob("syr_admin1.*")}
    packed = zipped(tmp_path / "shapes.zip", members)
    assert [part.content for part in unpacking.parts(packed)] == [Content.SHAPES]
    plain = tmp_path / "plain.geojson"
    plain.write_text(json.dumps(layers(NEW, 1)), encoding="utf-8")
    one, two = (cod_ab.entries(areas(path), "SY", "c") for path in (packed, plain))
    assert [(e.id, e.names, e.local_name, e.within) for e in one] == [
        (e.id, e.names, e.local_name, e.within) for e in two
    ]


def test_real_boundaries_of_both_schemas(shared: Path) -> None:
    pytest.importorskip("shapefile", reason="pyshp reads shapefiles, and is not installed")
    folder = shared / "data" / "geo" / "ocha_syr"
    if not folder.is_dir():
        pytest.skip("no COD-AB beside the project")
    old, new = (
        {area.code: area for path in sorted(folder.glob(pattern)) for area in areas(path)}
        for pattern in ("admbnda_20201217/syr_admbnda_adm1_*.shp", "cod_ab_2025/syr_admin1.shp")
    )
    assert len(old) == len(new) == 14
    assert {code: area.local for code, area in old.items()} == {code: area.local for code, area in new.items()}


@pytest.mark.parametrize(
    ("change", "proves"),
    [
        ({"adm1_pcode": ""}, "no p-code"),
        ({"adm1_name": "", "adm1_name1": ""}, "no name"),
        ({"adm1_pcode": None}, "a p-code of nothing"),
    ],
)
def test_an_area_that_lacks_what_makes_it_one_is_refused(change: dict[str, Any], proves: str) -> None:
    told = layers(NEW, 1)["features"][0]
    with pytest.raises(ValueError, match="lacks"):
        cod_ab.area(told["properties"] | change, shapely.geometry.shape(told["geometry"]))


def test_other_geojson_holds_no_areas(tmp_path: Path) -> None:
    path = tmp_path / "roads.geojson"
    path.write_text('{"type": "FeatureCollection", "features": [{"properties": {"name": "M5"}, "geometry": null}]}')
    assert areas(path) == []
