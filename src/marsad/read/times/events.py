"""Times counted from another event, never from publication: "ten days after", "the following day", "at dawn".

Their windows stay open until `resolve_offset` is told when that event was.
"""

from __future__ import annotations

import re
from datetime import date

from marsad.read.lexicon import any_of
from marsad.read.times.amounts import AMOUNT, STARTS, Amount, amount
from marsad.read.times.calendar import month_days, months_on, moved, year_days
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import Granularity, TimeKind, TimeMention, Window
from marsad.read.times.page import DAY_PART, UNIT, ZONE, Page, Rule, rule

AFTER = ("after", "later", "afterwards", "afterward", "following", "since", "on from", "into", "from")
BEFORE = ("before", "earlier", "prior to", "previously", "beforehand", "ahead of")
SIDES = {**dict.fromkeys(AFTER, 1), **dict.fromkeys(BEFORE, -1)}
SIDE = rf"(?P<side>{any_of(SIDES)})"
OFFSET = rf"{AMOUNT}\s(?:of\s\w+\s)?{SIDE}\b(?!\s(?:the\s)?(?:next|last|past)\b)"
AFTER_AMOUNT = rf"(?P<side>after|following)\s(?:the\s)?{AMOUNT}\b(?!\sago)"
VAGUE_OFFSET = (
    rf"(?:just\s)?(?:(?P<unit>{UNIT})s|shortly|soon|immediately|moments|right|not\slong|long)\s"
    r"(?P<side>after|afterwards|afterward|later|before|earlier|prior to|thereafter)\b"
)
STEP = (
    r"(?:(?:earlier|later)\s)?(?:on\s|in\s|by\s|for\s)?(?:(?:the\s)?(?:very\s)?(?P<step>next|following|previous|preceding|same)|(?P<that>that(?:\ssame)?))"
    r"\s(?P<unit>day|night|morning|afternoon|evening|week|weekend|month|year)\b"
)
DAY_BESIDE = r"(?:on\s)?(?:the|a|one)\s(?P<unit>day|night|week|month|year)\s(?P<side>after|before|earlier|later)\b"
SINCE_THEN = r"(?:ever\s)?since(?:\sthen|(?=\s?[.,;]))"
THEN = (
    r"(?:at\s(?:the|that)\stime|(?P<until>until|till|by)\s(?:then|that\stime)|(?:earlier|later)\s(?:in|on)\s(?:the|that)\sday"
    r"|(?:during|over)\s(?:this|that|the\ssame)\s(?:time|period))\b"
)
BARE_PART = (
    r"(?:(?:early|late)\s)?(?:in|at|by|before|after|around|during|since|throughout|until|till)\s(?:the\s)?(?:early\s|late\s)?"
    rf"(?:hours\sof\s(?:the\s)?)?{DAY_PART}\b"
)
HOUR = r"(?:[01]?\d|2[0-3])"
HALF_DAY = r"(?:am|pm|a\.m\.?|p\.m\.?)"
MINUTES = r"(?:(?::[0-5]\d){1,2}|(?<!\b0)\.[0-5]\d(?!\s?(?:%|percent|per\scent|million|billion|trillion|points)))"
CLOCK = (
    rf"(?:at\s|around\s|about\s|approximately\s|by\s|before\s|after\s|from\s){{1,2}}{HOUR}{MINUTES}(?!\d)(?:\s?{HALF_DAY})?{ZONE}"
    rf"|{HOUR}(?:[:.][0-5]\d)?\s?{HALF_DAY}(?!\w){ZONE}"
)
BACK = frozenset({None, "later", "earlier", "afterwards", "afterward", "beforehand", "previously", "thereafter"})
STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0}
UNIT_OF: dict[str, Granularity] = {
    **dict.fromkeys(("day", "night", "morning", "afternoon", "evening"), "day"),
    "week": "week", "weekend": "weekend", "month": "month", "year": "year",
}  # fmt: skip
DAYS_OF = {"day": 1, "week": 7, "weekend": 7, "month": 30, "year": 365}


def _shifted(
    match: re.Match[str],
    page: Page,
    days: int | None,
    direction: int,
    granularity: Granularity,
    kind: TimeKind = "offset",
) -> TimeMention:
    named = match.groupdict().get("side") not in BACK or page.low.startswith(" than", match.end())
    return page.mention(
        match,
        granularity=granularity,
        anchor="event",
        kind=kind,
        shift_days=days,
        direction=direction,
        points_back=not named,
    )


def _granularity(quantity: Amount) -> Granularity:
    """The unit's own; an approximate amount is known one step less well."""
    unit = time_words().units[quantity.unit]
    exact: dict[str, Granularity] = {"hour": "hour", "day": "day", "week": "week", "month": "month"}
    about: dict[str, Granularity] = {"hour": "day", "day": "week", "week": "month", "month": "year"}
    return (exact if quantity.exact else about).get(unit, "year")


