"""The lint refuses what leads to no words, and can therefore fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from marsad.errors import MarsadError, UsageError
from marsad.publish import Brief, lint, render
from marsad.publish.brief import Heading, Kind, Line, Piece, Role, Section

Change = Callable[[Piece], Piece]


def changed(brief: Brief, kind: Kind, change: Change) -> Brief:
    """The brief with its first piece of that kind changed."""
    done = False
    sections = []
    for section in brief.sections:
        lines = []
        for line in section.lines:
            pieces = []
            for piece in line.pieces:
                hit = piece.kind is kind and not done
                done = done or hit
                pieces.append(change(piece) if hit else piece)
            lines.append(replace(line, pieces=tuple(pieces)))
        sections.append(replace(section, lines=tuple(lines)))
    assert done
    return replace(brief, sections=tuple(sections))


def test_a_composed_brief_is_sound(vale: Any) -> None:
    assert lint(vale.brief()) == []


@pytest.mark.parametrize(
    ("kind", "change", "code"),
    [
        (Kind.FIGURE, lambda p: replace(p, notes=()), "figure_without_footnote"),
        (Kind.STATEMENT, lambda p: replace(p, notes=()), "statement_without_footnote"),
        (Kind.QUOTE, lambda p: replace(p, notes=()), "quote_without_footnote"),
        (Kind.FIGURE, lambda p: replace(p, notes=(999,)), "unknown_footnote"),
        (Kind.FIGURE, lambda p: replace(p, words="17 people"), "words_not_in_footnote"),
        (Kind.FIGURE, lambda p: replace(p, words=None), "figure_without_words"),
        (Kind.QUOTE, lambda p: replace(p, text="never said"), "words_not_in_footnote"),
        (Kind.FIGURE, lambda p: replace(p, kind=Kind.PLAIN, notes=()), "figure_in_joining_words"),
        (Kind.STATEMENT, lambda p: replace(p, kind=Kind.COUNT), "count_out_of_place"),
    ],
)
def test_what_leads_to_no_words_is_refused(vale: Any, kind: Kind, change: Change, code: str) -> None:
    spoilt = changed(vale.brief(), kind, change)
    assert code in {p.code for p in lint(spoilt)}
    with pytest.raises(MarsadError, match="may not be printed"):
        render(spoilt, "text")


def test_a_figure_in_a_tag_is_refused(vale: Any) -> None:
    brief = vale.brief()
    smuggled = Line(role=Role.ABSENT, pieces=(), tag="900 killed")
    sections = (replace(brief.sections[0], lines=(smuggled,)), *brief.sections[1:])
    assert "figure_in_joining_words" in {p.code for p in lint(replace(brief, sections=sections))}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda n: replace(n, end=n.end + 1), "footnote_without_words"),
        (lambda n: replace(n, quote="", end=n.start), "footnote_without_words"),
        (lambda n: replace(n, number=77), "footnote_out_of_order"),
    ],
)
def test_footnotes_span_their_words(vale: Any, change: Callable[[Any], Any], code: str) -> None:
    brief = vale.brief()
    notes = (change(brief.footnotes[0]), *brief.footnotes[1:])
    assert code in {p.code for p in lint(replace(brief, footnotes=notes))}


def test_every_footnote_is_listed_and_the_sections_keep_their_order(vale: Any) -> None:
    brief = vale.brief()
    unlisted = (*brief.sections[:-1], Section(heading=Heading.SOURCES, lines=()))
    assert "footnotes_not_listed" in {p.code for p in lint(replace(brief, sections=unlisted))}
    assert "sections_out_of_order" in {p.code for p in lint(replace(brief, sections=brief.sections[::-1]))}


def test_a_format_there_is_not(vale: Any) -> None:
    with pytest.raises(UsageError, match="no format 'pdf'"):
        render(vale.brief(), "pdf")  # type: ignore[arg-type]
