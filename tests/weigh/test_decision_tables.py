"""Decisions that have no effect, merges and splits, and who belongs to whom."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from marsad.model import Act, Mention, Party, Source, Span, Speaker, Status, Verb
from marsad.weigh import misfits
from marsad.weigh.sides import Sides, is_name, plain_name


def shelled(war: Any, publisher: str, published: int = 10, **told: Any) -> str:
    paper = war.paper(publisher, published)
    war.claim(paper, f"{publisher} has shells on Serat", "shelling", **{"at": ["Serat"], "on": 10, **told})
    return str(war.of(paper)[0].id)


class TestMisfits:
    @pytest.mark.parametrize(
        ("verb", "value", "code"),
        [
            pytest.param(Verb.CORRECT, {"field": "type", "person": "air_strike"}, None, id="a field and its value"),
            pytest.param(Verb.CORRECT, {"field": "type"}, "correction_not_understood", id="no value"),
            pytest.param(Verb.CORRECT, {"field": "id", "person": "x"}, "correction_not_understood", id="the id itself"),
            pytest.param(Verb.CORRECT, {"field": "time", "person": 7}, "correction_not_understood", id="no time"),
            pytest.param(Verb.CORRECT, [], "correction_not_understood", id="not what a value looks like"),
            pytest.param(Verb.MERGE, {"with": ["inc-1"]}, None, id="a merge with something"),
            pytest.param(Verb.MERGE, {"claims": ["inc-1"]}, "merge_names_nothing", id="a merge with nothing"),
            pytest.param(Verb.MERGE, {"with": "inc-1"}, "merge_names_nothing", id="a merge with no list"),
            pytest.param(Verb.SPLIT, {"claims": ["c"]}, None, id="a split of a claim"),
            pytest.param(Verb.SPLIT, {"with": ["c"]}, "split_names_nothing", id="a split of nothing"),
            pytest.param(Verb.ACCEPT, {}, None, id="a judgement needs no value"),
            pytest.param(Verb.WITHHOLD, {}, None, id="nor does keeping something back"),
        ],
    )
    def test_which_decisions_change_nothing(self, war: Any, verb: Verb, value: Any, code: str | None) -> None:
        decision = war.decide(shelled(war, "Daily Lamp"), verb, json.dumps(value))
        found = misfits(war.decisions, war.claims)
        assert [p.code for p in found] == ([code] if code else [])
        for problem in found:
            assert problem.step == "weigh"
            assert problem.message == (
                f"Decision {decision.id} on {decision.target} has no effect: its value is {json.dumps(value)}."
            )

    def test_a_correction_of_nothing_that_is_held(self, war: Any) -> None:
        shelled(war, "Daily Lamp")
        war.decide("nothing", Verb.CORRECT, json.dumps({"field": "type", "person": "air_strike"}))
        assert [p.code for p in misfits(war.decisions, war.claims)] == ["correction_not_understood"]

    def test_a_value_that_is_no_json(self, war: Any) -> None:
        war.decide(shelled(war, "Daily Lamp"), Verb.MERGE, "{")
        assert [p.code for p in misfits(war.decisions, war.claims)] == ["merge_names_nothing"]


class TestRegrouping:
    def test_a_corrected_claim_keeps_the_id_it_is_decided_by(self, war: Any) -> None:
        claim = shelled(war, "Daily Lamp")
        war.decide(claim, Verb.CORRECT, json.dumps({"field": "type", "person": "air_strike"}), at=20)
        assert (war.incident().kind, war.incident().claims) == ("air_strike", (claim,))
        war.decide(claim, Verb.REJECT, at=21)
        assert war.incident().status is Status.DISCOUNTED

    def test_the_latest_of_two_judgements_on_parts_of_one_event_counts(self, war: Any) -> None:
        one = shelled(war, "Daily Lamp", 10)
        only = war.incident().id
        shelled(war, "Fig Tree Weekly", 11)
        assert war.incident().id == only
        war.decide(only, Verb.REJECT, at=21)
        war.decide(only, Verb.ACCEPT, at=22)
        assert war.incident().note.startswith("Accepted by an analyst")
        assert one in war.incident().claims

    def test_a_merge_by_claims_takes_both_tellings(self, war: Any) -> None:
        one, other = shelled(war, "Daily Lamp", 10), shelled(war, "Fig Tree Weekly", 10, at=["Dunhall"])
        war.decide(one, Verb.MERGE, json.dumps({"with": [other, "nothing"]}))
        incident = war.incident()
        assert set(incident.claims) == {one, other}
        assert "Merged by an analyst: it is so" in incident.note
        assert {p.text for p in incident.places} == {"Serat", "Dunhall"}

    @pytest.mark.parametrize("others", [["nothing"], []])
    def test_a_merge_with_nothing_held_leaves_all_as_it_was(self, war: Any, others: list[str]) -> None:
        one = shelled(war, "Daily Lamp", 10)
        before = war.incident()
        war.decide(one, Verb.MERGE, json.dumps({"with": others}))
        war.decide("nothing", Verb.MERGE, json.dumps({"with": [one]}))
        war.decide(one, Verb.MERGE, json.dumps({"with": [one]}))
        assert war.incident() == before

    def test_a_split_leaves_two_events_each_with_its_own(self, war: Any) -> None:
        ids = [shelled(war, p, d) for p, d in (("Daily Lamp", 10), ("Fig Tree Weekly", 11), ("Far Courier", 12))]
        war.decide(war.incident().id, Verb.SPLIT, json.dumps({"claims": ids[1:]}))
        parts = sorted((i.claims for i in war.weigh().incidents), key=len)
        assert parts == [(ids[0],), (ids[1], ids[2])]
        assert all("Split by an analyst: it is so" in i.note for i in war.weigh().incidents)
        assert {i.status for i in war.weigh().incidents} == {Status.SINGLE_SOURCE, Status.CORROBORATED}

    def test_a_split_of_all_or_none_of_it_leaves_it_whole(self, war: Any) -> None:
        one, other = shelled(war, "Daily Lamp", 10), shelled(war, "Fig Tree Weekly", 11)
        before = war.incident()
        for leaving in ([one, other], ["nothing"], []):
            war.decide(before.id, Verb.SPLIT, json.dumps({"claims": leaving}))
        assert war.incident() == before

    def test_a_part_can_be_merged_again(self, war: Any) -> None:
        one, other = shelled(war, "Daily Lamp", 10), shelled(war, "Fig Tree Weekly", 11)
        war.decide(one, Verb.SPLIT, json.dumps({"claims": [other]}), at=20)
        assert len(war.weigh().incidents) == 2
        war.decide(other, Verb.MERGE, json.dumps({"with": [one]}), at=21)
        assert set(war.incident().claims) == {one, other}


class TestSides:
    @pytest.fixture
    def sides(self, war: Any) -> Sides:
        band = Party(id="band", name="Reed Band", side="other", kind="armed_group", allies=("front",))
        company = Party(id="company", name="First Company", side="republic", kind="militia", parent="guard")
        loner = Party(id="loner", name="Lone Men", side="lone", kind="armed_group")
        pack = replace(war.pack, parties=(*war.pack.parties, band, company, loner))
        pack = replace(pack, sources=(*pack.sources, Source(id="gazette", name="Republic Gazette", kind="outlet")))
        return Sides(pack)

    @pytest.mark.parametrize(
        ("one", "other", "nested", "allied"),
        [
            pytest.param("republic", "republic", True, True, id="itself"),
            pytest.param("company", "republic", True, True, id="a part of a part"),
            pytest.param("republic", "company", True, True, id="and the whole"),
            pytest.param("guard", "federation", False, True, id="of one camp"),
            pytest.param("band", "front", False, True, id="one counts the other its ally"),
            pytest.param("front", "band", False, True, id="in either order"),
            pytest.param("front", "republic", False, False, id="enemies"),
            pytest.param("band", "nobody", False, False, id="one that the pack has not"),
            pytest.param("nobody", "no one", False, False, id="two that it has not"),
            pytest.param("loner", "front", False, False, id="strangers"),
        ],
    )
    def test_who_stands_with_whom(self, sides: Sides, one: str, other: str, nested: bool, allied: bool) -> None:
        assert sides.nested(one, other) is nested
        assert sides.allied(one, other) is allied

    @pytest.mark.parametrize(
        ("name", "id", "party"),
        [
            pytest.param("Marshal Oren", None, "federation", id="a source that is a party's voice"),
            pytest.param("a man", "fed_ministry", "federation", id="by the id its reader gave"),
            pytest.param("Highland Front", None, "front", id="a party itself"),
            pytest.param("Republic and Front", None, None, id="two parties speak for none"),
            pytest.param("Rill Watch", None, None, id="a monitor"),
            pytest.param("Harbour Post", None, None, id="an outlet close to one is not its voice"),
            pytest.param("publisher", None, None, id="the article's own voice"),
            pytest.param("somebody", None, None, id="nobody known"),
        ],
    )
    def test_whose_voice_a_speaker_is(
        self, war: Any, sides: Sides, name: str, id: str | None, party: str | None
    ) -> None:
        shelled(war, "Daily Lamp")
        claim = replace(war.claims[0], speaker=Speaker(name=name, id=id))
        assert sides.party_of_speaker(claim) == party

    def test_a_party_the_reader_gave_beats_the_words(self, war: Any, sides: Sides) -> None:
        said = Span(start=0, end=5, quote="Front")
        assert sides.of_mention(Mention(span=said)) == ("front",)
        assert sides.of_mention(Mention(span=said, party="republic")) == ("republic",)

    def test_only_who_claims_responsibility_names_itself(self, war: Any, sides: Sides) -> None:
        shelled(war, "Daily Lamp", by="the ministry")
        claim = war.claims[0]
        assert sides.actors(claim) == ()
        assert sides.actors(replace(claim, act=Act.CLAIMS_RESPONSIBILITY)) == ("federation",)
        nobody = replace(claim, act=Act.CLAIMS_RESPONSIBILITY, speaker=Speaker(name="somebody"))
        assert sides.actors(nobody) == ()

    def test_groups_the_pack_has_not_go_by_their_names_and_common_nouns_by_none(self, war: Any, sides: Sides) -> None:
        shelled(war, "Daily Lamp", actors=["Front fighters", "Green Hill Brigade", "gunmen", "they"])
        assert sides.actor_names(war.claims[0]) == ("front", "Green Hill Brigade")

    @pytest.mark.parametrize(
        ("text", "named"),
        [("It", False), ("", False), ("the", False), ("The gunmen", False), ("The Brigade", False),
         ("Hill Brigade", True), ("the Hill Brigade", True)],
    )  # fmt: skip
    def test_names_and_common_nouns(self, text: str, named: bool) -> None:
        assert is_name(text) is named

    def test_names_are_compared_word_by_word(self) -> None:
        assert plain_name("The  Rill-Watch, ") == "rill watch"
        assert plain_name("Anan") == "anan"
