"""The parts a report's text plays: headline, caption, dateline, body, cross-reference.

Rules on lines and paragraphs alone, for any language with capital letters or none; what fits no rule is body. Sections
cover the whole text in order, without gaps, so that every offset lies in exactly one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from marsad.model import Section, SectionKind

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+(?:\n\s*\n?)*|\n+")
_SENTENCE_END = re.compile(r"[.!?؟。…][\"'”’»)]*\s*$")
_CROSS_REFERENCE = re.compile(
    r"^\s*(?:see(?: also)?\b.{0,60}[:—–]|read (?:more|also)\b|related\b.{0,20}:|also read\b|more (?:on|from)\b|"
    r"watch\s*:|background\s*:|click here\b|follow us\b|photos?\s*:|اقرأ أيض)",
    re.IGNORECASE,
)
# What a photograph shows, and how it is said to be there.
_SEEN = "smoke|flames|people|residents|men|women|children|rescuers|soldiers|fighters"
_SEEN_ONE = "man|woman|boy|girl|view|tank|soldier|fighter"
_DOING = "rise|billow|inspect|walk|stand|look|carry|carrie|gather|searche?|sit"
_CAPTION_START = re.compile(
    r"^\s*(?:file\b|\(?photo\b|a (?:file )?(?:photo|picture|image)\b|(?:this|an?) (?:image|screengrab|satellite)\b|"
    r"image\s*:|caption\s*:|pictured\b|"
    rf"(?:{_SEEN}|a (?:{_SEEN_ONE}))\b[^.]{{0,60}}\b(?:(?:{_DOING})s?|(?:is|are) seen)\b)",
    re.IGNORECASE,
)
_DATED_END = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? \d{1,2},? \d{4}\s*\)?\.?\s*(?:[\[(][^)\]]{1,60}[)\]])?\s*$",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"[\[(/]\s*(?:reuters|afp|ap|epa|getty|anadolu|file|photo)[^)\]]{0,40}[)\]]?\s*$", re.IGNORECASE)
_BYLINE = re.compile(
    r"^\s*(?:[Bb]y [A-Z]|published\b|updated\b|posted\b|\d{1,2}:\d{2}\b|[A-Z][a-z]+day,? \d{1,2} |"
    r"\d{4}-\d{2}-\d{2}\s*$)"
)
_LONGEST_LINE = 220
"""A headline, caption or byline is shorter than this, in code points."""
_LONGEST_BYLINE = 60
"""A longer line that ends as a sentence does is news behind a day or a name."""


def sections(text: str) -> tuple[Section, ...]:
    """The sections of a canonical text, neighbours of one kind joined."""
    pieces = list(_pieces(text))
    found: list[Section] = []
    for kind, group in groupby(pieces, key=lambda p: p[2]):
        run = list(group)
        joined = kind in {SectionKind.BODY}
        if joined:
            found.append(Section(kind=kind, start=run[0][0], end=run[-1][1]))
        else:
            found += [Section(kind=kind, start=start, end=end) for start, end, _ in run]
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, int, SectionKind]]:
    body_begun = False
    last = len(text.rstrip())
    for match in _PARAGRAPH.finditer(text):
        for start, end in _lead_lines(text, match.start(), match.end(), body_begun):
            kind = _kind(text[start:end], body_begun, has_more=end < last)
            body_begun = body_begun or (kind is SectionKind.BODY and bool(text[start:end].strip()))
            yield start, end, kind


def _lead_lines(text: str, start: int, end: int, body_begun: bool) -> Iterator[tuple[int, int]]:
    """Before the body, lines that are whole by themselves stand apart though no blank line parts them."""
    while not body_begun:
        newline = text.find("\n", start, end)
        line = text[start:newline] if newline >= 0 else ""
        rest = text[newline + 1 : end].lstrip() if newline >= 0 else ""
        if (
            not line.strip()
            or not rest
            or rest[:1].islower()
            or _SENTENCE_END.search(line)
            or len(line) > _LONGEST_LINE
        ):
            break
        yield start, newline + 1
        start = newline + 1
    if start < end:
        yield start, end


def _kind(piece: str, body_begun: bool, has_more: bool) -> SectionKind:
    line = piece.strip()
    short = 0 < len(line) <= _LONGEST_LINE and "\n" not in line
    if short and _CROSS_REFERENCE.search(line):
        return SectionKind.CROSS_REFERENCE
    if short and (_CREDIT.search(line) or (_is_unfinished(line) and _is_caption(line))):
        return SectionKind.CAPTION
    if body_begun or not short:
        return SectionKind.BODY
    if _BYLINE.search(line) and (len(line) <= _LONGEST_BYLINE or _is_unfinished(line)):
        return SectionKind.DATELINE
    return SectionKind.HEADLINE if _is_unfinished(line) and has_more else SectionKind.BODY


def _is_caption(line: str) -> bool:
    return bool(_CAPTION_START.search(line) or _DATED_END.search(line))


def _is_unfinished(line: str) -> bool:
    """Whether the line does not end as a sentence does."""
    return _SENTENCE_END.search(line) is None
