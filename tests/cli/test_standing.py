"""What is asked of a desk about what it learnt, who told it, and what became of what was foretold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.cli import main

TARN = Path(__file__).resolve().parents[1] / "stories" / "tarn"
BEFORE, AFTER = "2031-05-06", "2031-05-07"


def marsad(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A desk that has judged the monitor; it read of a raid and of talks to come, and a day later the raid's denial."""
    folder = tmp_path_factory.mktemp("standing")
    (folder / "first.txt").write_text(
        "The Lighthouse Monitor said Norlandic warplanes bombed Velmore on Monday.\n\n"
        "Peace talks are due to be held in Dunholt on 20 May.\n",
        encoding="utf-8",
    )
    (folder / "second.txt").write_text(
        "Norland's Defence Ministry denied that any air strikes had taken place in Velmore on Monday.\n",
        encoding="utf-8",
    )
    made = str(folder / "desk")
    assert marsad("init", made, "--pack", str(TARN)).exit_code == 0
    settings = Path(made) / "marsad.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + 'lighthouse = "B"\n', encoding="utf-8")
    for name, day in (("first.txt", BEFORE), ("second.txt", AFTER)):
        added = marsad("add", str(folder / name), "--publisher", "Tarn Gazette", "--published", day, "--language", "en",
                       "--desk", made)  # fmt: skip
        assert added.exit_code == 0, added.output
    assert marsad("read", "--desk", made).exit_code == 0
    return made


def test_a_difference_names_corrections_first(desk: str) -> None:
    told = marsad("diff", BEFORE, AFTER, "--desk", desk).stdout
    assert told.startswith("From 6 May 2031 to 7 May 2031: 1 report more.")
    assert (
        0 < told.index("CORRECTED\n  Nothing.") < told.index("LEARNT") < told.index("status: single-source → contested")
    )


def test_a_difference_for_machines(desk: str) -> None:
    plain = json.loads(marsad("diff", BEFORE, AFTER, "--desk", desk, "--json").stdout)
    assert (plain["before"], plain["after"], plain["reports"], plain["corrected"]) == (BEFORE, AFTER, 1, [])
    (change,) = plain["learnt"]
    assert {"part": "status", "before": "single-source", "after": "contested"} in change["shifts"]
    assert change["title"].startswith("Air strikes, Velmore")


def test_the_second_day_may_be_left_out_and_may_not_come_first(desk: str) -> None:
    assert "to all that is known" in marsad("diff", BEFORE, "--desk", desk).stdout
    refused = marsad("diff", AFTER, BEFORE, "--desk", desk)
    assert refused.exit_code == 2
    assert "Give the earlier day first." in refused.stderr


def test_an_account_of_every_source(desk: str) -> None:
    table = marsad("show", "sources", "--desk", desk).stdout
    (row,) = (line for line in table.splitlines() if line.startswith("Lighthouse Monitor"))
    assert row.split() == ["Lighthouse", "Monitor", "B", "1", "0", "1", "0", "1", "0", "0", "0", "0", "0/0/0/0"]
    assert "none says who is right" in table


def test_one_source_with_what_is_counted(desk: str) -> None:
    by_id = marsad("show", "sources", "lighthouse", "--desk", desk).stdout
    assert by_id == marsad("show", "sources", "lighthouse monitor", "--desk", desk).stdout
    assert "Admiralty, source: B, usually reliable" in by_id
    assert "denied by somebody 1: inc-" in by_id
    assert marsad("show", "sources", "nobody", "--desk", desk).exit_code == 4
    (plain,) = json.loads(marsad("show", "sources", "lighthouse", "--desk", desk, "--json").stdout)
    assert (plain["reliability"], len(plain["told"]["all"])) == ("B", 1)


def test_other_nouns_need_an_id(desk: str) -> None:
    refused = marsad("show", "claim", "--desk", desk)
    assert (refused.exit_code, "which claim?" in refused.stderr) == (2, True)


def test_the_rules_behind_the_marks_are_explained(desk: str) -> None:
    (incident,) = json.loads(marsad("weigh", "--desk", desk, "--json").stdout)["incidents"]
    told = " ".join(marsad("explain", incident["id"], "--desk", desk).stdout.split())
    assert "Admiralty, information: 4, doubtful · because One voice tells it." in told
    assert "for: Lighthouse Monitor; Admiralty, source: B, usually reliable" in told
    earlier = marsad("explain", incident["id"], "--desk", desk, "--as-known-on", BEFORE).stdout
    assert "Admiralty, information: 3, possibly true" in earlier


def test_a_person_decides_what_became_of_it_and_takes_that_back(desk: str) -> None:
    def outlook() -> dict[str, str]:
        (one,) = json.loads(marsad("weigh", "--desk", desk, "--json").stdout)["outlook"]
        return dict(one)

    id_ = outlook()["id"]
    words = ("correct", "--field", "state", "--because", "Seen on the spot", "--desk", desk)
    decided = marsad("decide", id_, *words, "--value", "came true", "--json")
    assert decided.exit_code == 0, decided.output
    assert json.loads(json.loads(decided.stdout)["value"])["machine"] == "open"
    assert (outlook()["state"], outlook()["decided_by"]) == ("came true", "desk")
    told = marsad("explain", id_, "--desk", desk).stdout
    assert "state: came true, decided by a person" in told
    assert "Seen on the spot" in told
    marsad("decide", json.loads(decided.stdout)["id"], "undo", "--because", "Mistaken", "--desk", desk)
    assert outlook()["state"] == "open"


@pytest.mark.parametrize(
    ("field", "value"), [("state", "perhaps"), ("kind", "shelling")], ids=["no such state", "not a person's to say"]
)
def test_what_a_person_cannot_say_of_it_is_refused(desk: str, field: str, value: str) -> None:
    (one,) = json.loads(marsad("weigh", "--desk", desk, "--json").stdout)["outlook"]
    refused = marsad(
        "decide", one["id"], "correct", "--field", field, "--value", value, "--because", "x", "--desk", desk
    )
    assert refused.exit_code == 2


def test_a_letter_for_nobody_and_a_letter_that_is_none_are_named(tmp_path: Path) -> None:
    for line, says in (('nobody = "B"', "nobody"), ('lighthouse = "Z"', "'Z'")):
        made = tmp_path / says.strip("'")
        assert marsad("init", str(made), "--pack", str(TARN)).exit_code == 0
        settings = made / "marsad.toml"
        settings.write_text(settings.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
        refused = marsad("show", "sources", "--desk", str(made))
        assert (refused.exit_code, says in refused.stderr) == (2, True), refused.stderr
