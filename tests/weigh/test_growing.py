"""A weighing that is added to: its picture after every report is that of a weighing begun anew."""

from __future__ import annotations

import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Act, FigureKind, Verb
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
# Strikes with their dead at places in each other, among totals of days and areas that hold them.
COUNTED = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["air_strike", "shelling", "bombardment_unspecified", "toll", "toll", "air_strike"]),
        "by": st.sampled_from(["publisher", "Rill Watch", "Saint Aver Relief"]),
        "at": st.lists(
            st.sampled_from(["Serat", "Twin Ford", "Hollow Ridge", "northern Vale"]), min_size=1, max_size=2
        ),
        "on": st.sampled_from([None, 5, 6, (4, 6), (1, 9), (1, 6)]),
        "actors": st.lists(st.sampled_from(["Federation jets", "Front fighters"]), max_size=1),
        "act": st.sampled_from([Act.ASSERTS, Act.ASSERTS, Act.ASSERTS, Act.DENIES, Act.RETRACTS]),
        "dead": st.integers(1, 9),
    }
)
COUNTS = st.lists(
    st.tuples(PUBLISHERS, st.integers(6, 9), st.lists(COUNTED, min_size=1, max_size=3)), min_size=2, max_size=8
)
VERBS = [Verb.ACCEPT, Verb.REJECT, Verb.WITHHOLD, Verb.CORRECT, Verb.CORRECT, Verb.MERGE, Verb.MERGE, Verb.SPLIT]
QUARRELS = st.lists(
    st.tuples(PUBLISHERS, st.integers(6, 9), st.lists(st.one_of(QUARREL, CROWDED), min_size=1, max_size=3)),
    min_size=2,
    max_size=8,
)


def decide(war: Any, chance: random.Random, number: int) -> None:
    """Decisions on claims and events: accepted, rejected, withheld, put right, merged, split, and taken back."""
    ids = [c.id for c in war.claims]
    picture = war.weigh()
    targets = ids + [i.id for i in picture.incidents]
    for _ in range(number if targets else 0):
        verb = chance.choice([*VERBS, Verb.UNDO] if war.decisions else VERBS)
        target = chance.choice(targets)
        value: dict[str, object] = {}
        if verb is Verb.MERGE:
            value = {"with": chance.sample(targets, min(2, len(targets)))}
        elif verb is Verb.SPLIT:
            value = {"claims": chance.sample(ids, min(2, len(ids)))}
        elif verb is Verb.UNDO:
            target = chance.choice(war.decisions).id
        elif verb is Verb.CORRECT:
            target, value = chance.choice(corrections(war, ids, [o.id for o in picture.outlook]))
        war.decide(target, verb, json.dumps(value))


def corrections(war: Any, ids: list[str], foretold: list[str]) -> list[tuple[str, dict[str, object]]]:
    """What a person may set right: the kind, the speaker and the act of a claim, and what became of something."""
    speaker = {"field": "speaker", "machine": None, "person": {"name": "Front spokesman"}}
    kinds = [{"field": "type", "machine": "", "person": kind} for kind in ("shelling", "control_state", "toll")]
    denial = {"field": "act", "machine": "", "person": "denies"}
    found = [(i, value) for i in ids for value in (*kinds, speaker, denial)]
    return found + [(i, {"field": "state", "machine": "", "person": "came true"}) for i in foretold]


@settings(max_examples=150)
@given(
    papers=st.one_of(PAPERS, CROWDED_PAPERS, QUARRELS, COUNTS),
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


@settings(max_examples=150)
@given(
    papers=st.one_of(PAPERS, CROWDED_PAPERS, QUARRELS, COUNTS), seed=st.integers(0, 10**6), decisions=st.integers(1, 8)
)
def test_after_every_decision_the_picture_is_that_of_a_weighing_begun_anew(
    wars: Any, tell: Any, papers: Any, seed: int, decisions: int
) -> None:
    """Decisions and reports come in any order; some decisions are taken back, and some of these again."""
    war, chance = told(wars(), papers, tell), random.Random(seed)
    decide(war, chance, decisions)
    steps = [("report", r) for r in war.reports] + [("decision", d) for d in war.decisions]
    chance.shuffle(steps)
    weighing = Weighing(war.pack)
    reports: list[Any] = []
    decided: list[Any] = []
    for what, one in steps:
        if what == "report":
            reports.append(one)
            weighing.add([c for c in war.claims if c.report == one.id], [one])
        else:
            decided.append(one)
            weighing.decide(decided)
        known = {r.id for r in reports}
        assert weighing.picture() == weigh([c for c in war.claims if c.report in known], reports, war.pack, decided)


def test_what_is_added_twice_counts_once(war: Any) -> None:
    paper = war.paper("Daily Lamp", 6)
    war.claim(paper, "Shells fell", "shelling", at=["Serat"], on=5)
    weighing = Weighing(war.pack)
    for _ in range(2):
        weighing.add(war.claims, war.reports)
    assert weighing.picture() == war.weigh()


def test_a_toll_whose_counter_a_person_sets_right_is_that_counters(war: Any, tell: Any) -> None:
    paper = war.paper("Daily Lamp", 6)
    war.claim(paper, "40 killed", "toll", at=["Serat"], figures=[tell(FigureKind.KILLED, 40)])
    weighing = Weighing(war.pack)
    weighing.add(war.claims, war.reports)
    assert [t.counter for t in weighing.picture().tolls] == ["Daily Lamp"]
    value = {"field": "speaker", "machine": None, "person": {"name": "Front spokesman"}}
    war.decide(war.claims[0].id, Verb.CORRECT, json.dumps(value))
    weighing.decide(war.decisions)
    assert [t.counter for t in weighing.picture().tolls] == ["Front spokesman"]
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
