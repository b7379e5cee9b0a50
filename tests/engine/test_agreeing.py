"""Agreement between coders: the published worked example, and when no figure is given."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from marsad.engine.agreeing import LEAST, Alpha, agreement, alpha
from marsad.model import Act, Claim, Decision, Span, Speaker, Verb

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: four observers, twelve units.
OBSERVED = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def test_the_worked_example_of_the_measures_author() -> None:
    rows = [
        (coder, f"unit {n}", value)
        for coder, line in OBSERVED.items()
        for n, value in enumerate(line.split())
        if value != "."
    ]
    found = alpha("colour", rows)
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert (found.items, found.coders) == (11, 4)


def a_claim(number: int) -> Claim:
    return Claim(
        id=f"claim{number}", report="sha256:0", span=Span(start=number, end=number + 1, quote="x"),
        speaker=Speaker(name="publisher"), act=Act.ASSERTS, type="air_strike",
    )  # fmt: skip


def decide(number: int, by: str, claim: Claim, verb: Verb, kind: str | None = None) -> Decision:
    value = {"field": "type", "machine": claim.type, "person": kind} if kind else {}
    at = datetime(2031, 5, 5, tzinfo=UTC) + timedelta(minutes=number)
    return Decision(id=f"d{number}", target=claim.id, verb=verb, because="read", by=by, at=at, value=json.dumps(value))


def of(found: tuple[Alpha, ...], name: str) -> Alpha:
    return next(a for a in found if a.field == name)


def both(count: int, differing: int) -> tuple[list[Claim], list[Decision]]:
    """The first reader accepts every claim; the second sets the type of some right, then accepts."""
    claims = [a_claim(n) for n in range(count)]
    told = [decide(n, "first", c, Verb.ACCEPT) for n, c in enumerate(claims)]
    for n, claim in enumerate(claims):
        if n < differing:
            told.append(decide(1000 + n, "second", claim, Verb.CORRECT, "shelling"))
        told.append(decide(2000 + n, "second", claim, Verb.ACCEPT))
    return claims, told


def test_what_a_person_left_as_it_was_they_read_so() -> None:
    found = agreement(*both(20, 5)).fields
    kinds = of(found, "type")
    assert (kinds.items, kinds.coders, kinds.same) == (20, 2, 15)
    assert kinds.alpha is not None
    assert kinds.alpha < 0.75
    assert of(found, "judgement").same == 20


def test_a_reader_who_follows_a_correction_agrees_with_it() -> None:
    claims, told = both(20, 5)
    again = [decide(3000 + n, "first", c, Verb.ACCEPT) for n, c in enumerate(claims)]
    assert of(agreement(claims, [*told, *again]).fields, "type").same == 20


@pytest.mark.parametrize(
    ("count", "differing", "why"),
    [
        pytest.param(LEAST - 1, 3, "too few", id="fewer claims than it takes"),
        pytest.param(LEAST, 0, "chance", id="nobody ever differs: nothing to reckon with"),
        pytest.param(0, 0, "too few", id="no claims at all"),
    ],
)
def test_where_no_figure_can_be_given_the_reason_is(count: int, differing: int, why: str) -> None:
    kinds = of(agreement(*both(count, differing)).fields, "type")
    assert kinds.alpha is None
    assert why in kinds.why_not
    assert kinds.items == count


def test_who_rejects_codes_nothing_but_the_rejection() -> None:
    claims = [a_claim(n) for n in range(20)]
    told = [decide(n, "first", c, Verb.ACCEPT) for n, c in enumerate(claims)]
    told += [decide(100 + n, "second", c, Verb.REJECT if n % 2 else Verb.ACCEPT) for n, c in enumerate(claims)]
    found = agreement(claims, told).fields
    assert of(found, "act").items == 10
    assert of(found, "judgement").items == 20
    assert of(found, "judgement").same == 10


def test_what_was_taken_back_does_not_count() -> None:
    claims, told = both(20, 5)
    undo = [replace(decide(5000 + n, "second", claims[n], Verb.UNDO), target=f"d{2000 + n}") for n in range(20)]
    undo += [replace(decide(6000 + n, "second", claims[n], Verb.UNDO), target=f"d{1000 + n}") for n in range(5)]
    assert of(agreement(claims, [*told, *undo]).fields, "type").items == 0
