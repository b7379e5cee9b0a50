"""Times that point from the day of publication: today, last night, this week, early next month, recently."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from marsad.read.lexicon import any_of
from marsad.read.times.calendar import (
    Days,
    back_from,
    month_days,
    months_on,
    moved,
    part_of,
    part_of_month,
    part_of_year,
    season_days,
    week_of,
    weekend_before,
    year_days,
)
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import Granularity, TimeKind, TimeMention
from marsad.read.times.page import DAY_PART, MONTH, PART, UNIT, Page, Rule, rule

DAYS_FROM_TODAY = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last evening": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "the day after tomorrow": 2,
    "tomorrow": 1,
}
DAY_WORD = (
    rf"(?:(?:early|earlier|late|later)\s)?(?P<day>{any_of(DAYS_FROM_TODAY)})\b(?:['’]s\b)?"
    rf"(?:\s(?:early\s|late\s)?{DAY_PART}\b)?"
)
NIGHT = r"(?:late\s|the\s)?(?:(?P<night>last night|the night before last)|over\s?night|during the night)\b"
WHICH = r"(?P<which>last|past|previous|this|current|next|coming)"
PERIODS = "week|weekend|month|year"
PERIOD = (
    rf"(?:(?:the\s)?(?P<part>earlier|later|{PART})\s(?:of\s|in\s)?)?{WHICH}\s(?P<unit>{PERIODS}|{any_of(time_words().seasons)}|{MONTH})"
    r"(?!\w)(?:['’]s\b)?"
)
WEEKEND = r"(?:(?:at|over|during|on)\s)?(?:the\s)?weekend\b"
VAGUE = (
    r"(?:(?:in|over|during|within)\s)?(?:the\s)?(?:very\s)?"
    rf"(?:recent|(?:last|past|previous)\s(?:few|several|couple of))\s{UNIT}s?\b"
    rf"|(?:over|in|during)\sthe\s(?:last|past)\s{UNIT}s\b"
    rf"|{any_of(time_words().vague_past)}\b(?!\s(?:[\w-]+\s){{0,2}}?{UNIT})"
)
OF_THE_PERIOD = (
    rf"(?:(?:the\s)?(?P<part>{PART})\sof\sthe\s(?P<unit>week|month|year)"
    r"|(?:the\s)?(?P<ending>week|month|year)(?:['’]s\s|\s|-)end)\b"
)
AHEAD = rf"{any_of(time_words().ahead)}\b"
DETERMINER = re.compile(r"(?:\b(?:an?|the|its|his|her|their|of|some|all|other)|['’]s)\s$")
"""Behind one of these "previously" tells of a noun ("a previously unknown group"), not of when anything was done."""
UP_TO_NOW = rf"{any_of(time_words().up_to_now)}\b"
NOW = rf"{any_of(time_words().now)}\b(?!\s(?:of|when|that)\b)"
SPEND = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def _point(match: re.Match[str], page: Page, days: int) -> TimeMention:
    if page.published is None:
        return page.mention(match, granularity="day", anchor="publication", kind="future" if days > 0 else "point")
    day = moved(page.published, days)
    kind: TimeKind = "future" if days > 0 else "point"
    return page.mention(match, earliest=day, latest=day, granularity="day", anchor="publication", kind=kind)


def _day_word(match: re.Match[str], page: Page) -> TimeMention | None:
    return _point(match, page, DAYS_FROM_TODAY[re.sub(r"\s+", " ", match["day"])])


def _night(match: re.Match[str], page: Page) -> TimeMention | None:
    """The night before publication runs over two days."""
    if page.published is None:
        return page.mention(match, granularity="day", anchor="publication", kind="during")
    back = -2 if match["night"] == "the night before last" else -1
    window = (moved(page.published, back), moved(page.published, back + 1))
    return _window(match, page, window, "day", "during")


def _window(
    match: re.Match[str], page: Page, window: tuple[date | None, date | None], granularity: Granularity, kind: TimeKind
) -> TimeMention:
    return page.mention(
        match, earliest=window[0], latest=window[1], granularity=granularity, anchor="publication", kind=kind
    )


def _period(match: re.Match[str], page: Page) -> TimeMention | None:
    unit, step, part = match["unit"].rstrip("."), SPEND[match["which"]], match["part"]
    granularity = _granularity(unit) if part not in time_words().parts else "month_part"
    if _is_word(match, page):
        return None
    if page.published is None:
        return page.mention(
            match, granularity=granularity, anchor="publication", kind="future" if step > 0 else "during"
        )
    whole = _whole(unit, step, page.published)
    window = _narrowed(whole, part, page.published) if part else _up_to(whole, step, page.published)
    if match["which"] == "past" and unit in {"week", "month", "year"}:
        window = back_from(page.published, 1, unit), page.published
    kind: TimeKind = "future" if window[0] > page.published else "during"
    others = (_from_sunday(window),) if unit == "week" and window == whole else ()
    return replace(_window(match, page, window, granularity, kind), alternatives=others)


def _from_sunday(week: Days) -> Days:
    """The week as it is counted where it begins on Sunday."""
    return moved(week[0], -1), moved(week[1], -1)


def _is_word(match: re.Match[str], page: Page) -> bool:
    """ "this may", "last march": a month's name in small letters that is more likely another word."""
    unit = match["unit"].rstrip(".")
    return unit in time_words().shy_months and page.text[match.start("unit")].islower()


