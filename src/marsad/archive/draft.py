"""What comes in, before it is a report: bytes, the words in them, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Literal

from marsad.archive.offsets import OffsetMap
from marsad.model import Problem

Method = Literal["file", "row", "stdin"]
STEP = "add"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What somebody states about a document, as written; None where nothing is stated.

    `published` and `collected` are dates or moments in ISO 8601, RFC 2822 or as "11 September 2019".
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    collected: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """This metadata, gaps filled from `other`."""
        gaps = {f.name: getattr(other, f.name) for f in fields(self) if getattr(self, f.name) is None}
        return replace(self, **gaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes as they were given, and how."""

    raw: bytes
    name: str
    method: Method = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The canonical text of a source, with what the source says of itself.

    `other_dates` are further dates of publication that it states beside `stated.published`.
    """

    source: Source
    media_type: str
    encoding: str
    text: str
    offsets: OffsetMap
    stated: Metadata = field(default_factory=Metadata)
    other_dates: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report to be: original bytes, canonical text and settled metadata.

    `published` is the desk's day of `published_at`, or the stated day itself where no hour is stated. `collected` is
    the moment the row or sidecar states, None where it states none. `offsets` leads from `text` to `raw` decoded with
    `encoding`.
    """

    raw: bytes
    media_type: str
    name: str
    text: str
    method: Method
    encoding: str
    offsets: OffsetMap
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    url: str | None = None
    language: str | None = None
    collected: datetime | None = None


def problem(code: str, message: str, *, report: str | None = None) -> Problem:
    """A fault met while adding. Without `report` nothing was kept of the document it names."""
    return Problem(code=code, message=message, report=report, step=STEP)
