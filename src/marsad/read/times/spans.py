"""Stretches of time: ago, the last N days, the next N days, durations, how often."""

from __future__ import annotations

import re
from datetime import date

from marsad.read.lexicon import any_of
from marsad.read.times.amounts import AMOUNT, STARTS, Amount, amount
from marsad.read.times.calendar import back_from, month_days, moved, year_days
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import Granularity, TimeMention
from marsad.read.times.page import UNIT, YEAR, Page, Rule, rule

AGO = rf"{AMOUNT}\s(?:ago|back)\b"
BARE_AGO = rf"(?P<unit>{UNIT})s\sago\b"
PREPOSITION = r"(?:(?:in|over|during|for|within|throughout)\s)?"
LEAD = PREPOSITION + r"(?:the\s)?(?:course\sof\sthe\s)?"
LAST = rf"{LEAD}(?:last|past)\s{AMOUNT}(?!\s(?:of|in)\s(?:the\s)?(?:year\s)?{YEAR}\b)"
ROLLING = rf"{PREPOSITION}the\s(?:course\sof\sthe\s)?(?:last|past)\s(?P<unit>{UNIT})\b"
NEXT = rf"{LEAD}(?:next|coming|following)\s{AMOUNT}"
OPEN_NEXT = rf"{LEAD}(?:next|coming)\s(?:few\s|several\s)?{UNIT}s\b"
NO_AGE = r"(?![-\s]olds?\b)"
DURATION = rf"(?:for|in|over|within|during|lasting|lasted|of)\s(?:the\s)?(?:first\s(?:time\s)?in\s)?{AMOUNT}{NO_AGE}"
OPEN_DURATION = rf"for\s(?P<unit>{UNIT})s\b"
ADJECTIVE = rf"{AMOUNT}(?:-long|-old)?(?=\s{any_of(time_words().happenings)}\b)"
LENGTH = rf"{AMOUNT}(?:-long\b)?{NO_AGE}"
LONG = rf"(?P<unit>{UNIT})s?-long\b"
EVERY = (
    rf"(?:{any_of(time_words().frequency)}|once an?|twice an?|times an?)\s(?:other\s)?(?:single\s)?(?P<unit>{UNIT})\b"
)
OFTEN = rf"(?P<adverb>{any_of(time_words().frequency_adverbs)})\b"
PERFECT = re.compile(r"\b(?:has|have|['’]s|['’]ve|been)\b")
RANKED = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|next|last|[a-z]{3,}est)\s(?:[\w-]+\s){0,3}$")
FAR, NEAR = 150, 60
"""How far before and after a length of time the verb of its clause may stand."""
UNIT_GRANULARITY: dict[str, Granularity] = {
    "hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade",
}  # fmt: skip


def _granularity(unit: str) -> Granularity:
    return UNIT_GRANULARITY[time_words().units[unit]]


def _ago(match: re.Match[str], page: Page) -> TimeMention | None:
    quantity = amount(match)
    granularity = _granularity(quantity.unit)
    if page.published is None:
        return page.mention(match, granularity=granularity, anchor="publication")
    earliest, latest = _ago_days(quantity, page.published, granularity)
    anchor = "publication" if earliest else "vague"
    return page.mention(match, earliest=earliest, latest=latest, granularity=granularity, anchor=anchor)


def _ago_days(quantity: Amount, published: date, granularity: Granularity) -> tuple[date | None, date]:
    """Days are counted exactly, weeks to half a week, months and years to the calendar; open amounts have no start."""
    if quantity.number is None:
        return None, moved(published, 0 if granularity == "hour" else -1)
    there = back_from(published, quantity.number, quantity.unit)
    if quantity.bound == "open":
        return None, there
    if granularity in {"hour", "day"}:
        return there, there if quantity.exact or granularity == "hour" else moved(there, 1)
    if granularity == "week":
        return moved(there, -3), moved(there, 3)
    return month_days(there.year, there.month) if granularity == "month" else year_days(there.year)


def _bare_ago(match: re.Match[str], page: Page) -> TimeMention | None:
    granularity = _granularity(match["unit"])
    latest = moved(page.published, 0 if granularity == "hour" else -1) if page.published else None
    return page.mention(match, latest=latest, granularity=granularity, anchor="vague")


def _last(match: re.Match[str], page: Page) -> TimeMention | None:
    quantity = amount(match)
    granularity = _granularity(quantity.unit)
    if page.published is None:
        return page.mention(match, granularity=granularity, anchor="publication", kind="during")
    if quantity.number is None or quantity.bound == "open":
        return page.mention(match, latest=page.published, granularity=granularity, anchor="vague", kind="during")
    first = back_from(page.published, quantity.number, quantity.unit)
    return page.mention(
        match, earliest=first, latest=page.published, granularity=granularity, anchor="publication", kind="during"
    )


