"""Each verb as a person or a script uses it: results on stdout, remarks on stderr, codes that mean something."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from marsad.cli import main

MARSAD = Path(sys.executable).with_name("marsad")
TARN = Path(__file__).resolve().parents[1] / "stories" / "tarn"
DAY = "2031-05-07"
RAID = "The Lighthouse Monitor said Norlandic warplanes bombed Velmore on Tuesday, killing at least 3 civilians.\n"
DENIAL = "Norland's Defence Ministry denied that its warplanes had bombed Velmore on Tuesday.\n"


def marsad(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=stdin)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A desk that has read a report of a raid and another that denies it."""
    folder = tmp_path_factory.mktemp("verbs")
    (folder / "raid.txt").write_text(RAID, encoding="utf-8")
    (folder / "denial.txt").write_text(DENIAL, encoding="utf-8")
    made = str(folder / "desk")
    stated = ("--published", DAY, "--language", "en", "--desk", made)
    for verb in (
        ("init", made, "--pack", str(TARN), "--title", "Tarn"),
        ("add", str(folder / "raid.txt"), "--publisher", "Tarn Gazette", *stated),
        ("add", str(folder / "denial.txt"), "--publisher", "Quay Courier", *stated),
        ("read", "--desk", made),
        ("weigh", "--desk", made),
    ):
        done = marsad(*verb)
        assert done.exit_code == 0, done.output
    return made


@pytest.fixture(scope="module")
def claims(desk: str) -> list[dict[str, Any]]:
    """The claims of the desk, through the reports that `show` tells of."""
    lines = [json.loads(marsad("show", "report", r, "--desk", desk, "--json").stdout) for r in _reports(desk)]
    return [claim for line in lines for claim in line["claims"]]


def _reports(desk: str) -> list[str]:
    return sorted(re.findall(r"sha256:[0-9a-f]{64}", marsad("export", "claims", "--desk", desk).stdout) or [])


