"""The gate itself: a figure that falls, data that changed and a reader that fails never pass for good."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from marsad.model import Report, Span
from tests.gate import __main__ as gate
from tests.gate import agreed, bench, gold, screen
from tests.gate.__main__ import FALLEN, OTHER_DATA
from tests.gate.data import OtherData, floors, path_of, pinned
from tests.gate.gold import Scored
from tests.gate.measuring import Measured
from tests.gate.standing import Standing, standings
from tests.gate.wiring import Wired

TEXT = "Shells hit Ostrany."
REPORT = Report(id="sha256:t", name="t", text=TEXT)


@pytest.mark.parametrize(
    ("figure", "measured", "floor", "fallen"),
    [
        ("told", 40.0, 40.0, False),  # a floor is met, not beaten
        ("told", 39.9, 40.0, True),
        ("told", None, 40.0, True),  # what is no longer measured has fallen
        ("told", 3.0, None, False),  # no floor, no fall
        ("invented_actors", 8.1, 8.0, True),  # low is good
        ("seed_invented_times", 0.0, 0.0, False),
        ("seed_invented_times", 0.1, 0.0, True),  # of every set
    ],
)
def test_a_fall(figure: str, measured: float | None, floor: float | None, fallen: bool) -> None:
    assert Standing(figure, measured, floor).fallen is fallen


def test_figures_of_the_seed_have_its_name_before_them() -> None:
    found = {s.figure: s.floor for s in standings("seed", {"told": 95.0, "core": 90.0})}
    assert found["seed_told"] == floors()["seed"]["told"]
    assert found["seed_core"] is None


@pytest.mark.parametrize(("told", "code"), [(100.0, 0), (0.0, FALLEN)])
def test_the_last_line_is_every_figure(told: float, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    every = {key: told if key == "told" else floor for key, floor in floors()["seed"].items() if key != "sha256"}
    assert gate.told([Measured("seed", every, (), 1.0)], whole=True) == code
    printed = capsys.readouterr().out
    assert json.loads(printed.strip().split("\n")[-1])["seed_told"] == told
    assert ("FALLEN" in printed) is bool(code)


def test_a_text_the_reader_fails_on_is_a_fall(capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.told([Measured("mine", {"mine": 1.0}, ("reader_failed t: no",), 1.0)], whole=True) == FALLEN
    assert "FAULT reader_failed t" in capsys.readouterr().out


def test_other_data_than_was_pinned(tmp_path: Path, shared: Path) -> None:
    (tmp_path / "gold").mkdir()
    copied = Path(shutil.copy(path_of("seed", shared), path_of("seed", tmp_path)))
    assert pinned("seed", tmp_path) == copied
    copied.write_bytes(copied.read_bytes() + b"\n")
    with pytest.raises(OtherData, match="other data than was measured on"):
        pinned("seed", tmp_path)
    with pytest.raises(OtherData, match="there is no dev"):
        pinned("dev", tmp_path)


def test_other_data_end_in_an_exit_code_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(name: str) -> Path:
        raise OtherData(f"{name} changed")

    monkeypatch.setattr(gate, "pinned", changed)
    assert gate.main(["seed"]) == OTHER_DATA
    assert gate.main(["no-such-set"]) == OTHER_DATA


def test_every_adapter_has_a_pinned_set() -> None:
    assert bench.adapters()
    assert all("sha256" in floors().get(name, {}) for name in bench.adapters())


def test_no_bench_shows_what_the_tagger_learned_from(monkeypatch: pytest.MonkeyPatch, shared: Path) -> None:
    seen: dict[str, set[str]] = {}

    def adapter(name: str) -> SimpleNamespace:
        def figures(rows: Sequence[dict[str, str]], _: object) -> dict[str, float]:
            seen[name] = {row["id"] for row in rows}
            return {}

        return SimpleNamespace(figures=figures, BY_RULES=name == "by rules")

    monkeypatch.setattr(bench, "_module", adapter)
    bench.figures(["by both", "by rules"], "isaf_releases", Wired(), shared)
    assert seen["by rules"] > seen["by both"] == seen["by rules"] - bench.learnt() != set()


def test_the_tagger_learned_nothing_from_benches_of_attribution_and_types() -> None:
    assert not any(name.startswith(("polnear/", "case21t2/")) for name in bench.learnt())


def claimed(start: int, **fields: object) -> dict[str, object]:
    named = {"speaker": {"name": "publisher"}, "act": "asserts", "type": "shelling"}
    return {"span": {"start": start, "end": start + 10}, **named, **fields}


def test_the_tier_of_agreed_claims(shared: Path) -> None:
    right, wrong_type, unfound, unmarked = (
        claimed(0, agreed=True), claimed(100, agreed=True, type="air_strike"), claimed(900, agreed=True), claimed(200),
    )  # fmt: skip
    one = Scored(
        gold=[claimed(0), claimed(100), claimed(200)],
        read=[right, wrong_type, unfound, unmarked],
        pairs=[(0, 0), (1, 1), (2, 3)],
        report=REPORT,
        publisher=None,
    )
    found = agreed.figures([one], gold.scorer(shared))
    assert found == {"agreed_precision": 66.7, "agreed_told": 33.3, "agreed_share": 75.0}
    assert agreed.figures([Scored([], [unmarked], [], REPORT, None)], gold.scorer(shared)) == {}


def test_what_a_screen_loses() -> None:
    one = Scored([claimed(0), claimed(14)], [], [], REPORT, None)
    passed = (Span(start=0, end=5, quote=TEXT[:5]), Span(start=15, end=18, quote=TEXT[15:18]))
    assert screen.figures([one], lambda _: passed) == {"screen_recall": 50.0}


@pytest.mark.slow
def test_a_few_rows_of_everything(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    names = ["seed", *bench.adapters()]
    assert gate.main([*names, "--limit", "2"]) == 0
    found = json.loads(capsys.readouterr().out.strip().split("\n")[-1])
    assert {"seed_told", "bij_killed_exact"} <= found.keys()
