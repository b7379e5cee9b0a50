"""Months, years and what they are made of: parts, weeks, seasons, halves, quarters, decades."""

from __future__ import annotations

import re
from datetime import date

from marsad.read.lexicon import any_of
from marsad.read.numbers_words import cardinal, number_words
from marsad.read.times.calendar import (
    Days,
    day_in,
    month_days,
    moved,
    part_of_month,
    part_of_year,
    season_days,
    year_days,
)
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import Granularity, TimeMention
from marsad.read.times.page import MONTH, PART, UNIT, YEAR, Page, Rule, rule
from marsad.read.times.years import yearless_month

OF = r"(?:\s{0,2}-\s{0,2}|\s{1,2}(?:of\s|in\s)?(?:the\s)?(?:month\sof\s|year\s)?)"
WEEK_LEAD = r"(?P<week>first|second|third|fourth|last|final)\s(?:full\s)?week(?:\sof|\sin)?\s"
MONTH_YEAR = (
    rf"(?:(?:the\s)?(?:(?P<part>{PART}){OF}|{WEEK_LEAD}))?(?:the\smonth\sof\s)?(?P<month>{MONTH})"
    rf"(?:\s{{0,2}},?\s{{0,2}}(?:of\s)?(?:(?P<year>{YEAR})|(?P<near>last|this)\syear)\b)?"
)
OF_THE = rf"(?:(?:the\s)?(?P<part>{PART}){OF})?(?:the\s)?"
YEAR_ALONE = rf"{OF_THE}(?:year\s)?(?P<year>{YEAR})\b(?![,.]\d|\s?%)"
SEASON = rf"{OF_THE}(?P<season>{any_of(time_words().seasons)})(?:\sof)?(?:\s(?P<year>{YEAR})\b)?"
TENS = any_of(word for word, number in number_words().cardinals.items() if 10 <= number < 100)
ONES = any_of(word for word, number in number_words().cardinals.items() if 1 <= number < 10)
NO_COUNT = rf"(?!-|\s(?:{UNIT}|{any_of(number_words().scales)}|percent|per\scent))"
SPOKEN_YEAR = rf"{OF_THE}(?:year\s)?(?P<century>eighteen|nineteen)[\s-](?P<rest>{TENS}(?:[\s-]{ONES})?)\b{NO_COUNT}"
DECADE = rf"{OF_THE}(?P<year>(?:1[89]|20)\d0)['’]?s\b"
SPLIT = (
    r"(?:the\s)?(?P<which>first|second|third|fourth|last)\s(?P<unit>half|quarter)\s(?:of\s)?(?:the\s(?:year\s)?)?"
    rf"(?P<year>{YEAR})\b"
)
NUMBER = any_of(word for word, number in number_words().cardinals.items() if 2 <= number < 12)
MONTHS_OF = (
    rf"(?:the\s)?(?P<which>first|last|final)\s(?P<number>1[01]|[2-9]|{NUMBER})\smonths\s(?:of|in)\s(?:the\s)?(?:year\s)?"
    rf"(?P<year>{YEAR})\b"
)
CODED_QUARTER = rf"q(?P<which>[1-4])\s(?:of\s)?(?P<year>{YEAR})\b"
BARE_QUARTER = (
    rf"(?:(?:in|during|for|of|since)\s)?(?:the\s)?(?:(?P<year>{YEAR})\s)?"
    r"(?P<which>first|second|third|fourth)[\s-](?P<unit>quarter)\b(?!\s(?:of\s)?(?:the\s)?(?:cent|century|\d))"
)
YEAR_BEFORE = re.compile(
    r"(?:^|\W)(?:in|since|of|by|from|until|till|during|between|before|after|around|circa|about|through|throughout|to|"
    r"and|the|late|early|year|back|its|their|his)\s{1,2}(?:the\s)?$|['’]s\s$|[(\[]$|(?:19|20)\d\d\s?[-–]\s?$"
)
ASIDE, ENDS = re.compile(r"\b(?:for|into|both)\s$"), re.compile(r"\s?(?:[.,;)\"”]|$|(?:and|or|to)\b)")
"""Only before what closes the phrase do these lead to a year: "the plan for 2015," but "food for 2015 families"."""
YEAR_AFTER = re.compile(rf"\s(?:[\w-]{{2,20}}\s)?{any_of(time_words().happenings)}\b")
IN_A_LIST = re.compile(r"\s?[:–-]\s")
TIMED = re.compile(r"\b(?:in|since|during|until|till|last|next|this)\s{1,2}$")
LISTED = re.compile(r"\b(?:of|by|from|and|to|before|after)\s{1,2}$")
NAME = re.compile(r"\s[A-Z][a-z]")
DUE = re.compile(r"\b(?:by|until|till|through)\s$")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _month(match: re.Match[str], page: Page) -> TimeMention | None:
    month = time_words().months[match["month"].rstrip(".")]
    if _shy(match, page):
        return None
    year = int(match["year"]) if match["year"] else _year_of(month, match, page)
    if match["near"] and page.published:
        year = max(page.published.year - (match["near"] == "last"), 1)
    granularity: Granularity = "month_part" if match["part"] or match["week"] else "month"
    if year is None:
        edtf = f"XXXX-{month:02d}"
        return page.mention(match, granularity=granularity, anchor="absolute", kind="during", edtf=edtf)
    return _window(match, page, _part_days(match, year, month), granularity)