def test_adding_again_says_that_it_is_known(desk: str) -> None:
    again = ("add", str(Path(desk).parent / "raid.txt"), "--publisher", "Tarn Gazette", "--published", DAY)
    done = marsad(*again, "--desk", desk, "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["new"], len(told["known"]), told["problems"]) == (0, [], 1, [])


def test_text_comes_in_on_stdin(tmp_path: Path) -> None:
    made = str(tmp_path / "desk")
    marsad("init", made, "--pack", str(TARN))
    done = marsad("add", "-", "--published", DAY, "--desk", made, stdin=RAID)
    assert (done.exit_code, done.stdout) == (0, "1 new report\n")


@pytest.mark.parametrize("verb", ["add", "run"])
def test_strict_turns_faults_into_an_exit_code(tmp_path: Path, verb: str) -> None:
    (tmp_path / "good.txt").write_text(RAID, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    made = str(tmp_path / "desk")
    marsad("init", made, "--pack", str(TARN))
    words = (verb, str(tmp_path / "good.txt"), str(tmp_path / "empty.txt"), "--desk", made, "--published", DAY)
    assert marsad(*words, "--strict").exit_code == 8
    assert marsad(*words).exit_code == 0


def test_a_settings_file_that_is_broken_is_named(tmp_path: Path) -> None:
    (tmp_path / "marsad.toml").write_text("title = ", encoding="utf-8")
    done = marsad("brief", "--desk", str(tmp_path))
    assert done.exit_code == 2
    assert "marsad.toml" in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--time-zone", "Atlantis/Deep"), "no time zone"),
        (("--pack", "atlantis"), "no pack"),
        (("--day-starts", "25:00"), "hour"),
    ],
)
def test_a_desk_that_cannot_be_made_is_not_made(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    done = marsad("init", str(tmp_path / "desk"), *words)
    assert done.exit_code == 2
    assert says in done.stderr
    assert not (tmp_path / "desk").exists()


class TestBrief:
    def test_both_sides_stand_in_it(self, desk: str) -> None:
        done = marsad("brief", "--date", DAY, "--desk", desk)
        assert done.exit_code == 0, done.output
        assert "Lighthouse Monitor" in done.stdout
        assert "Norland Defence Ministry" in done.stdout
        assert done.stderr == ""

    def test_without_a_date_it_is_of_the_last_day(self, desk: str) -> None:
        assert marsad("brief", "--desk", desk).stdout == marsad("brief", "--date", DAY, "--desk", desk).stdout

    @pytest.mark.parametrize(("flag", "columns"), [("--narrow", 72), ("--wide", 140)])
    def test_it_keeps_to_its_columns(self, desk: str, flag: str, columns: int) -> None:
        lines = marsad("brief", "--desk", desk, flag).stdout.split("\n")
        assert max(map(len, lines)) <= columns

    def test_json_is_json_and_always_the_same(self, desk: str) -> None:
        done = marsad("brief", "--desk", desk, "--json")
        assert json.loads(done.stdout)["day"] == DAY
        assert done.stdout == marsad("brief", "--desk", desk, "--format", "json").stdout

    @pytest.mark.parametrize(("format_", "begins"), [("md", "# "), ("html", "<!doctype html>")])
    def test_other_formats(self, desk: str, format_: str, begins: str) -> None:
        assert marsad("brief", "--desk", desk, "--format", format_).stdout.lower().startswith(begins)

    def test_the_day_before_nothing_was_known(self, desk: str) -> None:
        assert "0 reports" in marsad("brief", "--date", "2031-05-06", "--desk", desk).stdout

    def test_no_colour_where_there_is_no_terminal(self, desk: str) -> None:
        assert "\x1b[" not in marsad("brief", "--desk", desk).stdout


class TestExplain:
    def test_a_footnote_leads_to_highlighted_words(self, desk: str) -> None:
        done = marsad("explain", "[1]", "--date", DAY, "--desk", desk)
        assert done.exit_code == 0, done.output
        assert "⟦" in done.stdout
        assert done.stdout == marsad("explain", "[1]", "--desk", desk).stdout

    def test_the_words_stand_in_the_report_at_their_offsets(self, desk: str, claims: list[dict[str, Any]]) -> None:
        for claim in claims:
            chain = json.loads(marsad("explain", claim["id"], "--desk", desk, "--json").stdout)
            passage = chain["passages"][0]
            shown = json.loads(marsad("show", "report", passage["report"], "--desk", desk, "--json").stdout)
            assert shown["report"]["text"][passage["start"] : passage["end"]] == passage["words"]

    def test_an_incident_is_explained_with_every_voice(self, desk: str) -> None:
        incidents = json.loads(marsad("weigh", "--desk", desk, "--json").stdout)["incidents"]
        for incident in incidents:
            done = marsad("explain", incident["id"], "--desk", desk)
            assert done.exit_code == 0, done.output
            assert done.stdout.count("⟦") == len(incident["claims"])


class TestShow:
    def test_a_claim_field_by_field(self, desk: str, claims: list[dict[str, Any]]) -> None:
        done = marsad("show", "claim", claims[0]["id"], "--desk", desk)
        assert done.exit_code == 0
        for shown in ("speaker name", "act ", "type ", "span quote", "report "):
            assert shown in done.stdout

    def test_a_claim_for_machines_has_every_field_of_the_contract(
        self, desk: str, claims: list[dict[str, Any]]
    ) -> None:
        record = json.loads(marsad("show", "claim", claims[0]["id"], "--desk", desk, "--json").stdout)
        assert record.keys() - {"report"} == claims[0].keys()

    def test_a_report_with_its_text_and_claims(self, desk: str) -> None:
        report = _reports(desk)[0]
        done = marsad("show", "report", report[7:19], "--desk", desk)
        assert report in done.stdout
        assert RAID.strip() in done.stdout or DENIAL.strip() in done.stdout

    def test_an_incident_with_its_voices(self, desk: str) -> None:
        incident = json.loads(marsad("weigh", "--desk", desk, "--json").stdout)["incidents"][0]
        done = marsad("show", "incident", incident["id"], "--desk", desk)
        assert done.exit_code == 0, done.output
        assert json.loads(marsad("show", "incident", incident["id"], "--desk", desk, "--json").stdout) == incident


class TestDecide:
    def test_a_decision_can_be_taken_back(self, tmp_path: Path) -> None:
        (tmp_path / "raid.txt").write_text(RAID, encoding="utf-8")
        made = ("--desk", str(tmp_path / "desk"))
        marsad("run", str(tmp_path / "raid.txt"), "--published", DAY, "--pack", str(TARN), *made)
        before = marsad("brief", *made).stdout
        claim = json.loads(marsad("weigh", *made, "--json").stdout)["incidents"][0]["claims"][0]
        decided = marsad("decide", claim, "withhold", "--because", "a name in it", *made, "--json")
        assert decided.exit_code == 0, decided.output
        assert marsad("brief", *made).stdout != before
        undone = marsad("decide", json.loads(decided.stdout)["id"], "undo", "--because", "no name after all", *made)
        assert undone.exit_code == 0, undone.output
        assert marsad("brief", *made).stdout == before

    def test_a_reason_is_required(self, desk: str) -> None:
        assert marsad("decide", "cafe0000", "accept", "--desk", desk).exit_code == 2


class TestExport:
    @pytest.mark.parametrize("subject", ["claims", "incidents"])
    @pytest.mark.parametrize("format_", ["csv", "geojson"])
    def test_a_file_is_what_stdout_is(self, desk: str, tmp_path: Path, subject: str, format_: str) -> None:
        path = tmp_path / f"{subject}.{format_}"
        words = ("export", subject, "--format", format_, "--desk", desk)
        assert marsad(*words, "-o", str(path)).exit_code == 0
        assert path.read_bytes().decode("utf-8").rstrip() == marsad(*words).stdout_bytes.decode("utf-8").rstrip()

    def test_a_file_that_cannot_be_written_is_named(self, desk: str, tmp_path: Path) -> None:
        done = marsad("export", "claims", "--desk", desk, "-o", str(tmp_path / "no" / "such.csv"))
        assert done.exit_code == 2
        assert "such.csv" in done.stderr


class TestReadWithoutALedger:
    def test_rows_keep_their_ids_as_names(self, tmp_path: Path) -> None:
        rows = [{"id": "a/1", "text": RAID, "published": DAY}, {"id": "a/2", "text": DENIAL, "published": None}]
        path = tmp_path / "rows.jsonl"
        path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
        done = marsad("read", "--format", "jsonl", str(path), "--pack", str(TARN), "--language", "en")
        lines = [json.loads(line) for line in done.stdout.split("\n") if line]
        assert [line["report"]["name"] for line in lines] == ["a/1", "a/2"]
        assert [line["report"]["published"] for line in lines] == [DAY, None]
        assert all(RAID[c["span"]["start"] : c["span"]["end"]] == c["span"]["quote"] for c in lines[0]["claims"])
        assert lines[0]["claims"]
        assert not (tmp_path / "desk").exists()

    def test_a_row_that_cannot_be_taken_is_told_on_stderr_and_the_rest_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "rows.jsonl"
        path.write_text('{"id": \n' + json.dumps({"id": "b", "text": RAID, "language": "en"}), encoding="utf-8")
        done = marsad("read", "--format", "jsonl", str(path), "--pack", str(TARN))
        assert done.exit_code == 0
        assert "rows.jsonl line 1" in done.stderr
        assert [json.loads(line)["report"]["name"] for line in done.stdout.split("\n") if line] == ["b"]


class TestVerify:
    def test_a_flipped_byte_is_named_and_the_exit_code_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "raid.txt").write_text(RAID, encoding="utf-8")
        made = ("--desk", str(tmp_path / "desk"))
        marsad("init", str(tmp_path / "desk"), "--pack", str(TARN))
        marsad("add", str(tmp_path / "raid.txt"), *made)
        assert marsad("verify", *made).exit_code == 0
        kept = next(p for p in (tmp_path / "desk" / "archive" / "objects").rglob("*") if p.is_file())
        raw = bytearray(kept.read_bytes())
        raw[7] ^= 1
        kept.chmod(0o644)
        kept.write_bytes(bytes(raw))
        done = marsad("verify", *made)
        assert done.exit_code == 5
        assert kept.name in done.stdout
        assert marsad("verify", *made, "--json").exit_code == 5


