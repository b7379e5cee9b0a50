"""The brief as Markdown with footnotes (`[^1]`), report text escaped so that it can be nothing but text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.publish.brief import Brief, Footnote, Heading, Kind, Line, Piece, Role, Section
from marsad.publish.days import full_day
from marsad.publish.display import shown
from marsad.publish.header import extent, heading, known
from marsad.publish.naming import NAMELESS
from marsad.publish.refs import with_refs
from marsad.publish.sections.sources import DIGEST_DIGITS

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~&$^@])")
# Acts at the beginning of a line only, or as the beginning of a bare address.
_LEADING = re.compile(r"^([#+=\-]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)


def brief_markdown(brief: Brief) -> str:
    """The whole brief; every footnote names its report, so that a reader may move it to the end of the page."""
    rows = [f"# {escaped(heading(brief))}", "", f"{known(brief)} · {extent(brief)}", ""]
    for notice in brief.notices:
        rows += [f"**{notice}**", ""]
    for section in brief.sections:
        remark = f" ({section.remark})" if section.remark else ""
        rows += [f"## {section.heading}{remark}", ""]
        rows += _sources(section, brief) if section.heading is Heading.SOURCES else _lines(section)
        rows.append("")
    return "\n".join(rows).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """One line of report text with everything Markdown acts on made harmless."""
    active = _ACTIVE.sub(r"\\\1", shown(text))
    return _ADDRESS.sub(r"\\", _LEADING.sub(_led, active))


def _led(match: re.Match[str]) -> str:
    """A number that would begin a list gets its escape behind it, a sign before it."""
    return f"{match[0]}\\" if match[0].isdecimal() else f"\\{match[0]}"


def _lines(section: Section) -> Iterator[str]:
    """Items as a list with their points below them; points that belong to no item are a list of their own."""
    indent = ""
    for line in section.lines:
        body = "".join(_piece(piece, notes) for piece, notes in with_refs(line))
        label = f"**{line.label}:** " if line.label else ""
        if line.role is Role.POINT:
            yield f"{indent}- {label}{body}"
            continue
        indent = "    " if line.role is Role.ITEM else ""
        yield from _head(line, body)


def _head(line: Line, body: str) -> Iterator[str]:
    if line.role is Role.ITEM:
        bullet = f"{line.number}." if line.number is not None else "-"
        yield f"{bullet} {body}{f' — *{line.tag}*' if line.tag else ''}"
    elif line.role is Role.GROUP:
        yield from ("", f"*{body}*", "")
    else:
        yield body


def _piece(piece: Piece, notes: tuple[int, ...]) -> str:
    refs = "".join(f"[^{number}]" for number in notes)
    if piece.kind is Kind.PLAIN:
        return piece.text + refs
    text = escaped(piece.text)
    return (f"“{text}”" if piece.kind is Kind.QUOTE else text) + refs


def _sources(section: Section, brief: Brief) -> Iterator[str]:
    bodies = {line.number: "".join(_piece(p, ()) for p in line.pieces) for line in section.lines if line.number}
    for note in brief.footnotes:
        yield f"[^{note.number}]: {bodies.get(note.number, '')} · {_report(note)}"
    if not brief.footnotes:
        yield from _lines(section)


def _report(note: Footnote) -> str:
    published = full_day(note.published) if note.published else "no date"
    return f"{escaped(note.publisher or NAMELESS)}, {published}, `{note.digest[:DIGEST_DIGITS]}`"
