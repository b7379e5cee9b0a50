"""Stories of running totals: whose, of whom, since when, where; parts of a whole; what checking them finds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from marsad.model import Act, Check, Comparator, FigureKind, Picture, Toll
from marsad.weigh.areas import AREAS, DAYS, DAYS_OPEN

KILLED, DISPLACED = FigureKind.KILLED, FigureKind.DISPLACED


def tell_toll(war: Any, outlet: str, published: int, words: str, *figures: Any, **more: Any) -> Any:
    paper = war.paper(outlet, published)
    war.claim(paper, words, "toll", figures=figures, **more)
    return paper


def checks(picture: Picture, check: Check) -> list[str]:
    return [f.text for f in picture.findings if f.check is check]


def toll_of(picture: Picture, words: str) -> Toll:
    return next(t for t in picture.tolls if t.figure.text == words)


class TestParts:
    def test_who_is_among_the_dead_is_never_added_to_them(self, war: Any, tell: Any) -> None:
        tell_toll(
            war, "Rill Watch", 5, "4667 people killed, among them 1347 civilians, including 345 children",
            tell(KILLED, 4667, words="4667 people", cumulative=True),
            tell(FigureKind.OTHER, 1347, words="1347 civilians", who="civilian"),
            tell(FigureKind.OTHER, 345, words="345 children", who="child"), on=(-60, 5),
        )  # fmt: skip
        picture = war.weigh()
        whole, civilians, children = (toll_of(picture, w) for w in ("4667 people", "1347 civilians", "345 children"))
        assert (civilians.part_of, children.part_of) == (whole.id, civilians.id)
        assert (civilians.kind, children.kind) == (KILLED, KILLED)

    def test_a_part_is_not_what_the_counter_said_of_the_whole_before(self, war: Any, tell: Any) -> None:
        tell_toll(
            war, "Rill Watch", 4, "4600 people killed, including 345 children",
            tell(KILLED, 4600, words="4600 people", cumulative=True),
            tell(KILLED, 345, words="345 children"), on=(-60, 4),
        )  # fmt: skip
        tell_toll(
            war, "Rill Watch", 5, "4667 people killed",
            tell(KILLED, 4667, words="4667 people", cumulative=True), on=(-60, 5),
        )  # fmt: skip
        picture = war.weigh()
        before, children, now = (toll_of(picture, w) for w in ("4600 people", "345 children", "4667 people"))
        assert (now.series, now.follows) == (before.series, before.id)
        assert children.series != before.series

    def test_one_part_beside_another_has_the_same_whole(self, war: Any, tell: Any) -> None:
        tell_toll(
            war, "Rill Watch", 5, "they are 1347 civilians including 345 children under eighteen and 253 women",
            tell(KILLED, 1347, words="1347 civilians", who="civilian"),
            tell(FigureKind.OTHER, 345, words="345 children", who="child"),
            tell(FigureKind.OTHER, 253, words="253 women", who="woman"),
        )  # fmt: skip
        picture = war.weigh()
        whole = toll_of(picture, "1347 civilians")
        assert {t.part_of for t in picture.tolls if t is not whole} == {whole.id}

    def test_the_wounded_are_no_part_of_the_dead(self, war: Any, tell: Any) -> None:
        tell_toll(
            war, "Rill Watch", 5, "900 killed and 3000 wounded since May",
            tell(KILLED, 900, words="900 killed", cumulative=True),
            tell(FigureKind.WOUNDED, 3000, words="3000 wounded", cumulative=True),
        )  # fmt: skip
        assert [t.part_of for t in war.weigh().tolls] == [None, None]

    def test_a_part_larger_than_its_whole_is_found(self, war: Any, tell: Any) -> None:
        tell_toll(
            war, "Rill Watch", 5, "Since May 40 people were killed, including 70 children",
            tell(KILLED, 40, words="40 people", cumulative=True),
            tell(KILLED, 70, words="70 children", who="child", cumulative=True),
        )  # fmt: skip
        assert len(checks(war.weigh(), Check.PART_EXCEEDS_WHOLE)) == 1

    def test_the_days_a_sentence_opens_with_are_those_of_its_total(self, war: Any, tell: Any) -> None:
        paper = war.paper("Rill Watch", 15)
        opening = paper.add("During the period from February to September")
        paper.text += ", "
        war.claim(
            paper, "the Watch documented the death of 4667 people", "toll", figures=[tell(KILLED, 4667, words="4667")]
        )
        said = war._claim(paper, "During the period from February to September", "other_event", on=(-200, 15))
        paper.claims.append(replace(said, span=opening))
        period = toll_of(war.weigh(), "4667").period
        assert period is not None
        assert (period.latest - period.earliest).days == 215


class TestSeries:
    def test_one_counter_over_time(self, war: Any, tell: Any) -> None:
        for on, number in ((2, 500), (6, 730)):
            tell_toll(
                war, "Rill Watch", on, f"{number} killed in northern Vale since May",
                tell(KILLED, number, cumulative=True, period=(-120, on)), within=["northern Vale"],
            )  # fmt: skip
        first, second = war.weigh().tolls
        assert (first.series, second.follows) == (second.series, first.id)
        assert war.weigh().findings == ()

    def test_since_may_and_since_june_are_two_series(self, war: Any, tell: Any) -> None:
        for began, number in ((-120, 730), (-90, 400)):
            tell_toll(war, "Rill Watch", 5, f"{number}", tell(KILLED, number, cumulative=True, period=(began, 5)))
        first, second = war.weigh().tolls
        assert first.series != second.series
        assert checks(war.weigh(), Check.FALLS) == []

    def test_a_toll_that_falls_is_found(self, war: Any, tell: Any) -> None:
        for on, number in ((2, 730), (6, 500)):
            tell_toll(
                war, "Rill Watch", on, f"{number} killed since May",
                tell(KILLED, number, cumulative=True, period=(-120, on)), within=["northern Vale"],
            )  # fmt: skip
        assert len(checks(war.weigh(), Check.FALLS)) == 1

    def test_a_floor_that_falls_contradicts_nothing(self, war: Any, tell: Any) -> None:
        for on, number in ((2, 730), (6, 500)):
            more: dict[str, Any] = {"cumulative": True, "period": (-120, on)}
            tell_toll(war, "Rill Watch", on, f"{number} since May", tell(KILLED, number, at_least=True, **more))
        assert checks(war.weigh(), Check.FALLS) == []

    def test_an_undated_report_makes_nothing_fall(self, war: Any, tell: Any) -> None:
        tell_toll(war, "Rill Watch", 5, "730 killed", tell(KILLED, 730, cumulative=True))
        paper = war.paper("Rill Watch", None, collected=20)
        war.claim(paper, "399 killed", "toll", figures=[tell(KILLED, 399, cumulative=True)])
        assert checks(war.weigh(), Check.FALLS) == []


class TestCounters:
    def count(self, war: Any, tell: Any, outlet: str, number: int, on: int = 5, **more: Any) -> None:
        figure = tell(KILLED, number, cumulative=True, period=(-120, on), **more)
        tell_toll(war, outlet, on, f"{outlet}: {number} killed since May", figure, within=["northern Vale"])

    def test_counters_that_cannot_both_be_right_are_shown_and_never_averaged(self, war: Any, tell: Any) -> None:
        self.count(war, tell, "Rill Watch", 1000)
        self.count(war, tell, "Saint Aver Relief", 700)
        picture = war.weigh()
        assert len(checks(picture, Check.CONTRADICTS)) == 1
        assert sorted(t.figure.value for t in picture.tolls) == [700, 1000]

    def test_at_least_seven_hundred_does_not_contradict_a_thousand(self, war: Any, tell: Any) -> None:
        self.count(war, tell, "Rill Watch", 1000)
        self.count(war, tell, "Saint Aver Relief", 700, at_least=True)
        assert checks(war.weigh(), Check.CONTRADICTS) == []

    def test_an_earlier_lower_count_contradicts_nothing(self, war: Any, tell: Any) -> None:
        self.count(war, tell, "Rill Watch", 700, on=1)
        self.count(war, tell, "Saint Aver Relief", 1000, on=5)
        assert checks(war.weigh(), Check.CONTRADICTS) == []

    @pytest.mark.parametrize(
        ("second", "reasons"),
        [
            pytest.param({"within": ["northern Vale"], "on": (-60, 5)}, (DAYS, AREAS), id="both overlap"),
            pytest.param({"within": ["northern Vale"], "on": None}, (DAYS_OPEN, AREAS), id="its days are not said"),
            pytest.param({"at": ["Farwell"], "on": (-60, 5)}, (), id="far away: nobody can be in both"),
            pytest.param({"within": ["northern Vale"], "on": (-400, -130)}, (), id="another year"),
        ],
    )
    def test_why_two_totals_are_not_added(self, war: Any, tell: Any, second: Any, reasons: tuple[str, ...]) -> None:
        figure: dict[str, Any] = {"cumulative": True}
        tell_toll(
            war, "Rill Watch", 5, "730 killed", tell(KILLED, 730, **figure), within=["northern Vale"], on=(-120, 5)
        )
        tell_toll(war, "Saint Aver Relief", 5, "500 killed", tell(KILLED, 500, **figure), **second)
        found = [f for f in war.weigh().findings if f.check is Check.NOT_ADDED]
        assert [f.reasons for f in found] == ([reasons] if reasons else [])


class TestChecks:
    @pytest.mark.parametrize(
        ("between", "after", "implied"),
        [
            pytest.param(", about ", " of the country's population", "15,000,000", id="three million, a fifth of all"),
            pytest.param(", ", " of them children", None, id="a share of the number itself"),
            pytest.param(". Turnout was ", " of the vote", None, id="two sentences"),
        ],
    )
    def test_a_number_and_its_share_imply_the_whole(
        self, war: Any, tell: Any, between: str, after: str, implied: str | None
    ) -> None:
        share = tell(FigureKind.SHARE, 20, words="20%", unit="percent")
        people = tell(FigureKind.POPULATION, 3_000_000, words="3 million people")
        words = f"The north hosts 3 million people{between}20%{after}"
        war.claim(war.paper("Daily Lamp", 3), words, "context_statistic", figures=[people, share])
        found = checks(war.weigh(), Check.IMPLIES)
        assert ([implied in text for text in found] if implied else found) == ([True] if implied else [])

    def test_our_incidents_may_come_to_more_than_a_stated_total(self, war: Any, tell: Any) -> None:
        for place, number in (("Serat", 30), ("Kolm", 40)):
            paper = war.paper("Daily Lamp", 4)
            war.claim(paper, f"Shells on {place}", "shelling", at=[place], on=3, figures=[tell(KILLED, number)])
        total: dict[str, Any] = {"within": ["northern Vale"], "on": (1, 5)}
        tell_toll(war, "Republic Army Command", 5, "50 killed in the north", tell(KILLED, 50, cumulative=True), **total)
        tell_toll(war, "Rill Watch", 5, "90 killed in the north", tell(KILLED, 90, cumulative=True), **total)
        picture = war.weigh()
        assert len(checks(picture, Check.INCIDENTS_EXCEED)) == len(checks(picture, Check.INCIDENTS_WITHIN)) == 1

    def test_what_is_denied_is_no_total(self, war: Any, tell: Any) -> None:
        tell_toll(war, "Daily Lamp", 5, "900 killed", tell(KILLED, 900), by="the ministry", act=Act.DENIES)
        assert war.weigh().tolls == ()

    def test_a_range_stays_a_range(self, war: Any, tell: Any) -> None:
        figure = {**tell(KILLED, 12, words="12 to 24"), "comparator": Comparator.RANGE, "value": None, "high": 24}
        tell_toll(war, "Daily Lamp", 5, "12 to 24 killed this week", {**figure, "cumulative": True})
        (toll,) = war.weigh().tolls
        assert (toll.figure.low, toll.figure.high, toll.figure.value) == (12, 24, None)
