"""Which year a date means that names none.

A date without a year is taken in the year that puts it on or before publication; words of the future before it turn
that round. So does a date that would lie more than `FAR` days back while the next one is near: who means the last one
so late says its year. "Since", "ended" and their like still lead to the last one; "by" and its like turn a month round.
Only the years beside publication's come into question; of these a weekday beside the date decides, where it fits one.
A date that would lie at most `AHEAD` days after publication, and the last one where the next is taken, are kept as
alternatives; up to `SLACK` days after is taken for a time zone.
"""

from __future__ import annotations

from datetime import date

from marsad.read.times.calendar import Days, day_in, moved

SLACK = 1
AHEAD = 45
FAR, NEAR = 270, 60
SOON = 3


def yearless(
    month: int, day: int, published: date | None, *, future: bool, gone: bool = False, weekday: int | None = None
) -> tuple[date | None, tuple[Days, ...]]:
    """The day meant and other days possible; (None, ()) where publication is unknown. `gone`: as the words say."""
    if published is None:
        return None, ()
    around = range(max(published.year - 1, 1), min(published.year + 1, 9999) + 1)
    days = [d for year in around if (d := day_in(year, month, day))]
    fitting = [d for d in days if weekday is None or d.weekday() == weekday] or days
    past = max((d for d in days if d <= moved(published, SLACK)), default=None)
    coming = min((d for d in days if d >= published), default=None)
    chosen = _ahead(past, coming, published) if future else _behind(past, coming, published, gone)
    others = {d for d in fitting if 0 < (d - published).days <= AHEAD} | (
        {past} if chosen == coming and past else set()
    )
    return chosen, tuple((d, d) for d in sorted(others - {chosen}))


def _ahead(past: date | None, coming: date | None, published: date) -> date | None:
    """With words of the future the next one, unless the last one lies far nearer: "would condemn the May 2 raid"."""
    if coming and past and (coming - published).days > FAR and (published - past).days <= NEAR:
        return past
    return coming


def _behind(past: date | None, coming: date | None, published: date, gone: bool) -> date | None:
    """Without them the last one, unless it lies far back and the next one is near: "payable Dec. 15"."""
    if coming and past and not gone and (published - past).days > FAR:
        return coming
    return past


def yearless_month(month: int, published: date | None, *, future: bool, due: bool = False) -> int | None:
    """The year of a month named without one: the current month counts as past and as future.

    `due`: something is to be done by it, so that a month soon to come is meant and not the one long gone.
    """
    if published is None:
        return None
    future = future or (due and 0 < (month - published.month) % 12 <= SOON)
    year = published.year + (month < published.month) if future else published.year - (month > published.month)
    return year if 1 <= year <= 9999 else None
