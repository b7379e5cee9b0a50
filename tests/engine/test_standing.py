"""What stands is brought up to date with what is new, and is what reading all of it anew would give."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from marsad.engine.standing import Standing, Upkeep
from marsad.ledger import Ledger
from marsad.model import Act, Claim, Decision, Reading, Report, Span, Speaker, Verb

AT = datetime(2031, 5, 6, tzinfo=UTC)


def report(number: int) -> Report:
    return Report(id=f"sha256:{number}", name=f"{number}", text="Shells hit the mill.")


def reading(number: int, *, by: str = "a") -> Reading:
    text = "Shells hit the mill."
    claim = Claim(report=f"sha256:{number}", span=Span(start=0, end=20, quote=text), speaker=Speaker(name=by),
                  act=Act.ASSERTS, type="shelling").identified()  # fmt: skip
    return Reading(report=f"sha256:{number}", claims=(claim,))


def decision(number: int, target: str) -> Decision:
    return Decision(id=f"{number}", target=target, verb=Verb.REJECT, because="twice", by="me", at=AT)


def anew(ledger: Ledger) -> Standing:
    return Standing.of(ledger.state(), ledger.reports(), ledger.claims(), ledger.decisions())


def test_whatever_is_added_stands_as_if_all_were_read_anew(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger, Ledger(tmp_path / "ledger.db") as other:
        upkeep = Upkeep()
        steps = (
            lambda: None,
            lambda: ledger.add(report(2)),
            lambda: ledger.record(reading(2), "reader/1"),
            lambda: (other.add(report(1)), other.add(report(3)), other.record(reading(3), "reader/1")),
            lambda: other.record(reading(2, by="b"), "reader/2"),
            lambda: ledger.decide(decision(1, reading(3).claims[0].id)),
            lambda: other.decide(decision(2, reading(3).claims[0].id)),
            lambda: (other.record(reading(1), "reader/1"), ledger.decide(decision(3, "1"))),
        )
        for step in steps:
            step()
            now = upkeep.standing(ledger)
            assert now == anew(ledger)
            assert list(now.claims.values()) == list(ledger.claims())


def test_where_nothing_was_added_the_very_same_stands(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        upkeep = Upkeep()
        ledger.add(report(1))
        assert upkeep.standing(ledger) is upkeep.standing(ledger)


def test_a_reading_whose_number_was_overtaken_is_found(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        upkeep = Upkeep()
        for number in (1, 2):
            ledger.add(report(number))
            ledger.record(reading(number), "reader/1")
        upkeep.standing(ledger)
        ledger.add(report(3))
        ledger.record(reading(3), "reader/1")
        upkeep._numbered = 99  # as where a later number was kept first
        assert upkeep.standing(ledger) == anew(ledger)


def test_other_decisions_leave_claims_as_they_are(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        upkeep = Upkeep()
        ledger.add(report(1))
        ledger.record(reading(1), "reader/1")
        before = upkeep.standing(ledger)
        ledger.decide(decision(1, reading(1).claims[0].id))
        after = upkeep.standing(ledger)
        assert after.claims is before.claims
        assert after.judged == {d.target: d for d in after.decisions}
        assert replace(after, state=(), decisions=(), judged={}) == replace(before, state=(), decisions=(), judged={})
