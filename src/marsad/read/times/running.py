"""What has run on up to the report: "for the third consecutive day", "have since left", "two weeks of raids have …"."""

from __future__ import annotations

import re

from marsad.read.lexicon import any_of
from marsad.read.times.amounts import AMOUNT, STARTS, amount
from marsad.read.times.calendar import back_from
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import TimeMention
from marsad.read.times.page import WEEKDAY, Page, Rule, rule

ORDINAL = rf"(?P<ordinal>\d{{1,3}}(?:st|nd|rd|th)|{any_of(time_words().ordinals)})"
ALONE = rf"(?!\s(?:on\s|of\s|after\s|yesterday|today|{WEEKDAY}))"
RUN = r"(?:consecutive|successive|straight|running)"
NTH = (
    rf"(?:(?:for|on|in)\s)?(?:the|a|its|their)\s{ORDINAL}\s(?:{RUN}\s(?P<unit>day|night|week)\b"
    rf"|(?P<plain>day|night|week)\s(?:in\sa\srow|running)\b){ALONE}"
)
FOR_NTH = rf"for\s(?:the|a)\s{ORDINAL}\s(?P<unit>day|night|week)\b{ALONE}"
ALL_DAY = r"(?:throughout|across|during|all\sthrough)\sthe\sday\b"
SINCE = r"(?<=\bhas\s)since\b(?=\s\w)|(?<=\bhave\s)since\b(?=\s\w)"
LONG = frozenset({"day", "night", "week", "fortnight", "month", "year"})
LASTED = rf"{AMOUNT}(?=\sof\s(?:[\w-]+\s){{1,8}}?(?:has|have)\s)"


def _nth(match: re.Match[str], page: Page) -> TimeMention | None:
    """The third day running began two days ago; "for a second day" is the day of the report and the one before."""
    groups = match.groupdict()
    unit = groups["unit"] or groups.get("plain") or "day"
    number = _ordinal(match["ordinal"])
    first = back_from(page.published, number - 1, unit) if page.published else None
    return page.mention(
        match, earliest=first, latest=page.published, granularity="day", anchor="publication", kind="during"
    )


def _ordinal(word: str) -> int:
    return time_words().ordinals.get(word) or int(re.sub(r"\D", "", word))


def _all_day(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "Throughout the day": that of which was told before."""
    return page.mention(
        match, granularity="day", anchor="event", kind="during", shift_days=0, direction=0, points_back=True
    )


def _have_since(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "Has since retaken it": from what was told before up to the report."""
    return page.mention(
        match, latest=page.published, granularity="unknown", anchor="event", kind="since", shift_days=0, direction=1,
        points_back=True,
    )  # fmt: skip


def _lasted(match: re.Match[str], page: Page) -> TimeMention | None:
    """ "Six days of shelling have killed ten": the six days up to the report."""
    quantity = amount(match)
    if page.published is None or quantity.number is None or quantity.bound == "open" or quantity.unit not in LONG:
        return None
    first = back_from(page.published, quantity.number, quantity.unit)
    return page.mention(
        match, earliest=first, latest=page.published, granularity="day", anchor="publication", kind="during"
    )


def rules() -> list[Rule]:
    """The rules of this file."""
    return [
        rule(["for", "on", "in", "the", "a", "its", "their"], NTH, _nth),
        rule(["for"], FOR_NTH, _nth),
        rule(["throughout", "across", "during", "all"], ALL_DAY, _all_day),
        rule(["since"], SINCE, _have_since),
        rule(STARTS, LASTED, _lasted),
    ]