def _part_days(match: re.Match[str], year: int, month: int) -> Days:
    if match["part"]:
        return part_of_month(year, month, time_words().parts[match["part"]])
    if match["week"]:
        return _week_in(match["week"], *month_days(year, month))
    return month_days(year, month)


def _week_in(which: str, first: date, last: date) -> Days:
    if which in {"last", "final"}:
        return moved(last, -6), last
    start = moved(first, 7 * (ORDINALS[which] - 1))
    return start, moved(start, 6)


def _shy(match: re.Match[str], page: Page) -> bool:
    """Whether a word that is not only a month ("may", "march", "dec") stands here without a sign that it is one."""
    word = match["month"].rstrip(".")
    if word not in time_words().shy_months or match["year"] or match["near"] or match["part"] or match["week"]:
        return False
    capital = page.text[match.start("month")].isupper()
    before = page.before(match.start())
    led = TIMED.search(before) or (LISTED.search(before) and not NAME.match(page.text, match.end()))
    return not (capital and led)


def _year_of(month: int, match: re.Match[str], page: Page) -> int | None:
    due = DUE.search(page.before(match.start())) is not None
    return yearless_month(month, page.published, future=page.future(match.start()), due=due)


def _window(match: re.Match[str], page: Page, window: Days, granularity: Granularity) -> TimeMention:
    return page.mention(
        match, earliest=window[0], latest=window[1], granularity=granularity, anchor="absolute", kind="during"
    )


def _year(match: re.Match[str], page: Page) -> TimeMention | None:
    if not (match["part"] or "year" in match[0] or _year_fits(match, page)):
        return None
    if page.counts_people(match.end()) or re.search(
        r"\bout of\s$|\bresolution\s(?:no\.?\s)?$", page.before(match.start(), 24)
    ):
        return None
    year = int(match["year"])
    if match["part"]:
        return _window(match, page, part_of_year(year, time_words().parts[match["part"]]), "month_part")
    return _window(match, page, year_days(year), "year")


