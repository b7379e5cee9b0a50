"""Press releases of one belligerent in Afghanistan: is the day found on which the coders say it happened?

What is counted. The answer for a release is the first day that its claims give, in the order of the text: of blows,
fighting and arrests before anything else, and of a night between two days the day it began on. `isaf_date` is the share
in percent of releases whose answer is the coded `event_date`. A release that gives no answer, or a window wider than a
night, is wrong. One release has one date in the code even where it is an evening's summary of several days.

What that is worth. All wrong answers of the half to learn from, 116 of 362, were read one by one. 41 releases say of no
day which year or day it was ("today", under a dateline without its year or none at all). The code of 37 is another day
than the words say, mostly the one before ("yesterday" on 21 March is coded 19 March). 21 give no time at all: the code
of 17 of them is the day of the release, which the reader does not put in the place of a day that nobody told. 9 hang on
which end of a night or of "the past 24 hours" is meant: the code of as many nights called "overnight" is the day they
ended on. Eight are left, where an update names another day than its release, or a clause was hung on the wrong verb.
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
