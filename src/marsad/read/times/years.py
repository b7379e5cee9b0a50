"""Which year a date means that names none.

A date without a year is taken in the year that puts it nearest on or before publication; words of the future before it
turn that round. A weekday beside it decides where it fits one of the years around. A date that would lie at most
`AHEAD` days after publication keeps that reading as an alternative, and up to `SLACK` days is taken for time zones.
"""

from __future__ import annotations

from datetime import date

from marsad.read.times.calendar import Days, day_in, moved

SLACK = 1
AHEAD = 45


def yearless(
    month: int, day: int, published: date | None, *, future: bool, weekday: int | None = None
) -> tuple[date | None, tuple[Days, ...]]:
    """The day meant and other days possible; (None, ()) where publication is unknown."""
    if published is None:
        return None, ()
    days = [d for year in range(published.year - 4, published.year + 5) if (d := _safe(year, month, day))]
    fitting = [d for d in days if weekday is None or d.weekday() == weekday] or days
    if not fitting:
        return None, ()
    chosen = _nearest(fitting, published, future)
    return chosen, tuple((d, d) for d in fitting if d != chosen and 0 < (d - published).days <= AHEAD)


def _safe(year: int, month: int, day: int) -> date | None:
    return day_in(year, month, day) if 1 <= year <= 9999 else None


def _nearest(days: list[date], published: date, future: bool) -> date:
    if future:
        ahead = [d for d in days if d >= published]
        return min(ahead) if ahead else max(days)
    past = [d for d in days if d <= moved(published, SLACK)]
    return max(past) if past else min(days)


def yearless_month(month: int, published: date | None, *, future: bool) -> int | None:
    """The year of a month named without one: the current month counts as past and as future."""
    if published is None:
        return None
    if future:
        year = published.year + (month < published.month)
    else:
        year = published.year - (month > published.month)
    return year if 1 <= year <= 9999 else None
