"""Installing a gazetteer: from disk and over the network, whole or not at all, never without a licence."""

from __future__ import annotations

import errno
import fcntl
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from marsad import packs
from marsad.archive import download as downloading
from marsad.engine.gazetteers import Order, install
from marsad.engine.gazetteers.linking import links
from marsad.errors import Busy, Damaged, MarsadError, NotFound, Unreachable, UsageError
from marsad.model import GazetteerEntry, Licence
from marsad.packs import gazetteer, tables, writing
from tests.dumps import NEW, OLD, ROWS, Served, boundaries, folder, mirror, row, serving, zipped

TERMS = "CC BY 3.0 IGO"


def watch(*_: object) -> None:
    """Nobody watches."""


def order(shelf: Path, *paths: Path, **more: object) -> Order:
    return Order(country="SY", shelf=shelf, paths=paths, **more)  # type: ignore[arg-type]


def placed(shelf: Path) -> dict[str, GazetteerEntry]:
    return {entry.id: entry for entry in gazetteer.entries(shelf / "SY")}


def state(shelf: Path) -> dict[str, bytes]:
    """Every file of the gazetteer, to see that nothing of it changed."""
    return {path.name: path.read_bytes() for path in sorted((shelf / "SY").iterdir())}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return folder(tmp_path / "files")


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Served]:
    monkeypatch.setattr(downloading, "_PAUSE_SECONDS", 0.0)
    with serving() as server:
        mirror(server, tmp_path)
        yield server


def online(served: Served, shelf: Path, **more: object) -> Order:
    return order(shelf, geonames_url=f"{served.url}/dump", cod_url=served.url, **more)


# From disk


def test_a_folder_of_zips_becomes_a_gazetteer_that_says_where_it_came_from(tmp_path: Path, files: Path) -> None:
    boundaries(files / "syr_adm.zip")
    done = install(order(tmp_path / "shelf", files, boundaries_licence=TERMS), watch)
    assert (done.title, done.places, done.areas, done.linked, done.problems) == ("Syria", 8, 5, 0, ())
    assert {one.id: one.licence for one in done.licences} == {"geonames_sy": "CC BY 4.0", "cod_ab_sy": TERMS}
    head = tables.read(done.folder / "pack.toml")
    assert [row["file"] for row in head["material"]] == [
        "SY.zip", "admin1CodesASCII.txt", "SY.zip", "countryInfo.txt", "syr_adm.zip",
    ]  # fmt: skip
    assert all(len(row["sha256"]) == 64 and row["retrieved"] and row["url"] for row in head["material"])
    assert packs.load(str(done.folder)).title == "Gazetteer of Syria", "it is a pack like those that ship"


@pytest.mark.parametrize("schema", [OLD, NEW])
def test_villages_lie_in_the_areas_of_either_schema_by_their_outlines(tmp_path: Path, files: Path, schema) -> None:
    boundaries(files / "syr_adm.zip", schema)
    install(order(tmp_path / "shelf", files, boundaries_licence=TERMS), watch)
    found = placed(tmp_path / "shelf")
    assert found["gn:168661"].within == ("SY0700", "SY07", "SY")
    assert found["gn:2960"].within == ("SY",), "outside of every outline, and its code names no area"
    assert "Idlib" in found["SY07"].names, "the area of GeoNames is the area of COD-AB, which gains its names"
    assert "gn:169387" not in found


def test_a_dump_alone_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text("".join(ROWS), encoding="utf-8")
    done = install(order(tmp_path / "shelf", path), watch)
    assert (done.places, done.areas) == (5, 0)
    assert placed(tmp_path / "shelf")["gn:168661"].within == ("gn:169387", "SY")


def test_the_same_files_give_the_same_bytes(tmp_path: Path, files: Path) -> None:
    for shelf in ("one", "two"):
        install(order(tmp_path / shelf, files), watch)
    assert state(tmp_path / "one") == state(tmp_path / "two")


def test_places_of_the_pack_are_found_again_and_villages_that_are_new_stay_apart(tmp_path: Path, files: Path) -> None:
    known = packs.load("syria").entries
    install(order(tmp_path / "shelf", files, known=known), watch)
    told = [line.split("\t") for line in (tmp_path / "shelf" / "SY" / "links.tsv").read_text("utf-8").splitlines()[1:]]
    assert ["gn:168661", "C4068"] in [row[:2] for row in told]
    assert ["gn:169387", "SY07"] in [row[:2] for row in told]
    assert "gn:173480" not in {row[0] for row in told}


