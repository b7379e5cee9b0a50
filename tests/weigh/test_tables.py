"""The small rules that weighing rests on, row by row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from marsad.model import (
    Basis,
    Comparator,
    Figure,
    FigureKind,
    Location,
    PlaceMention,
    PlaceStatus,
    Precision,
    Role,
    Span,
    When,
)
from marsad.weigh import kinds
from marsad.weigh.amounts import interval
from marsad.weigh.ground import Ground, loci, spot_of
from marsad.weigh.sides import is_name, plain_name
from marsad.weigh.windows import Grain, Window, window_of
from marsad.weigh.wire import alike, containment, lifted, shingles

NOWHERE = Span(start=0, end=0, quote="")


def place(name: str, location: Location | None, role: Role = Role.AT) -> PlaceMention:
    return PlaceMention(span=Span(start=0, end=len(name), quote=name), role=role, location=location)


class TestKinds:
    @pytest.mark.parametrize(
        ("one", "other", "may_be_one"),
        [
            pytest.param("shelling", "shelling", True, id="the same kind"),
            pytest.param("bombardment_unspecified", "air_strike", True, id="bombardment may be from the air"),
            pytest.param("shelling", "bombardment_unspecified", True, id="or by guns, in either order"),
            pytest.param("air_strike", "shelling", False, id="jets are no guns"),
            pytest.param("drone_strike", "air_strike", True, id="a drone's strike comes from the air"),
            pytest.param("car_bomb", "suicide_attack", True, id="a bomber in a car"),
            pytest.param("ground_clash", "ambush", True, id="an ambush is a clash"),
            pytest.param("ambush", "raid", False, id="two particular kinds of clash"),
            pytest.param("capture_by_government", "capture_by_nonstate_or_foreign", False, id="taken by enemies"),
            pytest.param("arrest", "abduction", False, id="whose law it was is a claim of its own"),
        ],
    )
    def test_one_event_under_two_kinds(self, one: str, other: str, may_be_one: bool) -> None:
        assert kinds.compatible(one, other) is may_be_one
        assert kinds.compatible(other, one) is may_be_one
        if may_be_one:
            assert kinds.class_of(one) == kinds.class_of(other)

    @pytest.mark.parametrize(
        ("denied", "told", "covered"),
        [
            pytest.param("air_strike", "air_strike", True, id="what is denied"),
            pytest.param("air_strike", "drone_strike", True, id="a drone's strike is one from the air"),
            pytest.param("air_strike", "shelling", False, id="air missions are no shelling"),
            pytest.param("air_strike", "bombardment_unspecified", False, id="bombardment may have been by guns"),
            pytest.param("bombardment_unspecified", "shelling", True, id="all bombardment is denied"),
            pytest.param("drone_strike", "air_strike", False, id="only the drones are denied"),
        ],
    )
    def test_what_a_denial_covers(self, denied: str, told: str, covered: bool) -> None:
        assert kinds.covers(denied, told) is covered

    def test_forecasts_statements_and_states_are_no_events(self) -> None:
        none = {
            "control_state",
            "talks_planned",
            "toll",
            "context_statistic",
            "humanitarian_warning",
            "other_statement",
        }
        assert not none & kinds.EVENTS
        assert {"air_strike", "advance", "talks_held", "other_event"} <= kinds.EVENTS


class TestWindows:
    @pytest.mark.parametrize(
        ("first", "last", "window"),
        [
            pytest.param(None, None, (None, None), id="no time in the words"),
            pytest.param(None, 9, (None, None), id="some time before is no window"),
            pytest.param(8, 8, (8, 8), id="one day"),
            pytest.param(1, None, (1, 11), id="since then: done by the report's day"),
            pytest.param(1, 30, (1, 11), id="what is told as done was done by then"),
            pytest.param(14, 15, (14, 15), id="a day after its report stays as said"),
        ],
    )
    def test_days_on_which_it_may_have_happened(
        self, first: int | None, last: int | None, window: tuple[int | None, int | None]
    ) -> None:
        told = When(
            text=None,
            earliest=date(2019, 9, first) if first else None,
            latest=date(2019, 9, last) if last else None,
            basis=Basis.ABSOLUTE,
        )
        found = window_of(told, date(2019, 9, 11))
        assert (found.earliest and found.earliest.day, found.latest and found.latest.day) == window

    @pytest.mark.parametrize(
        ("days", "grain"),
        [(1, Grain.DAY), (2, Grain.DAYS), (3, Grain.DAYS), (4, Grain.SPAN), (31, Grain.SPAN), (32, Grain.SERIES)],
    )
    def test_how_narrow_a_window_is(self, days: int, grain: Grain) -> None:
        first = date(2019, 1, 1)
        assert Window(first, date.fromordinal(first.toordinal() + days - 1)).grain is grain

    def test_the_undated_overlap_nothing(self) -> None:
        day = Window(date(2019, 9, 1), date(2019, 9, 1))
        assert not Window().overlaps(day)
        assert Window().narrowed(day) == day.narrowed(Window()) == day

    def test_windows_apart_are_told_from_the_first_day_to_the_last(self) -> None:
        one, other = Window(date(2019, 9, 1), date(2019, 9, 2)), Window(date(2019, 9, 4), date(2019, 9, 5))
        assert one.gap(other) == other.gap(one) == 2
        assert one.narrowed(other) == Window(date(2019, 9, 1), date(2019, 9, 5))


class TestGround:
    @pytest.fixture
    def at(self, wars: Any) -> Any:
        return wars().places

    @pytest.mark.parametrize(
        ("one", "other", "relation"),
        [
            pytest.param("Serat", "Serat", "same", id="one id"),
            pytest.param("Serat", "Morn", None, id="two villages, however near"),
            pytest.param("Kolm", "Hollow Ridge", "inside", id="a village on a mountain"),
            pytest.param("Serat", "Hollow Ridge", None, id="a village off the mountain"),
            pytest.param("Serat", "northern Vale", "inside", id="by the outline"),
            pytest.param("Dunhall", "northern Vale", None, id="in the other half of the province"),
            pytest.param("northern Vale", "Vale Province", "inside", id="an area in an area"),
            pytest.param("Farwell", "Vale Province", None, id="far away"),
            pytest.param("Serat", "Twin Ford", "inside", id="one of the places a name may stand for"),
            pytest.param("Dunhall", "Twin Ford", None, id="none of them"),
        ],
    )
    def test_the_same_place_one_inside_the_other_or_neither(
        self, at: Any, one: str, other: str, relation: str | None
    ) -> None:
        first, second = spot_of(place(one, at[one])), spot_of(place(other, at[other]))
        assert Ground().relation(first, second) == relation
        assert Ground().relation(second, first) == relation

    def test_near_a_village_is_not_the_village(self, at: Any) -> None:
        village, around = spot_of(place("Serat", at["Serat"])), spot_of(place("Serat", at["Serat"], Role.NEAR))
        assert Ground().relation(village, around) == "inside"
        assert around.radius == 25

    def test_a_spot_without_an_id_is_the_village_it_lies_in(self) -> None:
        def point(place_id: str | None, lat: float, precision: Precision) -> PlaceMention:
            at = Location(
                status=PlaceStatus.RESOLVED, place_id=place_id, lat=lat, lon=40.0, radius_km=2.0, precision=precision
            )
            return place("x", at)

        village = spot_of(point("v", 40.0, Precision.SETTLEMENT))
        assert Ground().relation(spot_of(point(None, 40.01, Precision.EXACT)), village) == "inside"
        assert Ground().relation(spot_of(point(None, 40.01, Precision.SETTLEMENT)), village) == "same"
        assert Ground().relation(spot_of(point(None, 40.1, Precision.EXACT)), village) is None

    def test_the_innermost_of_the_areas_named_says_where(self, at: Any) -> None:
        told = [place(n, at[n], Role.WITHIN) for n in ("Vale Province", "Hollow Ridge", "northern Vale")]
        assert [p.text for p in loci(told)] == ["Hollow Ridge"]

    def test_a_place_beats_the_area_it_lies_in(self, at: Any) -> None:
        told = [place("Vale Province", at["Vale Province"], Role.WITHIN), place("Serat", at["Serat"])]
        assert [p.text for p in loci(told)] == ["Serat"]

    def test_names_are_compared_without_the_sort_of_place(self) -> None:
        one, other = place("the town of Upper Hill", None), place("Upper Hill village", None)
        assert spot_of(one).key == spot_of(other).key


class TestAmounts:
    @pytest.mark.parametrize(
        ("comparator", "low", "high", "value", "bounds"),
        [
            pytest.param(Comparator.EQ, 12, 12, 12, (12, 12), id="twelve"),
            pytest.param(Comparator.GE, 12, None, 12, (12, float("inf")), id="at least twelve"),
            pytest.param(Comparator.GT, 901, None, 900, (901, float("inf")), id="more than 900"),
            pytest.param(Comparator.LE, None, 30, None, (0, 30), id="up to thirty"),
            pytest.param(Comparator.RANGE, 12, 24, None, (12, 24), id="dozens"),
            pytest.param(Comparator.APPROX, None, None, 20, (16, 24), id="about twenty"),
            pytest.param(Comparator.VAGUE, None, None, None, None, id="many"),
        ],
    )
    def test_what_words_allow(
        self, comparator: Comparator, low: Any, high: Any, value: Any, bounds: tuple[float, float] | None
    ) -> None:
        figure = Figure(span=NOWHERE, kind=FigureKind.KILLED, comparator=comparator, low=low, high=high, value=value)
        found = interval(figure)
        assert (found and (found.low, found.high)) == bounds


class TestWords:
    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("Green Hill Brigade", True),
            ("the Green Hill Brigade", True),
            ("Warplanes", False),
            ("gunmen", False),
            ("they", False),
            ("لواء التل", True),
        ],
    )
    def test_what_looks_like_a_name(self, text: str, named: bool) -> None:
        assert is_name(text) is named

    def test_speakers_are_compared_without_article_and_punctuation(self) -> None:
        assert plain_name("The Rill-Watch ") == plain_name("rill watch")

    def test_a_copy_shares_its_runs_of_words(self) -> None:
        text = "two planes came over the ridge at dawn and left again before anybody had counted the bombs"
        assert containment(shingles(text), shingles(f"On Tuesday {text}, said one.")) == 1
        assert containment(shingles(text), shingles("nothing of the kind was ever told in this other report here")) == 0
        assert containment(shingles("too short"), shingles(text)) == 0

    def test_a_short_phrase_is_nobodys(self) -> None:
        assert not lifted("shells fell on Serat", "shells fell on Serat")

    def test_half_the_words_make_two_phrases_alike(self) -> None:
        assert alike("an attack on the market", "the attack on a market hall")
        assert not alike("an attack on the market", "rebels stormed two checkpoints")
        assert not alike("", "")
