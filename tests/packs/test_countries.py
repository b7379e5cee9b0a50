"""The shipped packs of countries: what they must know, and how they hold together."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
import shapely

from marsad import packs
from marsad.model import GazetteerEntry, Pack
from marsad.packs import gazetteer, load, shipped

FOLDER = Path(packs.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
SHIPPED_DATA = 6_000_000
COVERED = {"palestine": "PS", "syria": "SY", "ukraine": "UA"}


@cache
def pack(name: str) -> Pack:
    return load(name)


@cache
def own(name: str) -> tuple[GazetteerEntry, ...]:
    return gazetteer.entries(FOLDER / name)


def called(name: str, wanted: str) -> list[GazetteerEntry]:
    return [entry for entry in pack(name).entries if wanted in (*entry.names, entry.local_name)]


def test_three_wars_ship() -> None:
    assert set(COVERED) <= set(shipped())


def test_the_data_of_all_packs_fit_into_six_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < SHIPPED_DATA


@pytest.mark.parametrize(
    ("war", "name", "other"),
    [
        ("ukraine", "Bakhmut", "Artemivsk"),
        ("ukraine", "Bakhmut", "Бахмут"),
        ("ukraine", "Bakhmut", "Артемовск"),
        ("ukraine", "Pokrovsk", "Krasnoarmiisk"),
        ("ukraine", "Toretsk", "Dzerzhynsk"),
        ("ukraine", "Dnipro", "Dnipropetrovsk"),
        ("ukraine", "Kropyvnytskyi", "Kirovohrad"),
        ("ukraine", "Sievierodonetsk", "Siverskodonetsk"),
        ("ukraine", "Berestyn", "Krasnohrad"),
        ("ukraine", "Samar", "Novomoskovsk"),
        ("ukraine", "Niu-York", "Novhorodske"),
        ("ukraine", "Chornobaivka", "Чорнобаївка"),
        ("ukraine", "Zaporizhzhia Nuclear Power Plant", "ZNPP"),
        ("palestine", "Khan Younis", "خان يونس"),
        ("palestine", "Shuja'iyya", "الشجاعية"),
        ("palestine", "Nuseirat refugee camp", "مخيم النصيرات"),
        ("palestine", "Netzarim Corridor", "Netzarim axis"),
        ("palestine", "Hebron", "al-Khalil"),
        ("syria", "M20 highway", "Palmyra-Deir ez-Zor highway"),
        ("syria", "Kafr Nabl", "Kafranbel"),
    ],
)
def test_a_place_is_known_by_each_of_its_names(war: str, name: str, other: str) -> None:
    assert {e.id for e in called(war, name)} & {e.id for e in called(war, other)}


@pytest.mark.parametrize(
    ("war", "name", "kind"),
    [
        ("ukraine", "Donbas", "region"),
        ("ukraine", "Crimea", "admin1"),
        ("ukraine", "Kinburn Spit", "region"),
        ("ukraine", "Snake Island", "site"),
        ("ukraine", "Bakhmut Raion", "admin2"),
        ("ukraine", "Pokrovsk direction", "region"),
        ("ukraine", "Oskil River", "water"),
        ("palestine", "North Gaza", "admin2"),
        ("palestine", "Rafah crossing", "site"),
        ("palestine", "Salah al-Din Road", "road"),
        ("palestine", "Be'eri", "settlement"),
        ("syria", "Eastern Ghouta", "region"),
        ("syria", "southern de-escalation zone", "region"),
        ("syria", "Idlib de-escalation zone", "region"),
        ("syria", "northern Homs de-escalation zone", "region"),
        ("syria", "Eastern Ghouta de-escalation zone", "region"),
    ],
)
def test_what_no_list_of_towns_holds_is_known_for_what_it_is(war: str, name: str, kind: str) -> None:
    found = [entry for entry in called(war, name) if entry.kind == kind]
    assert found
    assert all(entry.geometry for entry in found if kind in ("region", "water", "road", "admin1"))


@pytest.mark.parametrize("name", sorted(COVERED))
def test_places_of_the_country_lie_within_the_bounds_of_its_pack(name: str) -> None:
    south, west, north, east = pack(name).bounds
    for entry in own(name):
        if COVERED[name] in entry.within:
            assert south <= entry.lat <= north, entry.id
            assert west <= entry.lon <= east, entry.id


@pytest.mark.parametrize("name", sorted(COVERED))
def test_the_world_tells_nothing_of_a_country_that_a_pack_covers(name: str) -> None:
    ids = {entry.id for entry in own(name)}
    assert {e.id for e in pack(name).entries if COVERED[name] in e.within} <= ids


@pytest.mark.parametrize(("name", "within"), [("palestine", "PS.GZ"), ("palestine", "PS"), ("ukraine", "UA")])
def test_neighbours_share_their_borders(name: str, within: str) -> None:
    kind = "admin2" if "." in within else "admin1"
    areas = [e for e in own(name) if e.kind == kind and e.within[0] == within and e.geometry]
    shapes = [shapely.from_wkt(area.geometry) for area in areas]
    whole = shapely.union_all(shapes)
    assert len(shapes) > 1
    assert sum(shape.area for shape in shapes) == pytest.approx(whole.area, rel=1e-3)
    assert all(one.intersection(two).area < 1e-5 for one, two in combinations(shapes, 2))


def test_codes_of_the_united_nations_are_given_once() -> None:
    codes = [e.id for e in own("syria") if re.fullmatch(r"C\d{4}|SY\d*|N\d{4}", e.id)]
    assert len(codes) > 8000
    assert len(codes) == len(set(codes))


def test_no_row_says_where_people_shelter() -> None:
    for name in shipped():
        written = [n for e in own(name) if e.source == "curated" for n in e.names]
        assert not [n for n in written if re.search(r"\b(shelter|school|displacement camp|tent)", n, re.IGNORECASE)]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["palestine", "ukraine"])
def test_building_again_gives_the_shipped_bytes(name: str, shared: Path, tmp_path: Path) -> None:
    script = ROOT / "scripts" / "build_pack_country.py"
    subprocess.run([sys.executable, str(script), name, str(shared / "data" / "geo"), str(tmp_path)], check=True)
    for built in tmp_path.iterdir():
        assert built.read_bytes() == (FOLDER / name / built.name).read_bytes(), built.name


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Чорнобаївка", "Chornobaivka"),
        ("Єнакієве", "Yenakiieve"),
        ("Згурівка", "Zghurivka"),
        ("Слов’янськ", "Sloviansk"),
        ("Щастя", "Shchastia"),
        ("Юнаківка", "Yunakivka"),
        ("Нью-Йорк", "Niu-York"),
        ("Артёмовск", ""),
    ],
)
def test_ukrainian_names_are_romanised_as_the_state_does(
    cyrillic: str, latin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from pack_country.romanising import national  # type: ignore[import-not-found]

    assert national(cyrillic) == latin
