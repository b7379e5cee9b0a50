"""A report's text around one claim: all of it, or a stretch where it is long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from marsad.model import Claim, Report, Span
from marsad.web.marks import Paragraph, paragraphs

REACH = 6000  # code points before and after the claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """`before` and `after` count the code points that are left out."""

    paragraphs: tuple[Paragraph, ...]
    before: int
    after: int


def window(report: Report, claim: Claim, claims: Iterable[Claim]) -> Window:
    """The lines around a claim with every claim in them marked, the one looked at among them."""
    start, end = _bounds(report.text, claim.span)
    inside = [_shifted(c, start) for c in claims if start <= c.span.start and c.span.end <= end]
    sections = tuple(
        replace(s, start=max(s.start - start, 0), end=s.end - start) for s in report.sections if s.end > start
    )
    cut = replace(report, text=report.text[start:end], sections=sections)
    return Window(
        paragraphs=tuple(paragraphs(cut, inside, (0, len(cut.text)))), before=start, after=len(report.text) - end
    )


def _bounds(text: str, span: Span) -> tuple[int, int]:
    """Whole lines where lines are short, else a cut in the middle of one."""
    start, end = max(0, span.start - REACH), min(len(text), span.end + REACH)
    line, last = text.find("\n", start, span.start), text.rfind("\n", span.end, end)
    return (start if start == 0 or line < 0 else line + 1), (end if end == len(text) or last < 0 else last)


def _shifted(claim: Claim, by: int) -> Claim:
    span = claim.span
    return replace(claim, span=Span(start=span.start - by, end=span.end - by, quote=span.quote))