def _rolling(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "in the last month": counted back from publication, unlike "last month"."""
    granularity = _granularity(match["unit"])
    first = back_from(page.published, 1, match["unit"]) if page.published else None
    return page.mention(
        match, earliest=first, latest=page.published, granularity=granularity, anchor="publication", kind="during"
    )


def _next(match: re.Match[str], page: Page) -> TimeMention | None:
    quantity = amount(match)
    last = None
    if page.published and quantity.number is not None:
        last = back_from(page.published, -quantity.number, quantity.unit)
    granularity = _granularity(quantity.unit)
    return page.mention(
        match, earliest=page.published, latest=last, granularity=granularity, anchor="publication", kind="future"
    )


def _open_next(match: re.Match[str], page: Page) -> TimeMention | None:
    return page.mention(match, earliest=page.published, anchor="vague", kind="future")


def _duration(match: re.Match[str], page: Page) -> TimeMention | None:
    """How long something lasts. After a perfect tense it has lasted up to publication, else the words give no day."""
    quantity = amount(match)
    granularity = _granularity(quantity.unit)
    lead = match[0].split()[0]
    if match.string[match.start("unit") - 1] == "-":
        return page.mention(match, granularity=granularity, anchor="vague", kind="duration")
    if lead in {"in", "within"} and page.future(match.start()):
        return _next(match, page)
    if page.published is None or lead in {"of", "lasting", "lasted"} or not _lasting(match, page):
        return page.mention(match, granularity=granularity, anchor="vague", kind="duration")
    first = None
    if quantity.number is not None and quantity.bound != "open":
        first = back_from(page.published, quantity.number, quantity.unit)
    return page.mention(
        match, earliest=first, latest=page.published, granularity=granularity, anchor="publication", kind="duration"
    )


def _lasting(match: re.Match[str], page: Page) -> bool:
    """Whether the clause around is in the perfect: what has lasted still does. "The second in four months" has not."""
    if RANKED.search(page.before(match.start(), 40)):
        return False
    around = page.before(match.start(), FAR), page.after(match.end(), NEAR)
    return any(PERFECT.search(words) for words in around)


def _open_duration(match: re.Match[str], page: Page) -> TimeMention | None:
    latest = page.published if _lasting(match, page) else None
    anchor = "publication" if latest else "vague"
    return page.mention(match, latest=latest, granularity=_granularity(match["unit"]), anchor=anchor, kind="duration")


def _adjective(match: re.Match[str], page: Page) -> TimeMention | None:
    return page.mention(match, granularity=_granularity(amount(match).unit), anchor="vague", kind="duration")


def _length(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "A two-day visit", "they spent six hours there": how long, and no day. "A week" alone may be any."""
    quantity = amount(match)
    hyphened = match.string[match.start("unit") - 1] == "-"
    if not hyphened and (quantity.number is None or quantity.number < 2):
        return None
    return page.mention(match, granularity=_granularity(quantity.unit), anchor="vague", kind="duration")


def _long(match: re.Match[str], page: Page) -> TimeMention | None:
    return page.mention(match, granularity=_granularity(match["unit"]), anchor="vague", kind="duration")


def _every(match: re.Match[str], page: Page) -> TimeMention | None:
    """How often, in its unit. A capital within the sentence makes it part of a name ("the Daily")."""
    if page.text[match.start()].isupper() and page.before(match.start()).strip():
        return None
    named = match.groupdict()
    granularity = _granularity(time_words().frequency_adverbs[named["adverb"]] if "adverb" in named else named["unit"])
    return page.mention(match, granularity=granularity, anchor="vague", kind="frequency")


def rules() -> list[Rule]:
    """The rules of this file."""
    words = time_words()
    leads = ["in", "over", "during", "for", "within", "throughout", "the"]
    return [
        rule(STARTS, AGO, _ago),
        rule(words.units, BARE_AGO, _bare_ago),
        rule([f"{unit}s" for unit in words.units], BARE_AGO, _bare_ago),
        rule([*leads, "last", "past"], LAST, _last),
        rule(leads, ROLLING, _rolling),
        rule([*leads, "next", "coming", "following"], NEXT, _next),
        rule([*leads, "next", "coming"], OPEN_NEXT, _open_next),
        rule([*leads, "lasting", "lasted", "of"], DURATION, _duration),
        rule(["for"], OPEN_DURATION, _open_duration),
        rule(STARTS, ADJECTIVE, _adjective),
        rule(STARTS, rf"{AMOUNT}(?=\sof\b)", _adjective),
        rule(STARTS, LENGTH, _length),
        rule([form for unit in words.units for form in (unit, f"{unit}s")], LONG, _long),
        rule([*words.frequency, "once", "twice", "times"], EVERY, _every),
        rule(words.frequency_adverbs, OFTEN, _every),
    ]
