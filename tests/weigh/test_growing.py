"""A weighing that is added to: its picture after every report is that of a weighing begun anew."""

from __future__ import annotations

import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Act, Verb
from marsad.weigh import Weighing, weigh
from tests.weigh.test_properties import CROWDED, CROWDED_PAPERS, PAPERS, PUBLISHERS, told

# Told, denied and taken back at few places on few days, among ceasefires.
QUARREL = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            ["air_strike", "shelling", "ceasefire_announced", "ceasefire_violated", "control_state"]
        ),
        "by": st.sampled_from(["publisher", "Rill Watch", "the ministry", "Front spokesman"]),
        "at": st.lists(st.sampled_from(["Serat", "Morn", "northern Vale"]), max_size=2, unique=True),
        "on": st.sampled_from([None, 5, 6, (4, 6)]),
        "actors": st.lists(st.sampled_from(["Federation jets", "Front fighters"]), max_size=1),
        "act": st.sampled_from([Act.ASSERTS, Act.ASSERTS, Act.DENIES, Act.RETRACTS, Act.EXPECTS]),
        "dead": st.one_of(st.none(), st.integers(1, 2)),
    }
)
QUARRELS = st.lists(
    st.tuples(PUBLISHERS, st.integers(6, 9), st.lists(st.one_of(QUARREL, CROWDED), min_size=1, max_size=3)),
    min_size=2,
    max_size=8,
)


def decide(war: Any, chance: random.Random, number: int) -> None:
    """Decisions on claims and events: accepted, rejected, withheld, put right, merged and split."""
    ids = [c.id for c in war.claims]
    targets = ids + [i.id for i in war.weigh().incidents]
    for _ in range(number if targets else 0):
        verb = chance.choice(
            [Verb.ACCEPT, Verb.REJECT, Verb.WITHHOLD, Verb.CORRECT, Verb.MERGE, Verb.MERGE, Verb.SPLIT]
        )
        value: dict[str, object] = {}
        if verb is Verb.MERGE:
            value = {"with": chance.sample(targets, min(2, len(targets)))}
        elif verb is Verb.SPLIT:
            value = {"claims": chance.sample(ids, min(2, len(ids)))}
        elif verb is Verb.CORRECT:
            value = {"field": "type", "was": "", "person": "shelling"}
        war.decide(chance.choice(targets), verb, json.dumps(value))


@settings(max_examples=150, deadline=None)
@given(
    papers=st.one_of(PAPERS, CROWDED_PAPERS, QUARRELS),
    seed=st.integers(0, 10**6),
    decisions=st.integers(0, 4),
    apart=st.booleans(),
)
def test_after_every_report_the_picture_is_that_of_a_weighing_begun_anew(
    wars: Any, tell: Any, papers: Any, seed: int, decisions: int, apart: bool
) -> None:
    """In whatever order reports come; with `apart`, the claims of one come before the report itself."""
    war, chance = told(wars(), papers, tell), random.Random(seed)
    decide(war, chance, decisions)
    reports = list(war.reports)
    chance.shuffle(reports)
    weighing = Weighing(war.pack, war.decisions)
    for number, report in enumerate(reports, 1):
        own = [c for c in war.claims if c.report == report.id]
        if apart:
            weighing.add(own, ())
            own = []
        weighing.add(own, [report])
        known = {r.id for r in reports[:number]}
        so_far = [c for c in war.claims if c.report in known]
        assert weighing.picture() == weigh(so_far, reports[:number], war.pack, war.decisions)


def test_what_is_added_twice_counts_once(war: Any) -> None:
    paper = war.paper("Daily Lamp", 6)
    war.claim(paper, "Shells fell", "shelling", at=["Serat"], on=5)
    weighing = Weighing(war.pack)
    for _ in range(2):
        weighing.add(war.claims, war.reports)
    assert weighing.picture() == war.weigh()


def test_what_becomes_known_later_is_left_out(war: Any) -> None:
    early, late = war.paper("Daily Lamp", 6), war.paper("Harbour Post", 9)
    for paper in (early, late):
        war.claim(paper, "Shells fell", "shelling", at=["Serat"], on=5)
    day = war.reports[0].published
    weighing = Weighing(war.pack, as_known_on=day)
    for report in war.reports:
        weighing.add([c for c in war.claims if c.report == report.id], [report])
    assert weighing.picture() == war.weigh(as_known_on=6)
    assert [len(i.claims) for i in weighing.picture().incidents] == [1]
