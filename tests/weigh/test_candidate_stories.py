"""Events that may be one: what joins them, what leaves them apart, and the reasons a person is given."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from marsad.model import Candidate, FigureKind, Incident, Picture

KILLED = FigureKind.KILLED
CROWD = "Warden Osk Pellin said the grain queue by the ropewalk was struck as barges unloaded. "
OTHER = (
    "The Brackwater council met about ferry fares, and trawlermen demanded cheaper ice. Alderman Tove Hask promised a "
    "second slipway, dredging by midsummer and lamps along Cobble Wharf; Pastor Imre Lund asked for a bell. "
)


def reasons(incident: Incident) -> list[str]:
    """Why an incident was left apart from those it may be one with."""
    return [r.text for o in incident.candidates for r in o.reasons]


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
    why = reasons(one)
    assert why == reasons(two), proves
    assert "No place is told of one of them." in why, proves
    assert any("“pellin”" in text or "“ropewalk”" in text for text in why), proves


@pytest.mark.parametrize(
    ("second", "dead", "then", "proves"),
    [
        (OTHER, 11, 10, "the same count in a report of something else is chance"),
        (CROWD, 11, 7, "another day is another event, whatever the words"),
    ],
)
def test_neither_joined_nor_candidates(war: Any, tell: Any, second: str, dead: int, then: int, proves: str) -> None:
    one, two = two_reports(war, tell, second, dead=dead, then=then).incidents
    assert not one.candidates, proves
    assert not two.candidates, proves


def test_two_strikes_that_fit_leave_the_placeless_one_apart(war: Any, tell: Any) -> None:
    other = war.paper("Quill Wire", 11)
    other.add(CROWD)
    war.claim(other, "An air strike on Morn killed 11", "air_strike", at=["Morn"], on=10, figures=[tell(KILLED, 11)])
    incidents = two_reports(war, tell, CROWD, dead=11).incidents
    assert len(incidents) == 3
    (placeless,) = [i for i in incidents if not i.places]
    assert {o.incident for o in placeless.candidates} == {i.id for i in incidents if i is not placeless}


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
    one, two = war.weigh().incidents
    assert reasons(one) == reasons(two) == ["Told a day apart."]
    (other,) = one.candidates
    assert set(other.reasons[0].claims) == {c.id for c in war.claims}


def test_bombardment_that_may_be_either_names_both_and_why(war: Any) -> None:
    war.claim(war.paper("Daily Lamp", 11), "Jets hit Serat", "air_strike", at=["Serat"], on=10)
    war.claim(war.paper("Quill Wire", 11), "Shells fell on Serat", "shelling", at=["Serat"], on=10)
    war.claim(war.paper("Fig Tree Weekly", 11), "Serat was bombarded", "bombardment_unspecified", at=["Serat"], on=10)
    (open_one,) = [i for i in war.weigh().incidents if i.kind == "bombardment_unspecified"]
    assert reasons(open_one) == ["Told as different kinds of act."] * 2


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


class TestNamesOfSeveralPlaces:
    """Serat is one of the two that "Twin Ford" stands for; the other lies far away."""

    def strike(self, war: Any, publisher: str, place: str, *, on: Any = 10, published: int = 11, **more: Any) -> None:
        war.claim(war.paper(publisher, published), f"Jets hit {place}", "air_strike", at=[place], on=on, **more)

    @pytest.mark.parametrize(
        ("on", "published", "proves"),
        [
            (10, 11, "of one day"),
            (11, 12, "a day apart, as reports of one night are"),
            (None, 12, "without a day, in a report of those days"),
            ((9, 11), 12, "of some days around it"),
        ],
    )
    def test_a_name_that_may_be_the_place_of_another_strike(
        self, war: Any, on: Any, published: int, proves: str
    ) -> None:
        self.strike(war, "Daily Lamp", "Serat")
        self.strike(war, "Fig Tree Weekly", "Twin Ford", on=on, published=published)
        one, two = war.weigh().incidents
        assert [o.incident for o in one.candidates] == [two.id], proves
        assert [o.incident for o in two.candidates] == [one.id], proves
        assert "“Twin Ford” is a name that several places may bear, Serat among them." in reasons(one)

    @pytest.mark.parametrize(
        ("place", "on", "more", "proves"),
        [
            ("Dunhall", 10, {}, "no place the name stands for"),
            ("Serat", 13, {}, "three days on it is another strike"),
            ("Serat", (1, 28), {}, "a month of strikes is no one of them"),
            ("Serat", 10, {"actors": ["Front fighters"]}, "its enemies' strike is another"),
            ("Serat", 10, {"kind": "capture_by_government"}, "another kind of act"),
        ],
    )
    def test_what_cannot_be_the_same(self, war: Any, place: str, on: Any, more: Any, proves: str) -> None:
        self.strike(war, "Daily Lamp", "Twin Ford", actors=["Federation jets"])
        kind = more.pop("kind", "air_strike")
        war.claim(war.paper("Fig Tree Weekly", 14), "It was hit", kind, at=[place], on=on, **more)
        assert all(not i.candidates for i in war.weigh().incidents), proves

    def test_an_area_told_beside_the_name_leaves_the_far_one_out(self, war: Any) -> None:
        self.strike(war, "Daily Lamp", "Farwell")
        war.places["Twin Ford"] = replace(war.places["Twin Ford"], candidates=self.either("farwell"))
        self.strike(war, "Fig Tree Weekly", "Twin Ford", within=["Vale Province"])
        self.strike(war, "Quill Wire", "Serat")
        named = {i.places[0].text: {o.incident for o in i.candidates} for i in war.weigh().incidents}
        assert not named["Farwell"]
        assert len(named["Twin Ford"]) == len(named["Serat"]) == 1

    def either(self, far: str) -> tuple[Candidate, ...]:
        return (
            Candidate(place_id="serat", name="Serat", lat=40.6, lon=40.5, score=60.0),
            Candidate(place_id=far, name="Far Ford", lat=45.1, lon=46.1, score=58.0),
            Candidate(place_id="dunhall", name="Dunhall", lat=40.2, lon=40.5, score=40.0),
        )

    def test_a_poor_match_of_the_name_is_no_likely_place(self, war: Any) -> None:
        war.places["Twin Ford"] = replace(war.places["Twin Ford"], candidates=self.either("far_ford"))
        self.strike(war, "Daily Lamp", "Dunhall")
        self.strike(war, "Fig Tree Weekly", "Twin Ford")
        assert all(not i.candidates for i in war.weigh().incidents)

    def test_one_report_that_tells_of_both_tells_of_two(self, war: Any) -> None:
        paper = war.paper("Daily Lamp", 11)
        for place in ("Serat", "Twin Ford"):
            war.claim(paper, f"Jets hit {place}", "air_strike", at=[place], on=10)
        assert all(not i.candidates for i in war.weigh().incidents)

    @pytest.mark.parametrize(
        ("other", "area", "alike", "proves"),
        [
            ("Tell Marukh", "northern Vale", True, "a letter less in the same area is a spelling"),
            ("Tell Marukh", "Farwell Plain", False, "the same letters in another area are another place"),
            ("Khirbat Osh", "northern Vale", False, "another name"),
            ("تل ماروخ", "northern Vale", False, "another script is not compared letter by letter"),
        ],
    )
    def test_names_no_gazetteer_has_may_be_spellings_of_one(
        self, war: Any, other: str, area: str, alike: bool, proves: str
    ) -> None:
        war.places["Farwell Plain"] = replace(
            war.places["Vale Province"], place_id="plain", lat=45.0, lon=46.0, geometry=None
        )
        self.strike(war, "Daily Lamp", "Tell Maroukh", within=["northern Vale"])
        self.strike(war, "Fig Tree Weekly", other, within=[area])
        one, two = war.weigh().incidents
        assert bool(one.candidates) is bool(two.candidates) is alike, proves
        texts = [text for incident in (one, two) for text in reasons(incident)]
        assert sum("may be two spellings of one name" in text for text in texts) == 2 * alike, proves
