"""TempEval-3: are time expressions of news found, and do they mean the days that annotators wrote down (TIMEX3)?

What is counted. The times module alone is measured, from the text and the document's date. All TIMEX3 of the rows count
as gold, whatever their type. A mention is matched with the first gold expression it shares a character with, each once.
A range or list that the module reads as one mention ("between 1994 and 1997", "Monday and Tuesday") counts as the two
expressions it joins.
`tempeval3_relaxed` is the F1 of matched mentions, `tempeval3_strict` of those that also have its very bounds, the
preposition, article, "after" or "'s" that the module takes in ("since Monday") left off; `tempeval3`, the value F1, of
matched mentions whose value is the annotated one, as usual in the literature.

What is compared as value. For dates and times of day the module knows windows of days, so a gold value stands for its
window ("1998-W32" for seven days, "1998-Q2" for three months, "1998-05-02TNI" for its day) and the mention's window
must be the same: at one end where it says "since" or "until", beside it where it says "before" or "after", up to the
document's day for a period still running ("this week"), and inside it for a part, which TIMEX3 keeps apart from the
value ("late November" is 1999-11). An unnamed week ("1998-WXX") is any of its year. PRESENT_REF is right where the
window ends with the document's day, PAST_REF where it is open before it, FUTURE_REF where the mention is of the future.
What the annotators call a length but give as a date ("the 1990s", 199) is compared as a date. A length of time, or how
often something happens, is right where the mention has its unit, as its granularity or in its words, and, where the
gold gives a number, its number in words or digits. Sets of named days ("each Thursday") have no value in the module.

What that is worth. A quarter of the rows' expressions are quarters and years as companies count them ("the quarter",
"year-earlier"), of which a reader of wars has no need, and the annotators' weeks are not always those of ISO 8601.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from marsad.model import Claim, Report
from marsad.read.numbers_words import cardinal
from marsad.read.times import TimeMention, find_times, in_narrative
from marsad.read.times.lexicon import time_words

SET = "tempeval3"
RANGE = re.compile(r"((?:between|from)\s.+?)\s(?:and|to|until|through)\s(.*\d.*|\w+)", re.IGNORECASE | re.DOTALL)
LIST = re.compile(r"(.*(?:\d|day))\s(?:and|or)\s(\d+|\w+day\b.*)", re.IGNORECASE | re.DOTALL)
LEAD = re.compile(
    r"(?:(?:on|in|since|until|till|by|before|after|from|during|at|over|for|throughout|through|between|within|of|up to|"
    r"as of|ever since|following|lasting|lasted|prior to)\s+)*(?:the\s+)?",
    re.IGNORECASE,
)
TAIL = re.compile(r"(?:\s(?:after|before|later|earlier|since)|['’]s)$", re.IGNORECASE)
AFTER = re.compile(r"(?:after|following)\b", re.IGNORECASE)
BEFORE = re.compile(r"(?:before|prior\sto)\b", re.IGNORECASE)
PART = re.compile(r"(?:in\s|the\s|by\s)*(?:early|mid|late|earlier|later|end|start|beginning|middle)\b", re.IGNORECASE)
QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "hour", "E": "decade"}
Window = tuple[date, date]


def figures(rows: Iterable[Mapping[str, Any]], read: Callable[[Report], Sequence[Claim]]) -> dict[str, float]:
    """Value, strict and relaxed F1 in percent over all rows; `read` is not used."""
    found = gold = relaxed = strict = right = 0
    for row in rows:
        written = date.fromisoformat(row["date"][:10]) if row["date"] else None
        mentions = [one for m in in_narrative(find_times(row["text"], written)) for one in _ends(m)]
        pairs = matched(mentions, row["gold"]["timex"])
        found, gold, relaxed = found + len(mentions), gold + len(row["gold"]["timex"]), relaxed + len(pairs)
        strict += sum(_bounds(m) & {(t[0], t[1])} != set() for m, t in pairs)
        right += sum(same_value(m, t[3], written) for m, t in pairs)
    counts = {"tempeval3": right, "tempeval3_strict": strict, "tempeval3_relaxed": relaxed}
    return {name: 200.0 * count / max(1, found + gold) for name, count in counts.items()}


def matched(
    mentions: Sequence[TimeMention], timexes: Sequence[Sequence[Any]]
) -> list[tuple[TimeMention, Sequence[Any]]]:
    """Each mention with the first expression it overlaps, none used twice."""
    left, out = list(timexes), []
    for mention in mentions:
        hit = next((t for t in left if t[0] < mention.end and mention.start < t[1]), None)
        if hit is not None:
            left.remove(hit)
            out.append((mention, hit))
    return out


def _ends(mention: TimeMention) -> list[TimeMention]:
    """The two ends of a range or a list of days, each with its own words; any other mention as it is."""
    spans = mention.kind in {"during", "future"} and mention.earliest != mention.latest
    joint = (RANGE.fullmatch(mention.text) or LIST.fullmatch(mention.text)) if spans else None
    if joint is None:
        return [mention]
    first = replace(mention, text=joint[1], end=mention.start + joint.end(1), kind="since")
    start = mention.start + joint.start(2)
    return [first, replace(mention, text=joint[2], start=start, kind="until")]


def _bounds(mention: TimeMention) -> set[tuple[int, int]]:
    """The bounds of a mention as read, and without what leads to it."""
    lead, tail = LEAD.match(mention.text), TAIL.search(mention.text)
    starts = {mention.start, mention.start + (lead.end() if lead else 0)}
    ends = {mention.end, mention.end - len(tail[0]) if tail else mention.end}
    return {(start, end) for start in starts for end in ends}


def same_value(mention: TimeMention, value: str, written: date | None) -> bool:
    """Whether the mention means what the annotated value says; the value, not its type, tells a length from a date."""
    if re.match(r"PT?[\dX]", value):
        return _same_length(mention, value)
    if value.endswith("_REF"):
        return _same_reference(mention, value, written)
    if re.fullmatch(r"\d{4}-WXX", value):
        return (
            mention.granularity == "week" and mention.earliest is not None and str(mention.earliest.year) == value[:4]
        )
    window = window_of(value)
    return window is not None and _same_window(mention, window, written)


def _same_window(mention: TimeMention, window: Window, written: date | None) -> bool:
    first, last = mention.earliest, mention.latest
    part = mention.granularity == "month_part" or PART.match(mention.text) is not None
    running = last is not None and last == written and window[0] <= last <= window[1]
    if mention.kind == "since":
        opens = window[1] if AFTER.match(mention.text) and mention.granularity != "day" else window[0]
        return first == opens or (part and first is not None and window[0] <= first <= window[1])
    if mention.kind == "until":
        closes = window[0] - timedelta(days=1) if BEFORE.match(mention.text) else window[1]
        return last == closes or running or (part and last is not None and window[0] <= last <= window[1])
    if first is None or last is None:
        return False
    if part and window[0] <= first and last <= window[1]:
        return True
    return first == window[0] and (last == window[1] or running)


def _same_length(mention: TimeMention, value: str) -> bool:
    length = re.fullmatch(r"PT?(?P<number>\d+(?:\.\d+)?|X+)(?P<unit>[A-Z]{1,2})", value)
    if length is None:
        return False
    unit = "hour" if value.startswith("PT") else UNITS.get(length["unit"][0], "")
    return unit in {mention.granularity, *_units(mention.text)} and (
        length["number"].startswith("X") or _names(mention, float(length["number"]))
    )


def _units(text: str) -> set[str]:
    """The units a mention's words name: "a few days later" lies some weeks off, and is told in days."""
    known = time_words().units
    return {known[word] for word in (w.removesuffix("s") for w in re.findall(r"[a-z]+", text.lower())) if word in known}


