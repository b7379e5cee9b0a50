"""Stories of who holds a place: what is claimed, what is borne out, what changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from marsad.model import Act, Modality, Standing

TAKEN, STATE = "capture_by_government", "control_state"


def told(war: Any, outlet: str, published: int, words: str, kind: str = TAKEN, **more: Any) -> Any:
    paper = war.paper(outlet, published)
    war.claim(paper, f"{outlet}: {words}", kind, **{"at": ["Serat"], "actors": ["Republic"], **more})
    return paper


def standing(war: Any, place: str = "Serat") -> Standing:
    return next(s for s in war.weigh().standings if s.place.text == place)


class TestAssessed:
    def test_only_its_own_side_says_so(self, war: Any) -> None:
        told(war, "Harbour Post", 3, "Republic forces took Serat", on=2)
        told(war, "Daily Lamp", 3, "Republic forces took Serat", on=2, by="Republic Army Command")
        found = standing(war)
        assert (found.assessed, found.contested) == (None, False)
        assert [h for h, _ in found.claimed] == ["republic"]

    def test_a_monitor_beside_it_bears_it_out(self, war: Any) -> None:
        told(war, "Harbour Post", 3, "Republic forces took Serat", on=2)
        told(war, "Quill Wire", 3, "Republic forces took Serat", on=2, by="Rill Watch")
        assert (standing(war).assessed, standing(war).since) == ("republic", date(2019, 9, 2))

    def test_the_losing_side_bears_it_out_alone(self, war: Any) -> None:
        told(war, "Daily Lamp", 3, "Serat fell to Republic forces", on=2, by="Front spokesman")
        assert standing(war).assessed == "republic"

    def test_one_voice_of_no_camp_is_one_voice(self, war: Any) -> None:
        told(war, "Daily Lamp", 3, "Republic forces took Serat", on=2, by="Rill Watch")
        assert standing(war).assessed is None

    def test_enemies_who_both_claim_it_contest_it(self, war: Any) -> None:
        told(war, "Harbour Post", 3, "Republic forces took Serat", on=2)
        front: dict[str, Any] = {"actors": ["Front"], "on": 4, "by": "Front spokesman"}
        told(war, "Daily Lamp", 5, "the Front still holds Serat", STATE, **front)
        found = standing(war)
        assert (found.contested, found.assessed) == (True, None)
        assert found.contested_since == date(2019, 9, 4)
        assert {h for h, _ in found.claimed} == {"republic", "front"}

    def test_who_took_it_back_a_season_later_is_not_contested_by_old_words(self, war: Any) -> None:
        told(war, "Harbour Post", -90, "Republic forces took Serat", on=-91)
        front: dict[str, Any] = {"actors": ["Front"], "on": 2}
        told(war, "Daily Lamp", 3, "the Front took Serat", "capture_by_nonstate_or_foreign", **front)
        told(war, "Quill Wire", 3, "the Front took Serat", "capture_by_nonstate_or_foreign", by="Rill Watch", **front)
        found = standing(war)
        assert (found.assessed, found.contested) == ("front", False)
        assert len(found.log) == 2

    def test_how_much_of_an_area_is_meant_must_be_said(self, war: Any) -> None:
        area: dict[str, Any] = {"at": [], "within": ["northern Vale"], "on": 2}
        told(war, "Harbour Post", 3, "Republic forces took ground in northern Vale", **area)
        told(war, "Quill Wire", 3, "Republic forces took ground in northern Vale", by="Rill Watch", **area)
        assert standing(war, "northern Vale").assessed is None


class TestExtents:
    @pytest.mark.parametrize(
        ("words", "extent"),
        [
            ("Republic forces took almost all of northern Vale", "almost all of"),
            ("Republic forces took part of northern Vale", "part of"),
            ("Republic forces took about 40 per cent of northern Vale", "about 40 per cent of"),
            ("Republic forces took northern Vale", None),
        ],
    )
    def test_a_fraction_stays_the_fraction_said(self, war: Any, words: str, extent: str | None) -> None:
        told(war, "Daily Lamp", 3, words, at=[], within=["northern Vale"], on=2)
        (found,) = war.weigh().control
        assert (found.extent, standing(war, "northern Vale").extent) == (extent, extent)

    def test_two_fractions_are_not_one_place(self, war: Any) -> None:
        area: dict[str, Any] = {"at": [], "within": ["northern Vale"], "on": 2}
        told(war, "Daily Lamp", 3, "Republic forces took almost all of northern Vale", **area)
        front: dict[str, Any] = {**area, "actors": ["Front"]}
        told(war, "Quill Wire", 3, "the Front holds part of northern Vale", STATE, **front)
        assert len([s for s in war.weigh().standings if not s.contested]) == 2


class TestNoChange:
    @pytest.mark.parametrize(
        ("words", "kind", "more"),
        [
            pytest.param("Republic forces reached the road at Serat", "advance", {}, id="reached"),
            pytest.param("Republic forces failed to advance at Serat", "ground_assault_failed", {}, id="failed"),
            pytest.param("Republic forces will take Serat", TAKEN, {"modality": Modality.PLANNED}, id="planned"),
            pytest.param("Republic forces should take Serat", TAKEN, {"act": Act.EXPECTS}, id="expected"),
            pytest.param("Republic forces have not taken Serat", TAKEN, {"act": Act.DENIES}, id="denied"),
            pytest.param("shells fell on Serat", "shelling", {}, id="fought over"),
        ],
    )  # fmt: skip
    def test_what_takes_no_place_changes_no_hands(self, war: Any, words: str, kind: str, more: Any) -> None:
        told(war, "Daily Lamp", 3, words, kind, on=2, **more)
        assert (war.weigh().control, war.weigh().standings) == ((), ())

    def test_an_area_that_only_says_where_a_village_lies_is_not_taken(self, war: Any) -> None:
        words = "Republic forces took Serat, located in the green northern Vale"
        told(war, "Daily Lamp", 3, words, at=["Serat", "northern Vale"], on=2)
        assert [c.place.text for c in war.weigh().control] == ["Serat"]
