"""Agency datelines at the head of a report: "BEIRUT, Aug 23 (Reuters) -", "DAMASCUS, Aug. 23 (Xinhua) --"."""

from __future__ import annotations

import re
from datetime import date

from marsad.read.times.find import find_times

HEAD, APART = 400, 31
PLACE = r"(?!(?:On|In|At|By|Since|From)\s)[A-Z][\w'’. -]{1,40}(?:,\s[\w'’. -]{2,30}){0,2}?"
DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?"
DASH = r"[-–—]{1,2}"
LINE = re.compile(
    rf"(?:^|[\n.]\s{{0,4}}){PLACE},?\s{{1,2}}"
    rf"(?:\((?P<inside>{DAY})\)\s{{0,2}}{DASH}"
    rf"|(?P<open>{DAY})\s{{0,2}}(?:\([A-Z][\w /.'’-]{{1,30}}\)\s{{0,2}}(?:{DASH}|:)?|{DASH}\s|\.\s?{DASH}\s))"
)


def dateline_date(text: str, published: date | None = None) -> date | None:
    """The day of an agency dateline at the head of `text`, or None.

    A dateline without its year is dated only where `published` is known and lies at most 31 days from it. A clock time
    ("10:30 A.M.") is no date.
    """
    line = LINE.search(text[:HEAD])
    if line is None:
        return None
    words = line["inside"] or line["open"]
    day = next((m.earliest for m in find_times(words, published) if m.anchor == "absolute"), None)
    if day is None or re.search(r"\d{4}", words) or published is None:
        return day
    return day if abs((published - day).days) <= APART else None
