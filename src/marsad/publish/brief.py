"""The brief as a structure: what is printed, and the words every statement and figure of it rests on.

A brief is frozen and holds nothing that has to be looked up: any renderer can print it from itself alone. Every
statement, figure and quotation is a `Piece` with the numbers of its footnotes; `lint` refuses a brief in which one has
none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from marsad.publish.gate import Gate, notice_of

DEMONSTRATION = "Written for demonstration: these reports and outlets are invented."


class Heading(StrEnum):
    """The sections of a brief, in the order in which they are printed."""

    REPORTED = "REPORTED"
    DISPUTED = "DISPUTED"
    CEASEFIRES = "CEASEFIRES"
    TOLLS = "TOLLS"
    CONTROL = "CONTROL"
    EXPECTED = "EXPECTED"
    GAPS = "GAPS AND CORRECTIONS"
    SOURCES = "SOURCES"


class Kind(StrEnum):
    """What a piece of a line is."""

    PLAIN = "plain"
    """Joining words of ours, fixed in the program: no figure, no name, nothing anybody said."""
    STATEMENT = "statement"
    """Something that somebody said, in our neutral words."""
    FIGURE = "figure"
    """A number as said."""
    QUOTE = "quote"
    """The words themselves; renderers put them in quotation marks."""
    COUNT = "count"
    """A count of what this desk holds (reports, problems), not of anything in the world."""
    REPORT = "report"
    """The name of a report."""


class Role(StrEnum):
    """What a line is to the lines around it."""

    ITEM = "item"
    POINT = "point"
    """Belongs to the item, or else the group, above it."""
    GROUP = "group"
    """Heads the items or points below it."""
    ABSENT = "absent"
    """Says what this section does not hold."""
    NOTE = "note"
    """One footnote in the list of sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a line. `words` are the report's own words for a figure; `report` is the id of a named report."""

    kind: Kind
    text: str
    notes: tuple[int, ...] = ()
    words: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a section.

    `label` is a fixed word before it ("FOR", "By whom"), `tag` a fixed remark set apart ("contested: whether"),
    `number` the item's number, or the footnote's in a NOTE, `subject` the id of the derived object told of, `also`
    the ids of those told in the same words.
    """

    role: Role
    pieces: tuple[Piece, ...]
    label: str = ""
    tag: str = ""
    number: int | None = None
    subject: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section; `remark` is a fixed caution beside its heading."""

    heading: Heading
    lines: tuple[Line, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """The words a statement rests on: `report.text[start:end] == quote`, offsets in code points, half-open.

    `digest` is the sha256 of the report's bytes in hexadecimal. `relays` runs from the nearest relay outwards.
    """

    number: int
    report: str
    claim: str
    quote: str
    start: int
    end: int
    speaker: str
    digest: str
    relays: tuple[str, ...] = ()
    publisher: str | None = None
    title: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The brief of one day. `reports` are the reports known, `of_the_day` those that became known on the day itself."""

    title: str
    day: date
    as_known_on: date | None
    demonstration: bool
    reports: int
    of_the_day: int
    voices: int
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    gate: Gate | None = None

    @property
    def notices(self) -> tuple[str, ...]:
        """What it says of itself at its head: that it is a draft, or limited, or a demonstration."""
        return tuple(filter(None, (notice_of(self.gate), DEMONSTRATION if self.demonstration else "")))
