"""What holds of every weighing, whatever was told."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Act, FigureKind, Modality, Picture
from marsad.weigh import accounts, weigh
from marsad.weigh.evidence import Evidence
from marsad.weigh.grouping import Group
from marsad.weigh.incidents import tellings
from marsad.weigh.joining import Joining, group
from marsad.weigh.known import known_on

NAMES = st.sampled_from(["Serat", "Morn", "Kolm", "Hollow Ridge", "northern Vale", "Twin Ford", "Vale Province"])
KINDS = st.sampled_from(
    ["air_strike", "drone_strike", "shelling", "bombardment_unspecified", "ground_clash", "capture_by_government",
     "control_state", "ceasefire_announced", "ceasefire_violated", "ceasefire_ended", "toll", "other_event", "advance"]
)  # fmt: skip
SPEAKERS = st.sampled_from(["publisher", "Rill Watch", "the ministry", "Front spokesman", "an officer", "Harbour Post"])
PUBLISHERS = st.sampled_from(["Daily Lamp", "Fig Tree Weekly", "Quill Wire", "Harbour Post", None])
DAYS = st.one_of(st.none(), st.integers(1, 12), st.tuples(st.integers(-5, 5), st.one_of(st.none(), st.integers(6, 12))))
ACTORS = st.lists(st.sampled_from(["Federation jets", "Republic forces", "Front fighters", "gunmen"]), max_size=2)
ACTS = st.sampled_from([Act.ASSERTS] * 5 + [Act.DENIES, Act.DENIES, Act.RETRACTS, Act.ANNOUNCES, Act.EXPECTS])

CLAIM = st.fixed_dictionaries(
    {
        "kind": KINDS,
        "by": SPEAKERS,
        "at": st.lists(NAMES, max_size=2, unique=True),
        "on": DAYS,
        "actors": ACTORS,
        "act": ACTS,
        "dead": st.one_of(st.none(), st.integers(1, 9)),
    }
)
PAPER = st.tuples(PUBLISHERS, st.one_of(st.none(), st.integers(5, 14)), st.lists(CLAIM, min_size=1, max_size=4))
PAPERS = st.lists(PAPER, max_size=7)


def told(war: Any, papers: list[Any], tell: Any) -> Any:
    """A war in which these papers appeared."""
    for number, (publisher, published, claims) in enumerate(papers):
        paper = war.paper(publisher, published)
        paper.add(f"Paper {number}. ")
        for place, given_claim in enumerate(claims):
            claim = dict(given_claim)
            dead = claim.pop("dead")
            modality = Modality.EXPECTED if claim["act"] is Act.EXPECTS else Modality.ACTUAL
            figures = [tell(FigureKind.KILLED, dead)] if dead else []
            war.claim(paper, f"Claim {place}", claim.pop("kind"), modality=modality, figures=figures, **claim)
    return war


def claims_in(picture: Picture) -> set[str]:
    """The ids of all claims a picture rests on."""
    ids = {c for i in picture.incidents for c in i.claims}
    ids |= {c for i in picture.incidents for v in i.voices for c in v.claims}
    ids |= {c for i in picture.incidents for j in i.judgements for r in j.reasons for c in r.claims}
    ids |= {c for one in (*picture.tolls, *picture.ceasefires, *picture.control) for c in one.claims}
    ids |= {b.claim for c in picture.ceasefires for b in c.breaches} | {o.claim for o in picture.outlook}
    ids |= {c.claim for c in picture.corrections} | {i for c in picture.corrections for i in c.withdraws}
    return ids | set(picture.loose_denials)


@settings(max_examples=60)
@given(papers=PAPERS, seed=st.integers(0, 10**6))
def test_the_order_of_claims_and_reports_does_not_change_the_picture(
    wars: Any, tell: Any, papers: Any, seed: int
) -> None:
    war = told(wars(), papers, tell)
    claims, reports = war.claims, war.reports
    shuffled = random.Random(seed)
    shuffled.shuffle(claims)
    shuffled.shuffle(reports)
    assert weigh(claims, reports, war.pack) == weigh(war.claims, war.reports, war.pack)


@settings(max_examples=60)
@given(papers=PAPERS, on=st.integers(4, 15))
def test_nothing_known_later_is_used(wars: Any, tell: Any, papers: Any, on: int) -> None:
    """The picture of a day is the picture of what had been published by then."""
    war = told(wars(), papers, tell)
    early = told(wars(), papers, tell)
    kept = [p for p in early.papers if p.published is None or p.published.day <= on]
    early.papers[:] = kept
    picture = war.weigh(as_known_on=on)
    assert picture == early.weigh(as_known_on=on)
    told_of = accounts(picture, war.claims, war.reports, war.pack)
    assert told_of == accounts(picture, early.claims, early.reports, early.pack)
    assert claims_in(picture) <= {c.id for p in kept for c in early.of(p)}


@settings(max_examples=40)
@given(papers=PAPERS, collected=st.lists(st.integers(5, 14), min_size=7, max_size=7), on=st.integers(4, 15))
def test_nothing_collected_later_is_used_by_a_desk_that_asks_what_it_had(
    wars: Any, tell: Any, papers: Any, collected: list[int], on: int
) -> None:
    war, early = told(wars(), papers, tell), told(wars(), papers, tell)
    for one in (war, early):
        for paper, number in zip(one.papers, collected, strict=False):
            paper.collected = datetime(2019, 9, number, tzinfo=UTC)
    early.papers[:] = [p for p in early.papers if p.collected.day <= on]
    assert war.weigh(as_known_on=on, knowledge="collected") == early.weigh(as_known_on=on, knowledge="collected")


@settings(max_examples=60)
@given(papers=PAPERS)
def test_accounts_count_only_what_the_picture_holds(wars: Any, tell: Any, papers: Any) -> None:
    war = told(wars(), papers, tell)
    picture = war.weigh()
    incidents, foretold = {i.id for i in picture.incidents}, [o.id for o in picture.outlook]
    found = accounts(picture, war.claims, war.reports, war.pack)
    for one in found:
        for share in (one.told, one.carried):
            assert set(share.all) <= incidents
            assert set(share.first) | set(share.alone) <= set(share.all)
            assert not set(share.first) & set(share.alone)
        assert {*one.confirmed, *one.denied, *one.withdrew} <= set(one.told.all)
        assert set(one.denied_own_side) <= set(one.denies) <= incidents
    cards = [i for a in found for i in (*a.foretold.open, *a.foretold.came_true, *a.foretold.did_not,
                                        *a.foretold.cannot_tell)]  # fmt: skip
    assert sorted(cards) == sorted(foretold)
    for incident in incidents:
        assert sum(incident in a.told.first for a in found) <= 1
        assert sum(incident in a.told.alone for a in found) <= 1


@settings(max_examples=60)
@given(papers=PAPERS, kind=KINDS, on=st.integers(1, 12))
def test_a_report_on_an_unrelated_place_leaves_incidents_as_they_are(
    wars: Any, tell: Any, papers: Any, kind: str, on: int
) -> None:
    before = told(wars(), papers, tell).weigh().incidents
    war = told(wars(), papers, tell)
    paper = war.paper("Far Courier", 12)
    war.claim(paper, "Far away", kind, at=["Farwell"], on=on)
    after = [i for i in war.weigh().incidents if not {c.id for c in war.of(paper)} & set(i.claims)]
    assert tuple(after) == before


@settings(max_examples=60)
@given(papers=PAPERS)
def test_every_part_of_a_picture_leads_back_to_claims(wars: Any, tell: Any, papers: Any) -> None:
    war = told(wars(), papers, tell)
    picture = war.weigh()
    assert claims_in(picture) <= {c.id for c in war.claims}
    ids = [x.id for x in (*picture.incidents, *picture.tolls, *picture.ceasefires, *picture.control, *picture.outlook)]
    assert len(ids) == len(set(ids))
    for incident in picture.incidents:
        assert any(v.claims for v in incident.voices)
        assert {c for v in incident.voices for c in v.claims} >= set(incident.claims)
        assert not any(f.cumulative for _, f in incident.figures)
        assert [j.axis.value for j in incident.judgements] == ["occurrence", "attribution", "numbers"]


@settings(max_examples=40)
@given(papers=PAPERS)
def test_every_claim_of_an_event_lies_in_an_incident_for_each_of_its_places(wars: Any, tell: Any, papers: Any) -> None:
    war = told(wars(), papers, tell)
    evidence = Evidence.of(known_on(war.claims, war.reports, None), war.pack)
    all_told = tellings(evidence.known.claims, evidence)
    grouped = [(t.claim.id, t.start) for g in group(all_told, evidence) for t in g.members]
    assert sorted(grouped) == sorted((t.claim.id, t.start) for t in all_told)


# Much of one kind at few places on few days, so that what comes late often changes what others come to.
CROWDED = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["air_strike", "shelling", "bombardment_unspecified", "capture_by_government"]),
        "by": st.sampled_from(["publisher", "Rill Watch"]),
        "at": st.lists(st.sampled_from(["Serat", "Morn", "northern Vale", "Hollow Ridge"]), max_size=2, unique=True),
        "on": st.sampled_from([None, 5, 5, 6, (4, 6), (3, 9)]),
        "actors": st.lists(st.sampled_from(["Federation jets", "Front fighters"]), max_size=1),
        "act": st.just(Act.ASSERTS),
        "dead": st.one_of(st.none(), st.integers(1, 2)),
    }
)
CROWDED_PAPERS = st.lists(
    st.tuples(PUBLISHERS, st.integers(6, 8), st.lists(CROWDED, min_size=1, max_size=3)), min_size=3, max_size=9
)


def shape(groups: list[Group]) -> list[object]:
    """All that groups come to, as values."""
    names = {id(g): [(t.claim.id, t.start) for t in g.members] for g in groups}
    return [
        (names[id(g)], g.spot, g.window, g.kind, g.published, sorted(g.parties), g.reasons,
         [names[id(r)] for r in g.rivals])
        for g in groups
    ]  # fmt: skip


@settings(max_examples=100)
@given(papers=st.one_of(PAPERS, CROWDED_PAPERS), seed=st.integers(0, 10**6), at_once=st.integers(1, 4))
def test_reports_added_in_any_order_give_the_groups_of_a_rebuild(
    wars: Any, tell: Any, papers: Any, seed: int, at_once: int
) -> None:
    war = told(wars(), papers, tell)
    evidence = Evidence.of(known_on(war.claims, war.reports, None), war.pack)
    all_told = tellings(evidence.known.claims, evidence)
    by_report = [[t for t in all_told if t.claim.report == r.id] for r in evidence.known.reports.values()]
    random.Random(seed).shuffle(by_report)
    joining = Joining(evidence)
    for start in range(0, len(by_report), at_once):
        joining.add(t for of in by_report[start : start + at_once] for t in of)
    assert shape(joining.groups()) == shape(group(all_told, evidence))
