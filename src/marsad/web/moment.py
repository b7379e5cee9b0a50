"""What the address of a page says: the day looked at, what was known by when, the incident laid open, the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode

from marsad.errors import UsageError
from marsad.web.wording import languages, spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`day` narrows to what may have happened on it, `known` leaves out what became known later; None is no limit.

    `lang` is the code of the interface's language; None is English.
    """

    day: date | None = None
    known: date | None = None
    incident: str | None = None
    lang: str | None = None

    def address(self, path: str, **changes: object) -> str:
        """`path` with this moment as its query, some parts changed; parts that are None are left out."""
        values = {f.name: getattr(self, f.name) for f in fields(self)} | changes
        query = urlencode({name: str(value) for name, value in values.items() if value is not None})
        return f"{path}?{query}" if query else path


def read(query: Mapping[str, str]) -> Moment:
    """The moment an address asks for. Raises UsageError where a day cannot be understood."""
    return Moment(
        day=day_of(query["day"], "day in the address") if query.get("day") else None,
        known=day_of(query["known"], "known in the address") if query.get("known") else None,
        incident=query.get("incident") or None,
        lang=in_language(query.get("lang")),
    )


def in_language(code: str | None) -> str | None:
    """The code as an address carries it: None for English, and for a language there are no messages for."""
    return code if code in languages()[1:] else None


def spoken_at(path: str, **more: object) -> str:
    """An address of ours that goes on in the language being spoken, with whatever else it asks for."""
    return Moment(lang=in_language(spoken())).address(path, **more)


def day_of(text: str, where: str) -> date:
    """A day written as 2019-09-11. Raises UsageError."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"“{text[:40]}” is not a day.", where=where, next_step="Write days as 2019-09-11.") from error
