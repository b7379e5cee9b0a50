"""Stories of what was foretold and what came of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from marsad.model import Act, Foresight, Modality, Outcome, Outlook, Verb

AHEAD: dict[str, Any] = {"act": Act.EXPECTS, "modality": Modality.EXPECTED}
TALKS: dict[str, Any] = {"kind": "talks_planned", "modality": Modality.PLANNED, "on": (14, 16)}


def foretell(war: Any, words: str, kind: str = "advance", *, published: int = 5, **told: Any) -> Any:
    paper = war.paper(told.pop("publisher", "Daily Lamp"), published)
    war.claim(paper, words, kind, **{**AHEAD, **told})
    return paper


def tell(war: Any, publisher: str, published: int, words: str, kind: str, **told: Any) -> Any:
    paper = war.paper(publisher, published)
    war.claim(paper, words, kind, **told)
    return paper


def until(war: Any, published: int) -> None:
    """The desk goes on reading until that day."""
    war.paper("Far Courier", published).add("Nothing of note.")


def only(war: Any, **more: Any) -> Outlook:
    (one,) = war.weigh(**more).outlook
    return one


def words(one: Outlook) -> str:
    return " ".join(r.text for r in one.reasons)


class TestSorts:
    @pytest.mark.parametrize(
        ("told", "sort"),
        [
            pytest.param({}, Foresight.FORECAST, id="somebody expects it"),
            pytest.param({"modality": Modality.PLANNED, "act": Act.ASSERTS}, Foresight.PLAN, id="it is planned"),
            pytest.param({"act": Act.WARNS, "by": "Rill Watch"}, Foresight.WARNING, id="a monitor warns of it"),
            pytest.param(
                {"act": Act.WARNS, "by": "Front spokesman", "actors": ["Front"]}, Foresight.THREAT, id="by its own side"
            ),
            pytest.param(
                {"act": Act.WARNS, "by": "Front spokesman", "actors": ["Federation"]}, Foresight.WARNING,
                id="of what the enemy will do",
            ),
        ],
    )  # fmt: skip
    def test_forecasts_plans_warnings_and_threats(self, war: Any, told: dict[str, Any], sort: Foresight) -> None:
        foretell(war, "An assault on Kolm is near", at=["Kolm"], **told)
        assert only(war).sort is sort


class TestComingTrue:
    def test_talks_held_in_the_days_planned_came_true(self, war: Any) -> None:
        foretell(war, "Talks are due in mid-month", **TALKS)
        held = tell(war, "Quill Wire", 16, "Talks began on the 15th", "talks_held", on=15)
        one = only(war)
        assert one.state is Outcome.CAME_TRUE
        assert one.met_by == (war.weigh().incidents[0].id,)
        assert {i for r in one.reasons for i in r.claims} == {war.of(held)[0].id}
        assert "by one voice" in words(one)

    def test_as_known_before_it_was_told_it_is_open(self, war: Any) -> None:
        foretell(war, "Talks are due in mid-month", **TALKS)
        tell(war, "Quill Wire", 16, "Talks began on the 15th", "talks_held", on=15)
        assert only(war, as_known_on=15).state is Outcome.OPEN

    def test_other_talks_a_month_later_are_not_those(self, war: Any) -> None:
        foretell(war, "Talks are due in mid-month", **TALKS)
        tell(war, "Quill Wire", 30, "Talks began on the 29th", "talks_held", on=29)
        assert only(war).state is Outcome.CANNOT_TELL

    def test_talks_of_others_are_not_those(self, war: Any) -> None:
        foretell(war, "The Front will meet the Alliance", actors=["Front"], **TALKS)
        tell(war, "Quill Wire", 16, "Republic envoys met the relief workers", "talks_held", on=15, actors=["Republic"])
        until(war, 20)
        assert only(war).state is Outcome.CANNOT_TELL

    def test_a_town_expected_to_be_attacked_and_taken(self, war: Any) -> None:
        """An advance on a town comes to its capture; nobody gave a day, and it is told within the month."""
        foretell(war, "Republic forces will move on Kolm", toward=["Kolm"], actors=["Republic forces"])
        tell(
            war, "Quill Wire", 20, "Republic forces took Kolm", "capture_by_government", by="Rill Watch", at=["Kolm"],
            on=19, actors=["Republic forces"],
        )  # fmt: skip
        assert only(war).state is Outcome.CAME_TRUE

    @pytest.mark.parametrize(
        "told",
        [
            pytest.param({"at": ["Dunhall"]}, id="another town"),
            pytest.param({"actors": ["Front fighters"]}, id="by the other side"),
            pytest.param({"actors": []}, id="by nobody who is named"),
            pytest.param({"on": 3}, id="before the words were printed"),
            pytest.param({"on": 5}, id="on the day they were printed"),
            pytest.param({"on": (-60, 19)}, id="a whole campaign, begun before"),
            pytest.param({"on": None}, id="on no day"),
            pytest.param({"on": 45, "published": 46}, id="beyond a month"),
            pytest.param({"kind": "shelling"}, id="an act of another kind"),
        ],
    )
    def test_what_is_not_that_attack_leaves_it_open(self, war: Any, told: dict[str, Any]) -> None:
        foretell(war, "Republic forces will move on Kolm", toward=["Kolm"], actors=["Republic forces"])
        told = {"kind": "advance", "at": ["Kolm"], "on": 19, "actors": ["Republic forces"], "published": 20, **told}
        tell(
            war,
            "Quill Wire",
            told.pop("published"),
            "Republic forces and Front fighters moved",
            by="Rill Watch",
            **told,
        )
        assert only(war).state is Outcome.OPEN

    def test_a_place_in_the_region_foretold_is_there(self, war: Any) -> None:
        foretell(war, "Shells will fall on northern Vale", "shelling", within=["northern Vale"])
        tell(war, "Quill Wire", 9, "Shells fell on Serat", "shelling", by="Rill Watch", at=["Serat"], on=8)
        assert only(war).state is Outcome.CAME_TRUE

    def test_an_attack_foretold_of_no_place_is_not_known_again(self, war: Any) -> None:
        foretell(war, "More shells will fall", "shelling")
        tell(war, "Quill Wire", 9, "Shells fell on Serat", "shelling", by="Rill Watch", at=["Serat"], on=8)
        assert only(war).state is Outcome.OPEN

    def test_what_only_the_prophet_tells_of_does_not_show_it(self, war: Any) -> None:
        foretell(
            war, "We shall take Kolm by the 20th", by="Front spokesman", at=["Kolm"], on=(10, 20), actors=["Front"]
        )
        tell(war, "Daily Lamp", 15, "We took part of Kolm", "advance", by="Front spokesman", at=["Kolm"], on=15,
             actors=["Front"])  # fmt: skip
        until(war, 25)
        one = only(war)
        assert one.state is Outcome.CANNOT_TELL
        assert "by Front spokesman alone, who foretold it" in words(one)
        assert one.met_by

    def test_what_is_contested_does_not_show_it(self, war: Any) -> None:
        foretell(war, "Jets will strike Serat", "air_strike", at=["Serat"], on=(8, 10), actors=["Federation jets"])
        told: dict[str, Any] = {"at": ["Serat"], "on": 9, "actors": ["Federation jets"]}
        tell(war, "Quill Wire", 9, "Federation jets struck Serat", "air_strike", by="Rill Watch", **told)
        tell(war, "Fig Tree Weekly", 10, "No Federation jets struck Serat", "air_strike", by="the ministry",
             act=Act.DENIES, **told)  # fmt: skip
        until(war, 12)
        one = only(war)
        assert one.state is Outcome.CANNOT_TELL
        assert "it is contested whether that happened" in words(one)

    def test_a_ceasefire_declared_as_expected(self, war: Any) -> None:
        foretell(war, "The Republic will declare a truce", "ceasefire_announced", on=(6, 9), actors=["Republic"])
        tell(war, "Quill Wire", 8, "The Republic declared a truce", "ceasefire_announced", act=Act.ANNOUNCES, on=8,
             by="Republic Army Command", actors=["Republic"])  # fmt: skip
        picture = war.weigh()
        (one,) = picture.outlook
        assert (one.state, one.met_by) == (Outcome.CAME_TRUE, (picture.ceasefires[0].id,))


class TestFallingDue:
    def test_silence_shows_nothing(self, war: Any) -> None:
        foretell(war, "Talks are due in mid-month", **TALKS)
        until(war, 20)
        one = only(war)
        assert one.state is Outcome.CANNOT_TELL
        assert "no claim held here says that it happened or did not" in words(one)

    def test_what_somebody_says_did_not_happen_did_not(self, war: Any) -> None:
        foretell(war, "Talks are due in mid-month", **TALKS)
        paper = tell(war, "Quill Wire", 17, "No talks were held", "talks_held", negated=True, on=(14, 16))
        one = only(war)
        assert one.state is Outcome.DID_NOT
        assert one.reasons[0].claims == (war.of(paper)[0].id,)

    def test_said_before_its_time_it_settles_nothing(self, war: Any) -> None:
        foretell(war, "Talks are due in mid-month", **TALKS)
        tell(war, "Quill Wire", 8, "No talks were held in spring", "talks_held", negated=True, on=(-120, -60))
        until(war, 20)
        assert only(war).state is Outcome.CANNOT_TELL

    def test_that_those_foretold_to_strike_deny_it_shows_little(self, war: Any) -> None:
        foretell(war, "Jets will strike Serat", "air_strike", at=["Serat"], on=(8, 10), actors=["Federation jets"])
        tell(war, "Fig Tree Weekly", 11, "No Federation jets struck Serat", "air_strike", by="the ministry",
             act=Act.DENIES, at=["Serat"], on=9, actors=["Federation jets"])  # fmt: skip
        one = only(war)
        assert one.state is Outcome.CANNOT_TELL
        assert "That it did not happen is said too" in words(one)

    def test_the_day_of_the_words_is_no_day_for_what_they_foretell(self, war: Any) -> None:
        """The words "on the 5th, relief workers warned" date the warning."""
        foretell(war, "A famine looms", "humanitarian_warning", act=Act.WARNS, on=5)
        until(war, 20)
        one = only(war)
        assert (one.state, one.latest) == (Outcome.OPEN, None)
        assert "give no day" in words(one)

    def test_what_was_foretold_long_ago_has_fallen_due_when_it_is_told(self, war: Any) -> None:
        foretell(war, "Talks had been due in August", "talks_planned", modality=Modality.PLANNED, on=(-20, -10))
        assert only(war).state is Outcome.CANNOT_TELL


class TestDecisions:
    def settle(self, war: Any, one: Outlook, state: str, at: int = 21) -> None:
        value = {"field": "state", "machine": one.state, "person": state}
        war.decide(one.id, Verb.CORRECT, json.dumps(value), at=at)

    def test_a_person_says_what_became_of_it(self, war: Any) -> None:
        foretell(war, "A famine looms", "humanitarian_warning", act=Act.WARNS)
        self.settle(war, only(war), "came true")
        one = only(war)
        assert (one.state, one.decided_by) == (Outcome.CAME_TRUE, "an analyst")
        assert one.reasons[0].text == "Decided by an analyst: it is so"

    def test_the_last_word_counts_and_can_be_taken_back(self, war: Any) -> None:
        foretell(war, "A famine looms", "humanitarian_warning", act=Act.WARNS)
        self.settle(war, only(war), "came true", at=21)
        self.settle(war, only(war), "did not come true", at=22)
        assert only(war).state is Outcome.DID_NOT
        war.decide(war.decisions[-1].id, Verb.UNDO, at=23)
        assert only(war).state is Outcome.CAME_TRUE
        war.decide(war.decisions[0].id, Verb.UNDO, at=24)
        assert (only(war).state, only(war).decided_by) == (Outcome.OPEN, None)

    def test_a_state_that_is_none_is_named_as_a_misfit(self, war: Any) -> None:
        from marsad.weigh import misfits

        foretell(war, "A famine looms", "humanitarian_warning", act=Act.WARNS)
        self.settle(war, only(war), "perhaps")
        assert [p.code for p in misfits(war.decisions, war.claims)] == ["correction_not_understood"]
        assert only(war).state is Outcome.OPEN

    def test_the_decision_holds_when_an_earlier_telling_is_collected_later(self, war: Any) -> None:
        foretell(war, "A famine looms", "humanitarian_warning", act=Act.WARNS, by="Rill Watch", published=8)
        self.settle(war, only(war), "came true")
        foretell(war, "Famine is near", "humanitarian_warning", act=Act.WARNS, by="Rill Watch", published=4)
        one = only(war)
        assert (one.state, len(one.claims)) == (Outcome.CAME_TRUE, 2)
