"""Stories of numbers: an incident's range, and what incidents come to without anybody being counted twice."""

from __future__ import annotations

from typing import Any

from marsad.model import Act, FigureKind, Picture, Range, Total, Verb
from marsad.weigh.sums import MAYBE_ONE

KILLED, WOUNDED = FigureKind.KILLED, FigureKind.WOUNDED


def shelling(war: Any, outlet: str, place: str, on: int, *figures: Any, **more: Any) -> Any:
    paper = war.paper(outlet, on)
    words = f"{outlet}: shells fell on {place} on day {on}"
    war.claim(paper, words, "shelling", at=[place], on=on, figures=figures, **more)
    return paper


def total(picture: Picture, kind: FigureKind = KILLED, who: str | None = None) -> Total:
    return next(t for t in picture.totals if (t.kind, t.who) == (kind, who))


def the_range(war: Any, who: str | None = None) -> Range:
    return next(r for r in war.incident().ranges if r.who == who)


class TestRanges:
    def test_each_end_is_somebodys(self, war: Any, tell: Any) -> None:
        shelling(war, "Daily Lamp", "Serat", 3, tell(KILLED, 12))
        shelling(war, "Fig Tree Weekly", "Serat", 3, tell(KILLED, 24))
        told = the_range(war)
        assert (told.low, told.low_by, told.high, told.high_by) == (12, ("Daily Lamp",), 24, ("Fig Tree Weekly",))

    def test_a_later_word_takes_the_place_of_an_earlier_one(self, war: Any, tell: Any) -> None:
        shelling(war, "Daily Lamp", "Serat", 3, tell(KILLED, 4))
        paper = war.paper("Daily Lamp", 4)
        war.claim(paper, "Of Tuesday's shells on Serat", "shelling", at=["Serat"], on=3, figures=[tell(KILLED, 7)])
        assert (the_range(war).low, the_range(war).high) == (7, 7)

    def test_at_least_leaves_the_end_open(self, war: Any, tell: Any) -> None:
        shelling(war, "Daily Lamp", "Serat", 3, tell(KILLED, 12, at_least=True))
        assert the_range(war).high is None

    def test_children_killed_are_a_range_of_their_own(self, war: Any, tell: Any) -> None:
        shelling(war, "Daily Lamp", "Serat", 3, tell(KILLED, 12), tell(KILLED, 3, words="three children", who="child"))
        assert [(r.who, r.low, r.high) for r in war.incident().ranges] == [(None, 12, 12), ("child", 3, 3)]

    def test_who_withdrew_sets_no_end(self, war: Any, tell: Any) -> None:
        shelling(war, "Fig Tree Weekly", "Serat", 3, tell(KILLED, 2))
        shelling(war, "Daily Lamp", "Serat", 3, tell(KILLED, 30))
        paper = war.paper("Daily Lamp", 4)
        retracting: dict[str, Any] = {"at": ["Serat"], "on": 3, "act": Act.RETRACTS}
        war.claim(paper, "We withdraw our report of shells on Serat", "shelling", **retracting)
        assert (the_range(war).low, the_range(war).high) == (2, 2)


class TestTotals:
    def test_two_villages_are_added_as_intervals(self, war: Any, tell: Any) -> None:
        shelling(war, "Daily Lamp", "Serat", 3, tell(KILLED, 2))
        shelling(war, "Fig Tree Weekly", "Serat", 3, tell(KILLED, 5))
        shelling(war, "Daily Lamp", "Dunhall", 3, tell(KILLED, 4))
        found = total(war.weigh())
        assert (found.low, found.high, found.given, found.held) == (6, 9, 2, 2)

    def test_an_incident_without_a_figure_is_not_zero(self, war: Any, tell: Any) -> None:
        shelling(war, "Daily Lamp", "Serat", 3, tell(KILLED, 2))
        shelling(war, "Daily Lamp", "Dunhall", 3)
        assert (total(war.weigh()).given, total(war.weigh()).held) == (1, 2)

    def test_what_is_denied_may_come_to_nothing(self, war: Any, tell: Any) -> None:
        struck: dict[str, Any] = {"at": ["Serat"], "on": 3, "actors": ["Federation jets"], "figures": [tell(KILLED, 5)]}
        war.claim(war.paper("Daily Lamp", 3), "Federation jets struck Serat", "air_strike", **struck)
        denying: dict[str, Any] = {"by": "the ministry", "act": Act.DENIES, "actors": ["Federation"], "at": ["Serat"]}
        war.claim(war.paper("Quill Wire", 3), "Nothing of the kind", "air_strike", **denying)
        shelling(war, "Daily Lamp", "Dunhall", 3, tell(KILLED, 4))
        assert (total(war.weigh()).low, total(war.weigh()).high) == (4, 9)

    def test_what_a_person_discounted_is_left_out_and_named(self, war: Any, tell: Any) -> None:
        shelling(war, "Daily Lamp", "Dunhall", 3, tell(KILLED, 4))
        paper = shelling(war, "Fig Tree Weekly", "Serat", 3, tell(KILLED, 50))
        war.decide(war.of(paper)[0].id, Verb.REJECT)
        found = total(war.weigh())
        assert (found.low, found.high) == (4, 4)
        assert [(len(one.incidents), one.text) for one in found.left_out] == [(1, "discounted by a person")]

    def test_the_sum_of_a_district_and_a_village_in_it_are_not_added(self, war: Any, tell: Any) -> None:
        """Seven killed across the north that day may hold the three of the village."""
        shelling(war, "Daily Lamp", "Serat", 3, tell(KILLED, 3))
        war.claim(
            war.paper("Fig Tree Weekly", 3), "Shelling all over northern Vale", "shelling",
            within=["northern Vale"], on=3, figures=[tell(KILLED, 7)],
        )  # fmt: skip
        found = total(war.weigh())
        assert (found.low, found.high) == (7, 10)
        assert [one.text for one in found.left_out] == [MAYBE_ONE]

    def test_a_figure_for_two_villages_together_is_counted_once(self, war: Any, tell: Any) -> None:
        paper = war.paper("Daily Lamp", 3)
        war.claim(paper, "Shells on Serat and Morn", "shelling", at=["Serat", "Morn"], on=3, figures=[tell(KILLED, 6)])
        found = total(war.weigh())
        assert (found.low, found.high) == (6, 6)

    def test_the_killed_and_the_wounded_stay_apart(self, war: Any, tell: Any) -> None:
        shelling(war, "Daily Lamp", "Serat", 3, tell(KILLED, 2), tell(WOUNDED, 9))
        picture = war.weigh()
        assert (total(picture).low, total(picture, WOUNDED).low) == (2, 9)

    def test_civilians_are_a_floor_for_people(self, war: Any, tell: Any) -> None:
        shelling(war, "Daily Lamp", "Serat", 3, tell(KILLED, 5, words="five civilians", who="civilian"))
        picture = war.weigh()
        assert (total(picture).low, total(picture).high) == (5, None)
        assert (total(picture, who="civilian").low, total(picture, who="civilian").high) == (5, 5)

    def test_a_running_total_enters_no_sum(self, war: Any, tell: Any) -> None:
        shelling(war, "Daily Lamp", "Serat", 3, tell(KILLED, 2))
        paper = war.paper("Daily Lamp", 3)
        war.claim(paper, "900 killed since May", "toll", figures=[tell(KILLED, 900, cumulative=True)])
        assert total(war.weigh()).high == 2
