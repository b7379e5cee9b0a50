"""The world list, and what the pack of one war takes over from it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from marsad import packs
from marsad.model import GazetteerEntry, Pack
from marsad.packs import gazetteer, load

FOLDER = Path(packs.__file__).parent
KNOWN = 0.25


@cache
def world() -> Pack:
    return load(str(FOLDER / "world"))


@cache
def syria() -> Pack:
    return load("syria")


def bearing(pack: Pack, name: str) -> list[GazetteerEntry]:
    return [entry for entry in pack.entries if name in entry.names]


@pytest.mark.parametrize(
    ("name", "kind", "country", "why"),
    [
        ("Lubumbashi", "settlement", "CD", "a large city"),
        ("Nairobi", "settlement", "KE", "a capital"),
        ("California", "admin1", "US", "a first-order division"),
        ("Calif.", "admin1", "US", "as a news agency shortens it"),
        ("Anbar", "admin1", "IQ", "a division by its press name"),
        ("Singapore", "country", "", "a country"),
        ("Bombay", "settlement", "IN", "a former name"),
        ("Бахмут", "settlement", "UA", "in Cyrillic"),
        ("الموصل", "settlement", "IQ", "in Arabic"),
    ],
)
def test_places_of_the_world_are_known(name: str, kind: str, country: str, why: str) -> None:
    found = [e for e in bearing(world(), name) if e.kind == kind and (not country or country in e.within)]
    assert found, why
    assert max(e.prominence for e in found) >= KNOWN, why


def test_a_small_town_is_not_known_by_its_name_alone() -> None:
    towns = [e for e in world().entries if e.id.startswith("gn") and e.radius_km <= 3]
    assert len(towns) > 30_000
    assert max(e.prominence for e in towns) < KNOWN


def test_airport_codes_and_letters_of_other_scripts_are_left_out() -> None:
    names = [name for entry in world().entries if entry.id.startswith("gn") for name in entry.names]
    assert not [name for name in names if name.isupper() and len(name) == 3 and name.isascii()]
    assert not [name for name in names if any("\u3040" <= c <= "\u9fff" for c in name)]


def test_a_pack_takes_the_cities_of_the_world_and_not_its_villages() -> None:
    south, west, north, east = syria().bounds
    far = [e for e in syria().entries if not (south <= e.lat <= north and west <= e.lon <= east)]
    areas = {area for entry in syria().entries for area in entry.within}
    assert any("Lubumbashi" in e.names for e in far)
    assert all(e.prominence >= KNOWN or e.id in areas for e in far)


def test_a_pack_knows_small_towns_across_its_borders() -> None:
    assert any("LB" in e.within and e.prominence < KNOWN for e in syria().entries)


def test_a_country_is_told_of_once() -> None:
    assert any("SY" in e.within for e in world().entries)
    own = {e.id for e in gazetteer.entries(FOLDER / "syria")}
    assert {e.id for e in syria().entries if e.id == "SY" or "SY" in e.within} <= own
