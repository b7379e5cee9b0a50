"""What a claim says it rests on: the very words, at their offsets, for each part that a cue decided."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from marsad.model import Span
from marsad.read.evidence import resting

NOTE = re.compile(r"“(?P<words>.*)” at (?P<start>\d+)–(?P<end>\d+)")


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Shells hit Ostrany on Tuesday.", ["trigger: “hit” at 7–10 (shelling)"]),
        (
            "Shells hit Ostrany, residents said.",
            ["trigger: “hit” at 7–10 (shelling)", "cue: “said” at 30–34 (asserts)"],
        ),
        (
            "According to residents, shells hit Ostrany.",
            ["cue: “According to” at 0–12 (asserts)", "trigger: “hit” at 31–34 (shelling)"],
        ),
        ("Rebels did not shell Ostrany on Monday.", ["polarity: “not” at 11–14"]),
        ("No shelling of Ostrany was reported.", ["polarity: “No” at 0–2"]),  # a word before the noun
        ("The army failed to withdraw from Ostrany.", ["polarity: “failed” at 9–15"]),  # a verb above the act
        (
            "Drovia denied that its warplanes had struck Ostrany.",
            ["cue: “denied” at 7–13 (denies)", "polarity: by the act of speech (denies)"],
        ),
        ("The army is expected to storm Ostrany.", ["modality: “expected” at 12–20"]),
        ("The army will shell Ostrany on Friday, the ministry said.", ["modality: “will” at 9–13"]),
        ("Rebel-held Ostrany was shelled on Monday.", ["trigger: “held” at 6–10"]),
    ],
)
def test_the_words_that_decided(read, text: str, noted: list[str]) -> None:
    told = [line for claim in read(text) for line in claim.evidence]
    assert set(noted) <= set(told)


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Ostrany on Tuesday, killing at least three civilians.",
        "The army captured Belmar, the agency said.",
    ],
)
def test_what_is_plain_has_no_cue(read, text: str) -> None:
    """An actual event told as one needs no word that makes it so."""
    told = [line for claim in read(text) for line in claim.evidence]
    assert told
    assert not any(line.startswith(("polarity", "modality")) for line in told)


def test_every_quoted_word_stands_where_it_is_said_to_stand(read) -> None:
    text = (
        "Army shells Ostrany: monitor\n\n“They will not\nleave Belmar,” the Front said. “The shelling went on.”\n"
        "Government-held Tirvan, with talks due next month, saw the killing of 40 civilians and wounding of 12.\n"
    )
    found = [m for claim in read(text) for line in claim.evidence for m in NOTE.finditer(line)]
    assert found
    assert all(" ".join(text[int(m["start"]) : int(m["end"])].split()) == m["words"] for m in found)


def test_a_claim_is_the_same_whatever_it_rests_on(read) -> None:
    (claim,) = read("Shells hit Ostrany on Tuesday.")
    assert replace(claim, evidence=(), reader="other/2").identified().id == claim.id


def test_a_note_in_words() -> None:
    span = Span(start=3, end=14, quote="cease-\nfire")
    assert resting("trigger", span) == "trigger: “cease- fire” at 3–14"
    assert resting("cue", span, "asserts") == "cue: “cease- fire” at 3–14 (asserts)"
