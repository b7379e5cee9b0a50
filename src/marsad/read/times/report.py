"""The times of one whole report: from which day its words count, and which dates in it are only its own."""

from __future__ import annotations

import re
from datetime import date

from marsad.read.times.dateline import dateline_date, heading_date
from marsad.read.times.find import find_times
from marsad.read.times.mention import TimeMention
from marsad.read.times.narrative import in_narrative
from marsad.read.times.stamp import stamp_date

HEAD = 300
FULL_DATE = re.compile(
    r"(?!(?:on|in|at|by|of|since|until|from|during|before|after)\s).*\d{4}", re.IGNORECASE | re.DOTALL
)


def written_on(text: str, published: date | None) -> date | None:
    """The day that "yesterday" counts from: that of the page's stamp, of the dateline, of publication, of the heading.

    A report is often put out again days after it was written; its dateline then says what its words count from. A full
    date that the page prints as its own outranks the day it is filed under, whichever of the two is later.
    """
    stamp = stamp_date(text)
    if stamp:
        return stamp
    day = dateline_date(text, published)
    if day and (published is None or day <= published):
        return day
    return published or heading_date(text)


def report_times(text: str, published: date | None) -> tuple[TimeMention, ...]:
    """The times of the report, each that points back counted from the one before; without its own date of publication.

    "8 May 2024" above a report says when the report is of, and of nothing told in it when it happened.
    """
    return tuple(m for m in in_narrative(find_times(text, published)) if not _stamp(m, published))


def _stamp(mention: TimeMention, published: date | None) -> bool:
    if mention.anchor != "absolute" or mention.start > HEAD or published is None:
        return False
    return mention.earliest == mention.latest == published and bool(FULL_DATE.match(mention.text))
