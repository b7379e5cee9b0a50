"""What ships must hold together: every name, side, area and licence that a row points to is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad import packs
from marsad.model import Pack
from marsad.packs import load, shipped

KARVANIA = Path(__file__).parent / "karvania"
ONE_MEGABYTE = 1_000_000


@pytest.fixture(scope="module", params=[*shipped(), str(KARVANIA)])
def pack(request: pytest.FixtureRequest) -> Pack:
    return load(request.param)


def test_syria_ships() -> None:
    assert "syria" in shipped()


def test_the_syria_pack_is_small() -> None:
    folder = Path(packs.__file__).parent / "syria"
    assert sum(path.stat().st_size for path in folder.iterdir()) < ONE_MEGABYTE


def test_packs_hold_no_code() -> None:
    folder = Path(packs.__file__).parent
    assert not [path for path in folder.glob("*/*.py") if path.parent.name != "__pycache__"]


def test_every_id_is_given_once(pack: Pack) -> None:
    for rows in (pack.parties, pack.sources, pack.entries, pack.licences):
        ids = [row.id for row in rows]
        assert len(ids) == len(set(ids))


def test_allies_and_parents_are_parties(pack: Pack) -> None:
    known = {party.id for party in pack.parties}
    for party in pack.parties:
        assert {*party.allies, *filter(None, [party.parent])} <= known


def test_allies_of_a_government_are_of_its_camp() -> None:
    syria = load("syria")
    russia, government = syria.party("russia"), syria.party("syrian_government")
    assert russia is not None
    assert government is not None
    assert russia.side == government.side
    assert "syrian_government" in russia.allies


def test_a_source_speaks_for_the_camp_of_its_party(pack: Pack) -> None:
    sides = {party.side for party in pack.parties}
    for source in pack.sources:
        party = pack.party(source.party)
        assert source.party is None or party is not None, source.id
        assert source.side is None or source.side in sides, source.id
        assert party is None or source.side == party.side, source.id


def test_monitors_and_agencies_have_no_side() -> None:
    syria = load("syria")
    for name in ("sohr", "white_helmets", "reuters", "afp", "un", "ocha", "uossm", "snhr"):
        source = syria.source(name)
        assert source is not None
        assert source.side is None


def test_every_place_has_a_licence_and_lies_where_it_says(pack: Pack) -> None:
    licences = {licence.id for licence in pack.licences}
    areas = {entry.id for entry in pack.entries}
    for entry in pack.entries:
        assert entry.source in licences
        assert entry.names
        assert entry.radius_km > 0
        assert 0 <= entry.prominence <= 1
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180
        assert set(entry.within) <= areas, entry.id


def test_licences_say_what_to_print(pack: Pack) -> None:
    assert all(licence.licence and licence.attribution for licence in pack.licences)


def test_loaded_wording_is_written_small(pack: Pack) -> None:
    assert all(loaded == loaded.casefold() for loaded, _ in pack.neutral)


def test_neighbouring_areas_share_their_borders() -> None:
    import shapely

    provinces = [e for e in load("syria").entries if e.kind == "admin1" and e.geometry]
    shapes = [shapely.from_wkt(e.geometry) for e in provinces]
    assert len(shapes) == 14
    apart = sum(shape.area for shape in shapes)
    assert shapely.union_all(shapes).area == pytest.approx(apart, rel=1e-4)


def test_names_of_one_source_can_be_left_out() -> None:
    syria = load("syria", without=["ucdp"])
    assert not [entry for entry in syria.entries if entry.source == "ucdp"]
