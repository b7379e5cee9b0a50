"""Windows of days on the calendar. Windows are inclusive; moves stop at the ends of the calendar, years 1 and 9999."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from marsad.read.times.lexicon import time_words

Days = tuple[date, date]


def moved(day: date, days: int) -> date:
    """`day` plus `days`, held within the calendar."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def day_in(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Days:
    """The whole month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_on(day: date, months: int) -> date:
    """The same day `months` later (earlier if negative), at most the month's last; held within the calendar."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def back_from(day: date, number: int, unit: str) -> date:
    """`day` less a number of units ("hour" rounds up to days, "decade" is ten years)."""
    if unit in {"month", "year", "decade"}:
        return months_on(day, -number * {"month": 1, "year": 12, "decade": 120}[unit])
    per_day = {"second": 86400, "minute": 1440, "hour": 24}.get(unit)
    return moved(day, -number // per_day if per_day else -number * time_words().unit_days[unit])


def part_of_month(year: int, month: int, part: str) -> Days:
    """Start, middle or end of a month, by the lexicon's days."""
    first, last = time_words().part_days[part]
    return date(year, month, first), date(year, month, min(last, monthrange(year, month)[1]))


def year_days(year: int) -> Days:
    """The whole year."""
    return date(year, 1, 1), date(year, 12, 31)


def part_of_year(year: int, part: str) -> Days:
    """Start, middle or end of a year, by the lexicon's months."""
    first, last = time_words().part_months[part]
    return date(year, first, 1), month_days(year, last)[1]


def part_of(window: Days, part: str) -> Days:
    """Start, middle or end of any window, by thirds."""
    length = (window[1] - window[0]).days + 1
    third = max(1, length // 3)
    if part == "start":
        return window[0], moved(window[0], third - 1)
    if part == "end":
        return moved(window[1], 1 - third), window[1]
    return moved(window[0], third), moved(window[1], -third)


def week_of(day: date) -> Days:
    """Monday to Sunday around `day`."""
    monday = moved(day, -day.weekday())
    return monday, moved(monday, 6)


def weekend_before(day: date) -> Days:
    """The Saturday and Sunday that `day` lies in, else the last ones before it."""
    saturday = moved(day, -((day.weekday() - 5) % 7))
    return saturday, moved(saturday, 1)


def season_days(year: int, name: str) -> Days:
    """A season of the northern half of the globe; winter begins in December of `year`."""
    season = time_words().seasons[name]
    ends = year + (season.last < season.first)
    return date(year, season.first, 1), month_days(ends, season.last)[1] if ends <= 9999 else date.max


def on_or_before(weekday: int, day: date) -> date:
    """The last day with that weekday (Monday 0) not after `day`."""
    return moved(day, -((day.weekday() - weekday) % 7))


def on_or_after(weekday: int, day: date) -> date:
    """The next day with that weekday (Monday 0) not before `day`."""
    return moved(day, (weekday - day.weekday()) % 7)
