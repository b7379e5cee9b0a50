"""Things kept in order while some go and others come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.weigh.in_order import MANY, InOrder

STEPS = st.lists(st.tuples(st.booleans(), st.sets(st.integers(0, 40), max_size=8)), max_size=12)


@given(STEPS)
def test_it_is_what_sorting_gives(steps: list[tuple[bool, set[int]]]) -> None:
    """Numbers in falling order, put in and taken out by handfuls."""
    kept, held = InOrder[int](lambda n: -n), set[int]()
    for come, numbers in steps:
        if come:
            kept.change((), sorted(numbers - held))
            held |= numbers
        else:
            kept.change(sorted(numbers & held), ())
            held -= numbers
        assert list(kept) == sorted(held, reverse=True)
        assert len(kept) == len(held)


def test_many_at_once_and_one_by_one_are_the_same() -> None:
    at_once, singly = InOrder[int](lambda n: n), InOrder[int](lambda n: n)
    at_once.change((), range(2 * MANY, 0, -1))
    for number in range(2 * MANY, 0, -1):
        singly.change((), (number,))
    assert list(at_once) == list(singly) == list(range(1, 2 * MANY + 1))


def test_between_takes_the_first_and_leaves_the_last_out() -> None:
    kept = InOrder[int](lambda n: n)
    kept.change((), (1, 3, 5, 7))
    assert kept.between(3, 7) == [3, 5]
    assert kept.between(8, 9) == []


@pytest.mark.parametrize("number", [2, 9])
def test_what_is_not_held_cannot_be_given_up(number: int) -> None:
    kept = InOrder[int](lambda n: n)
    kept.change((), (1, 3))
    with pytest.raises(KeyError):
        kept.change((number,), ())
    assert list(kept) == [1, 3]
