"""Times that point back to a time told before: "the following day", "that evening", "at 4 pm", "since then"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from marsad.read.times.edtf import edtf_of
from marsad.read.times.events import resolve_offset
from marsad.read.times.mention import TimeMention
from marsad.read.times.years import yearless

REACH = 2000
CLOSE = 300
LONGEST = {"month": 31, "year": 366}
DATED = frozenset({"point", "during", "offset"})


def in_narrative(mentions: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """The mentions of one text, those that point back given the window of the time told last before them.

    Only a single day (or a night) told at most 2000 code points earlier is taken up; "that year" and "the next month"
    take any time told that is no longer than they are, and "since then" the start of any window told in the 300 code
    points before it. Their anchor stays `event`. A date without a year in a text without a publication day takes the
    year of the last full date told before it, and its anchor becomes `event`. What names its own event ("ten days after
    the truce") is left open.
    """
    out: list[TimeMention] = []
    day: TimeMention | None = None
    year: TimeMention | None = None
    for mention in mentions:
        if _wants_year(mention):
            mention = _in_year_of(mention, year) if year else mention
        elif mention.points_back and mention.earliest is None:
            before = (out[-1] if out else None) if mention.kind == "since" else _told(mention, out, day)
            mention = _pointing_back(mention, before) if before else mention
        out.append(mention)
        day = mention if _is_day(mention) else day
        year = mention if mention.anchor == "absolute" and mention.earliest else year
    return tuple(out)


def _told(mention: TimeMention, before: Sequence[TimeMention], day: TimeMention | None) -> TimeMention | None:
    """The time that a mention counts from: for a month or a year the last that lies within one, else the last day.

    "A year earlier", said again, is a year before the same time, not before the last "year earlier".
    """
    if mention.granularity not in LONGEST:
        return day
    told = (m for m in reversed(before) if _days(m) <= LONGEST[mention.granularity])
    return next((m for m in told if m.anchor != "event" or mention.direction >= 0), day)


def _days(mention: TimeMention) -> int:
    """How many days a dated mention spans; more than any calendar has where it is not dated."""
    if mention.kind not in DATED or mention.earliest is None or mention.latest is None:
        return date.max.toordinal()
    return (mention.latest - mention.earliest).days + 1


def _is_day(mention: TimeMention) -> bool:
    if mention.earliest is None or mention.latest is None:
        return False
    return mention.kind in DATED and mention.granularity == "day" and (mention.latest - mention.earliest).days <= 1


def _wants_year(mention: TimeMention) -> bool:
    return mention.earliest is None and mention.edtf is not None and len(mention.edtf) == len("XXXX-05-01")


def _pointing_back(mention: TimeMention, last: TimeMention) -> TimeMention:
    reach = CLOSE if mention.kind == "since" else REACH
    if last.earliest is None or mention.start - last.end > reach:
        return mention
    earliest, latest = resolve_offset(mention, last.earliest, last.latest)
    edtf = edtf_of(earliest, latest, mention.granularity, mention.kind)
    return replace(mention, earliest=earliest, latest=latest, edtf=edtf)


def _in_year_of(mention: TimeMention, last: TimeMention) -> TimeMention:
    """The day nearest to the full date told before it, within half a year on either side."""
    near = last.earliest
    if near is None or mention.edtf is None:
        return mention
    month, number = (int(part) for part in mention.edtf.split("-")[1:])
    both = [yearless(month, number, near, future=future)[0] for future in (False, True)]
    days = [day for day in both if day]
    if not days:
        return mention
    day = min(days, key=lambda d: abs((d - near).days))
    return replace(mention, earliest=day, latest=day, anchor="event", edtf=day.isoformat())
