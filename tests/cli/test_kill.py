"""`marsad run` killed at random moments and run again: the same ledger as if nobody had disturbed it."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from marsad import config
from marsad.archive import CollectionLog
from marsad.archive.log import KEPT, entry_of
from marsad.engine import Desk
from marsad.model import to_plain

MARSAD = Path(sys.executable).with_name("marsad")
TARN = Path(__file__).resolve().parents[1] / "stories" / "tarn"
DAY = date(2031, 5, 7)
COLLECTED = "2031-05-08T06:00:00+00:00"
KILLS = 25
KILLS_A_DESK = 6
TOWNS = ("Port Ister", "Velmore", "Oskarby", "Dunholt")
SENTENCES = (
    "The Lighthouse Monitor said Norlandic warplanes bombed {town} on Tuesday, killing {number} civilians.",
    "Norland's Defence Ministry denied that its warplanes had bombed {town}.",
    "Harbour government forces shelled {town} on Monday, residents said.",
    "The Highland Front announced a ceasefire around {town} on Sunday.",
    "At least {number} people were wounded when shells hit {town} on Tuesday.",
    "Harbour government forces captured {town} on Monday, the Quay Courier reported.",
)


def _write_reports(folder: Path) -> None:
    """Thirty rows, a text with a sidecar, a page, and three that cannot be taken in."""
    folder.mkdir()
    dice = random.Random(31)
    rows = []
    for number in range(30):
        said = [s.format(town=dice.choice(TOWNS), number=dice.randint(2, 40)) for s in dice.sample(SENTENCES, 3)]
        row = {"id": f"row-{number}", "text": " ".join(said), "published": f"2031-05-0{dice.randint(5, 7)}"}
        by = dice.choice(("Lighthouse Monitor", "Quay Courier", "Tarn Gazette"))
        rows.append(row | {"publisher": by, "language": "en", "collected": COLLECTED})
    lines = [json.dumps(row) for row in rows]
    (folder / "rows.jsonl").write_text("\n".join([*lines[:10], '{"id": "broken", "text"', *lines[10:]]), "utf-8")
    (folder / "note.txt").write_text("Shells hit Dunholt on Tuesday, teachers said.\n", "utf-8")
    meta = {"publisher": "Tarn Gazette", "published": "2031-05-07", "collected": COLLECTED}
    (folder / "note.meta.json").write_text(json.dumps(meta), "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)


def _run(desk: Path, reports: Path, seconds: float | None) -> float | None:
    """Run to the end, or kill after so many seconds; gives the seconds it took, None if it was killed."""
    command = [MARSAD, "run", reports, "--desk", desk, "--pack", TARN, "--date", str(DAY)]
    begun = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            _, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return None
    assert process.returncode == 0, said.decode()
    return time.monotonic() - begun


def _dump(folder: Path) -> dict[str, Any]:
    """Everything kept and worked out, in an order of its own."""
    with Desk(config.load(folder)) as desk:
        kept = {
            "reports": desk.reports(),
            "claims": desk.claims(),
            "problems": desk.problems(),
            "decisions": desk.decisions(),
        }
        dump: dict[str, Any] = {name: sorted(json.dumps(to_plain(n)) for n in nouns) for name, nouns in kept.items()}
        dump["pictures"] = [to_plain(desk.weigh()), to_plain(desk.weigh(DAY))]
        assert desk.verify() == []
    entries = [entry_of(line) for line in CollectionLog(folder / "archive").lines()]
    dump["collected"] = sorted(e.name for e in entries if e.outcome == KEPT)
    dump["objects"] = sorted(p.name for p in (folder / "archive" / "objects").rglob("*") if p.is_file())
    return dump


def _moment(dice: random.Random, longest: float) -> float:
    """Seconds to let a run live: anywhere in it, and more often late, where it writes."""
    return dice.uniform(0.02, longest) if dice.random() < 0.3 else dice.uniform(longest * 0.4, longest)


@pytest.mark.slow
def test_a_run_killed_again_and_again_ends_as_one_that_was_not(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    _write_reports(reports)
    longest = _run(tmp_path / "undisturbed", reports, None) or 0.0
    expected = _dump(tmp_path / "undisturbed")
    assert len(expected["reports"]) == 31
    assert len(expected["claims"]) > 31
    assert len(expected["problems"]) == 3
    _run(tmp_path / "undisturbed", reports, None)
    assert _dump(tmp_path / "undisturbed") == expected

    dice, killed = random.Random(2031), 0
    while killed < KILLS:
        desk = tmp_path / f"killed-{killed}"
        took = None
        for attempt in range(min(KILLS_A_DESK, KILLS - killed)):
            took = _run(desk, reports, _moment(dice, longest))
            if took:
                # A fresh desk done before its moment: the machine is quicker by now than it was at first.
                longest = longest if attempt else min(longest, took)
                break
            killed += 1
        if not took:
            _run(desk, reports, None)
        assert _dump(desk) == expected
        shutil.rmtree(desk)
