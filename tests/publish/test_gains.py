"""Two readings compared: what was won, what was lost, and by whose judgement."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from marsad.publish import Coded, against_gold, between, coded, gains_plain, gains_text
from marsad.publish.gains import Sort, paired
from tests.gate.gold import scorer

QUOTE = "shells hit Upper Anka on Tuesday"


def claim(start: int = 0, **fields: Any) -> dict[str, Any]:
    """A claim as the contract writes it, by Serat Watch unless `fields` say otherwise."""
    span = {"start": start, "end": start + len(QUOTE), "quote": QUOTE}
    usual = {"speaker": {"name": "Serat Watch", "span": None}, "act": "asserts", "type": "shelling"}
    return {"span": span, **usual, **fields}


def document(*claims: dict[str, Any], name: str = "a", publisher: str | None = "Harbour Wire") -> Coded:
    return coded({"report": {"id": "sha256:0", "name": name, "publisher": publisher}, "claims": list(claims)})


def by(name: str) -> dict[str, Any]:
    return {"speaker": {"name": name, "span": None}}


@pytest.mark.parametrize(
    ("old", "new", "sort"),
    [
        ([], [claim()], Sort.NOW_TOLD),
        ([claim(type="air_strike")], [claim()], Sort.NOW_TOLD),  # the type was wrong
        ([claim(**by("the army"))], [claim(**by("monitors of Serat Watch"))], Sort.NOW_TOLD),  # the same by more words
        ([claim(polarity="negated")], [claim()], Sort.NOW_TOLD),
        ([], [claim(modality="planned")], Sort.NOW_FOUND),  # the words, not what they say
        ([claim()], [claim(modality="planned")], Sort.NO_LONGER_TOLD),
        ([claim()], [], Sort.LOST),
        ([claim(), claim(900)], [claim()], Sort.EXTRA_GONE),
        ([claim()], [claim(), claim(900)], Sort.EXTRA_NEW),
        ([claim()], [claim(), claim()], Sort.EXTRA_NEW),  # nothing is credited twice
    ],
)
def test_by_hand_coded_claims(old: list[dict[str, Any]], new: list[dict[str, Any]], sort: Sort) -> None:
    gains = against_gold([document(*old)], [document(*new)], [document(claim())])
    assert [c.sort for c in gains.changes] == [sort]


def test_an_extra_that_only_changed_neither_came_nor_went() -> None:
    gains = against_gold([document(claim(900))], [document(claim(900, type="raid"))], [document(claim())])
    assert gains.changes == ()
    assert gains.totals["extras"] == (1, 1)


def test_the_publisher_by_name_is_the_publisher() -> None:
    gold = document(claim(**by("publisher")))
    gains = against_gold([document()], [document(claim(**by("The Harbour Wire")))], [gold])
    assert [c.sort for c in gains.changes] == [Sort.NOW_TOLD]


def test_without_hand_coded_claims() -> None:
    gone, come, stays = claim(900), claim(1800), claim()
    changed = claim(type="raid", actors=[{"text": "the army", "span": {"start": 0, "end": 8}}])
    gains = between([document(stays, gone)], [document(changed, come)])
    assert [(c.sort, c.claim.start) for c in gains.changes] == [
        (Sort.ONLY_OLD, 900), (Sort.ONLY_NEW, 1800), (Sort.CHANGED, 0),
    ]  # fmt: skip
    assert gains.changes[-1].fields == (("type", "shelling", "raid"), ("actors", "none", "the army"))


def test_a_document_that_one_reading_lacks() -> None:
    gains = between([document(claim())], [document(claim()), document(claim(), name="b")])
    assert [(c.document, c.sort) for c in gains.changes] == [("b", Sort.ONLY_NEW)]


def test_the_same_reading_twice_has_no_gains() -> None:
    one = [document(claim(), claim(40), claim(900))]
    assert between(one, one).changes == ()
    assert "no claim won or lost" in gains_text(between(one, one))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((0, 100), (50, 150), True),  # half of the shorter
        ((0, 100), (51, 151), False),
        ((0, 20), (0, 600), True),
        ((0, 20), (0, 601), False),  # out of all proportion
        ((0, 300), (0, 900), True),
    ],
)
def test_which_words_may_be_one_claim(one: tuple[int, int], other: tuple[int, int], same: bool) -> None:
    first, second = (
        document({**claim(), "span": {"start": start, "end": end, "quote": ""}}) for start, end in (one, other)
    )
    assert bool(paired(first.claims, second.claims, None)) is same


def test_what_agrees_best_is_paired_first() -> None:
    raid, shelling = claim(type="raid"), claim(type="shelling")
    assert paired(document(raid, shelling).claims, document(shelling, raid).claims, None) == [(0, 1), (1, 0)]


def test_in_print() -> None:
    told = gains_text(against_gold([document()], [document(claim(), claim(900))], [document(claim())]))
    assert "  + now told: asserts shelling, Serat Watch, 0–32: “shells hit Upper Anka on Tuesday”" in told
    assert "  − false extra new: asserts shelling, Serat Watch, 900–932" in told
    assert told.endswith("told 0 → 1, found 0 → 1, extras 0 → 1 of 1 hand-coded claims\n")


def test_as_json() -> None:
    plain = json.loads(json.dumps(gains_plain(between([document(claim())], [document(claim(act="denies"))]))))
    assert plain["changes"][0]["fields"] == [["act", "asserts", "denies"]]
    assert plain["totals"] == {"claims": {"old": 1, "new": 1}}


def test_the_totals_are_those_of_the_scorer(shared: Path) -> None:
    """Found and told mean what they mean beside the hand-coded claims: here of a reading that errs in every third."""
    row = json.loads((shared / "gold" / "seed.jsonl").read_text(encoding="utf-8"))
    read = [c if n % 3 else {**c, "type": "raid"} for n, c in enumerate(row["claims"])][2:]
    tally = scorer(shared).Tally()
    tally.add(row, read)
    gains = against_gold([], [coded({**row, "claims": read})], [coded(row)])
    assert gains.totals["told"] == (0, tally.n["told"])
    assert gains.totals["found"] == (0, tally.n["found"])
    assert 0 < tally.n["told"] < tally.n["found"]