def _spoken_year(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "In nineteen ninety-six", as transcripts of the radio write it."""
    tens = cardinal([match["century"]]), cardinal(re.split(r"[\s-]", match["rest"]))
    if page.counts_people(match.end()) or tens[0] is None or tens[1] is None:
        return None
    year = int(tens[0]) * 100 + int(tens[1])
    if match["part"]:
        return _window(match, page, part_of_year(year, time_words().parts[match["part"]]), "month_part")
    return _window(match, page, year_days(year), "year")


def _year_fits(match: re.Match[str], page: Page) -> bool:
    """Whether the words around say that four digits are a year, not a count."""
    at, before = match.end(), page.before(match.start(), 24)
    heads_entry = not before.strip() and IN_A_LIST.match(page.low, at)
    alone = ASIDE.search(before) and ENDS.match(page.low, at)
    return bool(YEAR_BEFORE.search(before) or YEAR_AFTER.match(page.low, at) or heads_entry or alone)


def _season(match: re.Match[str], page: Page) -> TimeMention | None:
    season = match["season"]
    if not match["year"]:
        return _season_without_year(match, page)
    window = season_days(int(match["year"]), season)
    code = f"{int(match['year']):04d}-{time_words().seasons[season].code}"
    others: tuple[Days, ...] = ()
    if season == "winter" and window[0].year > 1:
        others = (season_days(window[0].year - 1, season),)
    return page.mention(
        match, earliest=window[0], latest=window[1], granularity="season", anchor="absolute", kind="during", edtf=code,
        alternatives=others,
    )  # fmt: skip


def _season_without_year(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "in the summer": the last one begun on or before publication. "spring" and "fall" are too often other words."""
    if match["season"] in {"spring", "fall"} or not re.search(
        r"\b(?:in|since|during|over)\s$", page.before(match.start(), 16)
    ):
        return None
    at = page.published
    if at is None:
        return page.mention(match, granularity="season", anchor="publication", kind="during")
    season = season_days(at.year, match["season"])
    if season[0] > at:
        season = season_days(max(1, at.year - 1), match["season"])
    return page.mention(
        match, earliest=season[0], latest=season[1], granularity="season", anchor="publication", kind="during"
    )


def _decade(match: re.Match[str], page: Page) -> TimeMention | None:
    first = int(match["year"])
    low, high = time_words().part_decade_years[time_words().parts[match["part"]]] if match["part"] else (0, 9)
    window = (year_days(first + low)[0], year_days(first + high)[1])
    edtf = None if match["part"] else f"{first // 10}X"
    return page.mention(
        match, earliest=window[0], latest=window[1], granularity="decade", anchor="absolute", kind="during", edtf=edtf
    )


def _split(match: re.Match[str], page: Page) -> TimeMention | None:
    """A half or a quarter of a year."""
    months = 6 if "half" in match[0] else 3
    number = 12 // months if match["which"] == "last" else ORDINALS.get(match["which"]) or int(match["which"])
    if number * months > 12:
        return None
    year = int(match["year"])
    first = day_in(year, (number - 1) * months + 1, 1)
    last = month_days(year, number * months)[1]
    return page.mention(match, earliest=first, latest=last, granularity="season", anchor="absolute", kind="during")


def _months_of(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "In the first six months of 2016"."""
    number = int(match["number"]) if match["number"].isdecimal() else number_words().cardinals[match["number"]]
    year = int(match["year"])
    first, last = (1, number) if match["which"] == "first" else (13 - number, 12)
    window = day_in(year, first, 1), month_days(year, last)[1]
    return page.mention(
        match, earliest=window[0], latest=window[1], granularity="season", anchor="absolute", kind="during"
    )


def _quarter(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "In the third quarter": the last one begun on or before publication."""
    if match["year"]:
        return _split(match, page)
    if page.published is None:
        return page.mention(match, granularity="season", anchor="publication", kind="during")
    number = ORDINALS[match["which"]]
    begun = page.published.month > (number - 1) * 3
    year = max(page.published.year - (not begun), 1)
    first, last = day_in(year, number * 3 - 2, 1), month_days(year, number * 3)[1]
    return page.mention(match, earliest=first, latest=last, granularity="season", anchor="publication", kind="during")


def rules() -> list[Rule]:
    """The rules of this file."""
    words = time_words()
    parts = ["the", *words.parts]
    return [
        rule([*parts, *words.months, "first", "second", "third", "fourth", "last", "final"], MONTH_YEAR, _month),
        rule(["#", "year", *parts], YEAR_ALONE, _year),
        rule(["eighteen", "nineteen", "year", *parts], SPOKEN_YEAR, _spoken_year),
        rule([*parts, *words.seasons], SEASON, _season),
        rule(["#", *parts], DECADE, _decade),
        rule(["the", "first", "second", "third", "fourth", "last"], SPLIT, _split),
        rule(["the", "first", "last", "final"], MONTHS_OF, _months_of),
        rule(["in", "during", "for", "of", "since", "the", "#", *ORDINALS], BARE_QUARTER, _quarter),
        rule(["q1", "q2", "q3", "q4"], CODED_QUARTER, _split),
    ]
