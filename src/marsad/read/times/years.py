"""Which year a date means that names none.

A date without a year is taken in the year that puts it nearest on or before publication; words of the future before it
turn that round. Only the years beside publication's come into question; of these a weekday beside the date decides,
where it fits one. A date that would lie at most `AHEAD` days after publication keeps that reading as an alternative,
and up to `SLACK` days after is taken for a time zone.
"""

from __future__ import annotations

from datetime import date

from marsad.read.times.calendar import Days, day_in, moved

SLACK = 1
AHEAD = 45
FAR, NEAR = 270, 60


def yearless(
    month: int, day: int, published: date | None, *, future: bool, weekday: int | None = None
) -> tuple[date | None, tuple[Days, ...]]:
    """The day meant and other days possible; (None, ()) where publication is unknown."""
    if published is None:
        return None, ()
    around = range(max(published.year - 1, 1), min(published.year + 1, 9999) + 1)
    days = [d for year in around if (d := day_in(year, month, day))]
    fitting = [d for d in days if weekday is None or d.weekday() == weekday] or days
    chosen = _nearest(fitting, published, future)
    return chosen, tuple((d, d) for d in fitting if d != chosen and 0 < (d - published).days <= AHEAD)


def _nearest(days: list[date], published: date, future: bool) -> date | None:
    """With words of the future the next one, unless the last one lies far nearer: "would condemn the May 2 raid"."""
    past = max((d for d in days if d <= moved(published, SLACK)), default=None)
    if not future:
        return past
    coming = min((d for d in days if d >= published), default=None)
    if coming and past and (coming - published).days > FAR and (published - past).days <= NEAR:
        return past
    return coming


def yearless_month(month: int, published: date | None, *, future: bool) -> int | None:
    """The year of a month named without one: the current month counts as past and as future."""
    if published is None:
        return None
    year = published.year + (month < published.month) if future else published.year - (month > published.month)
    return year if 1 <= year <= 9999 else None
