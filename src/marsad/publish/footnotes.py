"""Footnotes, numbered in the order of first use."""

from __future__ import annotations

from marsad.model import Claim, Span
from marsad.publish.brief import Footnote
from marsad.publish.material import Material
from marsad.publish.naming import relays_of


class Notebook:
    """Hands out footnote numbers while a brief is composed; the same words of the same claim keep one number."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._notes: dict[tuple[str, int, int], Footnote] = {}

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """Every footnote handed out, by number."""
        return tuple(self._notes.values())

    def cite(self, *claims: Claim) -> tuple[int, ...]:
        """The footnotes of these claims, in rising order, each once."""
        return tuple(sorted({self._note(c, self._material.words(c)) for c in claims}))

    def cite_words(self, claim: Claim, span: Span) -> tuple[int, ...]:
        """The claim's footnote where it holds these words, else one of their own; none if the report does not."""
        if self._material.reports[claim.report].text[span.start : span.end] != span.quote:
            return ()
        words = self._material.words(claim)
        inside = words.start <= span.start and span.end <= words.end
        return self.cite(claim) if inside else (self._note(claim, span),)

    def _note(self, claim: Claim, span: Span) -> int:
        key = (claim.id, span.start, span.end)
        if key not in self._notes:
            self._notes[key] = self._written(len(self._notes) + 1, claim, span)
        return self._notes[key].number

    def _written(self, number: int, claim: Claim, span: Span) -> Footnote:
        report = self._material.reports[claim.report]
        return Footnote(
            number=number,
            report=report.id,
            claim=claim.id,
            quote=span.quote,
            start=span.start,
            end=span.end,
            speaker=self._material.speaker(claim),
            digest=report.id.removeprefix("sha256:"),
            relays=relays_of(claim, report, self._material.pack),
            publisher=report.publisher,
            title=report.title,
            published=report.published,
        )
