"""The brief for a terminal: plain text of a given width, with colour only where the caller says there is colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from marsad.publish.brief import Brief, Kind, Line, Piece, Role, Section
from marsad.publish.display import shown
from marsad.publish.header import extent, heading, known
from marsad.publish.refs import bracketed, with_refs
from marsad.publish.rows import BOLD, FAINT, HARD_SPACE, ITALIC, Run, printed, wrapped

NARROWEST = 40
LABEL_WIDTH = 10
GAP = 2
INDENT = 3
_ESCAPES = re.compile(r"\x1b\[\d*m")
STYLES = {Kind.QUOTE: ITALIC, Kind.FIGURE: BOLD}


@dataclass(frozen=True, slots=True)
class _Screen:
    width: int
    colour: bool


def brief_text(brief: Brief, width: int = 100, *, colour: bool = False) -> str:
    """The whole brief, no row wider than `width` columns (40, if that is more)."""
    screen = _Screen(max(width, NARROWEST), colour)
    rows = [*_head(brief, screen), *(row for section in brief.sections for row in _section(section, screen))]
    return "\n".join(row.rstrip() for row in rows) + "\n"


def _head(brief: Brief, screen: _Screen) -> Iterator[str]:
    right = f"{known(brief)} · {extent(brief)}"
    yield from _set_apart([(shown(heading(brief)), BOLD)], right, ("", ""), screen)
    for notice in brief.notices:
        yield from wrapped([(notice, BOLD)], screen.width, colour=screen.colour)
    yield "─" * screen.width


def _section(section: Section, screen: _Screen) -> Iterator[str]:
    remark = f" ({section.remark})" if section.remark else ""
    yield from wrapped([(section.heading, BOLD), (remark, FAINT)], screen.width, colour=screen.colour)
    for line in section.lines:
        yield from _set_apart(_runs(line), line.tag, _margins(line), screen)
    yield ""


def _margins(line: Line) -> tuple[str, str]:
    """What stands before a line's first row and before its further rows, both equally wide."""
    if line.role is Role.NOTE:
        first = f"   [{line.number}] "
    elif line.role is Role.POINT and line.label.isupper():
        first = f"   {line.label:<{LABEL_WIDTH}}"
    elif line.role is Role.POINT:
        first = "   · "
    else:
        first = f"{line.number:>2} " if line.number is not None else " "
    return first, " " * max(len(first), INDENT)


def _runs(line: Line) -> list[Run]:
    """The line as styled runs; a footnote's number never begins a row."""
    runs: list[Run] = [(f"{line.label}: ", "")] if line.label and not line.label.isupper() else []
    for piece, notes in with_refs(line):
        runs.append((_spoken(piece), STYLES.get(piece.kind, "")))
        if notes:
            runs.append((f"{HARD_SPACE}{bracketed(notes)}", FAINT))
    return runs


def _spoken(piece: Piece) -> str:
    if piece.kind is Kind.PLAIN:
        return piece.text
    text = shown(piece.text)
    return f"“{text}”" if piece.kind is Kind.QUOTE else text


def _set_apart(runs: Sequence[Run], tag: str, margins: tuple[str, str], screen: _Screen) -> Iterator[str]:
    """Rows with the tag in a column of its own at the right edge, or in a row of its own where columns are few."""
    first, later = margins
    room = screen.width - len(later)
    beside = bool(tag) and cell_len(tag) + GAP <= room // 2
    rows = list(wrapped(runs, room - cell_len(tag) - GAP if beside else room, colour=screen.colour))
    if beside:
        rows[0] += " " * (screen.width - len(first) - _columns(rows[0]) - cell_len(tag)) + _faint(tag, screen)
    elif tag:
        rows.extend(wrapped([(tag, FAINT)], room, colour=screen.colour))
    yield first + rows[0]
    yield from (later + row for row in rows[1:])


def _columns(row: str) -> int:
    return cell_len(_ESCAPES.sub("", row))


def _faint(text: str, screen: _Screen) -> str:
    return printed([(char, FAINT) for char in text], colour=screen.colour)
