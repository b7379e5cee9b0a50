"""The brief as HTML: a fragment for the web app, or a page that stands alone and prints on A4.

Jinja escapes every value. Report text is isolated by `bdi` with `dir="auto"`, so that neither its direction nor its
directional marks reach our own words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from marsad.publish.brief import Brief, Heading, Line, Role, Section
from marsad.publish.days import long_day
from marsad.publish.display import shown
from marsad.publish.gate import DRAFT, Gate
from marsad.publish.header import extent, heading, known
from marsad.publish.links import NOWHERE, Links
from marsad.publish.refs import with_refs


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language by its code; `tell` gives our own words in it. Quotations and names of reports do not pass through it.

    `direction` ("ltr", "rtl") is that of our statements; left open, each runs as its first letter does.
    """

    language: str
    direction: str = ""
    tell: Callable[[str], str] = str


ENGLISH = Tongue(language="en")


def brief_fragment(brief: Brief, links: Links = NOWHERE, tongue: Tongue = ENGLISH) -> str:
    """One `article` with the whole brief, without style, our own words in `tongue`."""
    return _environment().get_template("brief.html").render(**_context(brief, links, tongue))


def brief_page(brief: Brief, links: Links = NOWHERE) -> str:
    """A whole page with its style inside; nothing is fetched from anywhere."""
    return _environment().get_template("page.html").render(**_context(brief, links, ENGLISH))


def _context(brief: Brief, links: Links, tongue: Tongue) -> dict[str, Any]:
    return {
        "tell": tongue.tell,
        "language": tongue.language,
        "direction": tongue.direction,
        "brief": brief,
        "heading": heading(brief),
        "day": long_day(brief.day),
        "known": known(brief),
        "extent": extent(brief),
        "notice": " · ".join(brief.notices),
        "watermark": DRAFT if brief.gate is Gate.DRAFT else "",
        "sections": [(section, _nested(section)) for section in brief.sections],
        "notes": {note.number: note for note in brief.footnotes},
        "links": links,
    }


def _nested(section: Section) -> list[tuple[Line, list[Line]]]:
    """Every item, group or absent line with the points, or for a group of sources the notes, that belong to it."""
    heads: list[tuple[Line, list[Line]]] = []
    for line in section.lines:
        below = line.role in (Role.POINT, Role.NOTE)
        if below and heads and heads[-1][0].role is not Role.ABSENT:
            heads[-1][1].append(line)
        else:
            heads.append((line, []))
    return heads


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("marsad.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["shown"] = shown
    environment.globals.update(with_refs=with_refs, SOURCES=Heading.SOURCES)
    return environment
