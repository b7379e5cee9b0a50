"""GeoNames in its own formats: what is taken, what it is called, and what is left out."""

from __future__ import annotations

import pytest

from marsad.model import GazetteerEntry
from marsad.packs import geonames
from marsad.packs.geonames import Faults, Row
from marsad.packs.geonames_places import Names, entries, features
from tests.dumps import ALTERNATES, AREA_NAMES, COUNTRIES, ROWS, alternate, row


def rows(*lines: str, country: str = "SY") -> list[Row]:
    return list(geonames.rows(lines, country, Faults()))


def places(*lines: str, alternates: tuple[str, ...] = (), language: str = "") -> dict[str, GazetteerEntry]:
    found = rows(*lines)
    told = geonames.alternates(alternates, {one.id for one in found}, Faults())
    areas = geonames.area_names(AREA_NAMES.splitlines(), "SY")
    return {entry.id: entry for entry in entries(found, Names(told, areas, language), "g")}


def test_a_row_of_nineteen_columns_is_read_without_quoting() -> None:
    [halaqim] = rows(ROWS[3])
    assert (halaqim.id, halaqim.name, halaqim.lat, halaqim.lon) == (2960, "Ayn Halaqim", 34.93998, 36.32212)
    assert halaqim.alternates == ("Ajn-Khalakim", '"Ain Halaqim', "عين حلاقيم")
    assert (halaqim.feature, halaqim.country, halaqim.codes[0], halaqim.population) == ("PPL", "SY", "10", 0)


@pytest.mark.parametrize(
    ("line", "proves"),
    [
        (ROWS[3].replace("\tPPL", ""), "a column is missing"),
        (ROWS[3].replace("34.93998", "north"), "a latitude is no number"),
        (ROWS[3].replace("34.93998", "94.93998"), "a latitude lies beyond the pole"),
        (ROWS[3].replace("2960", "x"), "an id is no number"),
        (ROWS[3][:40], "a row was cut off"),
        ("\n", "an empty row"),
    ],
)
def test_a_row_that_is_not_understood_is_counted_and_the_next_is_read(line: str, proves: str) -> None:
    faults = Faults()
    found = list(geonames.rows([line, ROWS[2]], "SY", faults))
    assert ([one.id for one in found], faults.count) == ([168661], 1), proves
    assert repr(line[:8])[1:-1] in faults.first


def test_a_dump_of_the_world_gives_one_country() -> None:
    assert [one.id for one in rows(row(1, "Here", 1, 1), row(2, "There", 1, 1, country="UA"), country="UA")] == [2]


def test_a_stroke_in_a_name_does_not_part_it_in_a_pack() -> None:
    assert rows(row(1, "A|B", 1, 1))[0].name == "A B"


def test_names_in_the_order_of_their_worth() -> None:
    nubl = places(ROWS[2], alternates=ALTERNATES, language="ar")["gn:168661"]
    assert nubl.names == ("Kafr Nabl", "Kafr Nubl", "كفر نبل", "Kafranbel", "Capronabla"), (
        "preferred English first, the historic last; links and ids are no names"
    )
    assert nubl.local_name == "كفر نبل"


def test_without_a_table_of_alternates_the_list_of_the_dump_serves() -> None:
    nubl = places(ROWS[2])["gn:168661"]
    assert nubl.names == ("Kafr Nubl", "Kafranbel", "كفر نبل", "Кафр-Набль"), "written-out consonants are no name"


def test_a_town_that_was_renamed_keeps_its_old_name_behind_the_new() -> None:
    told = (
        alternate(1, 713174, "en", "Artemivsk", "1", "", "", "1"),
        alternate(2, 713174, "uk", "Артемівськ", "", "", "", "1"),
        alternate(3, 713174, "ru", "Бахмут"),
        alternate(4, 713174, "uk", "Бахмут", "1"),
    )
    bakhmut = places(row(713174, "Bakhmut", 48.594, 37.999), alternates=told, language="uk")["gn:713174"]
    assert bakhmut.names == ("Bakhmut", "Бахмут", "Artemivsk", "Артемівськ")
    assert bakhmut.local_name == "Бахмут"


