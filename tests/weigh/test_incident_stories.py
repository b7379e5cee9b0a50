"""Stories of what is one event and what is two."""

from __future__ import annotations

from datetime import date
from typing import Any

from marsad.model import Act, Axis, FigureKind, Modality, Picture, Precision, Role, Status


def places(picture: Picture) -> list[list[str]]:
    return sorted(sorted(p.text for p in i.places) for i in picture.incidents)


def standing(incident: Any, axis: Axis) -> str:
    return str(next(j.standing for j in incident.judgements if j.axis is axis))


def test_a_monitor_and_an_outlet_tell_of_one_strike(war: Any) -> None:
    """Two origins, one village, one day: one incident, corroborated."""
    war.claim(war.paper("Daily Lamp", 10), "Jets bombed Serat on Tuesday", "air_strike", at=["Serat"], on=10)
    paper = war.paper("Fig Tree Weekly", 11)
    war.claim(paper, "Raids hit Serat", "air_strike", by="Rill Watch", at=["Serat"], on=10)
    incident = war.incident()
    assert incident.status is Status.CORROBORATED
    assert [v.name for v in incident.voices] == ["Daily Lamp", "Rill Watch"]
    assert incident.voices[1].relays == ("Fig Tree Weekly",)


def test_two_villages_hit_the_same_day_stay_two(war: Any) -> None:
    """Serat and Morn lie three kilometres apart, within each other's radius."""
    paper = war.paper("Daily Lamp", 10)
    war.claim(paper, "Shells fell on Serat", "shelling", at=["Serat"], on=10)
    war.claim(paper, "Shells fell on Morn", "shelling", at=["Morn"], on=10)
    assert places(war.weigh()) == [["Morn"], ["Serat"]]


