"""Texts cut into passages for the index of words: one row each, the words folded as `model.query` folds them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from marsad.model import Claim, Report, words_of

# A database limits how much one entry of its index may hold; a phrase of up to SHARED words is found across a cut.
LONGEST, SHARED = 3000, 16  # words


def of_report(report: Report) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Rows of `passage` for a report's title and text, each with its words."""
    return _rows(report.id, f"{report.title or ''}\n{report.text}")


def of_claim(claim: Claim) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Rows of `passage` for a claim's own words and the name of who says them."""
    return _rows(claim.id, f"{claim.speaker.name}\n{claim.span.quote}")


def _rows(subject: str, text: str) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    words = (word for word, _, _ in words_of(text))
    passage = tuple(islice(words, LONGEST))
    part = 0
    while passage:
        yield {"subject": subject, "part": part}, passage
        more = tuple(islice(words, LONGEST - SHARED))
        passage, part = (*passage[-SHARED:], *more) if more else (), part + 1
