"""Stories of what was known when, and of what people decide."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from marsad.model import Status, Verb
from marsad.weigh import misfits


def shelled(war: Any, publisher: str, published: int | None, **told: Any) -> Any:
    collected = told.pop("collected", None)
    paper = war.paper(publisher, published, collected=collected)
    told = {"at": ["Serat"], "on": 10, **told}
    war.claim(paper, f"{publisher} has shells on Serat", "shelling", **told)
    return paper


class TestAsKnownOn:
    def test_later_reports_are_not_known_yet(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10)
        shelled(war, "Fig Tree Weekly", 12)
        assert war.incident(as_known_on=11).status is Status.SINGLE_SOURCE
        assert war.incident(as_known_on=12).status is Status.CORROBORATED
        assert war.incident(as_known_on=12).last_known == date(2019, 9, 12)

    def test_a_report_without_any_date_counts_always(self, war: Any) -> None:
        shelled(war, "Daily Lamp", None, on=None)
        assert len(war.weigh(as_known_on=-300).incidents) == 1

    def test_a_desk_may_ask_what_it_had_collected(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10, collected=15)
        assert len(war.weigh(as_known_on=12).incidents) == 1
        assert war.weigh(as_known_on=12, knowledge="collected").incidents == ()
        assert len(war.weigh(as_known_on=15, knowledge="collected").incidents) == 1

    def test_what_was_collected_stands_in_for_a_missing_date(self, war: Any) -> None:
        shelled(war, "Daily Lamp", None, collected=15)
        assert war.weigh(as_known_on=14).incidents == ()
        assert war.weigh(as_known_on=15).incidents[0].first_known == date(2019, 9, 15)


class TestDecisions:
    def test_a_rejected_claim_stands_apart_as_discounted(self, war: Any) -> None:
        kept, wrong = shelled(war, "Daily Lamp", 10), shelled(war, "Fig Tree Weekly", 10)
        war.decide(war.of(wrong)[0].id, Verb.REJECT)
        by_status = {i.status: i.claims for i in war.weigh().incidents}
        assert by_status == {
            Status.SINGLE_SOURCE: (war.of(kept)[0].id,),
            Status.DISCOUNTED: (war.of(wrong)[0].id,),
        }

    def test_a_rejected_incident_is_discounted_with_who_and_why(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10)
        war.decide(war.incident().id, Verb.REJECT)
        assert war.incident().status is Status.DISCOUNTED
        assert "Rejected by an analyst: it is so" in war.incident().note

    def test_an_accepted_incident_keeps_its_status_and_says_so(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10)
        war.decide(war.incident().id, Verb.ACCEPT)
        assert war.incident().status is Status.SINGLE_SOURCE
        assert "Accepted by an analyst" in war.incident().note

    def test_what_is_withheld_is_left_out(self, war: Any) -> None:
        first, second = shelled(war, "Daily Lamp", 10), shelled(war, "Fig Tree Weekly", 12, on=12)
        war.decide(war.of(first)[0].id, Verb.WITHHOLD)
        (left,) = war.weigh().incidents
        assert left.claims == (war.of(second)[0].id,)
        war.decide(left.id, Verb.WITHHOLD)
        assert war.weigh().incidents == ()

    def test_taking_back_restores_and_taking_that_back_undoes_it_again(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10)
        rejected = war.decide(war.incident().id, Verb.REJECT, at=20)
        undone = war.decide(rejected.id, Verb.UNDO, at=21)
        assert war.incident().status is Status.SINGLE_SOURCE
        war.decide(undone.id, Verb.UNDO, at=22)
        assert war.incident().status is Status.DISCOUNTED

    def test_two_incidents_are_merged(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10)
        shelled(war, "Fig Tree Weekly", 11, on=11)
        first, second = war.weigh().incidents
        war.decide(second.id, Verb.MERGE, json.dumps({"with": [first.id]}))
        merged = war.incident()
        assert merged.id == first.id
        assert (merged.earliest, merged.latest) == (date(2019, 9, 10), date(2019, 9, 11))
        assert "Merged by an analyst" in merged.note
        assert merged.status is Status.CORROBORATED

    def test_a_decision_on_an_incident_that_was_merged_since_still_finds_it(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10)
        shelled(war, "Fig Tree Weekly", 11, on=11)
        first, second = war.weigh().incidents
        war.decide(first.id, Verb.MERGE, json.dumps({"with": [second.id]}), at=20)
        war.decide(second.id, Verb.REJECT, at=21)
        assert war.incident().status is Status.DISCOUNTED

    def test_one_incident_is_split(self, war: Any) -> None:
        shelled(war, "Daily Lamp", 10)
        other = shelled(war, "Fig Tree Weekly", 10)
        war.decide(war.incident().id, Verb.SPLIT, json.dumps({"claims": [war.of(other)[0].id]}))
        assert {i.status for i in war.weigh().incidents} == {Status.SINGLE_SOURCE}
        assert len(war.weigh().incidents) == 2

    def test_a_corrected_place_moves_the_incident_and_keeps_the_claims_id(self, war: Any) -> None:
        paper = shelled(war, "Daily Lamp", 10)
        claim = war.of(paper)[0]
        war.decide(claim.id, Verb.CORRECT, json.dumps({"field": "type", "machine": "shelling", "person": "air_strike"}))
        assert (war.incident().kind, war.incident().claims) == ("air_strike", (claim.id,))

    def test_a_corrected_day(self, war: Any) -> None:
        paper = shelled(war, "Daily Lamp", 10)
        person = {"text": "on Monday", "earliest": "2019-09-09", "latest": "2019-09-09", "basis": "absolute"}
        war.decide(war.of(paper)[0].id, Verb.CORRECT, json.dumps({"field": "time", "machine": None, "person": person}))
        assert war.incident().earliest == date(2019, 9, 9)

    def test_decisions_without_effect_are_named(self, war: Any) -> None:
        paper = shelled(war, "Daily Lamp", 10)
        claim = war.of(paper)[0].id
        war.decide(claim, Verb.CORRECT, json.dumps({"field": "act", "machine": "asserts", "person": "mumbles"}))
        war.decide(claim, Verb.CORRECT, json.dumps({"field": "id", "machine": claim, "person": "another"}))
        war.decide(claim, Verb.MERGE, "no json")
        war.decide(claim, Verb.SPLIT, "[]")
        war.decide("nobody", Verb.CORRECT, json.dumps({"field": "type", "person": "raid"}))
        assert [p.code for p in misfits(war.decisions, war.claims)] == [
            "correction_not_understood",
            "correction_not_understood",
            "merge_names_nothing",
            "split_names_nothing",
            "correction_not_understood",
        ]
        assert war.incident().claims == (claim,)

    def test_a_desk_that_asks_what_it_had_collected_leaves_later_decisions_out(self, war: Any) -> None:
        paper = shelled(war, "Daily Lamp", 10, collected=10)
        war.decide(war.of(paper)[0].id, Verb.WITHHOLD, at=20)
        assert len(war.weigh(as_known_on=15, knowledge="collected").incidents) == 1
        assert war.weigh(as_known_on=15).incidents == ()