def test_the_same_village_four_days_later_is_another_incident(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Shells fell on Serat", "shelling", at=["Serat"], on=10)
    war.claim(war.paper("Daily Lamp", 14), "Shells fell on Serat", "shelling", at=["Serat"], on=14)
    first, second = war.weigh().incidents
    assert (first.earliest, second.earliest) == (date(2019, 9, 10), date(2019, 9, 14))
    assert first.candidates == second.candidates == ()


def test_one_day_apart_by_two_outlets_is_left_apart_and_said_so(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Shells fell on Serat", "shelling", at=["Serat"], on=10)
    war.claim(war.paper("Fig Tree Weekly", 11), "Serat was shelled", "shelling", at=["Serat"], on=11)
    first, second = war.weigh().incidents
    assert [o.incident for o in first.candidates] == [second.id]
    assert [o.incident for o in second.candidates] == [first.id]


def test_one_sentence_with_three_places_gives_three_incidents(war: Any) -> None:
    """Two villages and unnamed ones in a region; the region is not taken for the villages in it."""
    paper = war.paper("Daily Lamp", 10)
    words = "Serat, Morn and villages of northern Vale were shelled"
    war.claim(paper, words, "shelling", at=["Serat", "Morn", "northern Vale"], on=10)
    picture = war.weigh()
    assert places(picture) == [["Morn"], ["Serat"], ["northern Vale"]]
    assert len({i.id for i in picture.incidents}) == 3


def test_a_number_told_for_several_villages_belongs_to_none_of_them(war: Any, tell: Any) -> None:
    paper = war.paper("Daily Lamp", 10)
    war.claim(
        paper,
        "Shells on Serat and Morn: 5 killed",
        "shelling",
        at=["Serat", "Morn"],
        on=10,
        figures=[tell(FigureKind.KILLED, 5)],
    )
    for incident in war.weigh().incidents:
        assert incident.figures == ()
        assert standing(incident, Axis.NUMBERS) == "open"
        assert any("several places" in r.text for j in incident.judgements for r in j.reasons)


def test_bombardment_without_a_kind_joins_the_one_event_it_can_mean(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Jets bombed Serat", "air_strike", at=["Serat"], on=10)
    paper = war.paper("Fig Tree Weekly", 10)
    war.claim(paper, "Serat was bombarded", "bombardment_unspecified", at=["Serat"], on=10)
    incident = war.incident()
    assert incident.kind == "air_strike"
    assert incident.status is Status.CORROBORATED


def test_bombardment_without_a_kind_joins_neither_of_two(war: Any) -> None:
    """Jets and guns both hit Serat; "bombarded" may be either and stands for itself, naming both."""
    paper = war.paper("Daily Lamp", 10)
    war.claim(paper, "Jets bombed Serat", "air_strike", at=["Serat"], on=10)
    war.claim(paper, "Guns shelled Serat", "shelling", at=["Serat"], on=10)
    other = war.paper("Fig Tree Weekly", 10)
    war.claim(other, "Serat was bombarded", "bombardment_unspecified", at=["Serat"], on=10)
    picture = war.weigh()
    loose = next(i for i in picture.incidents if i.kind == "bombardment_unspecified")
    assert len(picture.incidents) == 3
    assert {o.incident for o in loose.candidates} == {i.id for i in picture.incidents if i is not loose}


def test_a_drones_strike_is_an_air_strike_to_others(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "A drone struck Serat", "drone_strike", at=["Serat"], on=10)
    war.claim(war.paper("Fig Tree Weekly", 10), "An air strike hit Serat", "air_strike", at=["Serat"], on=10)
    assert war.incident().kind == "drone_strike"


def test_the_area_around_a_village_is_told_of_the_village(war: Any) -> None:
    """Hollow Ridge holds Kolm; with one raid known there, both tell of it, and Kolm says where."""
    war.claim(war.paper("Daily Lamp", 10), "Raids on Hollow Ridge", "air_strike", at=["Hollow Ridge"], on=10)
    war.claim(war.paper("Fig Tree Weekly", 10), "Raids on Kolm", "air_strike", at=["Kolm"], on=10)
    incident = war.incident()
    assert [p.text for p in incident.places] == ["Kolm", "Hollow Ridge"]
    assert any("area around" in r.text for j in incident.judgements for r in j.reasons)


def test_a_whole_province_is_no_village_of_another_report(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Raids across Vale Province", "air_strike", at=["Vale Province"], on=10)
    war.claim(war.paper("Fig Tree Weekly", 10), "Raids on Kolm", "air_strike", at=["Kolm"], on=10)
    assert places(war.weigh()) == [["Kolm"], ["Vale Province"]]


def test_the_headline_with_a_province_is_the_story_below_it(war: Any) -> None:
    paper = war.paper("Daily Lamp", 10)
    war.claim(paper, "Raids in Vale Province", "air_strike", at=["Vale Province"], on=10)
    war.claim(paper, "Jets struck Kolm on Tuesday", "air_strike", at=["Kolm"], on=10)
    assert places(war.weigh()) == [["Kolm"]]


def test_a_place_that_only_narrows_is_ground_around_it(war: Any) -> None:
    paper = war.paper("Daily Lamp", 10)
    war.claim(paper, "An army post near Dunhall was attacked", "raid", near=["Dunhall"], on=9)
    (place,) = war.incident().places
    assert (place.text, place.role) == ("Dunhall", Role.NEAR)


def test_where_jets_came_from_and_where_troops_go_is_not_where_it_happened(war: Any) -> None:
    paper = war.paper("Daily Lamp", 10)
    war.claim(
        paper, "The army shelled Serat on its way toward Dunhall", "shelling", at=["Serat"], toward=["Dunhall"], on=10
    )
    assert [p.text for p in war.incident().places] == ["Serat"]


def test_an_undated_report_of_those_days_joins_and_says_why(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Shells fell on Serat on Tuesday", "shelling", at=["Serat"], on=10)
    paper = war.paper("Fig Tree Weekly", 11)
    war.claim(paper, "Serat was shelled again", "shelling", at=["Serat"])
    incident = war.incident()
    assert (incident.earliest, incident.latest) == (date(2019, 9, 10), date(2019, 9, 10))
    reasons = [r for j in incident.judgements for r in j.reasons if r.text.startswith("Undated")]
    assert [r.claims for r in reasons] == [(war.of(paper)[0].id,)]


def test_what_is_told_on_the_day_is_over_the_past_day_of_tomorrows_paper(war: Any) -> None:
    """An undated report of the 11th and "over the past day" in the paper of the 12th can mean one raid, on the 11th."""
    war.claim(war.paper("Daily Lamp", 11), "Jets struck Kolm", "air_strike", at=["Kolm"])
    war.claim(
        war.paper("Fig Tree Weekly", 12), "Over the past day jets struck Kolm", "air_strike", at=["Kolm"], on=(11, 12)
    )
    assert len(war.incident().claims) == 2


def test_what_was_told_before_a_day_is_not_of_that_day(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Jets struck Kolm", "air_strike", at=["Kolm"])
    war.claim(
        war.paper("Fig Tree Weekly", 12), "Over the past day jets struck Kolm", "air_strike", at=["Kolm"], on=(11, 12)
    )
    assert len(war.weigh().incidents) == 2


def test_a_reason_that_holds_of_several_reports_is_given_once(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Shells fell on Serat on Tuesday", "shelling", at=["Serat"], on=10)
    papers = [war.paper("Fig Tree Weekly", 11), war.paper("Quay Courier", 11)]
    for paper in papers:
        war.claim(paper, "Serat was shelled again", "shelling", at=["Serat"])
    reasons = [r for j in war.incident().judgements for r in j.reasons if r.text.startswith("Undated")]
    assert [set(r.claims) for r in reasons] == [{war.of(paper)[0].id for paper in papers}]


def test_an_undated_report_is_not_dated_by_guess(war: Any) -> None:
    """The last shelling told of Serat was a week before; the undated one is another, without a day."""
    war.claim(war.paper("Daily Lamp", 4), "Shells fell on Serat", "shelling", at=["Serat"], on=4)
    war.claim(war.paper("Fig Tree Weekly", 11), "Serat was shelled", "shelling", at=["Serat"])
    dated, undated = war.weigh().incidents
    assert (undated.earliest, undated.latest) == (None, None)
    assert dated.earliest == date(2019, 9, 4)


def test_two_undated_reports_of_one_day_tell_of_one_shelling(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Serat was shelled", "shelling", at=["Serat"])
    war.claim(war.paper("Fig Tree Weekly", 11), "Guns hit Serat", "shelling", at=["Serat"])
    incident = war.incident()
    assert (incident.earliest, incident.latest) == (None, None)


def test_a_report_without_any_date_joins_nothing_of_another_report(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Serat was shelled", "shelling", at=["Serat"], on=10)
    war.claim(war.paper("Fig Tree Weekly", None), "Guns hit Serat", "shelling", at=["Serat"])
    assert len(war.weigh().incidents) == 2


def test_a_span_of_days_joins_the_one_strike_within_it(war: Any) -> None:
    """ "Since the ceasefire" and "on Tuesday" are one where only one strike is known."""
    war.claim(war.paper("Daily Lamp", 11), "Jets struck Kolm", "air_strike", at=["Kolm"], on=(0, 11))
    war.claim(war.paper("Fig Tree Weekly", 11), "Jets struck Kolm on Tuesday", "air_strike", at=["Kolm"], on=10)
    incident = war.incident()
    assert (incident.earliest, incident.latest) == (date(2019, 9, 10), date(2019, 9, 10))


def test_a_span_of_days_with_two_strikes_in_it_joins_neither(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 12), "Jets struck Kolm", "air_strike", at=["Kolm"], on=(0, 12))
    other = war.paper("Fig Tree Weekly", 12)
    war.claim(other, "Jets struck Kolm on Tuesday", "air_strike", at=["Kolm"], on=10)
    war.claim(other, "Jets struck Kolm on Thursday", "air_strike", at=["Kolm"], on=12)
    assert len(war.weigh().incidents) == 3


def test_assaults_since_spring_are_not_the_assault_of_today(war: Any) -> None:
    paper = war.paper("Daily Lamp", 14)
    war.claim(paper, "Assaults on Kolm failed since spring", "ground_assault_failed", at=["Kolm"], on=(-120, 14))
    war.claim(paper, "An assault on Kolm failed today", "ground_assault_failed", at=["Kolm"], on=14)
    assert len(war.weigh().incidents) == 2


def test_background_keeps_its_own_time(war: Any) -> None:
    paper = war.paper("Daily Lamp", 11)
    war.claim(paper, "Smoke over Serat, 5 July", "shelling", at=["Serat"], on=(-57, -57), act=Act.PRESUPPOSES)
    incident = war.incident()
    assert incident.earliest == date(2019, 7, 5)
    assert incident.first_known == date(2019, 9, 11)


def test_enemies_are_not_one_attacker(war: Any) -> None:
    """Front rockets and Republic shells on one village on one day are two events."""
    paper = war.paper("Daily Lamp", 10)
    war.claim(paper, "Front fighters shelled Dunhall", "shelling", at=["Dunhall"], on=10, actors=["Front fighters"])
    other = war.paper("Fig Tree Weekly", 10)
    war.claim(other, "Republic forces shelled Dunhall", "shelling", at=["Dunhall"], on=10, actors=["Republic forces"])
    assert len(war.weigh().incidents) == 2


def test_enemies_who_accuse_each_other_of_the_same_seven_deaths(war: Any, tell: Any) -> None:
    """The same count of the dead shows that both speak of one event: who did it is contested."""
    dead = tell(FigureKind.KILLED, 7)
    paper = war.paper("Daily Lamp", 10)
    told: dict[str, Any] = {"at": ["Dunhall"], "on": 10, "figures": [dead]}
    war.claim(
        paper,
        "Front fighters shelled Dunhall",
        "shelling",
        by="Republic Army Command",
        actors=["Front fighters"],
        **told,
    )
    war.claim(
        paper, "Republic forces shelled Dunhall", "shelling", by="Front spokesman", actors=["Republic forces"], **told
    )
    incident = war.incident()
    assert incident.status is Status.CONTESTED
    assert incident.contested == (Axis.ATTRIBUTION,)


def test_allies_named_apart_are_one_event_with_a_contested_doer(war: Any) -> None:
    war.claim(
        war.paper("Daily Lamp", 10),
        "Federation jets struck Serat",
        "air_strike",
        at=["Serat"],
        on=10,
        actors=["Federation jets"],
    )
    war.claim(
        war.paper("Fig Tree Weekly", 10),
        "Republic jets struck Serat",
        "air_strike",
        at=["Serat"],
        on=10,
        actors=["Republic jets"],
    )
    incident = war.incident()
    assert incident.contested == (Axis.ATTRIBUTION,)
    assert set(incident.actors) == {"federation", "republic"}


def test_a_brigade_of_the_republic_is_no_other_doer_than_the_republic(war: Any) -> None:
    war.claim(
        war.paper("Daily Lamp", 10),
        "Republic forces shelled Serat",
        "shelling",
        at=["Serat"],
        on=10,
        actors=["Republic forces"],
    )
    war.claim(
        war.paper("Fig Tree Weekly", 10), "The Coast Guard Brigade shelled Serat", "shelling", at=["Serat"], on=10,
        actors=["Coast Guard Brigade"],
    )  # fmt: skip
    assert standing(war.incident(), Axis.ATTRIBUTION) == "agreed"


def test_who_is_not_named_is_not_filled_in(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Bombs fell on Serat", "air_strike", at=["Serat"], on=10)
    incident = war.incident()
    assert incident.actors == ()
    assert standing(incident, Axis.ATTRIBUTION) == "open"


def test_forecasts_plans_demands_and_negations_make_no_incident(war: Any) -> None:
    paper = war.paper("Daily Lamp", 10)
    war.claim(
        paper,
        "An assault on Kolm is expected",
        "ground_clash",
        at=["Kolm"],
        act=Act.EXPECTS,
        modality=Modality.EXPECTED,
    )
    war.claim(paper, "The army plans to shell Serat", "shelling", at=["Serat"], modality=Modality.PLANNED)
    war.claim(paper, "The army must stop shelling Serat", "shelling", at=["Serat"], act=Act.DEMANDS)
    war.claim(paper, "No shells fell on Morn", "shelling", at=["Morn"], on=10, negated=True)
    assert war.weigh().incidents == ()


def test_a_name_that_two_places_bear_is_compared_by_name(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Shells fell on Twin Ford", "shelling", at=["Twin Ford"], on=10)
    war.claim(war.paper("Fig Tree Weekly", 10), "Twin Ford was shelled", "shelling", at=["Twin Ford"], on=10)
    (place,) = war.incident().places
    assert place.location is not None
    assert place.location.precision is Precision.UNKNOWN


def test_a_town_taken_is_taken_once_though_told_for_three_days(war: Any) -> None:
    """Captured on the 21st, the 22nd, announced on the 23rd."""
    for published, on in ((21, 21), (22, 22), (23, 23)):
        paper = war.paper(f"Paper of day {published}", published)
        war.claim(paper, f"The army took Dunhall, day {on}", "capture_by_government", at=["Dunhall"], on=on)
    assert (war.incident().earliest, war.incident().latest) == (date(2019, 9, 21), date(2019, 9, 23))


def test_a_village_taken_is_not_its_province_taken(war: Any) -> None:
    paper = war.paper("Daily Lamp", 21)
    war.claim(paper, "The army took Kolm", "capture_by_government", at=["Kolm"], on=21)
    war.claim(paper, "The army took northern Vale", "capture_by_government", at=["northern Vale"], on=21)
    assert len(war.weigh().incidents) == 2


def test_a_word_without_a_place_belongs_to_the_one_event_of_its_report(war: Any) -> None:
    paper = war.paper("Daily Lamp", 10)
    war.claim(paper, "Jets struck Kolm on Tuesday", "air_strike", by="Rill Watch", at=["Kolm"], on=10)
    war.claim(
        paper,
        "The raids were flown by Federation planes",
        "air_strike",
        by="Front spokesman",
        actors=["Federation planes"],
    )
    incident = war.incident()
    assert {v.name for v in incident.voices} == {"Rill Watch", "Front spokesman"}
    assert incident.actors == ("federation",)


def test_the_id_of_an_incident_outlives_later_reports(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Serat was bombarded", "bombardment_unspecified", at=["Serat"], on=10)
    before = war.incident().id
    war.claim(war.paper("Fig Tree Weekly", 11), "Jets bombed Serat", "air_strike", at=["Serat"], on=10)
    assert war.incident().id == before


def test_uprooted_at_no_time_and_from_nowhere_is_a_condition(war: Any) -> None:
    paper = war.paper("Daily Lamp", 10)
    war.claim(paper, "Many had been displaced before", "displacement")
    assert war.weigh().incidents == ()


def test_an_area_that_only_frames_the_village_is_no_second_place(war: Any) -> None:
    paper = war.paper("Daily Lamp", 10)
    words = "People in northern Vale say that shells fell on Serat"
    war.claim(paper, words, "shelling", at=["northern Vale", "Serat"], on=10)
    assert places(war.weigh()) == [["Serat"]]


def test_a_region_without_a_day_is_not_the_same_event_in_two_papers(war: Any) -> None:
    """Loose in its place and in its days: two papers may mean two things."""
    war.claim(war.paper("Daily Lamp", 10), "Jets bombed northern Vale", "air_strike", at=["northern Vale"])
    war.claim(war.paper("Fig Tree Weekly", 10), "Raids on northern Vale", "air_strike", at=["northern Vale"])
    assert len(war.weigh().incidents) == 2


def test_a_region_on_one_day_is(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 10), "Jets bombed northern Vale", "air_strike", at=["northern Vale"], on=10)
    war.claim(war.paper("Fig Tree Weekly", 10), "Raids on northern Vale", "air_strike", at=["northern Vale"], on=10)
    assert war.incident().status is Status.CORROBORATED


def test_the_same_voice_in_the_same_report_means_the_same_raids(war: Any) -> None:
    """The lead has Tuesday and the region, the next paragraph the ridge; another raid elsewhere stays apart."""
    paper = war.paper("Daily Lamp", 11)
    war.claim(paper, "Raids hit northern Vale on Tuesday", "air_strike", by="Rill Watch", at=["northern Vale"], on=10)
    war.claim(paper, "Two raids struck Hollow Ridge", "air_strike", by="Rill Watch", at=["Hollow Ridge"])
    war.claim(paper, "Jets bombed Serat on Tuesday", "air_strike", by="Front spokesman", at=["Serat"], on=10)
    ridge = next(i for i in war.weigh().incidents if i.places[0].text == "Hollow Ridge")
    assert len(ridge.claims) == 2
    assert ridge.earliest == date(2019, 9, 10)


def test_the_dead_of_a_whole_summer_are_a_total_and_no_event(war: Any, tell: Any) -> None:
    paper = war.paper("Daily Lamp", 10)
    total = tell(FigureKind.KILLED, 784, cumulative=True)
    war.claim(
        paper, "784 killed since April", "killing_of_civilians", at=["Vale Province"], on=(-124, 0), figures=[total]
    )
    picture = war.weigh()
    assert picture.incidents == ()
    assert [t.figure.value for t in picture.tolls] == [784]