@pytest.mark.parametrize(
    ("name", "kept", "proves"),
    [
        ("Kafranbel", True, "another spelling"),
        ("Ḩalab", True, "marks do not matter"),
        ("HAX", False, "an airport's code"),
        ("kfrnbl", False, "consonants written out"),
        ("Dehr'a", False, "written letter by letter from Russian"),
        ("大马士革", False, "a script that no report here is written in"),
        ("Халеб", True, "Cyrillic"),
    ],
)
def test_which_alternates_are_names(name: str, kept: bool, proves: str) -> None:
    assert (name in places(ROWS[2], row(1, "Xxxx", 35, 36, alternates=name))["gn:1"].names) is kept, proves


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("PPL", "settlement"), ("PPLC", "settlement"), ("PPLA3", "settlement"), ("PPLQ", "settlement"),
        ("PPLX", "neighbourhood"), ("PPLF", "settlement"), ("PPLL", "settlement"), ("ADM1", "admin1"),
        ("ADM2", "admin2"), ("ADM3", "admin3"), ("ADM5", "admin3"), ("ADMD", "region"), ("MT", "mountain"),
        ("HLLS", "mountain"), ("RDGE", "mountain"), ("PASS", "mountain"), ("PLN", "region"), ("RGN", "region"),
        ("MILB", "site"), ("OILF", "site"), ("AIRB", "site"), ("DAM", "site"), ("CAMP", "site"), ("STM", "water"),
        ("RSV", "water"), ("RD", "road"), ("RDJCT", "site"), ("PCLI", "country"),
    ],
)  # fmt: skip
def test_what_becomes_of_a_feature(code: str, kind: str) -> None:
    assert features()[code].kind == kind


@pytest.mark.parametrize("code", ["HTL", "SCH", "ADM1H", "WLL", "FRM", ""])
def test_what_is_left_out(code: str) -> None:
    assert places(row(1, "Xxxx", 35, 36, feature=code)) == {}


@pytest.mark.parametrize(
    ("name", "code", "names", "proves"),
    [
        ("Marsad", "HLL", ("Marsad hill",), "a hill of one word leaves the bare name to villages"),
        ("Al Akrād", "MT", ("Mount Al Akrād", "Al Akrād mountain"), "an article is no second word"),
        ("Jabal al Akrād", "MT", ("Jabal al Akrād",), "a name that says what it is stands as it is"),
        ("Tabqa", "DAM", ("Tabqa dam",), "a dam"),
        ("Hamah Airport", "AIRP", ("Hamah Airport",), "an airport that says so"),
    ],
)
def test_features_that_are_no_towns_are_found_by_their_head_noun(
    name: str, code: str, names: tuple[str, ...], proves: str
) -> None:
    assert places(row(1, name, 35, 36, feature=code))["gn:1"].names == names, proves


def test_an_area_is_known_without_the_words_that_say_it_is_one() -> None:
    idlib = places(ROWS[1])["gn:169387"]
    assert {"Idlib", "Idlib Governorate", "Muḩāfaz̧at Idlib"} <= set(idlib.names)
    assert idlib.within == ("SY",)


def test_places_know_their_areas_by_code() -> None:
    found = places(*ROWS)
    assert found["gn:168661"].within == ("gn:169387", "SY")
    assert found["gn:2960"].within == ("SY",), "no row tells of its governorate"
    assert found["SY"].within == (), "a country bears the code that every pack gives it"


def test_capitals_are_better_known_than_villages_and_people_count() -> None:
    seat, village, town = (
        places(row(1, "Xxxx", 35, 36, feature=code, population=people))["gn:1"].prominence
        for code, people in (("PPLC", 0), ("PPL", 0), ("PPL", 400_000))
    )
    assert 0 == village < town < seat <= 0.95


def test_countries_and_their_languages() -> None:
    syria = geonames.countries(COUNTRIES.splitlines())["SY"]
    assert (syria.code3, syria.name, syria.languages[0]) == ("SYR", "Syria", "ar")
