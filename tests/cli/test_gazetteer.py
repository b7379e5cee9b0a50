"""`marsad gazetteer` as a person uses it: install, read with it, add what is missing, ask why."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.archive import download as downloading
from marsad.cli import main
from tests.dumps import boundaries, folder, mirror, row, serving

RAID = "Warplanes bombed Serkella, near Kafr Nabl in Idlib province, on Tuesday, killing 3 civilians, residents said.\n"
LETTER = "Shells hit Old Mill Farm on Tuesday, residents said.\n"
DAY = "2019-09-11"


def marsad(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def done(*words: str) -> str:
    result = marsad(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own shelf, empty, and no desk at hand but the one that is named."""
    monkeypatch.setenv("MARSAD_GAZETTEERS", str(tmp_path / "shelf"))
    monkeypatch.delenv("MARSAD_DESK", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "shelf"


@pytest.fixture
def files(tmp_path: Path) -> str:
    """A dump with a village that no shipped pack knows, 4 km from Kafr Nabl."""
    made = folder(tmp_path / "files")
    (made / "more.txt").write_text(row(99_999_901, "Serkella", 35.645, 36.545, alternates="Serqella"), "utf-8")
    return str(made)


@pytest.fixture
def desk(tmp_path: Path) -> str:
    made = tmp_path / "desk"
    done("init", str(made), "--operator", "mira")
    settings = made / "marsad.toml"
    settings.write_text(settings.read_text("utf-8").replace("rules+tagger", "rules"), "utf-8")
    return str(made)


def places(desk: str, text: str, name: str) -> list[dict[str, str]]:
    """The claims of a report that is added and read, as they are exported."""
    path = Path(desk).parent / name
    path.write_text(text, "utf-8")
    done("add", str(path), "--published", DAY, "--publisher", "A monitor", "--language", "en", "--desk", desk)
    done("read", "--desk", desk)
    return list(csv.DictReader(done("export", "claims", "--desk", desk).splitlines()))


def test_a_village_that_only_the_installed_gazetteer_knows_is_placed_and_its_source_is_named(
    desk: str, files: str
) -> None:
    words = ("gazetteer", "install", "SY", "--from", files, "--desk", desk)
    told = done(*words)
    assert "The desk in" in told
    assert json.loads(done(*words, "--json"))["places"] == 6, "installed again it is the same"
    assert "GeoNames (geonames.org), CC BY 4.0" in told
    [claim] = {row["claim_id"]: row for row in places(desk, RAID, "raid.txt")}.values()
    assert (claim["place_status"], claim["place_id"], claim["place_name"]) == ("resolved", "gn:99999901", "Serkella")
    assert "GeoNames (geonames.org)" in claim["file_attribution"]
    assert "geonames_sy" in claim["licences"]


def test_without_it_the_village_is_not_guessed(desk: str) -> None:
    [claim] = places(desk, RAID, "raid.txt")
    assert claim["place_id"] != "gn:99999901"


def test_a_shared_gazetteer_is_used_where_the_settings_name_it(desk: str, files: str, shelf: Path) -> None:
    told = done("gazetteer", "install", "sy", "--from", files, "--shared", "--desk", desk)
    assert 'gazetteers = ["SY"]' in told
    assert (shelf / "SY" / "pack.toml").is_file()
    asked = ("gazetteer", "search", "Serkella", "--desk", desk)
    assert "gn:99999901" not in done(*asked)
    settings = Path(desk) / "marsad.toml"
    settings.write_text(settings.read_text("utf-8").replace("gazetteers = []", 'gazetteers = ["SY"]'), "utf-8")
    assert "gn:99999901" in done(*asked)
    (shelf / "SY").rename(shelf / "gone")
    refused = marsad(*asked)
    assert refused.exit_code == 2
    assert "marsad gazetteer install SY" in refused.stderr


def test_the_list_tells_what_there_is_and_on_what_terms(desk: str, files: str) -> None:
    done("gazetteer", "install", "SY", "--from", files, "--desk", desk)
    done("gazetteer", "install", "SY", "--from", files, "--shared")
    told = done("gazetteer", "list", "--desk", desk)
    assert re.search(r"^syria .* \(comes with Marsad, used by this desk\)$", told, re.MULTILINE)
    assert re.search(r"^SY .* 6 places, \d+ names, 0.0 MB \(of this desk, of \d{4}-\d\d-\d\d, used", told, re.MULTILINE)
    assert re.search(r"^SY .* \(for all desks, of \d{4}-\d\d-\d\d\)$", told, re.MULTILINE)
    assert "CC BY 4.0" in told
    listed = json.loads(done("gazetteer", "list", "--desk", desk, "--json"))["gazetteers"]
    assert {(one["name"], one["whose"], one["used"]) for one in listed} >= {
        ("syria", "shipped", True), ("SY", "shared", False), ("SY", "desk", True),
    }  # fmt: skip


def test_an_editor_adds_a_place_that_no_gazetteer_has(desk: str) -> None:
    told = done(
        "gazetteer",
        "add",
        "Old Mill Farm",
        "--at",
        "35.61,36.57",
        "--kind",
        "farm",
        "--source",
        "a letter",
        "--desk",
        desk,
    )
    [id_] = re.findall(r"editor:[0-9a-f]{16}", told)
    assert "by mira" in told
    found = done("gazetteer", "search", "Old Mill Farm", "--desk", desk)
    assert id_ in found
    why = done("gazetteer", "explain", "Old Mill Farm", "--desk", desk)
    assert f"{id_} 'Old Mill Farm' (site at 35.61, 36.57) was added by mira on" in why
    assert "a letter" in why
    exported = places(desk, LETTER, "letter.txt")
    assert "the editors of this desk" in exported[0]["file_attribution"]


def test_what_was_read_before_is_placed_again_and_the_earlier_reading_is_kept(desk: str) -> None:
    raid = "Warplanes bombed the village of Hassoun Mill on Tuesday, killing 3 civilians, residents said.\n"
    [before] = places(desk, raid, "raid.txt")
    assert before["place_status"] == "unresolved"
    assert "every place is where it was" in done("gazetteer", "apply", "--desk", desk)
    [line] = re.findall(
        r"row ([0-9a-f]{16})", done("gazetteer", "add", "Hassoun Mill", "--for", "C4058", "--desk", desk)
    )
    told = done("gazetteer", "apply", "--desk", desk)
    assert "in raid.txt: unresolved" in told
    [now] = csv.DictReader(done("export", "claims", "--desk", desk).splitlines())
    assert (now["claim_id"], now["reader"]) == (before["claim_id"], f"{before['reader']}+again.1")
    assert "every place is where it was" in done("gazetteer", "apply", "--desk", desk)
    assert "0 reports read" in done("read", "--desk", desk), "placing again is no reading again"
    done("gazetteer", "undo", line, "--desk", desk)
    done("gazetteer", "apply", "--desk", desk)
    [after] = csv.DictReader(done("export", "claims", "--desk", desk).splitlines())
    what = ("claim_id", "places", "place_status", "place_id")
    assert [after[column] for column in what] == [before[column] for column in what]


def test_a_name_that_was_not_taken_for_a_place_is_found_by_reading_again(desk: str, files: str) -> None:
    [before] = places(desk, RAID, "raid.txt")
    assert "Serkella" not in before["places"]
    done("gazetteer", "install", "SY", "--from", files, "--desk", desk)
    assert "1 changed; 1 claim won, 1 lost" in done("gazetteer", "apply", "--read", "--desk", desk)
    [now] = csv.DictReader(done("export", "claims", "--desk", desk).splitlines())
    assert now["place_id"] == "gn:99999901"


def test_another_name_leads_to_the_place_and_can_be_taken_back(desk: str) -> None:
    told = done("gazetteer", "add", "Hassoun Mill", "--for", "C4058", "--source", "a map of 1998", "--desk", desk)
    [line] = re.findall(r"row ([0-9a-f]{16})", told)
    again = done("gazetteer", "add", "Hassoun Mill", "--for", "C4058", "--source", "again", "--desk", desk)
    assert line in again, "the same twice is once"
    asked = ("gazetteer", "search", "Hassoun Mill", "--json", "--desk", desk)
    best = json.loads(done(*asked))[0]
    assert (best["place_id"], best["score"]) == ("C4058", 100.0)
    why = done("gazetteer", "explain", "Hassoun Mill", "--desk", desk)
    assert "'Hassoun Mill' was added as a name of C4058 by mira on" in why
    assert "a map of 1998" in why
    assert "taken back by mira" in done("gazetteer", "undo", line[:6], "--because", "misread", "--desk", desk)
    assert all(one["score"] < 100 for one in json.loads(done(*asked)))
    assert "Hassoun Mill" not in done("gazetteer", "list", "--desk", desk)


def test_explaining_reads_the_words_around_a_name() -> None:
    alone = json.loads(done("gazetteer", "explain", "al-Dahra", "--pack", "syria", "--json"))
    assert alone[0]["location"]["status"] == "unresolved"
    assert alone[0]["location"]["candidates"]
    text = "Shells hit al-Dahra village near Darkush on Monday, residents said."
    told = done("gazetteer", "explain", "al-Dahra", "--text", text, "--pack", "syria")
    assert "resolved as Thahr" in told
    assert "near Darkush" in told
    assert "Idlib" in told


def test_searching_near_and_in() -> None:
    ids = [one["place_id"] for one in json.loads(done("gazetteer", "search", "Hass", "--in", "Idlib", "--json"))]
    assert ids[0] == "C4058"
    everywhere = done("gazetteer", "search", "Hama", "--limit", "20")
    near = done("gazetteer", "search", "Hama", "--near", "Darkush", "--limit", "20")
    assert len(near.splitlines()) < len(everywhere.splitlines())
    assert "km from" in near or "No place" in near


def test_over_the_network_from_a_mirror(desk: str, tmp_path: Path) -> None:
    with serving() as served:
        mirror(served, tmp_path)
        urls = ("--geonames-url", f"{served.url}/dump", "--cod-url", served.url)
        told = done("gazetteer", "install", "SY", *urls, "--desk", desk)
    assert "Gazetteer of Syria: 8 places" in told
    assert "CC BY 3.0 IGO" in told


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    monkeypatch.setattr(downloading, "_PAUSE_SECONDS", 0.0)
    with serving() as gone:
        url = gone.url
    return ("--geonames-url", url, "--cod-url", url)


def test_without_a_line_it_says_what_to_fetch_where_and_how_to_go_on(offline: tuple[str, ...]) -> None:
    refused = marsad("gazetteer", "install", "SY", *offline)
    assert refused.exit_code == 1
    for words in (f"{offline[1]}/SY.zip", "alternatenames/SY.zip", "--from FOLDER", "cannot be reached"):
        assert words in refused.stderr


def test_the_plan_fetches_nothing() -> None:
    told = done("gazetteer", "install", "UA", "--plan")
    assert "https://download.geonames.org/export/dump/UA.zip" in told
    assert "marsad gazetteer install UA --from FOLDER" in told


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("install", "Syria", "--from", "."), 2, "no code of a country"),
        (("install", "SY", "--from", "none"), 4, "no such file"),
        (("install", "SY", "--sha256", "SY.zip=12"), 2, "64 digits"),
        (("add", "X", "--desk", "{desk}"), 2, "--at LAT,LON"),
        (("add", "X", "--at", "95,36", "--desk", "{desk}"), 2, "nowhere on the ground"),
        (("add", "X", "--at", "here", "--desk", "{desk}"), 2, "latitude first"),
        (("add", "…", "--at", "35,36", "--desk", "{desk}"), 2, "no name of a place"),
        (("add", "X", "--at", "35,36", "--kind", "cloud", "--desk", "{desk}"), 2, "no kind of place"),
        (("add", "X", "--for", "Hass", "--desk", "{desk}"), 4, "C4058"),
        (("add", "X", "--at", "35,36", "--desk", "none"), 3, "no desk"),
        (("undo", "abcd", "--desk", "{desk}"), 4, "No row"),
        (("search", "Hass", "--in", "Qqqqq"), 4, "No area is called"),
        (("explain", "Hass", "--text", "Nothing here."), 2, "does not stand in the text"),
    ],
)
def test_what_cannot_be_says_what_where_and_what_next(desk: str, words: tuple[str, ...], code: int, told: str) -> None:
    refused = marsad("gazetteer", *(word.replace("{desk}", desk) for word in words))
    assert refused.exit_code == code, refused.output
    assert told in refused.stderr


def test_boundaries_and_their_licence(desk: str, files: str) -> None:
    boundaries(Path(files) / "adm.zip")
    words = ("gazetteer", "install", "SY", "--from", files, "--desk", desk)
    refused = marsad(*words)
    assert refused.exit_code == 2
    assert "--boundaries-licence" in refused.stderr
    assert "CC BY 3.0 IGO" in done(*words, "--boundaries-licence", "CC BY 3.0 IGO")


def test_what_was_added_and_changed_by_hand_is_noticed(desk: str) -> None:
    done("gazetteer", "add", "Old Mill Farm", "--at", "35.61,36.57", "--desk", desk)
    path = Path(desk) / "gazetteers" / "added.jsonl"
    path.write_text(path.read_text("utf-8").replace("35.61", "33.51"), "utf-8")
    refused = marsad("gazetteer", "search", "Old Mill Farm", "--desk", desk)
    assert refused.exit_code == 5
    assert "line 1" in refused.stderr
