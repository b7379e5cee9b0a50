"""Which figures one claim holds: harm and the act that did it are one, what is told of two places is two."""

from __future__ import annotations

import pytest

from marsad.model import Claim


def counts(claim: Claim) -> list[tuple[str, float | None]]:
    """Kind and number of every figure of the claim; of a bounded one its least."""
    return [(f.kind.value, f.low if f.value is None else f.value) for f in claim.figures]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        # the means stand with the second verb only
        (
            "Three people were killed and five wounded in an air strike on Ostrany.",
            "air_strike",
            [("killed", 3), ("wounded", 5)],
        ),
        (
            "Three people were killed and five others were injured in an air strike on Ostrany.",
            "air_strike",
            [("killed", 3), ("wounded", 5)],
        ),
        # harm of no stated means, twice
        (
            "Three villagers were killed and five were injured in Belmar.",
            "killing_of_civilians",
            [("killed", 3), ("wounded", 5)],
        ),
        # a noun counts the dead, and no verb of harm
        (
            "Rebels shelled Ostrany with mortars, claiming the lives of ten civilians and injuring six others.",
            "shelling",
            [("killed", 10), ("wounded", 6)],
        ),
        (
            "Five residents died and eight others experienced breathing difficulties in a chlorine attack on Belmar.",
            "chemical_attack",
            [("killed", 5), ("wounded", 8)],
        ),
    ],
)
def test_harm_and_what_did_it_are_one_claim(read, text: str, type_: str, expected: list[tuple[str, float]]) -> None:
    claims = read(text)
    assert [(c.type, counts(c)) for c in claims] == [(type_, expected)]


def test_harm_told_of_two_places_is_two_claims(read) -> None:
    claims = read("Three villagers were killed in Ostrany and five were injured in Belmar.")
    assert [counts(c) for c in claims] == [[("killed", 3)], [("wounded", 5)]]


def test_who_only_counts_the_dead_did_not_kill_them(read) -> None:
    """The hospital receives bodies: no actor."""
    [claim] = read("The hospital in Ostrany received the bodies of six civilians.")
    assert (counts(claim), claim.actors) == ([("killed", 6)], ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the attack is named again for what it did
        (
            "Rebels fired 10 rocket shells at Ostrany and the attack claimed the lives of two civilians.",
            [[("strikes", 10), ("killed", 2)]],
        ),
        # the death is what the strike led to
        (
            "An air strike on a house in Belmar resulted in the death of one civilian.",
            [[("killed", 1)]],
        ),
        # damage by "the attack" counts nobody: a claim of its own
        (
            "Rebels fired 10 rocket shells at Ostrany and the attack damaged the power plant.",
            [[("strikes", 10)], []],
        ),
    ],
)
def test_what_an_attack_did_is_told_with_it_only_where_it_counts_people(read, text, expected) -> None:
    assert [counts(c) for c in read(text)] == expected


def test_people_of_whom_nothing_is_told_are_kept_as_of_another_kind(read) -> None:
    claims = read("Four suicide bombers attacked a checkpoint in Belmar, killing 15 people.")
    assert [counts(c) for c in claims] == [[("other", 4), ("killed", 15)]]
