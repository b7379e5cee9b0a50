"""What a report's claims come to: parts and repeated tellings are never added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.model import Act, Claim, Figure, FigureKind, Modality, Polarity, Span, Speaker
from marsad.read.numbers import find_figures
from tests.gate.benches._totals import Count, told


def claims_of(*sentences: str) -> list[Claim]:
    """A claim a sentence, with its figures, as one report tells them."""
    found, start = [], 0
    for text in sentences:
        figures = [
            Figure(
                span=Span(start=m.start, end=m.end, quote=m.text),
                kind=m.kind_hint or FigureKind.OTHER,
                comparator=m.comparator,
                value=m.value,
                low=m.low,
                high=m.high,
                who=m.who,
                unit=m.unit or "people",
                cumulative=m.cumulative_hint,
            )
            for m in find_figures(text, offset=start)
        ]
        span = Span(start=start, end=start + len(text), quote=text)
        speaker = Speaker(name="publisher")
        found.append(
            Claim(report="r", span=span, speaker=speaker, act=Act.ASSERTS, type="air_strike", figures=tuple(figures))
        )
        start += len(text) + 1
    return found


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["It killed six civilians and two fighters."], Count(8, 8)),  # listed beside each other
        (["Twelve people, including five children, were killed."], Count(12, 12)),  # a part
        (["It killed three people, two women and a man."], Count(3, 3)),  # who the three were
        (["Ten people were killed.", "Ten people were killed, others said."], Count(10, 10)),  # told twice
        (["Ten people were killed.", "A doctor was killed."], Count(10, 10)),  # one of the ten
        (["Ten people were killed.", "Twelve people were killed, others said."], Count(10, 12)),  # sources differ
        (["At least ten people were killed."], Count(10, None)),
        (["Between four and six people were killed."], Count(4, 6)),
        (["A number of people were killed."], Count(2, None)),  # a plural
        (["No civilians were killed.", "Two fighters were killed."], Count(2, 2)),  # nobody of one group
        (["Since April 900 people have been killed.", "Two people were killed."], Count(2, 2)),  # a running total
        (["Two people were wounded."], None),
    ],
)
def test_the_count_of_a_report(sentences: list[str], expected: Count | None) -> None:
    assert told(claims_of(*sentences), FigureKind.KILLED) == expected


def test_what_is_denied_or_feared_counts_nobody() -> None:
    [claim] = claims_of("Ten people were killed.")
    unsaid = [replace(claim, polarity=Polarity.NEGATED), replace(claim, modality=Modality.EXPECTED)]
    assert told(unsaid, FigureKind.KILLED) is None


def test_only_those_asked_for_are_counted() -> None:
    claims = claims_of("It killed six civilians and two fighters.")
    assert told(claims, FigureKind.KILLED, lambda f: f.who != "combatant") == Count(6, 6)
