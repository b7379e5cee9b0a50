"""Quality floors of the reader on hand-coded claims (`make gate` prints the figures)."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.archive import gather, report_of
from marsad.model import Problem, report_line
from marsad.packs import load
from marsad.place import Placer
from marsad.read import RulesReader

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
LOW_IS_GOOD = {"invented_actors", "invented_times"}


def lines(gold: Path) -> Iterator[str]:
    """The contract's line for every document of the gold file."""
    pack = load("syria")
    placer = Placer(pack)
    reader = RulesReader(pack, placer)
    for draft in gather([gold]):
        if not isinstance(draft, Problem):
            report = report_of(draft)
            claims = placer.place(reader.read(report).claims, report)
            yield json.dumps(report_line(report, claims, ()), ensure_ascii=False)


@pytest.fixture(scope="module", params=sorted(FLOORS))
def measured(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory):
    """The name of a gold file and its figures by the scorer that lies beside it."""
    name = request.param
    gold = shared / "gold" / f"{name}.jsonl"
    assert hashlib.sha256(gold.read_bytes()).hexdigest() == FLOORS[name]["sha256"], "other data than was measured on"
    predicted = tmp_path_factory.mktemp("gate") / f"{name}.jsonl"
    predicted.write_text("\n".join(lines(gold)) + "\n", encoding="utf-8")
    command = [sys.executable, str(shared / "score" / "score.py"), str(gold), str(predicted), "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(json.dumps({"gold": name, **figures}))
    return name, figures


def test_no_figure_has_fallen(measured):
    name, figures = measured
    floors = {key: floor for key, floor in FLOORS[name].items() if key != "sha256"}
    fallen = {k: (figures[k], v) for k, v in floors.items() if (figures[k] > v if k in LOW_IS_GOOD else figures[k] < v)}
    assert fallen == {}