def _names(mention: TimeMention, number: float) -> bool:
    words = re.findall(r"\d+|[a-z]+", mention.text.lower())
    values = [float(w) if w.isdecimal() else cardinal([w]) for w in words]
    one = mention.kind == "frequency" or not {"a", "an", "the"}.isdisjoint(words)
    return number in values or (number == 1 and one)


def _same_reference(mention: TimeMention, value: str, written: date | None) -> bool:
    if value == "FUTURE_REF":
        return mention.kind == "future"
    if value == "PAST_REF":
        open_before = mention.earliest is None and mention.latest is not None and written is not None
        return open_before and timedelta(0) <= written - mention.latest <= timedelta(days=1)
    return mention.latest is not None and mention.latest == written and mention.anchor == "publication"


def window_of(value: str) -> Window | None:
    """The days of a TIMEX3 date: day, month, year, ISO week, quarter, half, season, decade, or a time of a day."""
    value = value.split("T")[0]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        day = date.fromisoformat(value)
        return day, day
    value = re.sub(r"(?:-XX)+$", "", value)
    if re.fullmatch(r"\d{4}(?:-\d\d)?", value):
        year, month = int(value[:4]), int(value[5:] or 0)
        return _months(year, month or 1, month or 12)
    if re.fullmatch(r"\d{4}-(?:[QH]\d|SP|SU|FA|WI)", value):
        first, last = {**QUARTERS, **SEASONS}[value[5:]]
        return _months(int(value[:4]), first, last)
    if week := re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", value):
        monday = date.fromisocalendar(int(week[1]), min(max(int(week[2]), 1), 52), 1)
        return monday + timedelta(days=5 if week[3] else 0), monday + timedelta(days=6)
    if re.fullmatch(r"\d{3}X?", value):
        return date(int(value[:3]) * 10, 1, 1), date(int(value[:3]) * 10 + 9, 12, 31)
    return None


def _months(year: int, first: int, last: int) -> Window:
    ends = year + (last < first)
    return date(year, first, 1), date(ends, last, monthrange(ends, last)[1])