def test_real_rows_find_their_places_as_measured(shared: Path) -> None:
    path = shared / "data" / "geo" / "geonames_SY_cities500.tsv"
    if not path.is_file():
        pytest.skip("no rows of GeoNames beside the project")
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    from marsad.packs.geonames import Faults, rows
    from marsad.packs.geonames_places import Names, entries

    dump = [
        row(int(c[0]), c[1], float(c[2]), float(c[3]), alternates=c[7].replace("|", ","), population=int(c[6]))
        for c in lines
    ]
    found = entries(rows(dump, "SY", Faults()), Names({}, {}), "g")
    linked = links(found, packs.load("syria", without=["geonames"]).entries)
    assert len(found) == 308
    assert len(linked) >= 297, "300 of 308 were linked where the rule was measured"
    assert all(link.km <= 7 and link.alike >= 80 for link in linked)


def place(id_: str, name: str, lat: float, lon: float, kind: str = "settlement") -> GazetteerEntry:
    from marsad.model import Precision

    return GazetteerEntry(
        id=id_, kind=kind, names=(name,), lat=lat, lon=lon, precision=Precision.SETTLEMENT, radius_km=2.0, source="s"
    )


@pytest.mark.parametrize(
    ("one", "two", "same", "proves"),
    [
        (place("gn:1", "Kafr Nubl", 35.60, 36.56), place("C1", "Kafr Nobol", 35.62, 36.57), True, "alike and near"),
        (place("gn:1", "Kafr Nubl", 35.60, 36.56), place("C1", "Kafr Nobol", 35.70, 36.57), False, "11 km apart"),
        (place("gn:1", "Kafr Nubl", 35.60, 36.56), place("C1", "Hass", 35.60, 36.56), False, "called otherwise"),
        (place("gn:1", "Orm Kubra", 35.6, 36.5), place("C1", "Orm Sughra", 35.6, 36.5), False, "Great and Little Orm"),
        (place("gn:1", "Hass", 35.6, 36.5), place("C1", "حاس", 35.6, 36.5), False, "scripts are not compared by guess"),
        (place("gn:1", "حاس", 35.6, 36.5), place("C1", "حاس", 35.6, 36.5), True, "the same in the local script"),
        (
            place("gn:1", "Qinnasrin", 35.6, 36.5, "mountain"),
            place("C1", "Qinnasrin", 35.6, 36.5),
            False,
            "a hill, a town",
        ),
        (place("gn:169577", "Emesa", 34.7, 36.7), place("gn169577", "Homs", 34.7, 36.7), True, "the same number"),
        (place("gn:1", "Бахмут", 48.59, 38.0), place("U1", "Бахмут", 48.6, 38.0), True, "Cyrillic"),
    ],
)
def test_which_two_rows_are_one_place(one: GazetteerEntry, two: GazetteerEntry, same: bool, proves: str) -> None:
    assert bool(links([one], [two])) is same, proves


def test_two_rows_do_not_share_a_place_unless_they_bear_its_name() -> None:
    known = [place("C1", "Kafr Nobol", 35.62, 36.57)]
    rows = [place("gn:1", "Kafr Nubul", 35.62, 36.57), place("gn:2", "Kafr Nabul", 35.58, 36.57)]
    assert [(link.id, link.same_as) for link in links(rows, known)] == [("gn:1", "C1")]


