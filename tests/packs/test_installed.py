"""An installed gazetteer in a pack: the pack's word goes first, names are gained, nothing comes without a licence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from marsad.errors import UsageError
from marsad.model import GazetteerEntry, Licence, Pack, Precision
from marsad.packs import load, writing
from marsad.packs.installed import LINKS, aside, find, joined, on_shelf, wanted

OUTLINE = "POLYGON ((36 35, 37 35, 37 36, 36 36, 36 35))"


def place(id_: str, *names: str, source: str = "own", **more: object) -> GazetteerEntry:
    told = {"kind": "settlement", "lat": 35.5, "lon": 36.5, "precision": Precision.SETTLEMENT, "radius_km": 2.0} | more
    return GazetteerEntry(id=id_, names=names, source=source, **told)  # type: ignore[arg-type]


def licence(id_: str) -> Licence:
    return Licence(id=id_, title=id_, licence="CC BY 4.0", attribution=f"© {id_}")


def shelve(
    shelf: Path, *places: GazetteerEntry, links: tuple[tuple[str, str], ...] = (), licensed: bool = True
) -> Path:
    folder = shelf / "SY"
    folder.mkdir(parents=True, exist_ok=True)
    writing.places(folder, places)
    writing.licences(folder / "licences.toml", [licence("theirs")] if licensed else [])
    writing.table(folder / LINKS, ("id", "same_as"), links)
    writing.toml(folder / "pack.toml", {"title": "Gazetteer of Syria", "bounds": [32.0, 35.0, 38.0, 43.0]}, {})
    return shelf


PACK = Pack(
    name="p",
    title="P",
    bounds=(32, 35, 38, 43),
    entries=(place("C1", "Kafr Nabl"), place("SY07", "Idlib", kind="admin1", precision=Precision.ADMIN1)),
    licences=(licence("own"),),
)


def put_in(shelf: Path) -> dict[str, GazetteerEntry]:
    return {entry.id: entry for entry in joined(PACK, wanted(["SY"], [shelf], "here")[0]).entries}


def test_a_place_that_is_new_comes_with_its_licence(tmp_path: Path) -> None:
    shelf = shelve(tmp_path, place("gn:1", "Serjeh", "سرجة", source="theirs", local_name="سرجة"))
    pack = joined(PACK, wanted(["SY"], [shelf], "here")[0])
    assert pack.entries[-1].names == ("Serjeh", "سرجة")
    assert [one.id for one in pack.licences] == ["own", "theirs"]
    assert (pack.name, pack.title) == ("p", "P")


def test_a_linked_place_gains_names_and_stays_what_it_is(tmp_path: Path) -> None:
    found = put_in(shelve(tmp_path, place("gn:1", "Kafranbel", source="theirs", lat=35.6), links=(("gn:1", "C1"),)))
    assert found["C1"] == replace(PACK.entries[0], names=("Kafr Nabl", "Kafranbel"))
    assert "gn:1" not in found


def test_an_area_gains_the_outline_it_lacked(tmp_path: Path) -> None:
    area = place("SY07", "Idleb", source="theirs", kind="admin1", precision=Precision.ADMIN1, geometry=OUTLINE)
    found = put_in(shelve(tmp_path, area))
    assert found["SY07"].geometry is not None
    assert found["SY07"].names == ("Idlib", "Idleb")


def test_what_lies_in_a_linked_area_lies_in_the_packs_own(tmp_path: Path) -> None:
    area = place("gn:2", "Idlib", source="theirs", kind="admin1", precision=Precision.ADMIN1)
    village = place("gn:1", "Serjeh", source="theirs", within=("gn:2", "SY"))
    assert put_in(shelve(tmp_path, area, village, links=(("gn:2", "SY07"),)))["gn:1"].within == ("SY07", "SY")


def test_a_link_to_a_place_of_another_pack_leaves_the_place_its_own(tmp_path: Path) -> None:
    found = put_in(shelve(tmp_path, place("gn:1", "Serjeh", source="theirs"), links=(("gn:1", "Z9"),)))
    assert found["gn:1"].names == ("Serjeh",)


def test_places_without_a_licence_are_not_used(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="without a licence") as caught:
        put_in(shelve(tmp_path, place("gn:1", "Serjeh", source="theirs"), licensed=False))
    assert str(tmp_path) in caught.value.where


@pytest.mark.parametrize(
    ("file", "content"), [("places.tsv.gz", b"no gzip"), ("licences.toml", b"[["), ("pack.toml", b"[")]
)
def test_a_broken_file_names_the_folder_and_the_way_out(tmp_path: Path, file: str, content: bytes) -> None:
    shelve(tmp_path, place("gn:1", "Serjeh", source="theirs"))
    (tmp_path / "SY" / file).write_bytes(content)
    with pytest.raises(UsageError) as caught:
        put_in(tmp_path)
    assert str(tmp_path / "SY") in caught.value.where
    assert "gazetteer install SY" in caught.value.next_step


def test_one_that_is_missing_names_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not installed") as caught:
        wanted(["UA"], [tmp_path], "marsad.toml")
    assert "marsad.toml" in caught.value.where
    assert str(tmp_path) in caught.value.where
    assert "gazetteer install UA" in caught.value.next_step


def test_a_replacement_that_was_killed_between_two_renames_leaves_the_old_one_to_be_found(tmp_path: Path) -> None:
    shelve(tmp_path, place("gn:1", "Serjeh", source="theirs"))
    (tmp_path / "SY").rename(aside(tmp_path, "SY"))
    assert [one.code for one in on_shelf(tmp_path)] == ["SY"]
    assert find("SY", [tmp_path]) is not None
    assert "gn:1" in put_in(tmp_path)


def test_a_pack_includes_an_installed_gazetteer_by_its_country(tmp_path: Path) -> None:
    shelve(tmp_path / "shelf", place("gn:1", "Serjeh", source="theirs"))
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "pack.toml").write_text('title = "Mine"\nbounds = [32, 35, 38, 43]\nincludes = ["world", "SY"]\n')
    pack = load(str(folder), shelves=[tmp_path / "shelf"])
    assert "gn:1" in {entry.id for entry in pack.entries}
    assert len(pack.entries) > 100, "the shipped pack that it includes is there, too"
    with pytest.raises(UsageError, match="SY is not installed"):
        load(str(folder), shelves=[tmp_path])
