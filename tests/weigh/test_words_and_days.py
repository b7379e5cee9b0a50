"""Copies of texts, windows of days and kinds of acts, on either side of each limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from marsad.model import Family, Report
from marsad.weigh import kinds
from marsad.weigh.windows import Grain, Window, later
from marsad.weigh.wire import Wire, alike, containment, lifted, shingles


def run(first: int, last: int) -> str:
    """Invented words, one for each number."""
    return " ".join(f"w{n}" for n in range(first, last))


def report(text: str, name: str = "r") -> Report:
    return Report(id=f"{name} {text}", name=name, text=text)


class TestCopies:
    @pytest.mark.parametrize(("words", "size", "found"), [(5, 5, 1), (4, 5, 0), (7, 5, 3), (3, 3, 1), (2, 3, 0)])
    def test_runs_of_words(self, words: int, size: int, found: int) -> None:
        assert len(shingles(run(0, words), size)) == found

    def test_the_share_of_the_smaller(self) -> None:
        whole = shingles(run(0, 24))
        assert containment(whole, shingles(run(0, 14))) == containment(shingles(run(0, 14)), whole) == 1
        assert containment(shingles(run(0, 14)), shingles(run(5, 19))) == 0.5

    @pytest.mark.parametrize(
        ("one", "other", "copied"),
        [
            pytest.param(run(0, 24), run(0, 24), True, id="the same text"),
            pytest.param(run(0, 24), f"{run(0, 12)} {run(50, 62)}", True, id="eight runs of twenty: two fifths"),
            pytest.param(run(0, 24), f"{run(0, 11)} {run(50, 63)}", False, id="seven of twenty"),
            pytest.param(run(0, 12), run(0, 12), True, id="eight runs are enough to tell"),
            pytest.param(run(0, 11), run(0, 11), False, id="seven are too few"),
            pytest.param(run(0, 11), run(0, 40), False, id="also where the other is long"),
        ],
    )
    def test_reports_that_share_their_text(self, one: str, other: str, copied: bool) -> None:
        wire = Wire()
        assert wire.copied(report(one, "a"), report(other, "b")) is copied
        assert wire.copied(report(other, "b"), report(one, "a")) is copied

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            pytest.param(run(0, 8), run(0, 8), True, id="eight words, a sentence's worth"),
            pytest.param(run(0, 7), run(0, 7), False, id="seven are nobody's"),
            pytest.param(run(0, 12), f"{run(0, 10)} x y", True, id="eight of ten runs of three"),
            pytest.param(run(0, 12), f"{run(0, 9)} x y z", False, id="seven of ten"),
            pytest.param(run(0, 12), f"said {run(0, 12)} again today", True, id="within a longer one"),
            pytest.param(run(0, 12), run(0, 7), False, id="one of them too short"),
        ],
    )
    def test_a_sentence_lifted(self, one: str, other: str, same: bool) -> None:
        assert lifted(one, other) is lifted(other, one) is same

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("a b c", "a b d", True),  # two of four
            ("a b", "a c", False),  # one of three
            ("a b c", "A, B and c", True),
            ("", "a", False),
        ],
    )
    def test_half_of_all_words(self, one: str, other: str, same: bool) -> None:
        assert alike(one, other) is same


class TestWindows:
    def test_days_with_slack_on_either_side(self) -> None:
        first = date(2019, 9, 10)
        window = Window(first, date(2019, 9, 11))
        day = first.toordinal()
        assert list(window.days()) == [day, day + 1]
        assert list(window.days(2)) == [day - 2, day - 1, day, day + 1, day + 2, day + 3]
        assert list(Window().days(2)) == list(Window(first).days(2)) == []

    @pytest.mark.parametrize(
        ("one", "other", "gap"),
        [
            ((1, 2), (3, 4), 1),
            ((1, 3), (3, 4), 0),
            ((1, 9), (3, 4), 0),
            ((5, 6), (1, 2), 3),
            ((1, 2), (None, None), None),
            ((None, None), (1, 2), None),
        ],
    )
    def test_days_between(self, one: tuple[int, int], other: tuple[int, int], gap: int | None) -> None:
        def window(days: tuple[int | None, int | None]) -> Window:
            return Window(*(date(2019, 9, d) if d else None for d in days))

        assert window(one).gap(window(other)) == gap
        assert window(one).overlaps(window(other)) is (gap == 0)

    def test_one_end_alone_is_no_window(self) -> None:
        half = Window(date(2019, 9, 1), None)
        assert (half.dated, half.length, half.grain) == (False, 0, Grain.UNDATED)
        assert half.gap(Window(date(2019, 9, 1), date(2019, 9, 1))) is None

    def test_what_both_allow(self) -> None:
        one = Window(date(2019, 9, 1), date(2019, 9, 5))
        assert one.narrowed(Window(date(2019, 9, 4), date(2019, 9, 9))) == Window(date(2019, 9, 4), date(2019, 9, 5))
        assert one.narrowed(Window(date(2019, 9, 5), date(2019, 9, 9))) == Window(date(2019, 9, 5), date(2019, 9, 5))

    def test_days_are_held_within_the_calendar(self) -> None:
        assert later(date(2019, 9, 1), 30) == date(2019, 10, 1)
        assert later(date.max, 5) == date.max
        assert later(date.min, -5) == date.min


class TestKinds:
    @pytest.mark.parametrize(
        ("kind", "general"),
        [("air_strike", 1), ("bombardment_unspecified", 2), ("drone_strike", 0), ("ied_or_mine", 2), ("toll", 0)],
    )
    def test_how_general_a_kind_is(self, kind: str, general: int) -> None:
        assert kinds.generality(kind) == general

    def test_a_plug_ins_own_kind_stands_alone_and_last(self) -> None:
        assert kinds.class_of("flood") == "flood"
        assert kinds.family_of("flood") is Family.FIGURES
        assert kinds.order("flood") > max(kinds.order(k) for k in ("toll", "other_event", "air_strike"))
        assert kinds.order("air_strike") < kinds.order("drone_strike") < kinds.order("toll")
        assert kinds.family_of("air_strike") is Family.STRIKE

    def test_classes_join_all_that_can_be_one_event_through_a_third(self) -> None:
        assert len({kinds.class_of(k) for k in ("ied_or_mine", "car_bomb", "suicide_attack")}) == 1
        assert kinds.class_of("shelling") == kinds.class_of("drone_strike")
        assert kinds.class_of("shelling") != kinds.class_of("car_bomb")
        assert kinds.class_of("capture_by_government") == kinds.class_of("capture_by_nonstate_or_foreign")


def test_a_report_cut_once_is_not_cut_again() -> None:
    wire, one = Wire(), report(run(0, 24), "a")
    assert wire.copied(one, report(run(0, 24), "b"))
    assert wire.copied(replace(one, text="changed"), report(run(0, 24), "b"))
