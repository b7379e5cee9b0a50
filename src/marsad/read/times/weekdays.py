"""Weekdays, counted from publication."""

from __future__ import annotations

import re
from datetime import date

from marsad.read.lexicon import any_of
from marsad.read.times.calendar import Days, moved, on_or_after, on_or_before, week_of
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import TimeKind, TimeMention
from marsad.read.times.page import DAY_PART, Page, Rule, rule

WHICH = r"(?:(?P<which>last|next|this|this past|past|previous|the coming|coming|this coming)\s{1,2})?"
PARTS = (
    r"(?:(?:early|late|earlier|later)\s(?:on\s)?|(?:the\s)?(?:early|late|first)\shours\sof\s)?"
    rf"(?:(?:the\s)?{DAY_PART}\s(?:of|on)\s)?"
)
NAMES = any_of(time_words().weekdays)
FULL = any_of(name for name in time_words().weekdays if name.endswith("day"))
ONE = (
    rf"{PARTS}{WHICH}(?P<weekday>{NAMES})(?:['’]s|(?<=day)s)?\b(?:(?<!day)(?<!days)\.)?"
    rf"(?:\s{{1,2}}(?:early\s|late\s)?{DAY_PART}\b)?(?:,?\s{{1,2}}(?:of\s)?(?P<week>last|this|next)\sweek\b)?"
)
LED = re.compile(
    r"(?:\b(?:on|since|until|till|by|from|before|after|between|to|early|late)\s|\(\s?"
    rf"|\b{any_of(time_words().weekdays)}\.?(?:,|\s(?:and|or|to))\s)$"
)
EACH = rf"(?:(?:every|each|most|all)\s{{1,2}}(?:other\s)?{FULL}s?\b|on\s{{1,2}}{FULL}s\b)"
BEFORE = frozenset({"last", "past", "previous", "this past"})
AFTER = frozenset({"next", "the coming", "coming", "this coming"})
CLOSE = 2
WEEKS = {"last": -1, "this": 0, "next": 1}


def _weekday(match: re.Match[str], page: Page) -> TimeMention | None:
    name = match["weekday"].rstrip(".")
    if _is_name(name, match, page):
        return None
    number = time_words().weekdays[name]
    if page.published is None:
        return page.mention(match, granularity="day", anchor="publication")
    if match["week"]:
        return _in_week(match, page, number, page.published)
    ahead = match["which"] in AFTER or (match["which"] is None and page.future(match.start()))
    day, others = _day(number, page.published, match["which"], ahead)
    kind = "future" if day > page.published else "point"
    return page.mention(
        match, earliest=day, latest=day, granularity="day", anchor="publication", kind=kind, alternatives=others
    )


def _in_week(match: re.Match[str], page: Page, number: int, published: date) -> TimeMention:
    """ "On Tuesday last week": that day of the week before, whatever the day of publication."""
    day = moved(week_of(published)[0], 7 * WEEKS[match["week"]] + number)
    kind: TimeKind = "future" if day > published else "point"
    return page.mention(match, earliest=day, latest=day, granularity="day", anchor="publication", kind=kind)


def _is_name(name: str, match: re.Match[str], page: Page) -> bool:
    """Whether a short form ("sun", "sat", "wed") is another word here: written small, or with nothing to say a day."""
    at = match.start("weekday")
    if name not in time_words().shy_weekdays:
        return False
    more = at > match.start() or match.end() > match.end("weekday") + len("'s")
    led = more or match[0].endswith(".") or LED.search(page.before(at))
    return not (page.text[at].isupper() and led)


def _day(number: int, published: date, which: str | None, ahead: bool) -> tuple[date, tuple[Days, ...]]:
    if which == "this":
        day = moved(week_of(published)[0], number)
        return day, ()
    if ahead:
        return _coming(number, published, strictly=which is not None)
    day = on_or_before(number, published)
    week_before = moved(day, -7)
    if which in BEFORE:
        if day == published:
            return week_before, ((published, published),)
        return day, ((week_before, week_before),) if (published - day).days <= CLOSE else ()
    return day, ((week_before, week_before),) if day == published else ()


def _coming(number: int, published: date, *, strictly: bool) -> tuple[date, tuple[Days, ...]]:
    day = on_or_after(number, moved(published, 1) if strictly else published)
    week_after = moved(day, 7)
    close = (day - published).days <= CLOSE
    return day, ((week_after, week_after),) if close else ()


def _frequency(match: re.Match[str], page: Page) -> TimeMention | None:
    return page.mention(match, granularity="day", anchor="vague", kind="frequency")


def rules() -> list[Rule]:
    """The rules of this file."""
    words = time_words()
    leads = [
        "first",
        "early",
        "late",
        "earlier",
        "later",
        "the",
        "last",
        "next",
        "this",
        "past",
        "previous",
        "coming",
        *words.day_parts,
    ]
    return [
        rule([*leads, *words.weekdays, *(f"{name}s" for name in words.weekdays)], ONE, _weekday),
        rule(["every", "each", "most", "on", "all"], EACH, _frequency),
    ]
