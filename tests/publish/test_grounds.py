"""`explain` of a claim: every part with its words, where they stand, and what decided it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.model import (
    Act,
    Basis,
    Claim,
    Comparator,
    Denial,
    Figure,
    FigureKind,
    Mention,
    Modality,
    Pack,
    Party,
    PlaceMention,
    Polarity,
    Report,
    Role,
    Scope,
    Span,
    Speaker,
    When,
)  # fmt: skip
from marsad.publish.grounds import grounds

TEXT = "The ministry denied on Monday that rebels had shelled Serat and killed at least 4 men."
PACK = Pack(
    name="vale", title="The Vale", bounds=(0, 0, 1, 1),
    parties=(Party(id="front", name="Northern Front", side="opposition", kind="armed group"),),
)  # fmt: skip
REPORT = Report(id="sha256:1", name="r", text=TEXT, publisher="Harbour Wire", published=date(2031, 9, 11))


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), quote=words)


CLAIM = Claim(
    report=REPORT.id,
    span=at("rebels had shelled Serat"),
    speaker=Speaker(name="The ministry", span=at("The ministry")),
    relayed_by=("Harbour Wire", "Kana"),
    act=Act.DENIES,
    type="shelling",
    polarity=Polarity.NEGATED,
    actors=(Mention(span=at("rebels"), party="front"),),
    targets=(Mention(span=at("4 men")),),
    places=(PlaceMention(span=at("Serat"), role=Role.AT),),
    time=When(
        text="on Monday", earliest=date(2031, 9, 8), latest=date(2031, 9, 8), basis=Basis.PUBLICATION,
        span=at("on Monday"),
    ),
    figures=(Figure(span=at("at least 4 men"), kind=FigureKind.KILLED, comparator=Comparator.GE, value=4, low=4),),
    denies=(Denial(scope=Scope.OCCURRENCE, claim="5f0c1a"),),
    evidence=(
        "trigger: “shelled” at 46–53 (shelling)", "cue: “denied” at 13–19 (denies)",
        "polarity: by the act of speech (denies)", "tagger: 0.93 for shelling",
    ),
    reader="rules/1.0",
).identified()  # fmt: skip


def told(**changed: Any) -> list[str]:
    return [step.text for step in grounds(replace(CLAIM, **changed), REPORT, PACK, None)]


def test_every_part_with_its_words_and_what_decided_it() -> None:
    assert told() == [
        "speaker “The ministry” at 0–12: The ministry denies; cue: “denied” at 13–19 (denies)",
        "relayed by Harbour Wire, Kana",
        "type: shelling; trigger: “shelled” at 46–53 (shelling)",
        "polarity: negated; by the act of speech (denies)",
        "modality: actual",
        "actor “rebels” at 35–41: the pack's Northern Front",
        "target “4 men” at 80–85: no party of the pack",
        "place “Serat” at 54–59, at: “Serat” [not placed]",
        "time “on Monday” at 20–29: 8 Sep 2031 (by the report's date; day)",
        "figure “at least 4 men” at 71–85: at least 4 killed",
        "denies it of claim 5f0c1a",
        "tagger: 0.93 for shelling",  # what bears on no part known here is told all the same
        "read by rules/1.0",
    ]


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"speaker": Speaker(name="publisher")}, "speaker in the article's own voice: Harbour Wire denies"),
        ({"speaker": Speaker(name="The ministry")}, "speaker: The ministry denies"),  # a pronoun's speaker, say
        ({"denies": ()}, "denies something that no claim of this report tells"),
        ({"reader": ""}, "read by a reader not named"),
        ({"modality": Modality.PLANNED, "evidence": ("modality: “will” at 3–7",)}, "modality: planned; “will” at 3–7"),
        ({"time": None, "evidence": ("time: none in these words",)}, "time: none in these words"),
        (
            {"time": When(text=None, earliest=date(2031, 9, 1), latest=date(2031, 9, 1), basis=Basis.INFERRED)},
            "time, without words of its own: 1 Sep 2031 (inferred; day)",
        ),
    ],
)
def test_what_one_part_rests_on(changed: dict[str, Any], line: str) -> None:
    assert any(step.startswith(line) for step in told(**changed))


def test_the_claim_is_what_the_first_step_rests_on() -> None:
    assert [step.claims for step in grounds(CLAIM, None, PACK, None) if step.claims] == [(CLAIM.id,)]
