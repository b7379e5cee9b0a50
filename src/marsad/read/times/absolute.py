"""Dates written with day and month, in every English order, with or without their year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.times.calendar import Days, day_in
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import TimeMention
from marsad.read.times.page import GAP, MONTH, WEEKDAY, YEAR, Page, Rule, rule
from marsad.read.times.years import yearless

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th)\b)?"
NO_DIGIT = r"(?!\d|[.,:]\d)"
LEAD = rf"(?:(?:this\s)?(?P<weekday>{WEEKDAY}){GAP}(?:the{GAP})?)?"
JOIN = r"\s{0,2}(?:-|–|—|to|and|or|&|until|through)\s{0,2}"
TAIL_YEAR = rf"(?:{GAP}(?:of\s)?(?P<year>{YEAR})\b(?![,.]?\d))?"

DAY_FIRST = rf"{LEAD}(?P<day>{DAY})(?:{JOIN}(?P<last>{DAY}))?\s{{0,2}}(?:of\s{{1,2}})?(?P<month>{MONTH}){TAIL_YEAR}"
MONTH_FIRST = (
    rf"{LEAD}(?P<month>{MONTH})\s{{0,2}}(?:the\s)?(?P<day>{DAY}){NO_DIGIT}(?:{JOIN}(?P<last>{DAY}){NO_DIGIT}(?!\s{{0,2}}{MONTH}))?"
    rf"{TAIL_YEAR}"
)
ISO = (
    r"(?P<year>(?:19|20)\d\d)([-/.])(?P<month>0?[1-9]|1[0-2])\2(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
    r"(?:t\d\d:?\d\d\S{0,12})?"
)
NUMERIC = r"(?P<first>[0-3]?\d)([-/.])(?P<second>[0-3]?\d)\2(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)"
BEFORE_A_DAY = re.compile(r"\b(?:on|by|until|till|since|from|of|before|after|between|and|to)\s$|^\s*$")
GONE = re.compile(r"\b(?:(?:since|after)\s(?:the\s)?|(?:began|\w+ed)\s(?:on\s)?(?:the\s)?)$")
LONE_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b(?=\s{0,2}(?:[.,;:)]|and\b|$))"


@dataclass(frozen=True, slots=True)
class _Parts:
    month: int
    first: int
    last: int
    year: int | None
    weekday: int | None


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _parts(match: re.Match[str]) -> _Parts:
    words = time_words()
    weekday = match["weekday"]
    first = _number(match["day"])
    return _Parts(
        month=words.months[match["month"].rstrip(".")],
        first=first,
        last=_number(match["last"]) if match["last"] else first,
        year=int(match["year"]) if match["year"] else None,
        weekday=words.weekdays[weekday.rstrip(".")] if weekday else None,
    )


def _named(match: re.Match[str], page: Page) -> TimeMention | None:
    parts = _parts(match)
    if parts.year is None and (_is_verb(match, page) or page.counts_people(match.end()) or page.names(match.end())):
        return None
    if parts.year is not None:
        return _dated(match, page, parts, parts.year)
    future = page.future(match.start())
    gone = GONE.search(page.before(match.start())) is not None
    first, others = yearless(parts.month, parts.first, page.published, future=future, gone=gone, weekday=parts.weekday)
    if first is None:
        return _undated(match, page, parts)
    last = day_in(first.year, parts.month, parts.last) or first
    others = tuple((a, day_in(a.year, parts.month, parts.last) or a) for a, _ in others)
    return _mention(match, page, (first, max(first, last)), others)


def _is_verb(match: re.Match[str], page: Page) -> bool:
    """Whether "12 may" or "march 15" is a verb with a number: in small letters, with no preposition of time before."""
    at = match.start("month")
    if match["month"] not in {"may", "march"} or not page.text[at].islower():
        return False
    return match.start("day") < at or not BEFORE_A_DAY.search(page.before(at, 16))


def _dated(match: re.Match[str], page: Page, parts: _Parts, year: int) -> TimeMention | None:
    first, last = day_in(year, parts.month, parts.first), day_in(year, parts.month, parts.last)
    if first is None or last is None or last < first:
        return None
    return _mention(match, page, (first, last), ())


def _undated(match: re.Match[str], page: Page, parts: _Parts) -> TimeMention | None:
    if day_in(2000, parts.month, parts.first) is None:
        return None
    edtf = f"XXXX-{parts.month:02d}-{parts.first:02d}"
    return page.mention(match, granularity="day", anchor="absolute", edtf=edtf)


def _mention(match: re.Match[str], page: Page, window: Days, others: tuple[Days, ...]) -> TimeMention:
    kind = "point" if window[0] == window[1] else "during"
    return page.mention(
        match,
        earliest=window[0],
        latest=window[1],
        granularity="day",
        anchor="absolute",
        kind=kind,
        alternatives=others,
    )


def _iso(match: re.Match[str], page: Page) -> TimeMention | None:
    day = day_in(int(match["year"]), int(match["month"]), int(match["day"]))
    return _mention(match, page, (day, day), ()) if day else None


def _numeric(match: re.Match[str], page: Page) -> TimeMention | None:
    """Day first by default; month first where only that is a date, and as an alternative where both are."""
    year, a, b = int(match["year"]), int(match["first"]), int(match["second"])
    year += 2000 if year < 100 else 0
    readings = [d for d in (day_in(year, b, a), day_in(year, a, b)) if d]
    if not readings:
        return None
    others = tuple((d, d) for d in readings[1:] if d != readings[0])
    return _mention(match, page, (readings[0], readings[0]), others)


def _lone_day(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "on the 13th": the last such day on or before publication, or the next one in the future."""
    if not re.search(r"\bon\s(?:the\s)?$", page.before(match.start())) or page.published is None:
        return None
    number, at = int(match["day"]), page.published
    months = [(at.year + (at.month - 1 + step) // 12, (at.month - 1 + step) % 12 + 1) for step in range(-2, 3)]
    days = [d for year, month in months if 1 <= year <= 9999 and (d := day_in(year, month, number))]
    future = page.future(match.start())
    fitting = [d for d in days if (d >= at if future else d <= at)]
    if not fitting:
        return None
    day = min(fitting) if future else max(fitting)
    return page.mention(match, earliest=day, latest=day, granularity="day", anchor="publication")


def rules() -> list[Rule]:
    """The rules of this file."""
    words = time_words()
    return [
        rule(["#", "this", *words.weekdays], DAY_FIRST, _named),
        rule([*words.months, "this", *words.weekdays], MONTH_FIRST, _named),
        rule(["#"], ISO, _iso),
        rule(["#"], NUMERIC, _numeric),
        rule(["#"], LONE_DAY, _lone_day),
    ]
