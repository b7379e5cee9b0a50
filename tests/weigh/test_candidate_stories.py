"""Events that may be one: what joins them, what leaves them apart, and the reasons a person is given."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.model import FigureKind, Picture

KILLED = FigureKind.KILLED
CROWD = "Warden Osk Pellin said the grain queue by the ropewalk was struck as barges unloaded. "
OTHER = (
    "The Brackwater council met about ferry fares, and trawlermen demanded cheaper ice. Alderman Tove Hask promised a "
    "second slipway, dredging by midsummer and lamps along Cobble Wharf; Pastor Imre Lund asked for a bell. "
)


def two_reports(war: Any, tell: Any, second: str, *, dead: int | None, day: int = 10, then: int = 10) -> Picture:
    """A strike on Serat with eleven dead, and a strike at no place told by another paper."""
    one = war.paper("Daily Lamp", 11)
    one.add(CROWD)
    war.claim(one, "An air strike on Serat killed 11", "air_strike", at=["Serat"], on=day, figures=[tell(KILLED, 11)])
    two = war.paper("Fig Tree Weekly", 11)
    two.add(second)
    figures = [tell(KILLED, dead)] if dead else []
    war.claim(two, "Jets struck, it was said", "air_strike", on=then, figures=figures)
    return war.weigh()


def test_a_strike_at_no_place_is_the_one_of_that_day_count_and_words(war: Any, tell: Any) -> None:
    (incident,) = two_reports(war, tell, CROWD, dead=11).incidents
    assert {v.name for v in incident.voices} >= {"Daily Lamp"}
    reasons = [r.text for j in incident.judgements for r in j.reasons]
    assert any("Told without a place; day, count and the words" in r for r in reasons)


@pytest.mark.parametrize(
    ("second", "dead", "proves"),
    [
        (CROWD, 12, "another count may be another event"),
        (CROWD, None, "words alone join nothing"),
    ],
)
def test_alike_in_words_alone_they_are_candidates_with_reasons(
    war: Any, tell: Any, second: str, dead: int | None, proves: str
) -> None:
    one, two = two_reports(war, tell, second, dead=dead).incidents
    note = one.note or two.note
    assert "no place is told of one of them" in note, proves
    assert "“pellin”" in note or "“ropewalk”" in note, proves


@pytest.mark.parametrize(
    ("second", "dead", "then", "proves"),
    [
        (OTHER, 11, 10, "the same count in a report of something else is chance"),
        (CROWD, 11, 7, "another day is another event, whatever the words"),
    ],
)
def test_neither_joined_nor_candidates(war: Any, tell: Any, second: str, dead: int, then: int, proves: str) -> None:
    one, two = two_reports(war, tell, second, dead=dead, then=then).incidents
    assert not one.note, proves
    assert not two.note, proves


def test_two_strikes_that_fit_leave_the_placeless_one_apart(war: Any, tell: Any) -> None:
    other = war.paper("Quill Wire", 11)
    other.add(CROWD)
    war.claim(other, "An air strike on Morn killed 11", "air_strike", at=["Morn"], on=10, figures=[tell(KILLED, 11)])
    incidents = two_reports(war, tell, CROWD, dead=11).incidents
    assert len(incidents) == 3
    (placeless,) = [i for i in incidents if not i.places]
    assert placeless.note.count("inc-") == 2


def test_one_or_two_dead_are_told_of_many_events(war: Any, tell: Any) -> None:
    one = war.paper("Daily Lamp", 11)
    one.add(CROWD)
    war.claim(one, "An air strike on Serat killed 1", "air_strike", at=["Serat"], on=10, figures=[tell(KILLED, 1)])
    two = war.paper("Fig Tree Weekly", 11)
    two.add(CROWD)
    war.claim(two, "Jets killed 1", "air_strike", on=10, figures=[tell(KILLED, 1)])
    assert len(war.weigh().incidents) == 2


def test_a_day_apart_is_the_reason_given(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 11), "Shells fell on Serat", "shelling", at=["Serat"], on=10)
    war.claim(war.paper("Fig Tree Weekly", 11), "Serat was shelled", "shelling", at=["Serat"], on=9)
    notes = [i.note for i in war.weigh().incidents]
    assert all("told a day apart" in note for note in notes)


def test_bombardment_that_may_be_either_names_both_and_why(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 11), "Jets hit Serat", "air_strike", at=["Serat"], on=10)
    war.claim(war.paper("Quill Wire", 11), "Shells fell on Serat", "shelling", at=["Serat"], on=10)
    war.claim(war.paper("Fig Tree Weekly", 11), "Serat was bombarded", "bombardment_unspecified", at=["Serat"], on=10)
    (open_one,) = [i for i in war.weigh().incidents if i.kind == "bombardment_unspecified"]
    assert open_one.note.count("told as different kinds of act") == 2


def test_one_report_with_six_incidents_feeds_six(war: Any) -> None:
    round_up = war.paper("Daily Lamp", 12)
    told = [("Serat", 10), ("Morn", 10), ("Kolm", 10), ("Dunhall", 10), ("Serat", 4), ("Farwell", 11)]
    for number, (place, day) in enumerate(told):
        war.claim(round_up, f"Shelling {number} of {place}", "shelling", at=[place], on=day)
    other = war.paper("Fig Tree Weekly", 12)
    war.claim(other, "Kolm was shelled", "shelling", at=["Kolm"], on=10)
    incidents = war.weigh().incidents
    assert len(incidents) == 6
    assert [len(i.voices) for i in incidents if i.places[0].text == "Kolm"] == [2]


def test_near_a_village_and_without_a_day_is_not_the_strike_on_it(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 11), "Jets hit Serat", "air_strike", at=["Serat"], on=10)
    war.claim(war.paper("Fig Tree Weekly", 11), "Jets struck near Morn", "air_strike", near=["Morn"])
    assert len(war.weigh().incidents) == 2
