"""Two people decide on one thing at once: one comes first, the other is told, and nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from marsad.ledger import Ledger
from marsad.model import Decision, Verb

AT = datetime(2019, 9, 12, tzinfo=UTC)


def decision(name: str, target: str = "claim", verb: Verb = Verb.ACCEPT) -> Decision:
    return Decision(id=name, target=target, verb=verb, because="read", by=name, at=AT)


@pytest.fixture
def held(path):
    with Ledger(path) as ledger:
        yield ledger


def test_who_has_seen_the_last_decision_may_decide(held):
    assert held.decide_after([decision("one")], None) is None
    assert held.decide_after([decision("two")], "one") is None
    assert [d.id for d in held.decisions()] == ["one", "two"]


@pytest.mark.parametrize(
    ("since", "touched", "why"),
    [
        ([decision("two")], (), "another judgement on the claim"),
        ([decision("two", "one", Verb.UNDO)], (), "what was seen was taken back"),
        ([decision("two", "one", Verb.UNDO), decision("three", "two", Verb.UNDO)], (), "an undo was undone"),
        ([decision("two", "other")], ("other",), "on what the decision joins it with"),
    ],
)
def test_who_has_not_is_told_and_nothing_is_kept(held, since, touched, why):
    held.decide(decision("one"))
    for one in since:
        held.decide(one)
    assert held.decide_after([decision("late"), decision("later", "elsewhere")], "one", touched) == since[-1], why
    assert "late" not in [d.id for d in held.decisions()]


def test_what_was_decided_on_other_things_is_no_hindrance(held):
    held.decide(decision("one"))
    held.decide(decision("two", "another claim"))
    assert held.decide_after([decision("three")], "one") is None


def test_a_page_that_saw_nothing_is_older_than_everything(held):
    held.decide(decision("one"))
    assert held.decide_after([decision("two")], None) == decision("one")
    assert held.decide_after([decision("two")], "an id nobody has") == decision("one")


def test_of_many_at_once_exactly_one_comes_first(path):
    with Ledger(path) as made:
        assert made.decisions() == ()
    names = [f"reader {n}" for n in range(12)]

    def decide(name: str) -> Decision | None:
        with Ledger(path, patience=30) as ledger:
            return ledger.decide_after([decision(name)], None)

    with ThreadPoolExecutor(len(names)) as pool:
        told = list(pool.map(decide, names))
    with Ledger(path) as ledger:
        (first,) = ledger.decisions()
    assert told.count(None) == 1
    assert told[names.index(first.id)] is None
    assert {one for one in told if one} == {first}
