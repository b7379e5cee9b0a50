"""The sentences a claim stands in, and those that go on about the same ceasefire."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.model import Claim, Report, Span

CEASEFIRE = (
    r"(?:cease-?\s?fires?|truces?|armistices?|cessations? of (?:hostilities|fire)|(?:humanitarian )?pauses?|lulls?)"
)
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bAug)(?<!\bSept)(?<!\ba\.m)(?<!\bp\.m)(?<!\bGen)(?<!\bMr)[.!?][”\"’)]*\s+(?=[\"“‘A-Z\d])|\n\s*\n|\n"
)
_GOES_ON = re.compile(
    rf"^(?:It|This|Both sides|Under (?:it|the)|The (?:{CEASEFIRE}|agreement|deal|accord|pact))\b", re.IGNORECASE
)
_ON = 2


def sentence_of(claim: Claim, report: Report) -> Span:
    """The whole sentences that a claim's words stand in."""
    text = report.text
    start = max((m.end() for m in _END.finditer(text, 0, claim.span.start)), default=0)
    found = _END.search(text, max(claim.span.end - 1, start))
    end = found.start() + 1 if found else len(text)
    return Span.cut(text, start, end)


def passage_of(claim: Claim, report: Report) -> Iterator[Span]:
    """Its sentence, then up to two that go on about the same ("It will be monitored by …")."""
    sentence = sentence_of(claim, report)
    yield sentence
    text = report.text
    for _ in range(_ON):
        start = sentence.end + len(text[sentence.end :]) - len(text[sentence.end :].lstrip(' \n\r\t”"’)'))
        if start >= len(text) or not _GOES_ON.match(text[start : start + 60]):
            return
        found = _END.search(text, start)
        end = found.start() + 1 if found else len(text)
        sentence = Span.cut(text, start, end)
        yield sentence
