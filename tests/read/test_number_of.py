"""Numbers that stand away from their noun, and numbers that count several sorts of people."""

from __future__ import annotations

import pytest

from marsad.model import FigureKind
from marsad.read.numbers import find_figures

KILLED, DISPLACED = FigureKind.KILLED, FigureKind.DISPLACED


@pytest.mark.parametrize(
    ("text", "kind", "who", "value"),
    [
        pytest.param("the number of civilians killed by the army stood at 730", KILLED, "civilian", 730, id="at"),
        pytest.param("It put the number of people killed at 31,000", KILLED, None, 31_000, id="put at"),
        pytest.param("The number of people displaced by fighting reached 80,000", DISPLACED, None, 80_000, id="has"),
    ],
)  # fmt: skip
def test_the_number_of(text: str, kind: FigureKind, who: str | None, value: float) -> None:
    (found,) = find_figures(text)
    assert (found.kind_hint, found.who, found.value, found.cumulative_hint) == (kind, who, value, True)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("400,000 women, children and men have been displaced", [None], id="three sorts, one number"),
        pytest.param("600 children and women were killed", [None], id="two sorts, one number"),
        pytest.param("12 women and three children were killed", ["woman", "child"], id="a number each"),
        pytest.param("two soldiers were killed, police and residents said", ["combatant"], id="who says so"),
        pytest.param("40 children were killed", ["child"], id="one sort"),
    ],
)  # fmt: skip
def test_sorts_counted_together_are_none_of_them(text: str, who: list[str | None]) -> None:
    assert [f.who for f in find_figures(text)] == who


def test_a_number_of_things_counts_nobody() -> None:
    assert find_figures("the number of the house was 12") == ()
