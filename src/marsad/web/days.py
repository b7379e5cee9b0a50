"""Days in the language being spoken: English as the brief writes them, others as their own calendars do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from babel.dates import format_date

from marsad.publish import days
from marsad.web.wording import ENGLISH, locale, say, spoken


def full_day(day: date | None) -> str:
    """`11 Sep 2019`; `day not known` for None."""
    return _written(day, days.full_day, "d MMM y")


def long_day(day: date | None) -> str:
    """`Wednesday 11 September 2019`; `day not known` for None."""
    return _written(day, days.long_day, "EEEE d MMMM y")


def short_day(day: date) -> str:
    """`11 Sep`."""
    return _written(day, lambda one: days.short_day(one, one), "d MMM")


def month(number: int) -> str:
    """`September`, by its number from 1."""
    return days.LONG_MONTHS[number - 1] if spoken() == ENGLISH else str(locale().months["format"]["wide"][number])


def _written(day: date | None, in_english: Callable[[date], str], pattern: str) -> str:
    if not isinstance(day, date):
        return say("day not known")
    return in_english(day) if spoken() == ENGLISH else format_date(day, pattern, locale())
