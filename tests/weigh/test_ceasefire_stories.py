"""Stories of ceasefires: one declaration told many ways, what is told as a breach, and how long it held."""

from __future__ import annotations

from datetime import date
from typing import Any

from marsad.model import Act, Ceasefire, Modality, Scope
from marsad.weigh.days_held import DECLARED_OVER, FIRST_AIR_STRIKE, FIRST_BREACH, FIRST_CORROBORATED


def declared(war: Any, publisher: str = "Quill Wire", published: int = 0, words: str = "", **told: Any) -> Any:
    paper = war.paper(publisher, published)
    told = {"on": 0, "actors": ["Federation"], "within": ["northern Vale"], **told}
    war.claim(paper, words or f"{publisher}: the Federation declared a ceasefire", "ceasefire_announced", **told)
    return paper


def days(ceasefire: Ceasefire) -> dict[str, int | None]:
    return {h.reading: h.days for h in ceasefire.held}


def test_told_by_three_papers_with_three_dates_it_is_one(war: Any) -> None:
    """Announced on the 30th, in force from the 31st, "at the start of September"; by one ally, the other, and both."""
    declared(war, "Quill Wire", -1, on=-1)
    declared(war, "Daily Lamp", 1, on=0, actors=["Republic"])
    declared(war, "Fig Tree Weekly", 10, on=(0, 2), actors=["Federation", "Republic"], act=Act.PRESUPPOSES)
    (truce,) = war.weigh().ceasefires
    assert len(truce.claims) == 3
    assert set(truce.declared_by) == {"federation", "republic"}
    assert (truce.earliest, truce.latest) == (date(2019, 8, 31), date(2019, 8, 31))


def test_a_wide_window_does_not_widen_a_day(war: Any) -> None:
    declared(war, "Quill Wire", 0, on=0)
    declared(war, "Daily Lamp", 10, on=(0, 10), act=Act.PRESUPPOSES)
    (truce,) = war.weigh().ceasefires
    assert (truce.earliest, truce.latest) == (date(2019, 8, 31), date(2019, 8, 31))


def test_nobody_spoke_of_it_for_two_months_and_more(war: Any) -> None:
    """What is fired a season later is not told as a breach of it."""
    declared(war, published=-100, on=-100)
    paper = war.paper("Daily Lamp", 10)
    war.claim(paper, "Guns shelled Serat", "shelling", at=["Serat"], on=10)
    assert war.weigh().ceasefires[0].breaches == ()


def test_who_announces_it_declares_it(war: Any) -> None:
    declared(war, actors=[], by="Marshal Oren", act=Act.ANNOUNCES)
    assert war.weigh().ceasefires[0].declared_by == ("federation",)


def test_announced_for_tomorrow_it_is_declared_today(war: Any) -> None:
    declared(war, published=-1, modality=Modality.PLANNED, act=Act.ANNOUNCES, by="Marshal Oren")
    picture = war.weigh()
    assert len(picture.ceasefires) == 1
    assert picture.outlook == ()


def test_two_declarations_a_month_apart_are_two(war: Any) -> None:
    declared(war, published=-30, on=-30)
    declared(war, published=0, on=0)
    assert [c.earliest for c in war.weigh().ceasefires] == [date(2019, 8, 1), date(2019, 8, 31)]


def test_the_ceasefire_without_a_day_is_the_last_one_declared(war: Any) -> None:
    declared(war, published=-30, on=-30)
    declared(war, published=0, on=0)
    paper = declared(war, "Daily Lamp", 12, on=None, act=Act.PRESUPPOSES)
    _, second = war.weigh().ceasefires
    assert war.of(paper)[0].id in second.claims


def test_a_mention_that_may_be_either_makes_no_third(war: Any) -> None:
    declared(war, published=-30, on=-30)
    declared(war, published=0, on=0)
    declared(war, "Daily Lamp", 12, on=(-30, 0), act=Act.PRESUPPOSES)
    assert len(war.weigh().ceasefires) == 2


