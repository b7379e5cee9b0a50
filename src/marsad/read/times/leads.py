"""What stands before a time and changes it: since, until, by, before, after; and what belongs to it after."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from marsad.read.lexicon import any_of
from marsad.read.times.calendar import moved
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import TimeMention
from marsad.read.times.page import ZONE, Page

SINCE, UNTIL, BEFORE, AFTER, PLAIN = "since", "until", "before", "after", "plain"
LEADS = {
    **dict.fromkeys(("since", "ever since", "starting", "beginning", "starting from"), SINCE),
    **dict.fromkeys(("until", "till", "up to", "up until", "as of", "by", "through"), UNTIL),
    **dict.fromkeys(("before", "prior to"), BEFORE),
    **dict.fromkeys(("after", "following", "from"), AFTER),
    **dict.fromkeys(("on", "in", "during", "at", "over", "throughout", "between", "in the month of"), PLAIN),
}
LEAD = re.compile(rf"(?<!\w)(?P<lead>{any_of(LEADS)})\s{{1,2}}(?:at least\s|about\s|around\s|the\s)?$")
SINCE_CLAUSE = re.compile(r"\b(?:ever\s)?since\s(?P<clause>(?:['’]?[^\W\d_][\w'’-]*\s{1,2}){1,12})$")
GOING_ON = re.compile(
    rf"\b{any_of(time_words().lasting)}\b[^.;:!?]{{0,60}}?\s(?:that|which)\s(?:first\s)?(?:began|started|erupted|broke\sout|flared)\b"
    r"(?:\s[^\W\d_][\w'’-]*){0,6}?\s?$"
)
HAS = re.compile(r"[^.;:!?]{0,80}\b(?:has|have)\b")
ONWARDS = re.compile(r"\s(?:onwards?|on)\b")
HALF_DAY = r"\s?(?:am\b|pm\b|a\.m\.?|p\.m\.?)"
CLOCK = rf"(?:[01]?\d|2[0-3])(?:(?:[:.][0-5]\d){{1,2}}(?!\d)(?:{HALF_DAY})?|{HALF_DAY})"
TAIL = re.compile(
    r"\s{0,2}[,(]?\s{0,2}(?:in the |during the |early |late )?(?:(?:at |around |approximately |about |from ){1,2})?"
    rf"(?:{CLOCK}|{any_of(time_words().day_parts)}\b){ZONE}\)?"
)
DATED = frozenset({"absolute", "publication"})


def lead_before(mention: TimeMention, page: Page) -> str:
    """The preposition just before a mention, "" where there is none."""
    found = LEAD.search(page.before(mention.start, 24))
    return re.sub(r"\s+", " ", found["lead"]) if found else ""


def widened(mention: TimeMention, page: Page) -> TimeMention:
    """The mention with the preposition before it taken into its span."""
    before = page.before(mention.start, 24)
    found = LEAD.search(before)
    return _from(mention, len(before) - found.start(), page) if found else mention


def led(mention: TimeMention, page: Page) -> TimeMention:
    """The mention with the words before it taken in, and a clock time or part of the day after it."""
    mention = _with_tail(mention, page)
    if mention.anchor not in DATED:
        return mention
    before = page.before(mention.start)
    found = LEAD.search(before)
    if found:
        lead = re.sub(r"\s+", " ", found["lead"])
        wider = _from(mention, len(before) - found.start(), page)
        if LEADS[lead] != PLAIN:
            return _led_by(lead, wider, page)
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


def _led_by(lead: str, mention: TimeMention, page: Page) -> TimeMention:
    if mention.kind in {"since", "until", "duration", "frequency"} or _says_no_more(lead, mention, page):
        return mention
    if LEADS[lead] in {SINCE, AFTER}:
        return _open_end(mention, page.published, after=lead in {"after", "following"})
    if mention.latest is None or mention.earliest is None:
        return replace(mention, kind="until")
    last = moved(mention.earliest, -1) if LEADS[lead] == BEFORE else mention.latest
    ahead = LEADS[lead] == UNTIL and page.published is not None and last > page.published
    first = page.published if ahead else None
    return replace(mention, earliest=first, latest=last, kind="until", alternatives=(), edtf=None)


def _says_no_more(lead: str, mention: TimeMention, page: Page) -> bool:
    """ "a photo from Tuesday", "through the winter": the preposition sets no end."""
    if lead == "from":
        return not ONWARDS.match(page.low, mention.end) and mention.granularity in {"day", "weekend"}
    return lead == "through" and mention.earliest != mention.latest


def _open_end(mention: TimeMention, published: date | None, *, after: bool) -> TimeMention:
    """From the mention's start (after "after", its end) up to publication, where that lies later."""
    first = mention.latest if after and mention.granularity != "day" else mention.earliest
    if first is None:
        return replace(mention, kind="since")
    last = published if published and published >= first else None
    return replace(mention, earliest=first, latest=last, kind="since", alternatives=(), edtf=None)


def _since_clause(mention: TimeMention, before: str, page: Page) -> TimeMention:
    """ "since the war began in March 2011", "the war, which began in March 2011, has …": it has gone on since then."""
    began = mention.earliest, mention.latest
    clause = SINCE_CLAUSE.search(before)
    if clause and not time_words().onset.isdisjoint(clause["clause"].split()):
        mention = _from(mention, len(before) - clause.start(), page)
    elif not (GOING_ON.search(before) and HAS.search(before + page.after(mention.end, 80))):
        return mention
    return replace(_open_end(mention, page.published, after=False), began=began)
