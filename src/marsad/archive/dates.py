"""Stated dates to the desk's day. What is not a whole day, plainly written, is no date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from email.utils import parsedate_to_datetime

from marsad.archive.limits import EARLIEST_YEAR, LATEST_YEAR

# Day and year are told apart by the month's name; forms with slashes are not, so they are no date here.
_WRITTEN = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y")
# The date line of mail and HTTP (RFC 2822 §3.3); the standard parser alone takes far less for a date.
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? \S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTime:
    """A desk's day begins at `day_starts` in `zone`."""

    zone: tzinfo = UTC
    day_starts: time = time(0, 0)

    def day_of(self, at: datetime) -> date:
        """The desk's day in which a moment lies."""
        begins = timedelta(hours=self.day_starts.hour, minutes=self.day_starts.minute)
        return (at.astimezone(self.zone).replace(tzinfo=None) - begins).date()

    def stated(self, words: str) -> tuple[date, datetime | None]:
        """The day that words state, and the moment if they state one; a moment without an offset is the desk's.

        Raises ValueError, saying why, for anything but a whole day from 1900 to 2100.
        """
        day, at = _parsed(words.strip())
        year = (at or day).year
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise ValueError(f"the year {year} is outside {EARLIEST_YEAR}–{LATEST_YEAR}")
        if at is None:
            return day, None
        at = at if at.tzinfo else at.replace(tzinfo=self.zone)
        return self.day_of(at), at.astimezone(UTC)


def _parsed(words: str) -> tuple[date, datetime | None]:
    try:
        return date.fromisoformat(words), None
    except ValueError:
        pass
    for form in _WRITTEN:
        try:
            return datetime.strptime(words, form).date(), None
        except ValueError:
            continue
    at = _moment(words)
    return at.date(), at


def _moment(words: str) -> datetime:
    try:
        return parsedate_to_datetime(words) if _MAIL.fullmatch(words) else datetime.fromisoformat(words)
    except (ValueError, OverflowError):
        raise ValueError("not a whole day in a form that can be read one way only, such as 2019-09-11") from None
