"""Absolute dates in Arabic: Gregorian, Levantine and Maghrebi month names, Arabic-Indic digits."""

from __future__ import annotations

import re

from marsad.read.lexicon import any_of
from marsad.read.times.calendar import day_in, month_days, year_days
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import TimeMention
from marsad.read.times.page import Page, Rule, rule
from marsad.read.times.years import yearless, yearless_month

MONTHS = any_of(time_words().arabic_months)
BOTH = rf"(?P<month>{MONTHS})(?!\w)(?:\s?[/(\s]\s?(?:{MONTHS})(?!\w)\)?)?"
YEAR = r"(?:\s{1,2}(?:من\s)?(?:عام\s|سنة\s|العام\s)?(?P<year>(?:19|20)\d\d)(?!\d))?"
DAY = rf"(?P<day>0?[1-9]|[12]\d|3[01])\s{{1,2}}(?:من\s)?(?:شهر\s)?{BOTH}{YEAR}"
MONTH = rf"{BOTH}{YEAR}"
YEAR_ALONE = r"(?:في\s)?(?:عام|سنة|العام)\s(?P<year>(?:19|20)\d\d)(?!\d)"


def _day(match: re.Match[str], page: Page) -> TimeMention | None:
    month, number = _month_of(match), int(match["day"])
    if match["year"]:
        day = day_in(int(match["year"]), month, number)
        others: tuple[tuple[object, object], ...] = ()
    else:
        day, others = yearless(month, number, page.published, future=False)
    if day is None:
        edtf = f"XXXX-{month:02d}-{number:02d}"
        return None if match["year"] else page.mention(match, granularity="day", anchor="absolute", edtf=edtf)
    return page.mention(match, earliest=day, latest=day, granularity="day", anchor="absolute", alternatives=others)


def _month_of(match: re.Match[str]) -> int:
    return time_words().arabic_months[re.sub(r"\s+", " ", match["month"])]


def _month(match: re.Match[str], page: Page) -> TimeMention | None:
    """A month alone counts only beside a year or after "in" and "since": several names are also other words."""
    month = _month_of(match)
    if not match["year"] and not re.search(r"(?:في|منذ|خلال|شهر|من)\s(?:شهر\s)?$", page.before(match.start(), 16)):
        return None
    year = int(match["year"]) if match["year"] else yearless_month(month, page.published, future=False)
    if year is None:
        return page.mention(match, granularity="month", anchor="absolute", kind="during", edtf=f"XXXX-{month:02d}")
    first, last = month_days(year, month)
    return page.mention(match, earliest=first, latest=last, granularity="month", anchor="absolute", kind="during")


def _year(match: re.Match[str], page: Page) -> TimeMention | None:
    first, last = year_days(int(match["year"]))
    return page.mention(match, earliest=first, latest=last, granularity="year", anchor="absolute", kind="during")


def rules() -> list[Rule]:
    """The rules of this file."""
    months = [*time_words().arabic_months]
    return [
        rule(["#"], DAY, _day),
        rule(months, MONTH, _month),
        rule(["في", "عام", "سنة", "العام"], YEAR_ALONE, _year),
    ]
