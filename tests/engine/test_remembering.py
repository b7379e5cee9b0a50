"""A ledger's answers are kept in memory until it grows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from marsad.engine.remembering import MOST, Memory
from marsad.ledger import Ledger
from marsad.model import Report


def report(name: str) -> Report:
    return Report(id=f"sha256:{name}", name=name, text="Nothing was told.", published=date(2031, 5, 5))


def test_what_was_asked_is_not_looked_up_again(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        memory = Memory()
        asked: list[int] = []
        for _ in range(3):
            memory.of(ledger.state(), "reports", lambda: asked.append(1) or ledger.reports())
        assert len(asked) == 1


def test_what_another_process_adds_is_seen(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger, Ledger(tmp_path / "ledger.db") as other:
        memory = Memory()
        assert memory.of(ledger.state(), "reports", ledger.reports) == ()
        other.add(report("one"))
        assert [r.name for r in memory.of(ledger.state(), "reports", ledger.reports)] == ["one"]


def test_an_answer_of_nothing_is_an_answer(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        memory = Memory()
        asked: list[int] = []
        for _ in range(2):
            assert memory.of(ledger.state(), "picture", lambda: asked.append(1)) is None
        assert len(asked) == 1


def test_the_longest_unasked_are_forgotten_first(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        memory = Memory()
        for day in range(MOST):
            memory.of(ledger.state(), day, lambda: "kept")
        memory.of(ledger.state(), 0, lambda: "asked again")
        memory.of(ledger.state(), "one more", lambda: "kept")
        assert memory.of(ledger.state(), 0, lambda: "found anew") == "kept"
        assert memory.of(ledger.state(), 1, lambda: "found anew") == "found anew"
