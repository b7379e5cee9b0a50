"""What is told before a ceasefire and since, drawn: by the day, with its gaps."""

from __future__ import annotations

from datetime import date

from marsad.model import Period, Tally
from marsad.web.around import TALL, WIDTH, around

GAP = Period(earliest=date(2031, 3, 3), latest=date(2031, 3, 4))
BEFORE = Tally(earliest=date(2031, 3, 1), latest=date(2031, 3, 4), incidents=tuple("abcdefgh"), reports=4, gaps=(GAP,))
SINCE = Tally(earliest=date(2031, 3, 5), latest=date(2031, 3, 14), incidents=tuple("abcdefghij"), reports=20)


def test_bars_are_as_high_as_their_numbers_by_the_day() -> None:
    drawn = around(BEFORE, SINCE)
    assert drawn
    before, since = drawn.stretches
    assert (before.tall, since.tall) == (TALL, TALL // 2), "2 a day, 1 a day"
    assert (before.high, since.high) == (TALL // 2, TALL), "1 a day, 2 a day"
    assert (before.width, since.width) == (WIDTH * 4 // 14, WIDTH * 10 // 14)


def test_days_without_a_report_are_a_gap_over_both_rows() -> None:
    drawn = around(BEFORE, SINCE)
    assert drawn
    (gap,) = drawn.gaps
    assert (gap.x, gap.width) == (round(WIDTH * 2 / 14), round(WIDTH * 2 / 14))


def test_nothing_told_makes_no_bar_and_something_is_always_seen() -> None:
    none = Tally(earliest=date(2031, 3, 1), latest=date(2031, 3, 4), incidents=(), reports=0)
    much = Tally(earliest=date(2031, 3, 5), latest=date(2031, 3, 5), incidents=("a",) * 9000, reports=1)
    few = Tally(earliest=date(2031, 3, 1), latest=date(2031, 3, 4), incidents=("a",), reports=1)
    drawn, seen = around(none, much), around(few, much)
    assert drawn
    assert seen
    assert (drawn.stretches[0].tall, drawn.stretches[0].high) == (0, 0)
    assert seen.stretches[0].tall > 0


def test_without_either_there_is_nothing_to_compare() -> None:
    assert around(None, SINCE) is None
    assert around(BEFORE, None) is None
