"""The first day of a ceasefire: it is announced ahead, so a weekday may be one to come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from marsad.model import Claim, Report
from marsad.weigh.windows import Grain, Window, later

WEEK_DAYS = 7
_TO_START = re.compile(
    r"\b(?:from|starting|beginning|effective|start|begin|take effect|come into (?:force|effect))\b", re.IGNORECASE
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def declared_window(claim: Claim, report: Report) -> Window:
    """The days told for it, which may lie after the report.

    A weekday from which it is to hold is the nearer one: "from Tuesday" in a Monday's paper is tomorrow, "from
    Thursday" in a Friday's was yesterday.
    """
    when = claim.time
    if when is None or when.earliest is None:
        return Window()
    told = Window(when.earliest, max(when.latest or when.earliest, when.earliest))
    published = report.published
    if published is None or not _names_a_weekday_to_start(told, claim, report):
        return told
    past, ahead = (published - when.earliest).days, (later(when.earliest, WEEK_DAYS) - published).days
    return _next_week(told) if 0 <= ahead < past else told


def after_agreement(told: Window, claim: Claim, report: Report, agreed: Iterable[date | None]) -> Window:
    """The same, but not in the week before the day on which it was agreed."""
    first = told.earliest
    if first is None or not _names_a_weekday_to_start(told, claim, report):
        return told
    return _next_week(told) if any(a and 0 < (a - first).days < WEEK_DAYS for a in agreed) else told


def _names_a_weekday_to_start(told: Window, claim: Claim, report: Report) -> bool:
    time = claim.time
    if time is None or told.grain is not Grain.DAY or not _WEEKDAY.search(time.text or ""):
        return False
    end = time.span.end if time.span else claim.span.end
    return bool(_TO_START.search(report.text[claim.span.start : max(end, claim.span.start)]))


def _next_week(told: Window) -> Window:
    if told.earliest is None or told.latest is None:
        return told
    return Window(later(told.earliest, WEEK_DAYS), later(told.latest, WEEK_DAYS))
