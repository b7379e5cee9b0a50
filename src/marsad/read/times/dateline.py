"""Agency datelines at the head of a report: "BEIRUT, Aug 23 (Reuters) -", "DAMASCUS, Aug. 23 (Xinhua) --"."""

from __future__ import annotations

import re
from datetime import date

from marsad.read.times.find import find_times

HEAD = 400
LINE = re.compile(
    r"(?:^|[\n.]\s{0,4})(?P<place>[A-Z][\w'’. -]{1,40}(?:,\s[\w'’. -]{2,30}){0,2}?),?\s{1,2}"
    r"(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[A-Z][a-z]{2,8}\.?(?:,?\s\d{4})?)"
    r"\s{0,2}(?:\((?P<agency>[A-Z][\w /.'’-]{1,30})\)\s{0,2}[-–—:]{0,2}|[-–—]{1,2}\s|\.\s?[-–—]{1,2}\s)"
)


def dateline_date(text: str, published: date | None = None) -> date | None:
    """The day of an agency dateline at the head of `text`, or None.

    Without its year it takes the one that puts it nearest on or before `published`; where that is None as well, a
    dateline without a year gives None. A clock time ("10:30 A.M.") is no date.
    """
    line = LINE.search(text[:HEAD])
    if line is None:
        return None
    days = [mention.earliest for mention in find_times(line["date"], published) if mention.anchor == "absolute"]
    return days[0] if days else None
