"""Input that is broken, hostile or enormous: a clear message or a stored problem, and the rest is done."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad import config
from marsad.cli import main
from marsad.engine import Desk

TARN = Path(__file__).resolve().parents[1] / "stories" / "tarn"
GOOD = "The Lighthouse Monitor said Norlandic warplanes bombed Velmore on Tuesday.\n"
ACCENTED = "Résidents said shells hit Dunholt near the café on Tuesday, and that the naïve truce was over.\n"
# What a hostile batch may take, all of it, on a slow machine.
SECONDS = 90


def _bomb() -> str:
    return "<html><body>" + "<div>" * 200_000 + "Shells hit Oskarby." + "</div>" * 200_000 + "</body></html>"


def _row(**row: object) -> str:
    return json.dumps({"language": "en", "published": "2031-05-07"} | row)


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch")
    (folder / "a-empty.txt").write_bytes(b"")
    (folder / "b-blank.txt").write_bytes(b" \n\t\n")
    (folder / "c-binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "d-latin.txt").write_bytes(ACCENTED.encode("latin-1"))
    (folder / "e-claims-utf16.txt").write_bytes(b"\xff\xfe" + GOOD.replace("Velmore", "Oskarby").encode("utf-16-le"))
    with (folder / "f-fifty-megabytes.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"Shells hit Dunholt on Tuesday. " * 33_826)
    rows = [
        _row(id="first", text="Shells hit Port Ister on Tuesday, residents said."),
        '{"id": "broken", "text": "Shells hit',
        _row(id="no-text"),
        '["a", "list"]',
        _row(id="surrogate", text="Shells hit \ud800 Dunholt."),
        _row(id="last", text="Shells hit Oskarby on Tuesday, residents said."),
    ]
    (folder / "g-rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "h-bomb.html").write_text(_bomb(), encoding="utf-8")
    (folder / "i-year-9999.txt").write_text("Shells hit Dunholt on Monday, residents said.\n", encoding="utf-8")
    (folder / "i-year-9999.meta.json").write_text('{"published": "9999-12-31", "language": "en"}', encoding="utf-8")
    (folder / "j-broken-sidecar.txt").write_text("Shells hit Dunholt on Sunday, residents said.\n", encoding="utf-8")
    (folder / "j-broken-sidecar.meta.json").write_text('{"published": ', encoding="utf-8")
    (folder / "k-nested.json").write_text("[" * 100_000, encoding="utf-8")
    (folder / "z-good.txt").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bad") / "desk"


@pytest.fixture(scope="module")
def ran(batch: Path, folder: Path) -> Result:
    begun = time.monotonic()
    command = ["run", str(batch), "--desk", str(folder), "--pack", str(TARN), "--date", "2031-05-07"]
    done = CliRunner().invoke(main, [*command, "--language", "en"])
    assert time.monotonic() - begun < SECONDS
    return done


@pytest.fixture(scope="module")
def stored(ran: Result, folder: Path) -> dict[str, set[str]]:
    """The codes of the stored problems, and the messages of each."""
    assert ran.exit_code == 0, ran.output
    codes: dict[str, set[str]] = {}
    with Desk(config.load(folder)) as desk:
        for problem in desk.problems():
            codes.setdefault(problem.code, set()).add(problem.message)
    return codes


def test_the_batch_runs_through_and_its_problems_are_listed(ran: Result) -> None:
    assert ran.exit_code == 0, ran.output
    assert "problems in the data" in ran.stderr
    assert "Traceback" not in ran.output


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a-empty.txt", "an empty file"),
        ("b-blank.txt", "a file of white space"),
        ("c-binary.txt", "bytes that are no text"),
        ("d-latin.txt", "an encoding that had to be guessed"),
        ("f-fifty-megabytes.txt", "fifty megabytes of text"),
        ("g-rows.jsonl line 2", "a line that is not JSON"),
        ("g-rows.jsonl line 3", "a row without text"),
        ("g-rows.jsonl line 4", "a row that is no object"),
        ("g-rows.jsonl line 5", "half a surrogate pair"),
        ("h-bomb.html", "tags nested without end"),
        ("i-year-9999.txt", "a date in the year 9999"),
        ("j-broken-sidecar", "a sidecar that is not JSON"),
        ("k-nested.json", "brackets nested without end"),
    ],
)
def test_each_fault_is_stored_under_its_name(stored: dict[str, set[str]], name: str, what: str) -> None:
    assert any(name in message for messages in stored.values() for message in messages), what


def test_the_rest_of_the_batch_is_done(ran: Result, folder: Path) -> None:
    assert ran.exit_code == 0
    with Desk(config.load(folder)) as desk:
        names = {r.name for r in desk.reports()}
        read = {r.name for r in desk.reports() if desk.claims_of(r.id)}
    good = {"z-good.txt", "first", "last", "i-year-9999.txt", "j-broken-sidecar.txt", "e-claims-utf16.txt"}
    assert good <= names
    assert good <= read


def test_a_report_of_the_year_9999_is_not_dated(ran: Result, folder: Path) -> None:
    assert ran.exit_code == 0
    with Desk(config.load(folder)) as desk:
        assert [r.published for r in desk.reports() if r.name == "i-year-9999.txt"] == [None]


def test_nothing_kept_is_lost(ran: Result, folder: Path) -> None:
    assert ran.exit_code == 0
    assert CliRunner().invoke(main, ["verify", "--desk", str(folder)]).exit_code == 0


def test_a_batch_of_which_nothing_can_be_taken_ends_with_8(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    command = ["run", str(tmp_path / "empty.txt"), "--desk", str(tmp_path / "desk"), "--pack", str(TARN)]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 8
    assert "empty.txt: the file is empty." in done.stderr


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        (["add", "nowhere.txt"], 2, "no such file"),
        (["brief", "--date", "9999-99-99"], 2, "is not a day"),
        (["brief", "--date", "9999-12-31"], 0, ""),
        (["explain", "cafe0000"], 4, "Nothing answers"),
        (["explain", "[999]", "--date", "2031-05-07"], 4, "has no footnote 999"),
        (["show", "claim", "x"], 4, "Nothing answers"),
        (["decide", "cafe0000", "reject", "--because", "a test"], 4, "Nothing answers"),
        (["export", "claims", "--format", "docx"], 2, "cannot be exported"),
        (["init", "."], 2, "a desk here already"),
        (["read", "--format", "jsonl"], 2, "Nothing to read"),
        (["read", "stray.txt"], 2, "without a ledger"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    ran: Result, folder: Path, command: list[str], code: int, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ran.exit_code == 0
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, command)
    assert done.exit_code == code, done.output
    assert says in done.stderr
    assert "Traceback" not in done.output


def test_a_folder_that_is_no_desk_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["brief", "--desk", str(tmp_path)])
    assert done.exit_code == 3
    assert str(tmp_path) in done.stderr
    assert "marsad init" in done.stderr
