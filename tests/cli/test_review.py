"""What was reviewed, on the command line: only that is printed where it is asked for, and agreement is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.cli import main

TARN = Path(__file__).resolve().parents[1] / "stories" / "tarn"
DAY = "2031-05-07"


def marsad(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture
def desk(tmp_path: Path) -> str:
    """A desk that read of a raid and of shelling, by two outlets."""
    made = str(tmp_path / "desk")
    assert marsad("init", made, "--pack", str(TARN)).exit_code == 0
    for name, words in (
        ("raid", "Norlandic warplanes bombed Velmore on Tuesday."),
        ("shells", "Shells hit Oskarby on Tuesday, wounding two people."),
    ):
        path = tmp_path / f"{name}.txt"
        path.write_text(words, encoding="utf-8")
        added = marsad("add", str(path), "--publisher", f"The {name} post", "--published", DAY, "--language", "en",
                       "--desk", made)  # fmt: skip
        assert added.exit_code == 0, added.output
    assert marsad("read", "--desk", made).exit_code == 0
    return made


def claim_of(desk: str, words: str) -> str:
    told = json.loads(marsad("export", "claims", "--format", "geojson", "--desk", desk).stdout)
    return str(next(f["id"] for f in told["features"] if words in f["properties"]["quote"]))


def test_only_what_was_accepted_is_printed_where_that_is_asked_for(desk: str) -> None:
    assert marsad("decide", claim_of(desk, "Shells"), "accept", "--because", "read", "--desk", desk).exit_code == 0
    limited = marsad("brief", "--date", DAY, "--reviewed", "--desk", desk).stdout
    assert "Shells hit Oskarby" in limited
    assert "Velmore" not in limited
    assert "Velmore" in marsad("brief", "--date", DAY, "--desk", desk).stdout
    assert "Velmore" not in marsad("export", "incidents", "--reviewed", "--desk", desk).stdout


def test_the_settings_make_it_the_rule_and_the_exception_a_draft(desk: str) -> None:
    settings = Path(desk) / "marsad.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('publish = "all"', 'publish = "reviewed"'))
    assert "Velmore" not in marsad("brief", "--date", DAY, "--desk", desk).stdout
    assert "DRAFT" in marsad("brief", "--date", DAY, "--all", "--desk", desk).stdout
    assert "DRAFT" in marsad("export", "claims", "--all", "--desk", desk).stdout


def test_a_contradiction_is_noted_and_names_what_it_contradicts(desk: str) -> None:
    one, other = claim_of(desk, "Shells"), claim_of(desk, "bombed")
    told = marsad("decide", one, "contradicts", "--with", other, "--because", "one battery", "--desk", desk, "--json")
    assert json.loads(json.loads(told.stdout)["value"]) == {"with": [other]}
    bare = marsad("decide", one, "contradicts", "--because", "of nothing", "--desk", desk)
    assert bare.exit_code == 2
    assert "needs something else" in bare.output


def test_agreement_is_told_field_by_field_or_why_it_is_not(desk: str) -> None:
    told = marsad("agreement", "--desk", desk).stdout
    assert "judgement" in told
    assert "too few" in told
    fields = json.loads(marsad("agreement", "--desk", desk, "--json").stdout)["fields"]
    assert {"type", "speaker", "act", "polarity", "modality", "place", "time", "figures", "judgement"} == {
        one["field"] for one in fields
    }
