"""The place of the story: what is told in one breath with a deed happened at its place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from marsad.model import Claim
from tests.read.conftest import Read


def _here(claims: Sequence[Claim], words: str) -> list[str]:
    return [p.text for c in claims if words in c.span.quote for p in c.here]


@pytest.mark.parametrize(
    ("text", "words", "places", "why"),
    [
        ("Jets bombed Kelden. Five people were killed.", "Five people", ["Kelden"], "the next sentence goes on"),
        ("Jets bombed Kelden. Rain fell. The mayor slept. Five people were killed.", "Five", [], "too far away"),
        ("Jets bombed Kelden; five people were killed.", "five people", ["Kelden"], "one voice, one breath"),
        ("Jets bombed Kelden. Rebels shelled Mirova. Five were killed.", "Five were", ["Mirova"], "the deed before it"),
        ("Jets bombed Kelden. In March 2015 five people were killed.", "five people", [], "told of another time"),
        ("Jets bombed Kelden. Rebels said that five people were killed.", "five people", [], "another voice goes on"),
        ("Jets may bomb Kelden. Five people were killed.", "Five people", [], "a plan has no place of a deed"),
        ("Jets bombed Kelden. Rebels shelled Mirova.", "shelled", ["Mirova"], "its own place stays alone"),
    ],
)
def test_a_deed_without_a_place_has_that_of_the_story(
    read: Read, text: str, words: str, places: list[str], why: str
) -> None:
    assert _here(read(text), words) == places, why
