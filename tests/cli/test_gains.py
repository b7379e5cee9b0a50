"""`marsad gains`: two readings of the same files, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.cli import main


def line(*types: str, name: str = "raid.txt") -> str:
    claims = [
        {"span": {"start": n * 50, "end": n * 50 + 9, "quote": "shells\u2028hit"}, "act": "asserts", "type": kind,
         "speaker": {"name": "publisher", "span": None}}
        for n, kind in enumerate(types)
    ]  # fmt: skip
    return json.dumps({"report": {"id": "sha256:1", "name": name}, "claims": claims}, ensure_ascii=False)


def gains(folder: Path, old: str, new: str, *more: str) -> Result:
    (folder / "old.jsonl").write_text(old, encoding="utf-8")
    (folder / "new.jsonl").write_text(new, encoding="utf-8")
    return CliRunner().invoke(main, ["gains", str(folder / "old.jsonl"), str(folder / "new.jsonl"), *more])


def test_two_readings(tmp_path: Path) -> None:
    done = gains(tmp_path, line("shelling"), line("raid", "shelling"))
    assert done.exit_code == 0
    assert "only in NEW 1, changed 1" in done.stdout
    assert "type: shelling → raid" in done.stdout
    assert "“shells hit”" in done.stdout


def test_by_gold_and_as_json(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(line("raid"), encoding="utf-8")
    done = gains(tmp_path, line("shelling"), line("raid"), "--gold", str(gold), "--json")
    assert json.loads(done.stdout)["totals"]["told"] == {"old": 0, "new": 1}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{", line("raid"), "old.jsonl, line 1"),
        (line("raid"), line("raid") + "\n[1]", "new.jsonl, line 2"),
        (line("raid"), '{"report": {"name": "x"}}', "no report with claims"),
        (line("raid"), line("raid", name="other.txt"), "no document in common"),
    ],
)
def test_files_that_cannot_be_compared(tmp_path: Path, old: str, new: str, told: str) -> None:
    done = gains(tmp_path, old, new)
    assert done.exit_code == 2
    assert told in done.stderr
