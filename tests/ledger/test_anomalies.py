"""Kills, crowds and full disks: nothing is lost, and the next run completes it."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from marsad.errors import Busy, MarsadError
from marsad.ledger import Ledger

REPORTS = 30
# Fills the ledger at its first argument with reports and readings, as a run over a folder does.
FILL = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from conftest import a_report, a_reading
from marsad.ledger import Ledger
with Ledger(sys.argv[1]) as ledger:
    for number in range(1, {REPORTS + 1}):
        ledger.add(a_report(number))
        print(number, flush=True)
    for report in ledger.unread("rules/1.0"):
        ledger.record(a_reading(report), "rules/1.0")
        print(report.id, flush=True)
"""


def fill(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", FILL, str(path)], stdout=subprocess.PIPE, text=True)


def completed(path: Path) -> str:
    with fill(path) as process:
        process.communicate(timeout=60)
    assert process.returncode == 0
    with Ledger(path) as ledger:
        assert ledger.check() == []
        return ledger.digest()


def test_a_run_killed_at_any_moment_is_completed_by_the_next(tmp_path):
    undisturbed = completed(tmp_path / "undisturbed.sqlite")
    path = tmp_path / "killed.sqlite"
    chance = random.Random(20190911)
    for steps in (0, 5, 20, REPORTS // 2, REPORTS // 3):
        with fill(path) as process:
            for _ in range(steps):
                process.stdout.readline()
            time.sleep(chance.uniform(0, 0.01))
            process.kill()
        if path.exists():
            with Ledger(path) as ledger:
                assert ledger.check() == []
                read = {c.report for c in ledger.claims()}
                assert len(ledger.claims()) == 2 * len(read)
    assert completed(path) == undisturbed


def test_a_writer_that_waits_too_long_is_told_who_where_and_what_next(path, report_made):
    with Ledger(path, patience=0.1) as waiting:
        holding = sqlite3.connect(path, isolation_level=None)
        holding.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy) as caught:
            waiting.add(report_made())
        assert waiting.reports() == ()
        assert str(path) in caught.value.message
        assert "again" in caught.value.next_step
        holding.close()
        assert waiting.add(report_made())


def test_two_writers_at_once_keep_everything_once(path, report_made, reading_made):
    def write(numbers: list[int]) -> None:
        with Ledger(path, patience=30) as ledger:
            for number in numbers:
                report = report_made(number)
                ledger.add(report)
                ledger.record(reading_made(report), "rules/1.0")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, [list(range(1, 21)), list(range(20, 0, -1))]))
    with Ledger(path) as ledger:
        assert len(ledger.reports()) == 20
        assert len(ledger.claims()) == 40
        assert ledger.check() == []


@pytest.fixture
def small_disk():
    """A disk with room for 60 pages, until `.clear()` makes room."""
    pages = ["PRAGMA max_page_count = 60"]

    def limit(connection, _):
        for pragma in pages:
            connection.execute(pragma)

    event.listen(Engine, "connect", limit)
    yield pages
    event.remove(Engine, "connect", limit)


def test_a_full_disk_ends_in_words_and_nothing_is_lost(path, report_made, small_disk):
    reports = [report_made(number, text="The mill was shelled. " * 100) for number in range(1, 200)]

    def add_all(ledger: Ledger) -> None:
        for report in reports:
            ledger.add(report)

    with Ledger(path) as ledger:
        with pytest.raises(MarsadError, match="no room") as caught:
            add_all(ledger)
        assert "Make room" in caught.value.next_step
        kept = ledger.reports()
        assert kept == tuple(reports[: len(kept)])
        assert kept
    small_disk.clear()
    with Ledger(path) as ledger:
        assert ledger.check() == []
        add_all(ledger)
        assert ledger.reports() == tuple(reports)
