"""Properties of reading figures: whatever the text, spans are true, bounds in order, parts come after their whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Comparator
from marsad.read.numbers import find_figures
from marsad.read.numbers_words import cardinal, number_words
from tests.growth import TIMES, in_proportion

WORDS = st.sampled_from(
    """a an no one two three twelve twenty dozen hundred thousand million half quarter third of and or to between
    at least more than up about nearly several dozens scores many few number 0 1 7 12 900 1,200 1.200 2.5 3m
    400k 12% 20 007 2019 people civilians children women soldiers families strikes rockets tanks villages km
    dollars year-old killed wounded killing were have been died fled including among them others more , . ( ) -
    – ; " since so far toll in Homs m5 Su-24 ١٢ مدنياً آخرون""".split()
)

TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join))
STEADY = settings(max_examples=100)


@STEADY
@given(TEXTS, st.integers(0, 10_000))
def test_spans_are_true_ordered_and_apart(text: str, offset: int) -> None:
    end = 0
    for figure in find_figures(text, offset=offset):
        assert text[figure.start - offset : figure.end - offset] == figure.text
        assert end <= figure.start - offset < figure.end - offset
        end = figure.end - offset


@STEADY
@given(TEXTS)
def test_bounds_agree_with_their_comparator(text: str) -> None:
    for figure in find_figures(text):
        low, high, value = figure.low, figure.high, figure.value
        assert low is None or high is None or low <= high
        if figure.comparator is Comparator.EQ:
            assert low == high == value is not None
        if figure.comparator is Comparator.APPROX:
            assert low is None
            assert high is None
        if figure.comparator is Comparator.VAGUE:
            assert value is None


@STEADY
@given(TEXTS)
def test_a_part_comes_after_its_whole(text: str) -> None:
    for place, figure in enumerate(find_figures(text)):
        assert figure.subset_of is None or figure.subset_of < place


@STEADY
@given(st.integers(0, 999_999_999))
def test_a_number_spelt_out_is_that_number(number: int) -> None:
    assert cardinal(_spelt(number).replace("-", " ").split()) == number


def _spelt(number: int) -> str:
    """The English name of a whole number below a thousand million."""
    for scale, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = f" {_spelt(number % scale)}" if number % scale else ""
            return f"{_spelt(number // scale)} {name}{rest}"
    names = {value: word for word, value in reversed(number_words().cardinals.items())}
    if number in names:
        return names[number]
    return f"{names[number - number % 10]}-{names[number % 10]}"


@pytest.mark.parametrize(
    "piece",
    ["12 or 13 and 14 people, including ", "a a a a ", "between 1 and ", "1 000 ", "- ", "a third of ", "killed ",
     "one ", "more than ", "12 people, including ", "(", "\n", "٣ ", "and of a half "],
)  # fmt: skip
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    text = piece * (2_500 // len(piece))
    assert in_proportion(find_figures, text, text * TIMES)