def _granularity(unit: str) -> Granularity:
    named: dict[str, Granularity] = {"week": "week", "weekend": "weekend", "year": "year"}
    return named.get(unit, "season" if unit in time_words().seasons else "month")


def _whole(unit: str, step: int, published: date) -> Days:
    """The calendar period so many steps from the one that `published` lies in; a named one steps by years."""
    if unit == "week":
        return week_of(moved(published, 7 * step))
    if unit == "weekend":
        return _weekend(step, published)
    if unit == "month":
        there = months_on(published.replace(day=1), step)
        return month_days(there.year, there.month)
    if unit == "year":
        return year_days(min(max(published.year + step, 1), 9999))
    return _named(unit, step, published)


def _weekend(step: int, published: date) -> Days:
    latest = weekend_before(published)
    if step > 0:
        saturday = moved(week_of(published)[0], 5 if published.weekday() < 5 else 12)
        return saturday, moved(saturday, 1)
    if step == 0:
        saturday = moved(week_of(published)[0], 5)
        return saturday, moved(saturday, 1)
    return latest if published > latest[1] else (moved(latest[0], -7), moved(latest[1], -7))


def _named(unit: str, step: int, published: date) -> Days:
    """ "last April", "this summer", "next May": the nearest one wholly on that side of publication."""
    words = time_words()

    def in_year(year: int) -> Days:
        year = min(max(year, 1), 9999)
        return season_days(year, unit) if unit in words.seasons else month_days(year, words.months[unit])

    this = in_year(published.year)
    if step < 0 and this[1] >= published:
        return in_year(published.year - 1)
    if step > 0 and this[0] <= published:
        return in_year(published.year + 1)
    return this


def _up_to(whole: Days, step: int, published: date) -> Days:
    """A period still running is known up to publication."""
    return (whole[0], min(whole[1], published)) if step == 0 and whole[0] <= published else whole


def _narrowed(whole: Days, part: str, published: date) -> Days:
    if part == "earlier":
        return _earlier(whole, published)
    if part == "later":
        return (max(whole[0], published), whole[1]) if whole[0] <= published <= whole[1] else whole
    name = time_words().parts[part]
    first = whole[0]
    if whole == month_days(first.year, first.month):
        return part_of_month(first.year, first.month, name)
    return part_of_year(first.year, name) if whole == year_days(first.year) else part_of(whole, name)


def _earlier(whole: Days, published: date) -> Days:
    """From the period's start to publication; on its first day, the same stretch of days before."""
    if whole[0] == published:
        return moved(published, -((whole[1] - whole[0]).days + 1)), moved(published, -1)
    return whole[0], min(whole[1], published)


def _of_the_period(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "By the end of the month" is of publication's where it lies ahead; told of the past it may be of any."""
    if page.published is None or not page.future(match.start()):
        return None
    unit, part = match["unit"] or match["ending"], match["part"] or "end"
    window = _narrowed(_whole(unit, 0, page.published), part, page.published)
    return _window(match, page, window, "month_part", "future" if window[0] > page.published else "during")


def _ahead(match: re.Match[str], page: Page) -> TimeMention | None:
    return page.mention(match, earliest=page.published, anchor="vague", kind="future")


def _at_weekend(match: re.Match[str], page: Page) -> TimeMention | None:
    if page.published is None:
        return page.mention(match, granularity="weekend", anchor="publication", kind="during")
    return _window(match, page, weekend_before(page.published), "weekend", "during")


def _vague(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "In recent days", "recently": open before publication. "Earlier" says so at the head of a sentence only."""
    if match[0] == "earlier" and not page.text[match.start()].isupper():
        return None
    if match[0] in time_words().vague_past and DETERMINER.search(page.before(match.start())):
        return None
    return page.mention(match, latest=page.published, granularity="unknown", anchor="vague", kind="during")


def _up_to_now(match: re.Match[str], page: Page) -> TimeMention | None:
    return page.mention(match, latest=page.published, granularity="day", anchor="publication", kind="until")


def _now(match: re.Match[str], page: Page) -> TimeMention | None:
    if page.text[match.start()].isupper() and page.before(match.start()).strip():
        return None
    return _point(match, page, 0)


def rules() -> list[Rule]:
    """The rules of this file."""
    words = time_words()
    prefixes = ["the", "earlier", "later", "early", "late", "over", "in", "during", "within", "at", "on"]
    return [
        rule([*prefixes, *DAYS_FROM_TODAY], DAY_WORD, _day_word),
        rule([*prefixes, "last", "overnight"], NIGHT, _night),
        rule([*prefixes, *SPEND, *words.parts], PERIOD, _period),
        rule([*prefixes, "weekend"], WEEKEND, _at_weekend),
        rule([*prefixes, "very", "recent", "last", "past", "previous", *words.vague_past], VAGUE, _vague),
        rule(["the", *words.parts, "week", "month", "year"], OF_THE_PERIOD, _of_the_period),
        rule(words.ahead, AHEAD, _ahead),
        rule(words.up_to_now, UP_TO_NOW, _up_to_now),
        rule(words.now, NOW, _now),
    ]
