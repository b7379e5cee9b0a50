"""Report text → paragraphs: the stretches that are parsed together, each within one section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from marsad.model import Report, SectionKind
from marsad.read.sentences.heads import headline, in_front

_LONGEST = 4_000
"""Longest stretch parsed at once, in code points; the parser's memory grows with it."""
_MOST_MARKS = 1_000
"""Most words and marks parsed at once: what is told of one sentence costs more than its length."""
_RUN = re.compile(r"[^.!?;:…؟\n]{1200}")
"""Words without any stop, longer than a sentence is: cut, for the same reason."""

_BLANK_LINE = re.compile(r"\r?\n[^\S\n]*\r?\n|\u2028[ ]*\u2028")
# As agencies begin: a town in capitals, perhaps a day, the agency or an hour in brackets, a dash.
_DATELINE = re.compile(r"\s*[A-Z][\w’' .,/]{2,40}\s?\([^)\n]{2,60}\)\s*[-–—]+\s+")
_HEAD = 1_000
"""How far into a report stamps of its day and its headline again may stand, in code points."""
_ENDS = frozenset('.!?”":;…')
_MARK = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of one report that is parsed together."""

    start: int
    end: int
    section: SectionKind


def paragraphs(report: Report) -> Iterator[Paragraph]:
    """The report cut at blank lines, or at line ends where lines are whole sentences, within its sections."""
    sections = report.sections
    title = headline(report)
    if not sections:
        yield from _cut(report.text, 0, len(report.text), SectionKind.BODY, title)
    for section in sections:
        yield from _cut(report.text, section.start, section.end, section.kind, title)


def _cut(text: str, start: int, end: int, kind: SectionKind, title: str) -> Iterator[Paragraph]:
    position = start
    for gap in [*_BLANK_LINE.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        for line_start, line_end in _lines(text, position, stop):
            if kind is SectionKind.BODY and line_start < _HEAD:
                for front in in_front(text, line_start, line_end, title):
                    yield Paragraph(*front)
                    line_start = front[1]
            yield from _pieces(text, line_start, line_end, kind)
        position = gap.end() if gap else end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines, joined where a line only goes on with the one before it."""
    held = start
    at = text.find("\n", start, end)
    while at >= 0:
        ended = _written(text, range(at - 1, held - 1, -1)) in _ENDS
        if ended or not _written(text, range(at + 1, end)).islower():
            yield held, at
            held = at + 1
        at = text.find("\n", at + 1, end)
    yield held, end


def _written(text: str, positions: range) -> str:
    """The first of these code points that is no blank; a space where all are."""
    return next((text[i] for i in positions if not text[i].isspace()), " ")


def _pieces(text: str, start: int, end: int, kind: SectionKind) -> Iterator[Paragraph]:
    dateline = _DATELINE.match(text, start, end) if kind is SectionKind.BODY else None
    if dateline:
        yield Paragraph(start, dateline.end(), SectionKind.DATELINE)
        start = dateline.end()
    while (reach := _reach(text, start, end)) < end:
        window = text[start:reach]
        stop = max(window.rfind(". "), window.rfind("\u2028"), window.rfind(" ") if ". " not in window else -1)
        stop = start + stop + 1 if stop > 0 else reach
        if text[start:stop].strip():
            yield Paragraph(start, stop, kind)
        start = stop
    if text[start:end].strip():
        yield Paragraph(start, end, kind)


def _reach(text: str, start: int, end: int) -> int:
    """How far a stretch from `start` on may reach."""
    last = min(end, start + _LONGEST)
    run = _RUN.search(text, start, last)
    last = run.end() if run else last
    beyond = next(islice(_MARK.finditer(text, start, last), _MOST_MARKS, None), None)
    return beyond.start() if beyond else last
