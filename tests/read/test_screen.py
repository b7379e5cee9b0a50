"""The screen: what is read, what is not, and that a person can see it."""

from __future__ import annotations

import pytest

from marsad.model import Reading, Report
from marsad.read import RulesReader

WAR = "Rebels shelled Ostrany on Tuesday and killed four soldiers, the Vesk Observatory said."
TALK = "The Drovian Defence Ministry said on Wednesday that it had nothing to add to what was known."
MARKET = (
    "Shares of the Harsa brewery rose by a tenth on Monday after the company said that sales of lemonade had doubled. "
    "Its chairman told reporters in Belmar that two new plants would open before the summer, and that nobody would "
    "lose a job. Analysts in Tirvan had expected less, and raised what they think the brewery will earn. "
)
MATCH = (
    "Sarnik won the cup for the third time when the keeper of Mirova let a late corner slip through his hands. "
    "The coach said that his team had been lucky, and thanked the three thousand who came by train to see it. "
    "The winners will be received by the mayor on Friday, and a street in the old town will bear their name. "
)
ROUND_UP = "\n\n".join([MARKET * 3, WAR, MATCH * 3, MARKET * 3])


def read(reader: RulesReader, text: str) -> Reading:
    return reader.read(Report(id="sha256:screen", name="screen", text=text, language="en"))


@pytest.mark.parametrize(
    ("text", "claims", "told"),
    [
        (MARKET * 2, False, "Not read: hardly"),  # general news: not parsed, and said so
        (MATCH, False, "Not read: hardly"),  # a game is won, not a battle
        (WAR, True, ""),  # a line of news is always read
        (TALK, True, ""),  # short, with no word of war in it: read
        (f"{WAR}\n\n{TALK}\n\n{TALK}", True, ""),  # what a ministry says in news of war is read with it
        (ROUND_UP, True, "Read in part: 1 of 4"),  # one item of war among others
        (WAR.upper() * 5, True, ""),  # headlines in capitals
    ],
    ids=["market", "match", "line", "short", "statements", "round-up", "capitals"],
)  # fmt: skip
def test_what_is_read_and_what_is_said_of_the_rest(reader: RulesReader, text: str, claims: bool, told: str) -> None:
    reading = read(reader, text)
    assert bool(reading.claims) is claims
    assert [p.code for p in reading.problems] == (["screened_out"] if told else [])
    assert all(p.message.startswith(told) and p.report == "sha256:screen" for p in reading.problems)


def test_a_round_up_gives_the_claims_of_its_item_of_war(reader: RulesReader) -> None:
    alone, among = read(reader, WAR).claims, read(reader, ROUND_UP).claims
    assert [c.span.quote for c in among] == [c.span.quote for c in alone]
    assert all(ROUND_UP[c.span.start : c.span.end] == c.span.quote for c in among)
