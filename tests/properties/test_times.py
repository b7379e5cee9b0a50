"""Properties of reading times: whatever the text and the day, spans are true, windows in order, and time is linear."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.read.times import dateline_date, find_times, in_narrative, resolve_offset
from tests.growth import TIMES, in_proportion

WORDS = st.sampled_from(
    """on in at since until from to between and the of early late mid start last next this past few two ten 3 10 15
    2019 2011 31/12/2019 2019-09-10 10:30 a.m. Monday Tuesday Friday's September Sept. May Feb. 29 30 31 days
    weeks months years hours ago after before later earlier following same day night morning dawn yesterday
    today tomorrow overnight weekend week month year will recently so far then began war summer winter 1970s
    quarter first second , . ; - – ( ) أيلول ١٠ عام 9999 0001""".split()
)

TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join))
STEADY = settings(max_examples=100)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2020, 2, 29)]))


@STEADY
@given(TEXTS, DAYS, st.integers(0, 10_000))
def test_spans_are_true_ordered_and_apart(text: str, published: date | None, offset: int) -> None:
    end = 0
    for mention in find_times(text, published, offset=offset):
        assert text[mention.start - offset : mention.end - offset] == mention.text
        assert end <= mention.start - offset < mention.end - offset
        end = mention.end - offset


@STEADY
@given(TEXTS, DAYS)
def test_windows_are_in_order(text: str, published: date | None) -> None:
    for mention in in_narrative(find_times(text, published)):
        if mention.earliest and mention.latest:
            assert mention.earliest <= mention.latest
        for earliest, latest in mention.alternatives:
            assert earliest <= latest


@STEADY
@given(TEXTS)
def test_without_publication_nothing_relative_is_dated(text: str) -> None:
    for mention in find_times(text, None):
        if mention.anchor != "absolute":
            assert mention.earliest is None
            assert mention.latest is None


@STEADY
@given(TEXTS, DAYS)
def test_what_waits_for_an_event_has_no_start(text: str, published: date | None) -> None:
    assert all(m.earliest is None for m in find_times(text, published) if m.anchor == "event")


@STEADY
@given(TEXTS, st.dates(), st.dates(), st.dates())
def test_resolving_an_offset_keeps_the_order(text: str, published: date, first: date, second: date) -> None:
    event = (min(first, second), max(first, second))
    for mention in find_times(text, published):
        earliest, latest = resolve_offset(mention, *event)
        if earliest and latest and mention.anchor == "event" and mention.kind != "since":
            assert earliest <= latest


@STEADY
@given(TEXTS, DAYS)
def test_a_dateline_never_fails(text: str, published: date | None) -> None:
    dateline_date(text, published)


@pytest.mark.parametrize(
    "piece",
    ["since the war began and ", "early late mid ", "in the last ", "5 September - ", "a a a a ", "1,000,",
     "between 1 and ", "on Monday and ", "the of ", "10 to ", "٣ ", "\n", "more than about "],
)  # fmt: skip
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    text = piece * (5_000 // len(piece))
    assert in_proportion(lambda words: find_times(words, date(2019, 9, 11)), text, text * TIMES)
