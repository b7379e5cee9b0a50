"""Days and windows of days in words. A year is named where it is not the year of the brief's day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from marsad.model import Basis

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

BASES: dict[Basis, str] = {
    Basis.PUBLICATION: "by the report's date",
    Basis.EVENT: "counted from another event",
    Basis.INFERRED: "inferred",
}
NOT_SAID = "date not said"


def long_day(day: date) -> str:
    """`Wednesday 11 September 2019`, whatever the machine's language."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {LONG_MONTHS[day.month - 1]} {day.year}"


def full_day(day: date) -> str:
    """`11 Sep 2019`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date, seen_from: date) -> str:
    """`11 Sep`, with its year unless that is the year of `seen_from`."""
    return f"{day.day} {MONTHS[day.month - 1]}" if day.year == seen_from.year else full_day(day)


def window(earliest: date | None, latest: date | None, seen_from: date) -> str:
    """The days something may have happened on, both ends included; None is an open end."""
    if earliest and latest:
        return _closed(earliest, latest, seen_from)
    if earliest:
        return f"since {short_day(earliest, seen_from)}"
    return f"by {short_day(latest, seen_from)}" if latest else NOT_SAID


def _closed(earliest: date, latest: date, seen_from: date) -> str:
    if earliest == latest:
        return short_day(earliest, seen_from)
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31) and earliest.year == latest.year:
        return f"in {earliest.year}"
    if _whole_month(earliest, latest):
        month = LONG_MONTHS[earliest.month - 1]
        return f"in {month}" if earliest.year == seen_from.year else f"in {month} {earliest.year}"
    return f"between {short_day(earliest, seen_from)} and {short_day(latest, seen_from)}"


def _whole_month(earliest: date, latest: date) -> bool:
    same = (earliest.year, earliest.month) == (latest.year, latest.month)
    return same and earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]


def period(earliest: date | None, latest: date | None, seen_from: date, *, vague: bool = False) -> str:
    """The days a running total covers, both ends included; None is an end that is not stated.

    `vague`: the words give no day for its beginning, which is then told as the earliest it can be.
    """
    if earliest is None and latest is None:
        return "period not said"
    if earliest is None or latest is None or earliest == latest or _whole_month(earliest, latest):
        return window(earliest, latest, seen_from)
    at_most = " at the earliest" if vague else ""
    return f"from {short_day(earliest, seen_from)}{at_most} to {short_day(latest, seen_from)}"


def basis_words(bases: Iterable[Basis]) -> str:
    """What the days were counted from; empty where the words name the day themselves, or no day is given."""
    found = set(bases)
    if not found or Basis.ABSOLUTE in found:
        return ""
    return " or ".join(BASES[b] for b in BASES if b in found)


def day_of(earliest: date | None, latest: date | None, on: date) -> str:
    """Which day `on` is, counted from 1 on a day between `earliest` and `latest`; empty where that cannot be told."""
    if not earliest or not latest or on < earliest:
        return ""
    most, least = (on - earliest).days + 1, max((on - latest).days + 1, 1)
    return f"day {most}" if most == least else f"day {least} to {most}"