def test_enemies_ceasefires_of_one_day_are_two(war: Any) -> None:
    declared(war)
    declared(war, "Daily Lamp", actors=["Front"])
    assert len(war.weigh().ceasefires) == 2


def test_a_truce_far_away_is_another(war: Any) -> None:
    declared(war)
    declared(war, "Daily Lamp", within=["Farwell"])
    assert len(war.weigh().ceasefires) == 2


def test_calls_and_hopes_declare_nothing(war: Any) -> None:
    paper = war.paper("Daily Lamp", 0)
    war.claim(paper, "The Federation should declare a ceasefire", "ceasefire_announced", act=Act.DEMANDS)
    war.claim(paper, "A ceasefire is expected", "ceasefire_announced", act=Act.EXPECTS, modality=Modality.EXPECTED)
    assert war.weigh().ceasefires == ()


class TestBreaches:
    def test_days_count_from_the_first(self, war: Any) -> None:
        declared(war)
        paper = war.paper("Daily Lamp", 10)
        war.claim(paper, "Republic guns shelled Serat", "shelling", at=["Serat"], on=0, actors=["Republic guns"])
        war.claim(paper, "Jets bombed Kolm", "air_strike", by="Rill Watch", at=["Kolm"], on=10)
        (truce,) = war.weigh().ceasefires
        assert [(b.day, b.kind, b.by, b.alleged_by) for b in truce.breaches] == [
            (1, "shelling", "republic", "Daily Lamp"),
            (11, "air_strike", None, "Rill Watch"),
        ]

    def test_each_reading_has_its_own_length(self, war: Any) -> None:
        """Shelling on day 2 by one voice, on day 5 by two, from the air on day 11, declared over on day 13."""
        declared(war)
        paper, other = war.paper("Daily Lamp", 12), war.paper("Fig Tree Weekly", 12)
        war.claim(paper, "Guns shelled Serat", "shelling", at=["Serat"], on=1)
        war.claim(paper, "Guns shelled Morn", "shelling", at=["Morn"], on=4)
        war.claim(other, "Shells fell on Morn", "shelling", by="Rill Watch", at=["Morn"], on=4)
        war.claim(paper, "Jets bombed Kolm", "air_strike", at=["Kolm"], on=10)
        war.claim(paper, "The ceasefire is over", "ceasefire_ended", by="Marshal Oren", on=12)
        (truce,) = war.weigh().ceasefires
        assert days(truce) == {FIRST_BREACH: 1, FIRST_CORROBORATED: 4, FIRST_AIR_STRIKE: 10, DECLARED_OVER: 12}
        assert truce.ended_by == (war.of(paper)[3].id,)

    def test_where_nothing_dated_broke_it_no_reading_has_days(self, war: Any) -> None:
        declared(war)
        (truce,) = war.weigh().ceasefires
        assert set(days(truce).values()) == {None}
        assert all(h.claims == () for h in truce.held)

    def test_a_foreign_state_that_is_no_party_to_it_breaks_nothing(self, war: Any) -> None:
        declared(war)
        paper = war.paper("Daily Lamp", 1)
        war.claim(paper, "Alliance jets hit Serat", "air_strike", at=["Serat"], on=0, actors=["Alliance jets"])
        assert war.weigh().ceasefires[0].breaches == ()

    def test_rockets_of_the_other_side_are_told_as_a_breach_too(self, war: Any) -> None:
        declared(war)
        paper = war.paper("Harbour Post", 1)
        war.claim(paper, "Front rockets fell on Serat", "shelling", at=["Serat"], on=0, actors=["Front rockets"])
        assert [b.by for b in war.weigh().ceasefires[0].breaches] == ["front"]

    def test_fighting_before_it_elsewhere_or_undated_is_no_breach(self, war: Any) -> None:
        declared(war)
        paper = war.paper("Daily Lamp", 5)
        war.claim(paper, "Guns shelled Serat on Thursday", "shelling", at=["Serat"], on=-2)
        war.claim(paper, "Guns shelled Farwell", "shelling", at=["Farwell"], on=3)
        war.claim(paper, "Guns shelled Morn", "shelling", at=["Morn"])
        assert war.weigh().ceasefires[0].breaches == ()

    def test_what_comes_after_the_next_declaration_breaks_the_next(self, war: Any) -> None:
        declared(war, published=-30, on=-30)
        declared(war, published=0, on=0)
        paper = war.paper("Daily Lamp", 5)
        war.claim(paper, "Guns shelled Serat", "shelling", at=["Serat"], on=5)
        first, second = war.weigh().ceasefires
        assert (len(first.breaches), len(second.breaches)) == (0, 1)

    def test_an_alleged_violation_without_a_day_goes_to_the_one_in_force(self, war: Any) -> None:
        declared(war)
        paper = war.paper("Daily Lamp", 8)
        war.claim(paper, "The Front broke the ceasefire", "ceasefire_violated", by="the ministry", actors=["Front"])
        (breach,) = war.weigh().ceasefires[0].breaches
        assert (breach.kind, breach.by, breach.day) == ("ceasefire_violated", "front", None)

    def test_a_breach_that_is_denied_is_contested(self, war: Any) -> None:
        declared(war)
        paper = war.paper("Daily Lamp", 8)
        war.claim(
            paper, "The Front broke the ceasefire", "ceasefire_violated", by="the ministry", actors=["Front"], on=8
        )
        war.claim(
            paper, "We broke nothing", "ceasefire_violated", by="Front spokesman", act=Act.DENIES,
            denies=[(Scope.OCCURRENCE, 0)],
        )  # fmt: skip
        picture = war.weigh()
        assert [b.contested for b in picture.ceasefires[0].breaches] == [True]
        assert picture.loose_denials == ()

    def test_a_denial_answers_the_accusation_without_naming_it(self, war: Any) -> None:
        declared(war)
        paper = war.paper("Daily Lamp", 8)
        accused: dict[str, Any] = {"actors": ["Front"], "on": 8}
        war.claim(paper, "The Front broke the ceasefire", "ceasefire_violated", by="the ministry", **accused)
        war.claim(paper, "We broke nothing", "ceasefire_violated", by="Front spokesman", act=Act.DENIES)
        picture = war.weigh()
        assert [b.contested for b in picture.ceasefires[0].breaches] == [True]
        assert picture.loose_denials == ()

    def test_a_strike_that_is_contested_is_a_contested_breach(self, war: Any) -> None:
        declared(war)
        paper = war.paper("Daily Lamp", 10)
        war.claim(paper, "Federation jets bombed Kolm", "air_strike", at=["Kolm"], on=10, actors=["Federation jets"])
        war.claim(paper, "Not so", "air_strike", by="the ministry", act=Act.DENIES, actors=["Federation"])
        assert [b.contested for b in war.weigh().ceasefires[0].breaches] == [True]

    def test_shelling_told_beside_a_truce_without_a_place_breaks_it(self, war: Any) -> None:
        paper = declared(war, published=10, on=(-30, -26), within=[])
        war.claim(paper, "It went on shelling", "shelling", on=(-29, -26))
        (truce,) = war.weigh().ceasefires
        assert [(b.kind, b.on, b.day) for b in truce.breaches] == [("shelling", None, None)]


def test_an_act_that_others_tell_of_a_third_state_breaks_nothing(war: Any) -> None:
    """One paper does not say whose missiles they were; another says they were the Alliance's."""
    declared(war)
    for name, actors in (("Daily Lamp", []), ("Fig Tree Weekly", ["Alliance"])):
        paper = war.paper(name, 2)
        war.claim(paper, f"{name}: missiles struck Serat", "air_strike", at=["Serat"], on=1, actors=actors)
    assert war.weigh().ceasefires[0].breaches == ()


def test_the_reading_by_two_voices_rests_on_both(war: Any) -> None:
    declared(war)
    for name in ("Daily Lamp", "Fig Tree Weekly"):
        war.claim(war.paper(name, 2), f"{name}: guns shelled Serat", "shelling", at=["Serat"], on=1)
    (told,) = [h for h in war.weigh().ceasefires[0].held if h.reading == FIRST_CORROBORATED]
    assert told.days == 1
    assert len(told.claims) == 2
