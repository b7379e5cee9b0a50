"""Press releases of one belligerent in Afghanistan: is the day found on which the coders say it happened?

What is counted. The answer for a release is the first day that its claims give, in the order of the text: of blows,
fighting and arrests before anything else, and of a night between two days the day it began on. `isaf_date` is the share
in percent of releases whose answer is the coded `event_date`. A release that gives no answer, or a window wider than a
night, is wrong. One release has one date in the code even where it is an evening's summary of several days, and some
codes hold the day of the release where the words say "yesterday", so that 100 is out of reach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from marsad.archive.sections import sections
from marsad.model import Claim, Family, Report, When

SET = "isaf_releases"
DEEDS = frozenset({Family.STRIKE, Family.GROUND, Family.CIVILIANS})
NIGHT = timedelta(days=1)


def figures(rows: Iterable[Mapping[str, Any]], read: Callable[[Report], Sequence[Claim]]) -> dict[str, float]:
    """The share in percent of releases whose day is right."""
    right = [answer(read(_report(row))) == date.fromisoformat(row["gold"]["event_date"]) for row in rows]
    return {"isaf_date": 100.0 * sum(right) / max(1, len(right))}


def answer(claims: Sequence[Claim]) -> date | None:
    """The first day that a claim gives, deeds first."""
    in_order = sorted(claims, key=lambda c: (c.family not in DEEDS, c.span.start))
    return next((day for claim in in_order if (day := _day(claim.time))), None)


def _day(when: When | None) -> date | None:
    if when is None or when.earliest is None or when.latest is None or when.latest - when.earliest > NIGHT:
        return None
    return when.earliest


def _report(row: Mapping[str, Any]) -> Report:
    published = date.fromisoformat(row["date"][:10]) if row["date"] else None
    text = row["text"]
    return Report(id=row["id"], name=row["id"], text=text, published=published, language="en", sections=sections(text))
