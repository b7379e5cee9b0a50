"""What stands before a time and changes it: since, until, by, before, after, from … to, between … and."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from marsad.read.times.calendar import moved
from marsad.read.times.events import resolve_offset
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import TimeKind, TimeMention
from marsad.read.times.page import Page, any_of

SINCE, UNTIL, BEFORE, AFTER, PLAIN = "since", "until", "before", "after", "plain"
LEADS = {
    "since": SINCE, "ever since": SINCE, "starting": SINCE, "beginning": SINCE, "starting from": SINCE,
    "until": UNTIL, "till": UNTIL, "up to": UNTIL, "up until": UNTIL, "as of": UNTIL, "by": UNTIL, "through": UNTIL,
    "before": BEFORE, "prior to": BEFORE, "after": AFTER, "following": AFTER, "from": AFTER,
    "on": PLAIN, "in": PLAIN, "during": PLAIN, "at": PLAIN, "over": PLAIN, "throughout": PLAIN, "between": PLAIN,
    "in the month of": PLAIN,
}  # fmt: skip
LEAD = re.compile(rf"(?<!\w)(?P<lead>{any_of(LEADS)})\s{{1,2}}(?:at least\s|about\s|around\s|the\s)?$")
SINCE_CLAUSE = re.compile(r"\b(?:ever\s)?since\s(?P<clause>(?:['’]?[^\W\d_][\w'’-]*\s{1,2}){1,12})$")
JOIN = re.compile(
    r"\s{0,2}(?:(?P<dash>[-–—])|,?\s?(?P<word>to|until|till|through|and|or|&)\b)\s{0,2}(?:the\s|on\s|in\s)?"
)
HAS_YEAR = re.compile(r"\d{4}")
ONWARDS = re.compile(r"\s(?:onwards?|on)\b")
TAIL = re.compile(
    r"\s{0,2}[,(]?\s{0,2}(?:in the |during the |early |late )?(?:(?:at |around |approximately |about |from ){1,2})?"
    r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d){1,2}(?!\d)(?:\s?(?:am\b|pm\b|a\.m\.?|p\.m\.?))?|(?:[01]?\d)\s?(?:am\b|pm\b|a\.m\.?|p\.m\.?)"
    rf"|{any_of(time_words().day_parts)}\b)(?:\slocal time\b|\s(?:gmt|utc)\b)?\)?"
)
JOINABLE = frozenset({"absolute", "publication"})


def joined(mentions: list[TimeMention], page: Page) -> list[TimeMention]:
    """Ranges and lists made one: "from 1 May to 18 August", "Monday-Wednesday", "in 2001 and 2003"."""
    out: list[TimeMention] = []
    for mention in mentions:
        both = _range(out[-1], mention, page) if out else None
        if both:
            out[-1] = both
        else:
            out.append(mention)
    return out


def _range(first: TimeMention, second: TimeMention, page: Page) -> TimeMention | None:
    if first.kind == "offset" and first.shift_days is not None:
        return _from_a_date(first, second, page)
    link = JOIN.fullmatch(page.low, first.end, second.start)
    if not link or not {first.anchor, second.anchor} <= JOINABLE or not _same_measure(first, second, link, page):
        return None
    if first.earliest is None or second.earliest is None or first.kind == "since":
        return None
    start, end = _ends(first, second)
    listed = link["word"] in {"and", "or", "&"} and _lead(first, page) != "between"
    if start > end or (listed and not _near(first, start, end)):
        return None
    return replace(
        first, end=second.end, text=page.text[first.start : second.end], earliest=start, latest=end,
        kind="future" if first.kind == "future" else "during", alternatives=(), edtf=None,
    )  # fmt: skip


def _same_measure(first: TimeMention, second: TimeMention, link: re.Match[str], page: Page) -> bool:
    """Ends of different measure ("from March 2011 to 2015") make a range only where the words say that it is one."""
    if first.granularity == second.granularity:
        return True
    return bool(link["dash"]) or (link["word"] not in {"and", "or", "&"} and _lead(first, page) == "from")


def _from_a_date(offset: TimeMention, dated: TimeMention, page: Page) -> TimeMention | None:
    """ "three days after 15 April 2013": an offset whose event is a date."""
    between = page.low[offset.end : dated.start]
    if dated.anchor not in JOINABLE or dated.earliest is None or between.strip() not in {"", "the", "on"}:
        return None
    earliest, latest = resolve_offset(offset, dated.earliest, dated.latest)
    return replace(
        dated, start=offset.start, text=page.text[offset.start : dated.end], earliest=earliest, latest=latest,
        kind="point", alternatives=(), edtf=None,
    )  # fmt: skip


def _near(first: TimeMention, start: date, end: date) -> bool:
    """Whether two listed times lie so close that one window tells both: days of one week, or years."""
    return first.granularity == "year" or (end - start).days < 7


def _ends(first: TimeMention, second: TimeMention) -> tuple[date, date]:
    """Start and end of a range; an end that names no year is the first one after the start, and the other way round."""
    start, end = first.earliest or date.min, second.latest or second.earliest or date.max
    if first.anchor == "publication":
        return (moved(start, -7) if start > end else start), end
    if HAS_YEAR.search(second.text) and not HAS_YEAR.search(first.text):
        return _in_year(start, end.year if _in_year(start, end.year) <= end else end.year - 1), end
    if not HAS_YEAR.search(second.text):
        later = _in_year(end, start.year)
        return start, later if later >= start else _in_year(end, start.year + 1)
    return start, end


def _in_year(day: date, year: int) -> date:
    year = min(max(year, 1), 9999)
    return day.replace(year=year) if (day.month, day.day) != (2, 29) else moved(date(year, 3, 1), -1)


def _lead(mention: TimeMention, page: Page) -> str:
    found = LEAD.search(page.before(mention.start, 24))
    return re.sub(r"\s+", " ", found["lead"]) if found else ""


def led(mention: TimeMention, page: Page) -> TimeMention:
    """The mention with the words before it taken in, and a clock time or part of the day after it."""
    mention = _with_tail(mention, page)
    if mention.anchor not in JOINABLE:
        return mention
    before = page.before(mention.start)
    found = LEAD.search(before)
    if found:
        role = LEADS[re.sub(r"\s+", " ", found["lead"])]
        wider = _from(mention, len(before) - found.start(), page)
        if role != PLAIN:
            return _led_by(role, found["lead"], wider, page)
        mention, before = wider, before[: found.start()]
    return _since_clause(mention, before, page)


def _from(mention: TimeMention, back: int, page: Page) -> TimeMention:
    """The mention begun `back` code points earlier."""
    start = mention.start - back
    return replace(mention, start=start, text=page.text[start : mention.end])


def _with_tail(mention: TimeMention, page: Page) -> TimeMention:
    tail = TAIL.match(page.low, mention.end)
    if mention.granularity != "day" or not tail:
        return mention
    return replace(mention, end=tail.end(), text=page.text[mention.start : tail.end()])


def _led_by(role: str, lead: str, mention: TimeMention, page: Page) -> TimeMention:
    if mention.kind in {"since", "until", "duration", "frequency"}:
        return mention
    if lead == "from" and not ONWARDS.match(page.low, mention.end) and mention.granularity in {"day", "weekend"}:
        return mention
    if lead == "through" and mention.earliest != mention.latest:
        return mention
    if role in {SINCE, AFTER}:
        return _open_end(mention, page.published, after=lead in {"after", "following"})
    if mention.latest is None or mention.earliest is None:
        return _yearless(mention, "until")
    last = moved(mention.earliest, -1) if role == BEFORE else mention.latest
    first = page.published if page.published and last > page.published and role == UNTIL else None
    return replace(mention, earliest=first, latest=last, kind="until", alternatives=(), edtf=None)


def _open_end(mention: TimeMention, published: date | None, *, after: bool) -> TimeMention:
    """From the mention's start (after "after", its end) up to publication, where that lies later."""
    first = mention.latest if after and mention.granularity != "day" else mention.earliest
    if first is None:
        return _yearless(mention, "since")
    last = published if published and published >= first else None
    return replace(mention, earliest=first, latest=last, kind="since", alternatives=(), edtf=None)


def _yearless(mention: TimeMention, kind: TimeKind) -> TimeMention:
    return replace(mention, kind=kind)


def _since_clause(mention: TimeMention, before: str, page: Page) -> TimeMention:
    """ "since the war began in March 2011": what began then has gone on since then."""
    clause = SINCE_CLAUSE.search(before)
    if not clause:
        return mention
    if not time_words().onset & set(clause["clause"].split()):
        return mention
    return _open_end(_from(mention, len(before) - clause.start(), page), page.published, after=False)
