"""Windows written as Extended Date/Time Format (ISO 8601-2): 2019-09, 2019-09-01~/2019-09-10~, 2011-03-01/.."""

from __future__ import annotations

from datetime import date

from marsad.read.times.calendar import month_days, year_days
from marsad.read.times.mention import Granularity, TimeKind


def edtf_of(
    earliest: date | None, latest: date | None, granularity: Granularity, kind: TimeKind, *, about: bool = False
) -> str | None:
    """The EDTF string of a window, None where neither end is known. `about` marks its ends as approximate ("~")."""
    mark = "~" if about or granularity == "month_part" else ""
    if kind == "since" and earliest:
        return f"{earliest.isoformat()}{mark}/.."
    if earliest and latest:
        return _closed(earliest, latest, mark)
    if latest:
        return f"../{latest.isoformat()}{mark}"
    return f"{earliest.isoformat()}{mark}/.." if earliest else None


def _closed(earliest: date, latest: date, mark: str) -> str:
    if earliest == latest:
        return earliest.isoformat() + mark
    if (earliest, latest) == month_days(earliest.year, earliest.month):
        return f"{earliest.year:04d}-{earliest.month:02d}{mark}"
    if (earliest, latest) == year_days(earliest.year):
        return f"{earliest.year:04d}{mark}"
    return f"{earliest.isoformat()}{mark}/{latest.isoformat()}{mark}"
