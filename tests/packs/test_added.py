"""What editors added: rows in a chain; what was taken back, and taken back again; what was tampered with."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from marsad.errors import Damaged
from marsad.model import GazetteerEntry, Pack, Precision
from marsad.packs.added import SOURCE, Addition, in_force, joined, read, standing

AREA = GazetteerEntry(
    id="SY07", kind="admin1", names=("Idlib",), lat=35.5, lon=36.5, precision=Precision.ADMIN1, radius_km=50.0,
    source="own", within=("SY",), geometry="POLYGON ((36 35, 37 35, 37 36, 36 36, 36 35))",
)  # fmt: skip
HASS = GazetteerEntry(
    id="C1", kind="settlement", names=("Hass",), lat=35.6, lon=36.6, precision=Precision.SETTLEMENT, radius_km=2.0,
    source="own",
)  # fmt: skip
PACK = Pack(name="p", title="P", bounds=(32, 35, 38, 43), entries=(AREA, HASS))


def chain(*rows: Addition) -> list[Addition]:
    """The rows, each with the id of the one before."""
    found: list[Addition] = []
    for row in rows:
        prev = found[-1].id if found else ""
        found.append(Addition(**(asdict(row) | {"prev": prev})).sealed())
    return found


def added(what: str = "place", name: str = "Tell Nour", **more: object) -> Addition:
    told = {"because": "a letter", "by": "mira", "at": "2026-01-02T03:04:05+00:00"} | more
    if what == "place":
        told = {"lat": 35.2, "lon": 36.2, "kind": "settlement"} | told
    return Addition(what=what, name=name, **told)  # type: ignore[arg-type]


def write(path: Path, rows: list[Addition]) -> Path:
    path.write_text("".join(json.dumps(asdict(row)) + "\n" for row in rows), encoding="utf-8")
    return path


def test_an_added_place_lies_in_the_areas_around_it_and_says_who_added_it() -> None:
    [row] = chain(added())
    place = joined(PACK, [row]).entries[-1]
    assert (place.names, place.lat, place.lon, place.source) == (("Tell Nour",), 35.2, 36.2, SOURCE)
    assert place.within == ("SY07", "SY")
    assert SOURCE in {licence.id for licence in joined(PACK, [row]).licences}


def test_another_name_is_told_apart_from_the_names_a_list_gives() -> None:
    entries = joined(PACK, chain(added("alias", "Hassa mill", of="C1"))).entries
    named = [entry for entry in entries if entry.id == "C1"]
    assert [(entry.names, entry.source) for entry in named] == [(("Hassa mill",), SOURCE), (("Hass",), "own")]
    assert {entry.id: entry for entry in entries}["C1"] == HASS, "under one id the last is the place itself"


def test_a_name_of_a_place_that_is_gone_adds_nothing() -> None:
    assert joined(PACK, chain(added("alias", "X", of="C9"))).entries == PACK.entries


def test_an_added_place_can_have_other_names_too() -> None:
    place, *_ = chain(added())
    rows = chain(added(), added("alias", "Tell Noor", of=place.place_id))
    assert [entry.names for entry in joined(PACK, rows).entries if entry.id == place.place_id] == [
        ("Tell Noor",),
        ("Tell Nour",),
    ]


def test_taking_back_and_taking_back_the_taking_back() -> None:
    one = chain(added())
    two = chain(*one, added("undo", of=one[0].id))
    three = chain(*two, added("undo", of=two[1].id))
    assert [len(standing(rows)) for rows in (one, two, three)] == [1, 0, 1]
    assert [row.what for row in in_force(two)] == ["undo"]


def test_rows_are_read_as_they_were_written(tmp_path: Path) -> None:
    rows = chain(added(name="تل نور"), added("alias", "Телль-Нур", of="C1"))
    assert read(write(tmp_path / "added.jsonl", rows)) == rows
    assert read(tmp_path / "none.jsonl") == []


def test_a_line_that_a_kill_broke_off_does_not_count(tmp_path: Path) -> None:
    rows = chain(added(), added(name="Tell Two"))
    path = write(tmp_path / "added.jsonl", rows)
    path.write_bytes(path.read_bytes()[:-20])
    assert read(path) == rows[:1]


@pytest.mark.parametrize(
    ("old", "new", "proves"),
    [
        ("36.2", "36.9", "a point was moved"),
        ("mira", "omar", "another name was put under it"),
        ('"what": "place"', '"what": "town"', "no such row"),
        ("{", "", "no JSON"),
    ],
)
def test_a_row_that_was_changed_is_named(tmp_path: Path, old: str, new: str, proves: str) -> None:
    path = write(tmp_path / "added.jsonl", chain(added(), added(name="Tell Two")))
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Damaged) as caught:
        read(path)
    assert caught.value.where.endswith("line 1"), proves


def test_a_row_that_was_taken_out_is_missed(tmp_path: Path) -> None:
    path = write(tmp_path / "added.jsonl", chain(added(), added(name="Tell Two"))[1:])
    with pytest.raises(Damaged):
        read(path)
