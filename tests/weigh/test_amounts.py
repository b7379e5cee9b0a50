"""Arithmetic of intervals: what several numbers come to, and what it never may."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.weigh.amounts import Interval, hull, said, whole_of

NUMBERS = st.integers(0, 10_000).map(float)
ENDS = st.one_of(st.integers(0, 10_000).map(float), st.just(math.inf))
INTERVALS = st.builds(lambda a, b: Interval(min(a, b), max(a, b)), NUMBERS, ENDS)
WHO = st.sampled_from([None, "civilian", "combatant", "child", "woman", "journalist"])


def holds(outer: Interval, inner: Interval) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


class TestIntervals:
    @given(one=INTERVALS, other=INTERVALS)
    def test_a_hull_holds_both_and_is_the_same_either_way(self, one: Interval, other: Interval) -> None:
        around = one.hull(other)
        assert holds(around, one)
        assert holds(around, other)
        assert around == other.hull(one) == hull([other, one])

    @given(one=INTERVALS, other=INTERVALS)
    def test_they_meet_if_some_number_satisfies_both(self, one: Interval, other: Interval) -> None:
        assert one.meets(other) == other.meets(one) == (max(one.low, other.low) <= min(one.high, other.high))

    @given(one=INTERVALS, other=INTERVALS, more=st.integers(0, 99))
    def test_sums_grow_with_what_they_sum(self, one: Interval, other: Interval, more: int) -> None:
        larger = Interval(one.low + more, one.high + more)
        for put_together in (Interval.plus, Interval.with_overlap, Interval.hull):
            less, most = put_together(one, other), put_together(larger, other)
            assert less.low <= most.low
            assert less.high <= most.high

    @given(one=INTERVALS, other=INTERVALS)
    def test_what_may_overlap_is_never_more_than_the_sum_nor_less_than_the_larger(
        self, one: Interval, other: Interval
    ) -> None:
        together, added = one.with_overlap(other), one.plus(other)
        assert together.low == max(one.low, other.low) <= added.low
        assert together.high == added.high

    @given(one=INTERVALS)
    def test_what_may_not_have_happened_may_come_to_nothing(self, one: Interval) -> None:
        assert one.perhaps() == Interval(0.0, one.high)


class TestSaid:
    @pytest.mark.parametrize(
        ("told", "low", "high"),
        [
            pytest.param([(12, 12)], 12, 12, id="one number"),
            pytest.param([(12, 12), (24, 24)], 12, 24, id="two numbers leave what lies between"),
            pytest.param([(3, math.inf), (12, 12)], 3, 12, id="at least three says nothing of what lies above"),
            pytest.param([(15, math.inf), (12, 12)], 12, math.inf, id="a floor above all else opens the end"),
            pytest.param([(3, math.inf)], 3, math.inf, id="a floor alone is open"),
            pytest.param([(0, 30), (12, 12)], 0, 30, id="up to thirty"),
        ],
    )
    def test_from_the_least_to_the_most_that_is_said(
        self, told: list[tuple[float, float]], low: float, high: float
    ) -> None:
        assert said([Interval(*ends) for ends in told]) == Interval(low, high)

    @given(told=st.lists(INTERVALS, min_size=1, max_size=5), more=INTERVALS)
    def test_another_voice_never_narrows_it_below(self, told: list[Interval], more: Interval) -> None:
        before, after = said(told), said([*told, more])
        assert before is not None
        assert after is not None
        assert after.low <= before.low
        assert after.high >= min(before.high, max(i.low for i in told))

    def test_of_nothing_nothing_is_said(self) -> None:
        assert said([]) is None
        assert whole_of({}) is None


class TestWholes:
    @pytest.mark.parametrize(
        ("parts", "low", "high"),
        [
            pytest.param({None: (12, 12), "child": (3, 3)}, 12, 12, id="children among twelve are not added"),
            pytest.param({"child": (3, 3)}, 3, math.inf, id="three children: at least three people"),
            pytest.param({"civilian": (5, 5), "combatant": (7, 7)}, 12, math.inf, id="nobody is both of these"),
            pytest.param({"civilian": (5, 5), "child": (3, 3)}, 5, math.inf, id="a child may be one of the civilians"),
            pytest.param({"woman": (4, 4), "child": (3, 3)}, 4, math.inf, id="a girl may be counted as either"),
            pytest.param({None: (2, 2), "child": (3, 3)}, 3, 3, id="a part that exceeds the whole raises it"),
        ],
    )
    def test_a_part_is_a_floor(self, parts: dict[str | None, tuple[float, float]], low: float, high: float) -> None:
        assert whole_of({who: Interval(*ends) for who, ends in parts.items()}) == Interval(low, high)

    @given(parts=st.dictionaries(WHO, INTERVALS, min_size=1))
    def test_no_part_exceeds_its_whole(self, parts: dict[str | None, Interval]) -> None:
        whole = whole_of(parts)
        assert whole is not None
        assert whole.low <= whole.high
        assert all(part.low <= whole.low for part in parts.values())
