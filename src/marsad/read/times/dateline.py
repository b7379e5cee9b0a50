"""The day a report says it was written on, in the datelines and headings of agencies and press offices.

"BEIRUT, Aug 23 (Reuters) -", "DAMASCUS, Aug. 23 (Xinhua) --", "KABUL, Afghanistan (Sept. 4, 2011)" on a line of its
own, "Morning Update, April 9, 2011" above a release, and the release's number, which gives the year: "2011-09-S-006";
"2010-08-CA-XXX" is one whose number was never filled in. A full stop often slips in before the year ("July 13. 2012").
"""

from __future__ import annotations

import re
from datetime import date

from marsad.read.times.find import find_times
from marsad.read.times.mention import TimeMention
from marsad.read.times.years import yearless

HEAD, APART = 400, 31
PLACE = r"(?!(?:On|In|At|By|Since|From)\s)[A-Z][\w'’. -]{1,40}(?:,\s[\w'’. -]{2,30}){0,2}?"
DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:[.,]?\s\d{4})?"
DASH = r"[-–—]{1,2}"
LINE_END = "\n\u2028\u2029"
LINE = re.compile(
    rf"(?:^|[{LINE_END}.]\s{{0,4}}){PLACE},?\s{{1,2}}"
    rf"(?:\((?P<inside>{DAY})\)[^\S{LINE_END}]{{0,2}}(?:{DASH}|[{LINE_END}])"
    rf"|(?P<open>{DAY})\s{{0,2}}(?:\([A-Z][\w /.'’-]{{1,30}}\)\s{{0,2}}(?:{DASH}|:)?|{DASH}\s|\.\s?{DASH}\s))"
)
HEADING = re.compile(
    rf"(?:^|[{LINE_END}])(?:(?P<first>{DAY}):\s|[^{LINE_END}]{{0,80}}?(?P<last>{DAY})\s?(?=[{LINE_END}]))"
)
NUMBER = re.compile(
    rf"(?:^|[{LINE_END}\s])(?P<year>(?:19|20)\d\d)-(?P<month>0?[1-9]|1[0-2])-[A-Z]{{1,3}}-(?:\d{{2,4}}|X{{2,4}})\b"
)
STOPPED_YEAR = re.compile(r"(?<=\d)\.(?=\s\d{4}$)")
MIDDLE = 15


def dateline_date(text: str, published: date | None = None) -> date | None:
    """The day of an agency dateline at the head of `text`, or None.

    A dateline without its year is dated only where `published` is known and lies at most 31 days from it, or where the
    number of a release gives the year and month. A clock time ("10:30 A.M.") is no date.
    """
    head = text[:HEAD]
    line = LINE.search(head)
    return _day(line["inside"] or line["open"], head, published) if line else None


def heading_date(text: str) -> date | None:
    """The day at the end or the start of a line above a report ("Evening Update, April 9, 2011"), or None."""
    head = text[:HEAD]
    days = (_day(line["first"] or line["last"], head, None) for line in HEADING.finditer(head))
    return next((day for day in days if day), None)


def _day(words: str, head: str, published: date | None) -> date | None:
    near = published or _issued(head)
    words = STOPPED_YEAR.sub(",", words)
    mention = next((m for m in find_times(words, published) if m.anchor == "absolute"), None)
    if mention is None or (mention.earliest and re.search(r"\d{4}", words)):
        return mention.earliest if mention else None
    day = mention.earliest or _in_year_of(mention, near)
    return day if day and near and abs((near - day).days) <= (APART if published else APART + MIDDLE) else None


def _issued(head: str) -> date | None:
    """The middle of the month that the number of a release names."""
    number = NUMBER.search(head)
    return date(int(number["year"]), int(number["month"]), MIDDLE) if number else None


def _in_year_of(mention: TimeMention, near: date | None) -> date | None:
    if near is None or mention.edtf is None or len(mention.edtf) != len("XXXX-05-01"):
        return None
    month, number = (int(part) for part in mention.edtf.split("-")[1:])
    days = [day for ahead in (False, True) if (day := yearless(month, number, near, future=ahead)[0])]
    return min(days, key=lambda day: abs((day - near).days), default=None)
