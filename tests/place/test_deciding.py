"""Which place of a name is chosen, and why; whatever is asked, an answer that holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import (
    Act,
    Claim,
    GazetteerEntry,
    Location,
    Pack,
    PlaceMention,
    PlaceStatus,
    Precision,
    Report,
    Role,
    Span,
    Speaker,
)
from marsad.place import Placer

BOUNDS = (44.0, 30.0, 52.0, 40.0)


def entry(number: int, name: str, lat: float, lon: float, **more: object) -> GazetteerEntry:
    plain = GazetteerEntry(
        id=f"p{number}", kind="settlement", names=(name,), lat=lat, lon=lon, precision=Precision.SETTLEMENT,
        radius_km=2.0, source="list", within=("north", "land"),
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def area(key: str, kind: str, name: str, *within: str) -> GazetteerEntry:
    where = {"north": (51.0, 35.0), "south": (45.0, 35.0)}.get(key, (48.0, 35.0))
    return entry(0, name, *where, id=key, kind=kind, within=within, prominence=0.7, precision=Precision.ADMIN1)


AREAS = (
    area("land", "country", "Bernovia"),
    area("north", "admin1", "Upper March", "land"),
    area("south", "admin1", "Nether March", "land"),
)


def placer(*entries: GazetteerEntry) -> Placer:
    return Placer(Pack(name="t", title="T", bounds=BOUNDS, entries=(*AREAS, *entries)))


def placed(of: Placer, *names: str) -> list[Location]:
    text = " and ".join(names)
    places = []
    at = 0
    for name in names:
        places.append(PlaceMention(span=Span(start=at, end=at + len(name), quote=name), role=Role.AT))
        at += len(name) + len(" and ")
    claim = Claim(
        report="r", span=Span(start=0, end=len(text), quote=text), speaker=Speaker(name="publisher"), act=Act.ASSERTS,
        type="shelling", places=tuple(places),
    )  # fmt: skip
    (after,) = of.place([claim], Report(id="r", name="r", text=text))
    return [m.location for m in after.places if m.location]


def test_the_other_names_of_a_report_choose_between_two_towns() -> None:
    north = entry(1, "Vareno", 51.0, 35.0, prominence=0.7)
    south = entry(2, "Vareno", 45.0, 35.0, prominence=0.3, within=("south", "land"))
    others = [
        entry(n, name, 45.5, 36.5, prominence=0.5, within=("south", "land"))
        for n, name in ((3, "Tolmin"), (4, "Gradsk"), (5, "Pelusha"))
    ]
    of = placer(north, south, *others)
    assert placed(of, "Vareno")[0].place_id == "p1"
    assert placed(of, "Vareno", "Tolmin", "Gradsk", "Pelusha")[0].place_id == "p2"


def test_a_name_that_an_editor_gave_wins() -> None:
    town = entry(1, "Vareno", 51.0, 35.0, prominence=0.9)
    farm = entry(2, "Vareno", 45.0, 35.0, source="editor", within=("south", "land"))
    (at,) = placed(placer(town, farm), "Vareno")
    assert at.place_id == "p2"
    assert "an editor gave it this name" in at.reason


def test_a_town_and_the_sub_district_around_it_are_no_rivals() -> None:
    around = entry(2, "Vareno", 51.1, 35.1, id="d", kind="admin3", precision=Precision.ADMIN3)
    town = entry(1, "Vareno", 51.0, 35.0, prominence=0.5, within=("d", "north", "land"))
    assert placed(placer(town, around), "Vareno")[0].place_id == "p1"


def test_a_village_spelt_exactly_so_is_not_taken_for_a_city_spelt_otherwise() -> None:
    city = entry(1, "Varenno Grad", 51.0, 35.0, prominence=0.95)
    village = entry(2, "Vareno Grod", 45.0, 35.0, within=("south", "land"))
    (at,) = placed(placer(city, village), "Vareno Grod")
    assert at.place_id != "p1"


@pytest.mark.parametrize("name", ["Харків", "Харьков", "Kharkov", "Kharkiv"])
def test_a_city_is_found_by_its_names_in_two_scripts_and_languages(name: str) -> None:
    assert placer(entry(1, "Kharkiv", 50.0, 36.2, prominence=0.8)).candidates(name)[0].place_id == "p1"


def test_far_from_the_conflict_a_name_must_be_written_as_it_is() -> None:
    of = placer(entry(1, "El Pasado", -10.0, -70.0, prominence=0.6), entry(2, "Zürau", -12.0, -70.0, prominence=0.6))
    assert [c.place_id for c in of.candidates("el-pasado")] == ["p1"]
    assert [c.place_id for c in of.candidates("Zurau")] == ["p2"]
    assert not of.candidates("Pasado")


SCRIPTS = st.text(
    st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Mn", "Nd", "Pd", "Po", "Zs")), min_size=1, max_size=24
)
FUZZED = placer(
    entry(1, "Vareno", 51.0, 35.0, prominence=0.5), entry(2, "Vareno", 45.0, 35.0, within=("south", "land")),
    entry(3, "دركوش", 48.0, 35.0), entry(4, "Вовчанськ", 50.3, 36.9), entry(5, "고양", 46.0, 35.0),
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(SCRIPTS, min_size=1, max_size=4))
def test_names_of_any_script_get_the_same_valid_answer_twice(names: list[str]) -> None:
    once = placed(FUZZED, *names)
    assert once == placed(FUZZED, *names)
    for at in once:
        assert at.reason
        assert (at.status is PlaceStatus.RESOLVED) == (at.lat is not None) == (at.place_id is not None)
        assert len({c.place_id for c in at.candidates}) == len(at.candidates)
        assert all(0 <= c.score <= 100 for c in at.candidates)


@given(st.sampled_from(["Vareno", "Vovchansk", "Darkush"]), st.permutations(range(5)))
def test_the_order_of_a_gazetteer_changes_nothing(name: str, order: list[int]) -> None:
    entries = (
        entry(1, "Vareno", 51.0, 35.0, prominence=0.5), entry(2, "Vareno", 45.0, 35.0), entry(3, "دركوش", 48.0, 35.0),
        entry(4, "Вовчанськ", 50.3, 36.9), entry(5, "Varenno", 46.0, 35.0),
    )  # fmt: skip
    assert placed(placer(*(entries[n] for n in order)), name) == placed(placer(*entries), name)
