"""A report's text with its claims highlighted. The text is hostile input: everything from it is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from marsad.model import Claim, Report, Section, SectionKind

# Overrides make text read as what it is not, other control characters and lone surrogates are no text at all; marks and
# embeddings belong to ordinary Arabic.
_CONTROLS = re.compile("[\u202d\u202e\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Something to mark in a text: `id` names it, `start`/`end` are half-open code point offsets."""

    id: str
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of a report, as safe HTML, and the part it plays."""

    kind: SectionKind
    html: Markup


def paragraphs(report: Report, claims: Iterable[Claim], leaf: tuple[int, int]) -> list[Paragraph]:
    """The lines of a stretch of a report that are not blank, each claim in a `<mark>`, the first of one with its id.

    Overlapping claims are cut at each other's edges and nested, the one that starts first outside.
    """
    stretches = [Stretch(id=c.id, start=c.span.start, end=c.span.end, label=c.act.value) for c in claims]
    cuts = _Cuts(report.text, stretches)
    sections = [s for s in report.sections if s.start < leaf[1] and s.end > leaf[0]]
    anchored: set[str] = set()
    found = []
    for start, end in _lines(report.text, *leaf):
        html = Markup("").join(_marked(report.text[s:e], active, anchored) for s, e, active in cuts.between(start, end))
        found.append(Paragraph(kind=_kind_at(sections, start), html=html))
    return found


def parts(text: str, stretches: Sequence[Stretch]) -> Markup:
    """`text` with each stretch in a `<span class="part-LABEL">`; where stretches overlap the later one lies inside."""
    html = Markup("")
    for start, end, active in _Cuts(text, stretches).between(0, len(text)):
        piece = plain(text[start:end])
        for stretch in reversed(active):
            piece = Markup('<span class="part part-{}">{}</span>').format(stretch.label, piece)
        html += piece
    return html


def plain(text: str) -> Markup:
    """Escaped text; characters that would act on the page instead of standing in it are shown by their code."""
    pieces = Markup("")
    done = 0
    for found in _CONTROLS.finditer(text):
        pieces += escape(text[done : found.start()])
        pieces += Markup('<span class="control">U+{:04X}</span>').format(ord(found.group()))
        done = found.end()
    return pieces + escape(text[done:])


def _marked(text: str, active: Sequence[Stretch], anchored: set[str]) -> Markup:
    html = plain(text)
    if not active:
        return html
    html = Markup('<a href="#said-{}">{}</a>').format(active[-1].id, html)
    for stretch in reversed(active):
        anchor = "" if stretch.id in anchored else Markup(' id="claim-{}"').format(stretch.id)
        html = Markup('<mark{} data-claim="{}" class="act-{}">{}</mark>').format(
            anchor, stretch.id, stretch.label, html
        )
        anchored.add(stretch.id)
    return html


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line in [start, end) that is not blank."""
    for found in _LINE.finditer(text, start, end):
        if not found.group().isspace():
            yield found.span()


def _kind_at(sections: Iterable[Section], offset: int) -> SectionKind:
    return next((s.kind for s in sections if s.start <= offset < s.end), SectionKind.BODY)


class _Cuts:
    """Cuts a text at the edges of stretches; each edge is looked at once over a pass from left to right."""

    def __init__(self, text: str, stretches: Sequence[Stretch]) -> None:
        within = [s for s in stretches if 0 <= s.start < s.end <= len(text)]
        self._waiting = sorted(within, key=lambda s: (s.start, -s.end, s.id), reverse=True)
        self._active: list[Stretch] = []

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, list[Stretch]]]:
        """The pieces of [start, end) and the stretches that cover each. Ask for ranges in the order of the text."""
        at = start
        while at < end:
            self._move_to(at)
            edges = [s.end for s in self._active] + [s.start for s in self._waiting[-1:]]
            until = min([end, *edges])
            yield at, until, list(self._active)
            at = until

    def _move_to(self, at: int) -> None:
        while self._waiting and self._waiting[-1].start <= at:
            self._active.append(self._waiting.pop())
        self._active = [s for s in self._active if s.end > at]
