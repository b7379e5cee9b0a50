"""From an id, or the beginning of one, to what it names."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from marsad.engine.finding import answering, the_one
from marsad.errors import NotFound, UsageError


@dataclass(frozen=True)
class Thing:
    id: str
    of: str = ""


IDS = ("inc-77ab", "inc-77ac", "inc-7", "sha256:9b1d00", "5f0c1a22", "5f0c1a23")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("5f0c1a22", ["5f0c1a22"]),
        ("inc-7", ["inc-7"]),  # a whole id goes before ids that begin so
        ("inc-77", ["inc-77ab", "inc-77ac"]),
        ("9b1d", ["sha256:9b1d00"]),  # a digest without its algorithm
        ("sha256:9b1d", ["sha256:9b1d00"]),
        ("sha256:9b", []),  # the algorithm tells nothing apart
        ("5f0", []),  # too short
        ("", []),
        ("nothing", []),
    ],
)
def test_which_ids_answer(wanted: str, found: list[str]) -> None:
    assert answering(wanted, IDS) == found


def test_the_one_that_answers() -> None:
    things = [Thing(i) for i in IDS]
    assert the_one(" inc-77ab ", things, "things") == Thing("inc-77ab")
    with pytest.raises(NotFound, match="Nothing answers to 'i'"):
        the_one("i", things, "things")
    with pytest.raises(UsageError, match=r"begins 2 ids.*5f0c1a22, 5f0c1a23"):
        the_one("5f0c1a", things, "things")


def test_two_things_with_one_id_are_not_two_answers() -> None:
    assert the_one("5f0c", [Thing("5f0c1a", "first"), Thing("5f0c1a", "second")], "things").of == "first"