def test_rows_that_are_not_understood_are_told_of_and_the_others_taken(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    rows = [row(number, f"Village {number}", 35.5, 36.5) for number in range(1, 60)]
    path.write_text("".join([*rows, "60\tbroken\n"]), encoding="utf-8")
    done = install(order(tmp_path / "shelf", path), watch)
    assert done.places == 59
    assert [(one.code, "1 row" in one.message) for one in done.problems] == [("gazetteer_rows", True)]


@pytest.mark.parametrize(
    ("name", "content", "kind", "proves"),
    [
        ("SY.zip", "cut", Damaged, "a zip that was cut short"),
        ("SY.zip", "turned", Damaged, "a zip with a byte turned over"),
        ("SY.txt", "half", Damaged, "a table most of whose rows are broken"),
        ("readme.txt", "words", UsageError, "a file that is no part of a gazetteer"),
        ("UA.txt", "ukraine", UsageError, "the dump of another country"),
        ("adm.geojson", "{", Damaged, "GeoJSON that is none"),
    ],
)
def test_files_that_cannot_be_used_leave_what_is_installed(
    tmp_path: Path, files: Path, name: str, content: str, kind: type[MarsadError], proves: str
) -> None:
    shelf = tmp_path / "shelf"
    install(order(shelf, files), watch)
    before = state(shelf)
    path = tmp_path / name
    good = (files / "SY.zip").read_bytes()
    turned = bytearray(good)
    turned[len(turned) // 3] ^= 0xFF
    path.write_bytes({
        "cut": good[: len(good) // 2],
        "turned": bytes(turned),
        "half": "".join([*ROWS[:2], *["x\ty\n"] * 20]).encode(),
        "words": b"Readme",
        "ukraine": row(1, "Bakhmut", 48.6, 38.0, country="UA").encode(),
    }.get(content, content.encode()))  # fmt: skip
    with pytest.raises(kind) as caught:
        install(order(shelf, path), watch)
    assert caught.value.where, proves
    assert caught.value.next_step
    assert state(shelf) == before


def test_boundaries_without_a_licence_are_refused_with_three_ways_out(tmp_path: Path, files: Path) -> None:
    path = boundaries(files / "syr_adm.zip")
    with pytest.raises(UsageError, match="without a licence") as caught:
        install(order(tmp_path / "shelf", files), watch)
    assert str(path) in caught.value.where
    for way in ("--boundaries-licence", "licences.toml", "--no-boundaries"):
        assert way in caught.value.next_step
    assert not (tmp_path / "shelf" / "SY").exists()
    assert install(order(tmp_path / "shelf", files, boundaries=False), watch).areas == 0


def test_the_licence_may_lie_beside_the_boundaries(tmp_path: Path, files: Path) -> None:
    boundaries(files / "syr_adm.zip")
    stated = Licence(id="cod_ab", title="COD-AB Syria", licence=TERMS, attribution="© OCHA")
    writing.licences(files / "licences.toml", [stated])
    done = install(order(tmp_path / "one", files), watch)
    assert replace(stated, id="cod_ab_sy") in done.licences
    (files / "licences.toml").unlink()
    told = {"result": {"license_id": "cc-by-igo", "title": "Syria: boundaries", "dataset_source": "UNCS"}}
    (files / "package_show.json").write_text(json.dumps(told), encoding="utf-8")
    done = install(order(tmp_path / "two", files), watch)
    assert [one.licence for one in done.licences] == ["CC BY 4.0", TERMS]
    assert "UNCS" in done.licences[1].attribution


@pytest.mark.parametrize("how", ["asked", "beside", "sums"])
def test_a_checksum_that_is_not_met_refuses_the_file(tmp_path: Path, files: Path, how: str) -> None:
    wrong = "0" * 64
    if how == "beside":
        (files / "SY.zip.sha256").write_text(f"{wrong}  SY.zip\n")
    if how == "sums":
        (files / "SHA256SUMS").write_text(f"{wrong} *SY.zip\n")
    checksums = {"SY.zip": wrong} if how == "asked" else {}
    with pytest.raises(Damaged, match="checksum"):
        install(order(tmp_path / "shelf", files, checksums=checksums), watch)


def test_a_checksum_for_a_file_that_is_not_there_is_no_check(tmp_path: Path, files: Path) -> None:
    with pytest.raises(UsageError, match=r"LB\.zip"):
        install(order(tmp_path / "shelf", files, checksums={"LB.zip": "0" * 64}), watch)


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        install(order(tmp_path / "shelf", tmp_path / "none"), watch)
    assert "none" in caught.value.where


@pytest.mark.parametrize("code", ["SYR", "S", "../x", "1A", "سو"])
def test_a_code_that_is_none_touches_nothing(tmp_path: Path, code: str) -> None:
    with pytest.raises(UsageError):
        install(Order(country=code, shelf=tmp_path / "shelf", paths=[tmp_path]), watch)
    assert not (tmp_path / "shelf").exists()


# Over the network


def test_over_the_network_it_is_what_it_is_from_disk(tmp_path: Path, served: Served) -> None:
    done = install(online(served, tmp_path / "net"), watch)
    assert (done.title, done.places, done.areas, done.problems) == ("Syria", 8, 5, ())
    cod = next(one for one in done.licences if one.id == "cod_ab_sy")
    assert cod.licence == TERMS
    assert "UNCS, OCHA" in cod.attribution
    urls = {row["file"]: row["url"] for row in tables.read(done.folder / "pack.toml")["material"]}
    assert urls["syr_admin.geojson.zip"] == f"{served.url}/files/syr_admin.geojson.zip"
    files = folder(tmp_path / "files")
    boundaries(files / "adm.zip")
    install(order(tmp_path / "disk", files, boundaries_licence=TERMS), watch)
    assert placed(tmp_path / "net") == placed(tmp_path / "disk")
    assert [path.name for path in (tmp_path / "net").iterdir() if "downloads" in path.name] == []


def test_an_install_that_broke_off_fetches_only_what_is_missing(tmp_path: Path, served: Served) -> None:
    catalogue = served.files.pop("/files/syr_admin.geojson.zip")
    with pytest.raises(NotFound):
        install(online(served, tmp_path / "shelf"), watch)
    assert not (tmp_path / "shelf" / "SY").exists()
    served.files["/files/syr_admin.geojson.zip"] = catalogue
    served.asked.clear()
    install(online(served, tmp_path / "shelf"), watch)
    assert [path for path, _ in served.asked] == ["/api/3/action/package_show", "/files/syr_admin.geojson.zip"]


def test_a_catalogue_that_states_no_licence_is_refused(tmp_path: Path, served: Served) -> None:
    mirror(served, tmp_path / "again", licence="notspecified")
    with pytest.raises(UsageError, match="without a licence"):
        install(online(served, tmp_path / "shelf"), watch)


def test_a_country_without_boundaries_comes_without_and_says_so(tmp_path: Path, served: Served) -> None:
    served.files = {path: body for path, body in served.files.items() if "/api/" not in path}
    done = install(online(served, tmp_path / "shelf"), watch)
    assert (done.places, [one.code for one in done.problems]) == (5, ["no_boundaries"])


def test_a_checksum_is_checked_over_the_network_too(tmp_path: Path, served: Served) -> None:
    with pytest.raises(Damaged):
        install(online(served, tmp_path / "shelf", checksums={"countryInfo.txt": "0" * 64}), watch)


def test_without_a_line_what_is_installed_stays(tmp_path: Path, files: Path) -> None:
    install(order(tmp_path / "shelf", files), watch)
    before = state(tmp_path / "shelf")
    with serving() as gone:
        pass
    with pytest.raises(Unreachable):
        install(online(gone, tmp_path / "shelf"), watch)
    assert state(tmp_path / "shelf") == before


# Kills, crowds, full disks


def test_two_installs_at_once_take_turns(tmp_path: Path, files: Path) -> None:
    shelf = tmp_path / "shelf"
    install(order(shelf, files), watch)
    with (shelf / ".SY.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Busy, match="Another process"):
            install(order(shelf, files), watch)
    install(order(shelf, files), watch)


@pytest.mark.parametrize("step", ["mkdir", "write_bytes", "write_text", "rename"])
def test_a_full_disk_ends_in_words_and_leaves_the_old_one(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    shelf = tmp_path / "shelf"
    install(order(shelf, files), watch)
    before = state(shelf)
    real = getattr(Path, step)

    def full(path: Path, *words: object, **named: object) -> object:
        if ".SY.new" in str(path):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return real(path, *words, **named)

    monkeypatch.setattr(Path, step, full)
    with pytest.raises(MarsadError, match="No space left") as caught:
        install(order(shelf, files), watch)
    assert "its room" in caught.value.next_step
    monkeypatch.undo()
    assert state(shelf) == before
    install(order(shelf, files), watch)
    assert state(shelf) == before


@pytest.mark.parametrize("renames", [0, 1, 2])
def test_killed_at_its_last_steps_it_leaves_a_gazetteer_to_be_found(tmp_path: Path, files: Path, renames: int) -> None:
    shelf = tmp_path / "shelf"
    install(order(shelf, files), watch)
    code = (
        "import os, signal\n"
        "from pathlib import Path\n"
        "from marsad.engine.gazetteers import Order, install\n"
        f"left = [{renames}]\n"
        "real = Path.rename\n"
        "def rename(path, target):\n"
        "    if not left[0]: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    left[0] -= 1\n"
        "    return real(path, target)\n"
        "Path.rename = rename\n"
        f"install(Order(country='SY', shelf=Path({str(shelf)!r}), paths=[Path({str(files)!r})]), lambda *_: None)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert killed.returncode == (-9 if renames < 2 else 0)
    one = packs.installed.find("SY", [shelf])
    assert one is not None
    assert len(gazetteer.entries(one.folder)) == 5
    install(order(shelf, files), watch)
    assert sorted(path.name for path in shelf.iterdir()) == [".SY.lock", "SY"]


def test_what_is_written_is_compressed_and_small(tmp_path: Path, files: Path) -> None:
    install(order(tmp_path / "shelf", files), watch)
    packed = (tmp_path / "shelf" / "SY" / "places.tsv.gz").read_bytes()
    assert gzip.decompress(packed).decode().startswith("id\tkind\tlat\tlon\t")


def test_a_zip_with_folders_in_it_is_looked_through(tmp_path: Path) -> None:
    path = zipped(tmp_path / "all.zip", {"deep/er/SY.txt": "".join(ROWS), "__MACOSX/SY.txt": "x"})
    assert install(order(tmp_path / "shelf", path), watch).places == 5
