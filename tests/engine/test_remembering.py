"""A ledger's answers are kept in memory until it grows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from marsad.engine.remembering import MOST, Memory, Shelf
from marsad.ledger import Ledger
from marsad.model import Act, Claim, Reading, Report, Span, Speaker


def report(name: str) -> Report:
    return Report(id=f"sha256:{name}", name=name, text="Nothing was told.", published=date(2031, 5, 5))


def test_what_was_asked_is_not_looked_up_again(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        memory = Memory()
        asked: list[int] = []
        for _ in range(3):
            memory.of(ledger, "reports", lambda: asked.append(1) or ledger.reports())
        assert len(asked) == 1


def test_what_another_process_adds_is_seen(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger, Ledger(tmp_path / "ledger.db") as other:
        memory = Memory()
        assert memory.of(ledger, "reports", ledger.reports) == ()
        other.add(report("one"))
        assert [r.name for r in memory.of(ledger, "reports", ledger.reports)] == ["one"]


def test_an_answer_of_nothing_is_an_answer(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        memory = Memory()
        asked: list[int] = []
        for _ in range(2):
            assert memory.of(ledger, "picture", lambda: asked.append(1)) is None
        assert len(asked) == 1


def test_the_longest_unasked_are_forgotten_first(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        memory = Memory()
        for day in range(MOST):
            memory.of(ledger, day, lambda: "kept")
        memory.of(ledger, 0, lambda: "asked again")
        memory.of(ledger, "one more", lambda: "kept")
        assert memory.of(ledger, 0, lambda: "found anew") == "kept"
        assert memory.of(ledger, 1, lambda: "found anew") == "found anew"


def told(report: Report, *words: str, reader: str = "r/1") -> Reading:
    """A reading that finds one claim in each of some words of the report."""
    spans = (Span(start=report.text.index(w), end=report.text.index(w) + len(w), quote=w) for w in words)
    claims = (
        Claim(
            report=report.id, span=s, speaker=Speaker(name="publisher"), act=Act.ASSERTS, type="shelling", reader=reader
        )
        for s in spans
    )
    return Reading(report=report.id, claims=tuple(c.identified() for c in claims))


def test_the_shelf_holds_what_the_ledger_holds_after_every_report_and_reading(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        shelf = Shelf()
        late, early = report("late"), replace(report("early"), published=date(2030, 1, 1))
        steps = [
            lambda: ledger.add(late),
            lambda: ledger.record(told(late, "Nothing", "told"), "r/1"),
            lambda: ledger.add(early),
            lambda: ledger.record(told(early, "was"), "r/1"),
            lambda: ledger.record(told(late, "told", reader="r/2"), "r/2"),
            lambda: ledger.record(Reading(report=early.id), "r/2"),
        ]
        for step in steps:
            assert step()
            assert shelf.reports(ledger) == ledger.reports()
            assert shelf.claims(ledger) == ledger.claims()


def test_the_shelf_reads_nothing_twice(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        shelf, one, two = Shelf(), report("one"), report("two")
        ledger.add(one)
        ledger.record(told(one, "told"), "r/1")
        before = shelf.claims(ledger)
        ledger.add(two)
        ledger.record(told(two, "told"), "r/1")
        after = shelf.claims(ledger)
        assert after[0] is before[0]
        assert shelf.reports(ledger)[0] is shelf.reports(ledger)[0]
