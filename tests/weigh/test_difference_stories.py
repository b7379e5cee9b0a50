"""Stories of what was learnt, and what was corrected, from one day to another."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Act, Change, Difference, FigureKind, Modality, Verb
from marsad.weigh import difference
from marsad.weigh.difference import (
    ceasefire_parts,
    control_parts,
    incident_parts,
    outlook_parts,
    standing_parts,
    toll_parts,
)
from tests.weigh.test_properties import PAPERS, told


def shelled(war: Any, publisher: str, published: int, **more: Any) -> Any:
    paper = war.paper(publisher, published)
    war.claim(paper, f"{publisher} has shells on Serat", "shelling", **{"at": ["Serat"], "on": 10, **more})
    return paper


def between(war: Any, before: int, after: int | None) -> Difference:
    return difference(war.weigh(as_known_on=before), war.weigh(as_known_on=after))


def shifts(change: Change) -> dict[str, tuple[str | None, str | None]]:
    return {s.part: (s.before, s.after) for s in change.shifts}


class TestLearnt:
    def test_what_nobody_had_told_is_new(self, war: Any) -> None:
        paper = shelled(war, "Daily Lamp", 10)
        (change,) = between(war, 9, 10).learnt
        assert (change.noun, change.what, change.id) == ("incident", "new", war.incident().id)
        assert change.claims == (war.of(paper)[0].id,)

    def test_a_second_voice_changes_how_it_stands(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10)
        second = shelled(war, "Fig Tree Weekly", 11)
        found = between(war, 10, 11)
        (change,) = found.learnt
        assert found.corrected == ()
        assert shifts(change) == {
            "status": ("single-source", "corroborated"),
            "occurrence": ("one voice", "agreed"),
            "told by": ("Daily Lamp", "Daily Lamp; Fig Tree Weekly"),
        }
        assert change.claims == (war.of(second)[0].id,)
        assert change.was == (war.incident(as_known_on=10).id,)

    def test_from_one_day_to_itself_nothing_changes(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10)
        found = between(war, 10, 10)
        assert (found.learnt, found.corrected) == ((), ())

    def test_a_denial_is_learnt(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10, actors=["Federation guns"])
        shelled(war, "Fig Tree Weekly", 11, by="the ministry", act=Act.DENIES, actors=["Federation guns"])
        (change,) = between(war, 10, 11).learnt
        assert shifts(change)["denied by"] == (None, "Federation Defence Ministry")

    def test_a_counter_goes_on_with_its_series(self, war: Any, tell: Any) -> None:
        for published, number in ((3, 968), (11, 972)):
            total = tell(FigureKind.KILLED, number, period=(-124, published))
            war.claim(war.paper("Rill Watch", published), f"{number} killed", "toll", figures=[total])
        (change,) = between(war, 10, 11).learnt
        assert (change.noun, change.what) == ("toll", "changed")
        assert shifts(change) == {"figure": ("968 killed", "972 killed")}

    def test_another_counters_total_is_new(self, war: Any, tell: Any) -> None:
        for publisher, published in (("Rill Watch", 3), ("Saint Aver Relief", 11)):
            total = tell(FigureKind.KILLED, 968, period=(-124, 3))
            war.claim(war.paper(publisher, published), f"{publisher} counts 968 killed", "toll", figures=[total])
        assert [(c.noun, c.what) for c in between(war, 10, 11).learnt] == [("toll", "new")]

    def test_a_breach_and_what_became_of_a_forecast(self, war: Any) -> None:
        paper = war.paper("Daily Lamp", 5)
        war.claim(paper, "The Republic declared a truce", "ceasefire_announced", act=Act.ANNOUNCES, on=5,
                  actors=["Republic"])  # fmt: skip
        war.claim(paper, "Talks are due", "talks_planned", modality=Modality.PLANNED, on=(8, 9))
        later = war.paper("Quill Wire", 9)
        war.claim(later, "The Republic broke the truce", "ceasefire_violated", on=8, actors=["Republic"])
        war.claim(later, "Talks were held", "talks_held", on=8)
        by_noun = {c.noun: shifts(c) for c in between(war, 7, 9).learnt if c.what == "changed"}
        assert by_noun["ceasefire"]["alleged breaches"] == ("0", "1")
        assert by_noun["outlook"] == {"state": ("open", "came true")}

    def test_a_place_that_another_side_claims_is_held_otherwise(self, war: Any) -> None:
        for publisher, published, actor, kind in (
            ("Harbour Post", 3, "Republic's army", "capture_by_government"),
            ("Daily Lamp", 6, "Front", "capture_by_nonstate_or_foreign"),
        ):
            paper = war.paper(publisher, published)
            war.claim(paper, f"{actor} took Dunhall", kind, at=["Dunhall"], on=published, actors=[actor])
        found = between(war, 4, 6)
        (standing,) = (c for c in found.learnt if c.noun == "standing")
        assert "front" in (shifts(standing)["claimed for"][1] or "")
        assert standing.claims
        assert [c.what for c in found.learnt if c.noun == "control"] == ["new"]


class TestParts:
    """Every part by its name, as the text and the JSON of a difference print it."""

    def test_of_an_incident(self, war: Any, tell: Any) -> None:
        shelled(war, "Daily Lamp", 10, actors=["Front", "Federation"], figures=[tell(FigureKind.KILLED, 3)])
        shelled(war, "Fig Tree Weekly", 11, by="the ministry", act=Act.DENIES, actors=["Federation"])
        assert incident_parts(war.incident()) == {
            "status": "contested",
            "occurrence": "contested",
            "attribution": "one voice",
            "numbers": "one voice",
            "kind": "shelling",
            "days": "2019-09-10",
            "places": "Serat",
            "actors": "federation; front",
            "figures": "3 killed",
            "told by": "Daily Lamp",
            "denied by": "Federation Defence Ministry",
            "withdrawn by": None,
        }

    def test_of_an_incident_of_several_days_and_of_none(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 12, on=(9, 11))
        assert incident_parts(war.incident())["days"] == "2019-09-09/2019-09-11"
        shelled(war, "Daily Lamp", 12, on=None, at=["Farwell"])
        shelled(war, "Daily Lamp", 12, on=(8, None), at=["Dunhall"])
        days = {i.places[0].text: incident_parts(i)["days"] for i in war.weigh().incidents}
        assert days == {"Serat": "2019-09-09/2019-09-11", "Farwell": None, "Dunhall": "2019-09-08/.."}

    def test_of_a_toll(self, war: Any, tell: Any) -> None:
        total = tell(FigureKind.KILLED, 968, period=(-124, 3))
        war.claim(
            war.paper("Rill Watch", 3), "968 killed in Vale Province", "toll", at=["Vale Province"], figures=[total]
        )
        assert toll_parts(war.weigh().tolls[0]) == {"figure": "968 killed", "counter": "Rill Watch", "area": "Vale"}

    def test_of_a_ceasefire(self, war: Any) -> None:
        paper = war.paper("Daily Lamp", 5)
        war.claim(paper, "The Republic declared a truce", "ceasefire_announced", act=Act.ANNOUNCES, on=5,
                  actors=["Republic"])  # fmt: skip
        parts = ceasefire_parts(war.weigh().ceasefires[0])
        told = {"declared by": "republic", "days": "2019-09-05", "alleged breaches": "0", "ended by": None}
        assert parts | told == parts
        assert all(value is None for part, value in parts.items() if part.startswith("held until "))
        later = war.paper("Quill Wire", 9)
        war.claim(later, "The Republic broke the truce", "ceasefire_violated", on=8, actors=["Republic"])
        assert "3 days" in ceasefire_parts(war.weigh().ceasefires[0]).values()

    def test_of_who_holds_a_place(self, war: Any) -> None:
        paper = war.paper("Daily Lamp", 6)
        war.claim(paper, "Front took part of Dunhall", "capture_by_nonstate_or_foreign", at=["Dunhall"], on=5,
                  actors=["Front"])  # fmt: skip
        picture = war.weigh()
        assert control_parts(picture.control[0]) == {
            "holder": "front", "extent": "part of", "days": "2019-09-05", "said by": "Daily Lamp",
        }  # fmt: skip
        (parts,) = map(standing_parts, picture.standings)
        assert (parts["claimed for"], parts["contested"]) == ("front", "no")
        assert set(parts) == {"claimed for", "assessed", "contested"}

    def test_of_an_outlook(self, war: Any) -> None:
        war.claim(war.paper("Daily Lamp", 5), "Talks are due", "talks_planned", modality=Modality.PLANNED, on=(8, 9))
        assert outlook_parts(war.weigh().outlook[0]) == {"state": "open"}


class TestCorrected:
    def test_a_withdrawal_comes_with_the_incident_it_changes(self, war: Any) -> None:
        told = shelled(war, "Harbour Post", 10)
        back = shelled(war, "Harbour Post", 11, act=Act.RETRACTS)
        found = between(war, 10, 11)
        withdrawn, incident = found.corrected
        assert found.learnt == ()
        assert withdrawn.claims == (war.of(back)[0].id, war.of(told)[0].id)
        assert (withdrawn.noun, withdrawn.what, incident.noun) == ("correction", "withdrawn", "incident")
        assert shifts(incident)["status"] == ("single-source", "retracted")

    def test_a_voice_lost_is_a_correction_where_others_uphold_it(self, war: Any) -> None:
        shelled(war, "Harbour Post", 10)
        shelled(war, "Daily Lamp", 10)
        shelled(war, "Harbour Post", 11, act=Act.RETRACTS)
        assert [c.noun for c in between(war, 10, 11).corrected] == ["correction", "incident"]

    def test_what_was_known_as_withdrawn_from_the_first_is_no_correction_of_the_incident(self, war: Any) -> None:
        shelled(war, "Harbour Post", 10)
        shelled(war, "Harbour Post", 11, act=Act.RETRACTS)
        found = between(war, 9, 11)
        assert [(c.noun, c.what) for c in found.corrected] == [("correction", "withdrawn")]
        assert [(c.noun, c.what) for c in found.learnt] == [("incident", "new")]

    def test_a_count_that_falls_is_a_correction(self, war: Any, tell: Any) -> None:
        for published, number in ((3, 968), (11, 912)):
            total = tell(FigureKind.KILLED, number, period=(-124, published))
            war.claim(war.paper("Rill Watch", published), f"{number} killed", "toll", figures=[total])
        found = between(war, 10, 11)
        assert [c.noun for c in found.corrected] == ["toll"]
        assert found.learnt == ()

    def test_a_count_told_anew_unchanged_is_no_correction(self, war: Any, tell: Any) -> None:
        for published, number in ((3, 968), (11, 968)):
            words = f"{number} killed by the {published}th"
            total = tell(FigureKind.KILLED, number, at_least=published == 11, period=(-124, published))
            war.claim(war.paper("Rill Watch", published), words, "toll", figures=[total])
        assert between(war, 10, 11).corrected == ()

    def test_what_shares_most_is_what_it_was(self, war: Any) -> None:
        """Three reports of one event, two of them parted off: the larger part of what it was comes first."""
        ids = [
            war.of(shelled(war, p, d))[0].id for p, d in (("Daily Lamp", 10), ("Quill Wire", 11), ("Far Courier", 12))
        ]
        whole = war.weigh()
        war.decide(whole.incidents[0].id, Verb.SPLIT, json.dumps({"claims": ids[:1]}))
        parts = war.weigh()
        larger = next(i for i in parts.incidents if len(i.claims) == 2)
        smaller = next(i for i in parts.incidents if len(i.claims) == 1)
        merged = replace(whole.incidents[0], id="inc-anew")
        (change,) = difference(parts, replace(whole, incidents=(merged,))).corrected
        assert change.was == (larger.id, smaller.id)

    def test_a_decision_that_rejects_is_a_correction(self, war: Any) -> None:
        paper = shelled(war, "Daily Lamp", 10)
        before = war.weigh()
        war.decide(war.of(paper)[0].id, Verb.REJECT)
        (change,) = difference(before, war.weigh()).corrected
        assert shifts(change)["status"] == ("single-source", "discounted")

    def test_what_is_withheld_is_gone(self, war: Any) -> None:
        paper = shelled(war, "Daily Lamp", 10)
        before = war.weigh()
        war.decide(war.of(paper)[0].id, Verb.WITHHOLD)
        (change,) = difference(before, war.weigh()).corrected
        assert (change.what, change.id, change.claims) == ("gone", before.incidents[0].id, (war.of(paper)[0].id,))

    def test_two_incidents_put_together_name_both(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10)
        shelled(war, "Fig Tree Weekly", 12, on=11)
        before = war.weigh()
        one, other = before.incidents
        war.decide(one.id, Verb.MERGE, json.dumps({"with": [other.id]}))
        (change,) = difference(before, war.weigh()).corrected
        assert (change.what, set(change.was) | {change.id}) == ("changed", {one.id, other.id})

    def test_one_incident_parted_names_the_other_part(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10)
        other = shelled(war, "Fig Tree Weekly", 11)
        before = war.weigh()
        war.decide(before.incidents[0].id, Verb.SPLIT, json.dumps({"claims": [war.of(other)[0].id]}))
        after = war.weigh()
        found = difference(before, after)
        assert found.learnt == ()
        assert {c.id for c in found.corrected} == {i.id for i in after.incidents}
        assert all(s.before is None for c in found.corrected for s in c.shifts if s.part == "parted from")


@settings(max_examples=40)
@given(papers=PAPERS, before=st.integers(4, 15), after=st.integers(4, 15))
def test_every_change_names_claims_known_by_then(wars: Any, tell: Any, papers: Any, before: int, after: int) -> None:
    """And a day compared with itself, or with one on which nothing more was printed, shows nothing."""
    before, after = sorted((before, after))
    war = told(wars(), papers, tell)
    found = between(war, before, after)
    changes = (*found.corrected, *found.learnt)
    known = {c.id for p in war.papers if p.published is None or p.published.day <= after for c in war.of(p)}
    assert all(set(c.claims) <= known for c in changes)
    printed = [p for p in war.papers if p.published and before < p.published.day <= after]
    lapsed = all(c.noun == "outlook" for c in changes)
    assert printed or lapsed
    assert len({(c.noun, c.id) for c in changes}) == len(changes)