def _offset(match: re.Match[str], page: Page) -> TimeMention | None:
    quantity = amount(match)
    side = SIDES[re.sub(r"\s+", " ", match["side"])]
    days = None if quantity.days is None or quantity.bound == "open" else side * quantity.days
    if days is None and quantity.unit in {"second", "minute"}:
        days = 0
    return _shifted(match, page, days, side, _granularity(quantity))


def _vague_offset(match: re.Match[str], page: Page) -> TimeMention | None:
    side = -1 if match["side"] in {"before", "earlier"} or match["side"].startswith("prior") else 1
    if match["unit"] == "hour":
        return _shifted(match, page, 0, side, "day")
    at_once = match["unit"] in {"minute", "second"} or match[0].startswith(("immediately", "moments", "right"))
    return _shifted(match, page, 0 if at_once else None, side, "hour" if at_once else "unknown")


def _step(match: re.Match[str], page: Page) -> TimeMention | None:
    granularity = UNIT_OF[match["unit"]]
    direction = 0 if match["that"] else STEPS[match["step"]]
    if match["step"] == "next" and not match[0].startswith(("the", "on the", "by the", "for the")):
        return None
    days = direction * DAYS_OF[granularity]
    return _shifted(match, page, days, direction, granularity)


def _day_beside(match: re.Match[str], page: Page) -> TimeMention | None:
    side = SIDES[match["side"]]
    granularity = UNIT_OF[match["unit"]]
    return _shifted(match, page, side * DAYS_OF[granularity], side, granularity)


def _since_then(match: re.Match[str], page: Page) -> TimeMention | None:
    return page.mention(
        match, latest=page.published, granularity="unknown", anchor="event", kind="since", shift_days=0, direction=1,
        points_back=True,
    )  # fmt: skip


def _then(match: re.Match[str], page: Page) -> TimeMention | None:
    kind: TimeKind = "until" if match["until"] else "during"
    return _shifted(match, page, 0, 0, "day", kind)


def _within_day(match: re.Match[str], page: Page) -> TimeMention | None:
    return _shifted(match, page, 0, 0, "hour", "during")


def resolve_offset(mention: TimeMention, event_earliest: date | None, event_latest: date | None) -> Window:
    """The days an event-relative mention means once the window of that event is known.

    An amount in weeks is taken to half a week, one in months or years to the calendar month or year. A shift that the
    words leave open gives a window open on its far side. A mention that does not wait for an event keeps its window.
    """
    if mention.anchor != "event":
        return mention.earliest, mention.latest
    if mention.kind == "since":
        return event_earliest, mention.latest
    if mention.kind == "until":
        return None, event_latest
    if mention.shift_days is None:
        return (event_earliest, None) if mention.direction > 0 else (None, event_latest)
    low = _place(event_earliest, mention, 0)
    high = _place(event_latest, mention, 1)
    return low, high


def _place(event: date | None, mention: TimeMention, end: int) -> date | None:
    """One end (0 earliest, 1 latest) of the shifted window."""
    if event is None or mention.shift_days is None:
        return None
    days = mention.shift_days
    if mention.granularity == "month":
        there = months_on(event, round(days / 30.44))
        return month_days(there.year, there.month)[end]
    if mention.granularity == "year":
        return year_days(months_on(event, 12 * round(days / 365.25)).year)[end]
    if mention.granularity in {"week", "weekend"} and days:
        return moved(event, days + (3 if end else -3))
    if mention.granularity == "day" and days == 0 and mention.kind == "offset":
        return moved(event, mention.direction if end == (mention.direction > 0) else 0)
    return moved(event, days)


def rules() -> list[Rule]:
    """The rules of this file."""
    words = time_words()
    units = [form for unit in words.units for form in (unit, f"{unit}s")]
    parts = [
        "in",
        "at",
        "by",
        "before",
        "after",
        "around",
        "during",
        "since",
        "throughout",
        "until",
        "till",
        "early",
        "late",
    ]
    return [
        rule(STARTS, OFFSET, _offset),
        rule(["after", "following"], AFTER_AMOUNT, _offset),
        rule(
            [*units, "just", "shortly", "soon", "immediately", "moments", "right", "not", "long"],
            VAGUE_OFFSET,
            _vague_offset,
        ),
        rule(["earlier", "later", "on", "in", "by", "for", "the", "very", "that", *STEPS], STEP, _step),
        rule(["on", "the", "a", "one"], DAY_BESIDE, _day_beside),
        rule(["since", "ever"], SINCE_THEN, _since_then),
        rule(["at", "until", "till", "by", "earlier", "later", "during", "over"], THEN, _then),
        rule(parts, BARE_PART, _within_day),
        rule(["#", "at", "around", "about", "approximately", "by", "before", "after", "from"], CLOCK, _within_day),
    ]
