"""Sentences that tell no act of a listed kind: an open claim, or none where they only paint the scene."""

from __future__ import annotations

import pytest

from tests.read.test_probes import read

TOLD = [
    ("Two schools in Kherson have been closed since the ceasefire lapsed.", "publisher"),
    ("The number of doctors in the besieged city of Kherson was far too small for the sick.", "publisher"),
    ("A reporter for the agency saw rows of empty beds in the wards of the hospital in Kherson.", "reporter"),
    ("A video posted by residents shows rows of empty beds in the wards of the hospital in Kherson.", "residents"),
]
UNTOLD = [
    "The town lies some 20 kilometres from the border with its northern neighbour.",
    "Kherson is a port on the lower reaches of a river and the seat of a bishop.",
    "Our people in Kherson were far too few to make any difference to the vote.",
    "The delay in Kherson was far too long for everybody who lived there. ''",
    "The price of bread was high.",
    "Guards in Kherson check the papers of drivers at a bridge in the old town.",
]


@pytest.mark.parametrize(("text", "speaker"), TOLD, ids=[row[0] for row in TOLD])
def test_a_plain_sentence_is_a_claim_of_open_kind(text: str, speaker: str) -> None:
    (claim,) = read({"text": text})
    assert claim.type in {"other_event", "other_statement"}
    assert speaker in claim.speaker.name or (speaker == "publisher" and claim.speaker.is_publisher)


@pytest.mark.parametrize("text", UNTOLD)
def test_scenery_and_words_of_nobody_known_are_none(text: str) -> None:
    assert read({"text": text}) == []
