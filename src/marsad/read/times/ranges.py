"""Neighbouring times that are one: ranges, lists, an hour with its day, an offset with its date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from marsad.read.times.calendar import moved
from marsad.read.times.events import resolve_offset
from marsad.read.times.leads import DATED, lead_before, widened
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import TimeMention
from marsad.read.times.page import Page

JOIN = re.compile(
    r"\s{0,2}(?:(?P<dash>[-–—])|,?\s?(?P<word>to|until|till|through|and|or|&)\b)\s{0,2}(?:the\s|on\s|in\s)?"
)
HOUR_TO_DAY = re.compile(r"\s?(?:local\stime\s?)?,?\s?(?:on|of)?\s?(?:the\s)?(?:(?:morning|evening|night)\sof\s)?")
GOING_ON = frozenset({"since", "until", "till", "from"})
LISTING = frozenset({"and", "or", "&"})
HAS_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Joined:
    """A mention, and whether it was made of two: then the words before it have been taken into account."""

    mention: TimeMention
    whole: bool


def joined(mentions: list[TimeMention], page: Page) -> list[Joined]:
    """Ranges and lists made one: "from 1 May to 18 August", "Monday-Wednesday", "at dawn on Tuesday"."""
    out: list[Joined] = []
    for mention in mentions:
        both = _both(out[-1].mention, mention, page) if out else None
        if both:
            out[-1] = both
        else:
            out.append(Joined(mention, whole=False))
    return out


def _both(first: TimeMention, second: TimeMention, page: Page) -> Joined | None:
    named = _day_named_twice(first, second, page)
    if named:
        return Joined(named, whole=False)
    if first.kind == "offset" and first.shift_days is not None:
        whole = _from_a_date(first, second, page)
    elif first.anchor == "event" and first.granularity == "hour":
        hour = _hour_of_day(first, second, page)
        return Joined(hour, whole=lead_before(first, page) not in GOING_ON) if hour else None
    else:
        whole = _range(first, second, page)
    return Joined(whole, whole=True) if whole else None


def _spanning(first: TimeMention, second: TimeMention, page: Page) -> TimeMention:
    """The second mention, begun with the first, its window to be filled in."""
    text = page.text[first.start : second.end]
    return replace(second, start=first.start, text=text, alternatives=(), edtf=None)


def _from_a_date(offset: TimeMention, dated: TimeMention, page: Page) -> TimeMention | None:
    """ "three days after 15 April 2013": an offset whose event is a date."""
    between = page.low[offset.end : dated.start].strip()
    if offset.points_back or dated.anchor not in DATED or dated.earliest is None or between not in {"", "the", "on"}:
        return None
    earliest, latest = resolve_offset(offset, dated.earliest, dated.latest)
    return replace(_spanning(offset, dated, page), earliest=earliest, latest=latest, kind="point")


def _day_named_twice(first: TimeMention, second: TimeMention, page: Page) -> TimeMention | None:
    """ "On the night of Thursday, 2 November 2023": the day of the week and the date are one."""
    if page.low[first.end : second.start].strip() != "," or (first.anchor, second.anchor) != (
        "publication",
        "absolute",
    ):
        return None
    weekday = time_words().weekdays.keys() & set(re.findall(r"[a-z]+", page.low[first.start : first.end]))
    days = first.granularity == second.granularity == "day" and first.kind == second.kind == "point"
    return replace(_spanning(first, second, page), edtf=second.edtf) if weekday and days else None


def _hour_of_day(hour: TimeMention, day: TimeMention, page: Page) -> TimeMention | None:
    """ "at dawn on Tuesday", "at 10:30, on 9 September"."""
    near = HOUR_TO_DAY.fullmatch(page.low, hour.end, day.start)
    if not near or day.granularity != "day" or day.anchor not in DATED:
        return None
    return replace(_spanning(hour, day, page), alternatives=day.alternatives, edtf=day.edtf)


def _range(first: TimeMention, second: TimeMention, page: Page) -> TimeMention | None:
    link = JOIN.fullmatch(page.low, first.end, second.start)
    if not link or not {first.anchor, second.anchor} <= DATED or not _same_measure(first, second, link, page):
        return None
    if first.earliest is None or second.earliest is None or first.kind == "since":
        return None
    start, end = _ends(first, second)
    listed = link["word"] in LISTING and lead_before(first, page) != "between"
    if start > end or (listed and not _near(first, start, end)):
        return None
    kind = first.kind if first.kind == "future" else "during"
    whole = _spanning(first, second, page)
    return widened(
        replace(whole, earliest=start, latest=end, granularity=first.granularity, anchor=first.anchor, kind=kind), page
    )


def _same_measure(first: TimeMention, second: TimeMention, link: re.Match[str], page: Page) -> bool:
    """Ends of different measure ("from March 2011 to 2015") make a range only where the words say that it is one."""
    if first.granularity == second.granularity:
        return True
    return bool(link["dash"]) or (link["word"] not in LISTING and lead_before(first, page) == "from")


def _near(first: TimeMention, start: date, end: date) -> bool:
    """Whether two listed times lie so close that one window tells both: days of one week, or years."""
    return first.granularity == "year" or (end - start).days < 7


def _ends(first: TimeMention, second: TimeMention) -> tuple[date, date]:
    """Start and end of a range; an end that names no year is the first one after the start, and the other way round."""
    start, end = first.earliest or date.min, second.latest or second.earliest or date.max
    if first.anchor == "publication":
        return (moved(start, -7) if start > end else start), end
    if HAS_YEAR.search(second.text):
        if HAS_YEAR.search(first.text):
            return start, end
        return _in_year(start, end.year if _in_year(start, end.year) <= end else end.year - 1), end
    later = _in_year(end, start.year)
    return start, later if later >= start else _in_year(end, start.year + 1)


def _in_year(day: date, year: int) -> date:
    year = min(max(year, 1), 9999)
    return day.replace(year=year) if (day.month, day.day) != (2, 29) else moved(date(year, 3, 1), -1)