def test_doctor_names_each_part(desk: str) -> None:
    checks = {c["part"]: c for c in json.loads(marsad("doctor", "--desk", desk, "--json").stdout)}
    parts = {"python", "language model", "tagger", "web assets", "disk", "settings", "pack", "ledger", "archive"}
    assert checks.keys() == parts
    assert all(checks[part]["ok"] for part in parts - {"web assets", "disk"})


def test_doctor_works_where_there_is_no_desk(tmp_path: Path) -> None:
    assert "marsad init" in marsad("doctor", "--desk", str(tmp_path / "none")).stdout


def test_the_gazetteer_is_asked(desk: str) -> None:
    assert desk
    found = json.loads(marsad("gazetteer", "search", "Velmore", "--pack", str(TARN), "--json").stdout)
    assert found[0]["place_id"] == "T02"
    assert "No place is called" in marsad("gazetteer", "search", "Qqqq", "--pack", str(TARN)).stdout


def test_the_pages_are_served_on_a_free_port(desk: str) -> None:
    command = [MARSAD, "serve", "--desk", desk, "--date", DAY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as served:
        try:
            assert served.stdout is not None
            said = served.stdout.readline()
            address = re.match(r"http://127\.0\.0\.1:[1-9]\d+/\?day=2031-05-07", said)
            assert address, said
            with urllib.request.urlopen(address[0], timeout=30) as page:
                assert page.status == 200
                assert b"Tarn" in page.read()
            served.send_signal(signal.SIGINT)
            assert served.wait(timeout=30) == 0
        finally:
            served.kill()


def test_an_unexpected_fault_ends_in_words_and_a_traceback_only_when_asked(
    desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.engine.Desk.weigh", lambda *_: 1 / 0)
    quiet, loud = marsad("weigh", "--desk", desk), marsad("--debug", "weigh", "--desk", desk)
    assert quiet.exit_code == loud.exit_code == 1
    assert "ZeroDivisionError" in quiet.stderr
    assert "Traceback" not in quiet.output
    assert "Traceback" in loud.stderr


def test_ctrl_c_says_how_to_go_on(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("marsad.engine.Desk.weigh", interrupted)
    done = marsad("weigh", "--desk", desk)
    assert (done.exit_code, done.stderr) == (130, "Broken off; the same command again completes it.\n")
