"""Articles of invented wars, and what comes of them: who stands by what, who took it back, what was foretold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from marsad.engine import difference_plain, difference_text
from marsad.model import Incident, Outcome, Stance, Status
from marsad.publish import render

from .conftest import places_of

if TYPE_CHECKING:
    Begin = Callable[..., Any]

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2031, 5, day) for day in (5, 6, 7, 8))
NEXT_WEEK = date(2031, 5, 14)


def at(told: Any, place: str, known: date | None = None) -> Incident:
    """The one incident at a place."""
    (found,) = (i for i in told.picture(known).incidents if place in places_of(i))
    return found


def voices(incident: Incident) -> dict[str, Stance]:
    return {v.source or v.name: v.stance for v in incident.voices}


def test_a_denial_of_one_area_leaves_a_strike_elsewhere_alone(story: Begin) -> None:
    told = story()
    told.tell(
        "Norland warplanes bombed Velmore on Monday, the Lighthouse Monitor said.\n\n"
        "Norland warplanes also bombed Dunholt on Monday, residents said.\n",
        publisher="Tarn Gazette", published=TUESDAY,
    )  # fmt: skip
    told.tell(
        "Norland's Defence Ministry denied that its warplanes had bombed Velmore on Monday.\n",
        publisher="Ister Post", published=TUESDAY,
    )  # fmt: skip
    assert at(told, "Velmore").status is Status.CONTESTED
    assert at(told, "Dunholt").status is Status.SINGLE_SOURCE


def test_an_outlet_of_the_ministrys_own_side_withdraws_its_report_the_next_day(story: Begin) -> None:
    told = story()
    told.tell("Norland warplanes bombed Velmore on Monday.\n", publisher="Quay Courier", published=MONDAY)
    told.tell(
        "Norland's Defence Ministry denied that its warplanes had bombed Velmore on Monday.\n",
        publisher="Ister Post", published=MONDAY,
    )  # fmt: skip
    before = at(told, "Velmore")
    (courier,) = (v for v in before.voices if v.source == "quay_courier")
    assert courier.against_own_side
    told.tell(
        "The Quay Courier withdraws its report that Norland warplanes bombed Velmore on Monday.\n",
        publisher="Quay Courier", published=TUESDAY,
    )  # fmt: skip
    after = at(told, "Velmore")
    assert (before.status, after.status) == (Status.CONTESTED, Status.RETRACTED)
    assert voices(after)["quay_courier"] is Stance.WITHDRAWN
    assert at(told, "Velmore", MONDAY).status is Status.CONTESTED
    changes = difference_text(told.desk.diff(MONDAY, TUESDAY))
    corrected, learnt = changes.split("CORRECTED")[1].split("LEARNT")
    assert "Quay Courier no longer upholds what it had told on 6 May" in corrected
    assert "status: contested → retracted" in corrected
    assert "Velmore" not in learnt


def test_a_third_paper_that_tells_of_the_withdrawal_withdraws_nothing_itself(story: Begin) -> None:
    told = story()
    raid = "Norland warplanes bombed Velmore on Monday, according to {}.\n"
    told.tell("Norland warplanes bombed Velmore on Monday.\n", publisher="Quay Courier", published=MONDAY)
    told.tell(raid.format("the Lighthouse Monitor"), publisher="Tarn Gazette", published=MONDAY)
    told.tell(
        "A news site has taken back its report that Norland warplanes bombed Velmore on Monday.\n",
        publisher="Tarn Gazette", published=TUESDAY,
    )  # fmt: skip
    incident = at(told, "Velmore")
    assert set(voices(incident).values()) == {Stance.FOR}
    assert not [c for c in told.picture().corrections if c.by == "Tarn Gazette" or c.withdraws]


def test_who_says_that_another_misreported_denies_and_withdraws_nothing(story: Begin) -> None:
    told = story()
    told.tell("Norland warplanes bombed Velmore on Monday.\n", publisher="Quay Courier", published=MONDAY)
    told.tell(
        "Air strikes on Velmore on Monday were misreported by the Quay Courier.\n",
        publisher="Ister Post", published=TUESDAY,
    )  # fmt: skip
    incident = at(told, "Velmore")
    assert voices(incident)["quay_courier"] is Stance.FOR
    assert incident.status is Status.CONTESTED
    (correction,) = told.picture().corrections
    assert (correction.by, correction.told_by, correction.withdraws) == ("Quay Courier", "Ister Post", ())


def test_talks_planned_then_held(story: Begin) -> None:
    told = story()
    told.tell("Peace talks are due to be held in Dunholt on 7 May.\n", publisher="Tarn Gazette", published=MONDAY)
    (one,) = told.picture().outlook
    assert (one.state, one.latest) == (Outcome.OPEN, WEDNESDAY)
    told.tell("Peace talks were held in Dunholt on Wednesday.\n", publisher="Ister Post", published=THURSDAY)
    (one,) = told.picture().outlook
    assert one.state is Outcome.CAME_TRUE
    brief = render(told.desk.brief(THURSDAY), "text")
    assert "Since told of as come true" in brief
    assert told.picture(WEDNESDAY).outlook[0].state is Outcome.OPEN


def test_talks_of_which_nobody_tells_again_cannot_be_told(story: Begin) -> None:
    told = story()
    told.tell("Peace talks are due to be held in Dunholt on 7 May.\n", publisher="Tarn Gazette", published=MONDAY)
    told.tell("Norland warplanes bombed Velmore on Tuesday.\n", publisher="Ister Post", published=NEXT_WEEK)
    (one,) = told.picture().outlook
    assert one.state is Outcome.CANNOT_TELL
    assert "it cannot be told whether it came true" in render(told.desk.brief(NEXT_WEEK), "text")


def test_a_warned_of_assault_is_no_event_until_others_tell_of_it(story: Begin) -> None:
    told = story()
    told.tell(
        "The Lighthouse Monitor warned that Harbour government forces could shell Oskarby within days.\n",
        publisher="Tarn Gazette", published=MONDAY,
    )  # fmt: skip
    assert told.picture().incidents == ()
    assert [o.state for o in told.picture().outlook] == [Outcome.OPEN]


def test_two_monitors_and_the_accused_on_the_published_scales(story: Begin) -> None:
    told = story()
    told.tell(
        "Norland warplanes bombed Velmore on Monday, killing 3 civilians, the Lighthouse Monitor said.\n",
        publisher="Tarn Gazette", published=TUESDAY,
    )  # fmt: skip
    marks = {g.scale: g.mark for g in at(told, "Velmore").grades}
    assert marks == {"Admiralty, information": "3", "Airwars, civilian harm": "weak"}
    told.tell(
        "Norland's warplanes bombed Velmore on Monday and killed 3 civilians, Doctors Across the Tarn said.\n",
        publisher="Ister Post", published=TUESDAY,
    )  # fmt: skip
    marks = {g.scale: g.mark for g in at(told, "Velmore").grades}
    assert marks == {"Admiralty, information": "1", "Airwars, civilian harm": "fair"}


def test_a_source_the_desk_has_judged_shows_its_letter_and_the_number_stays_apart(story: Begin) -> None:
    told = story()
    told.tell(
        "Norland warplanes bombed Velmore on Monday, the Lighthouse Monitor said.\n",
        publisher="Tarn Gazette", published=TUESDAY,
    )  # fmt: skip
    incident = at(told, "Velmore")
    steps = [s.text for s in told.desk.explain(incident.id).steps]
    assert "Admiralty, information: 3, possibly true" in steps
    assert not any("Admiralty, source" in s for s in steps)


def test_who_told_it_first_and_who_after(story: Begin) -> None:
    told = story()
    told.tell("Norland warplanes bombed Velmore on Monday.\n", publisher="Quay Courier", published=MONDAY)
    told.tell(
        "Norland warplanes bombed Velmore on Monday, the Lighthouse Monitor said.\n",
        publisher="Tarn Gazette", published=TUESDAY,
    )  # fmt: skip
    found = {a.name: a for a in told.desk.accounts()}
    incident = at(told, "Velmore").id
    assert found["Quay Courier"].told.first == found["Quay Courier"].carried.first == (incident,)
    assert found["Lighthouse Monitor"].confirmed == (incident,)
    assert found["Tarn Gazette"].reports == 1
    plain = difference_plain(told.desk.diff(MONDAY, TUESDAY))
    (change,) = (c for c in plain["learnt"] if c["noun"] == "incident")
    assert change["title"].startswith("Air strikes, Velmore")
    assert plain["reports"] == 1
