"""Stories of totals, control and what is to come."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from marsad.model import Act, Comparator, FigureKind, Modality, Period


class TestTolls:
    def test_two_counters_stand_side_by_side(self, war: Any, tell: Any) -> None:
        paper = war.paper("Daily Lamp", 5)
        for counter, number in (("Rill Watch", 968), ("Saint Aver Relief", 784)):
            total = tell(FigureKind.KILLED, number, who="civilian", period=(-124, 3))
            war.claim(paper, f"{counter}: {number} killed", "toll", by=counter, at=["Vale Province"], figures=[total])
        tolls = war.weigh().tolls
        assert [(t.counter, t.figure.value, t.area) for t in tolls] == [
            ("Rill Watch", 968, "Vale"),
            ("Saint Aver Relief", 784, "Vale"),
        ]
        assert tolls[0].period == Period(earliest=date(2019, 4, 29), latest=date(2019, 9, 3))
        assert war.weigh().incidents == ()

    def test_one_total_told_by_two_papers_is_one(self, war: Any, tell: Any) -> None:
        for publisher, published in (("Daily Lamp", 5), ("Fig Tree Weekly", 7)):
            total = tell(FigureKind.DISPLACED, 400_000, words="400,000 displaced", period=(-124, published))
            war.claim(war.paper(publisher, published), "400,000 displaced", "toll", by="Rill Watch", figures=[total])
        (toll,) = war.weigh().tolls
        assert len(toll.claims) == 2
        assert toll.known == date(2019, 9, 5)

    def test_a_new_count_by_the_same_counter_is_the_next_of_its_series(self, war: Any, tell: Any) -> None:
        for published, number in ((3, 968), (11, 972)):
            total = tell(FigureKind.KILLED, number, period=(-124, published))
            war.claim(war.paper("Rill Watch", published), f"{number} killed", "toll", figures=[total])
        assert [(t.known, t.figure.value) for t in war.weigh().tolls] == [
            (date(2019, 9, 3), 968),
            (date(2019, 9, 11), 972),
        ]

    def test_more_than_is_never_the_bare_number(self, war: Any, tell: Any) -> None:
        total = tell(FigureKind.KILLED, 900, words="more than 900 civilians") | {
            "comparator": Comparator.GT, "low": 901, "high": None,
        }  # fmt: skip
        war.claim(war.paper("Daily Lamp", 11), "more than 900 civilians killed", "toll", figures=[total])
        (toll,) = war.weigh().tolls
        assert (toll.figure.comparator, toll.figure.low, toll.figure.high) == (Comparator.GT, 901, None)

    def test_inhabitants_and_shares_are_no_tolls(self, war: Any, tell: Any) -> None:
        paper = war.paper("Daily Lamp", 11)
        war.claim(paper, "3000000 live there", "context_statistic", figures=[tell(FigureKind.POPULATION, 3_000_000)])
        war.claim(paper, "a fifth of all", "toll", figures=[tell(FigureKind.SHARE, 20)])
        assert war.weigh().tolls == ()

    def test_what_may_yet_come_to_be_is_not_counted(self, war: Any, tell: Any) -> None:
        total = tell(FigureKind.DISPLACED, 100_000, words="100,000 displaced")
        paper = war.paper("Daily Lamp", 11)
        war.claim(
            paper, "100,000 displaced are feared", "toll", act=Act.WARNS, modality=Modality.EXPECTED, figures=[total]
        )
        assert war.weigh().tolls == ()


class TestControl:
    def take(self, war: Any, words: str, place: str, **told: Any) -> Any:
        paper = war.paper(told.pop("publisher", "Daily Lamp"), told.pop("published", 23))
        told = {"kind": "capture_by_government", "on": 22, "actors": ["Republic's army"], **told}
        war.claim(paper, f"{words} {place}, says {paper.publisher}", told.pop("kind"), at=[place], **told)
        return paper

    def test_one_place_told_twice_changes_hands_once(self, war: Any) -> None:
        """Told in passing for a whole summer, and for August."""
        self.take(war, "It swept up almost all of", "northern Vale", on=(-130, 10), actors=["It"])
        self.take(
            war, "Republic's army regained almost all of", "northern Vale", on=(-26, 0), publisher="Fig Tree Weekly"
        )
        (one,) = war.weigh().control
        assert (one.holder, one.extent, one.change) == ("republic", "almost all of", True)
        assert (one.earliest, one.latest) == (date(2019, 8, 5), date(2019, 8, 31))
        assert set(one.said_by) == {"Daily Lamp", "Fig Tree Weekly"}

    @pytest.mark.parametrize(
        ("words", "extent"),
        [
            pytest.param("It took part of", "part of", id="a part stays a part"),
            pytest.param("It took large parts of the", "large parts of", id="an article lies between"),
            pytest.param("It took more than half of", "more than half of", id="a bound belongs to the fraction"),
            pytest.param("It took 80% of", "80% of", id="a share in figures"),
            pytest.param("It took the last pockets of", "the last pockets of", id="what was left"),
            pytest.param("It took a pocket of territory in", "a pocket of", id="of the ground in it"),
            pytest.param("It took", None, id="no fraction stated"),
            pytest.param("It took all its guns and", None, id="a fraction of something else"),
        ],
    )
    def test_a_stated_fraction_is_kept_as_said(self, war: Any, words: str, extent: str | None) -> None:
        self.take(war, words, "northern Vale")
        assert war.weigh().control[0].extent == extent

    def test_two_parts_of_the_country_are_two(self, war: Any) -> None:
        self.take(war, "Republic's army took", "northern Vale")
        self.take(war, "Republic's army took", "Dunhall")
        assert len(war.weigh().control) == 2

    def test_lost_and_taken_back_are_two_changes(self, war: Any) -> None:
        self.take(war, "Republic's army took", "Dunhall", on=2, published=2)
        self.take(
            war, "The Front took", "Dunhall", on=3, published=3, kind="capture_by_nonstate_or_foreign", actors=["Front"]
        )
        self.take(war, "Republic's army took", "Dunhall", on=22, published=22)
        assert [c.holder for c in war.weigh().control] == ["republic", "front", "republic"]

    def test_who_left_does_not_hold_it_and_who_follows_is_not_said(self, war: Any) -> None:
        self.take(war, "The Front left", "Dunhall", kind="withdrawal_done", actors=["Front"])
        (one,) = war.weigh().control
        assert (one.holder, one.change) == (None, True)

    def test_a_state_of_control_is_no_change(self, war: Any) -> None:
        self.take(
            war, "Front-held", "northern Vale", kind="control_state", on=None, actors=["Front"], act=Act.PRESUPPOSES
        )
        (one,) = war.weigh().control
        assert (one.holder, one.change, one.earliest) == ("front", False, None)

    def test_held_by_nobody_who_is_named_says_nothing(self, war: Any) -> None:
        self.take(war, "gunmen-held", "northern Vale", kind="control_state", on=None, actors=["gunmen"])
        assert war.weigh().control == ()

    @pytest.mark.parametrize(
        "told",
        [
            pytest.param({"kind": "advance"}, id="a road reached"),
            pytest.param({"modality": Modality.EXPECTED, "act": Act.EXPECTS}, id="foreseen"),
            pytest.param({"modality": Modality.PLANNED}, id="planned"),
            pytest.param({"negated": True}, id="not taken"),
            pytest.param({"act": Act.DENIES}, id="its loss denied"),
            pytest.param({"kind": "ground_assault_failed"}, id="tried in vain"),
        ],
    )
    def test_nothing_less_than_a_capture_told_as_done_changes_control(self, war: Any, told: dict[str, Any]) -> None:
        self.take(war, "Republic's army and", "Dunhall", **told)
        assert war.weigh().control == ()


class TestOutlook:
    def test_planned_talks_are_open_until_their_time_is_past(self, war: Any) -> None:
        paper = war.paper("Daily Lamp", 10)
        war.claim(paper, "Talks are due in mid-month", "talks_planned", modality=Modality.PLANNED, on=(14, 16))
        late = war.paper("Daily Lamp", 20)
        late.add("Nothing more.")
        assert [o.state for o in war.weigh(as_known_on=16).outlook] == ["open"]
        assert [o.state for o in war.weigh(as_known_on=17).outlook] == ["cannot tell"]
        assert [o.state for o in war.weigh().outlook] == ["cannot tell"]

    def test_a_forecast_without_a_time_stays_open(self, war: Any) -> None:
        paper = war.paper("Daily Lamp", 10)
        war.claim(
            paper, "An advance is expected", "advance", act=Act.EXPECTS, modality=Modality.EXPECTED, on=(10, None)
        )
        assert [(o.kind, o.state, o.latest) for o in war.weigh().outlook] == [("advance", "open", None)]

    def test_warnings_are_outlook_and_demands_are_not(self, war: Any) -> None:
        paper = war.paper("Daily Lamp", 10)
        war.claim(paper, "A catastrophe looms", "humanitarian_warning", by="Rill Watch", act=Act.WARNS)
        war.claim(
            paper,
            "Stop the war",
            "call_for_ceasefire",
            by="Rill Watch",
            act=Act.DEMANDS,
            modality=Modality.HYPOTHETICAL,
        )
        assert [o.kind for o in war.weigh().outlook] == ["humanitarian_warning"]

    def test_one_voices_forecast_in_two_papers_is_one(self, war: Any) -> None:
        for publisher in ("Daily Lamp", "Fig Tree Weekly"):
            war.claim(
                war.paper(publisher, 10), f"Kolm will fall ({publisher})", "advance", by="Front spokesman",
                toward=["Kolm"], act=Act.EXPECTS, modality=Modality.EXPECTED,
            )  # fmt: skip
        assert len(war.weigh().outlook) == 1
