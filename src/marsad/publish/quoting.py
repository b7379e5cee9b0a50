"""Which words of a report a claim is quoted by.

A claim spans no more than what is said, and out of its sentence that may read as its opposite: of "the ministry denied
that jets had struck" only "jets had struck" is claimed to be untrue. Denials, retractions and other negated claims, and
claims of a word or two, are therefore quoted with their sentence.
"""

from __future__ import annotations

import re

from marsad.model import Act, Claim, Polarity, Span

SHORT = 25
# How far a sentence is followed before and behind the claim, in code points.
BEFORE = 240
BEHIND = 160
_END = re.compile(r"[.!?؟…]+[\"'”’»)\]]*(?=\s|$)|\n")
_OPENING = '"“«„'


def negated(claim: Claim) -> bool:
    """Whether a claim puts forward that something is not so."""
    return claim.act in (Act.DENIES, Act.RETRACTS) or claim.polarity is Polarity.NEGATED


def words_of(claim: Claim, text: str) -> Span:
    """The stretch of its report's text that a claim is quoted by; it holds the claim's own span."""
    span = claim.span
    short = len(span.quote) < SHORT
    spoken = text[max(0, span.start - 1) : span.start] in tuple(_OPENING)
    if not short and (spoken or not negated(claim)):
        return span
    start, end = _opening(claim, text), _closing(span.end, text)
    return Span.cut(text, start, end)


def _opening(claim: Claim, text: str) -> int:
    """Where the sentence begins; where it is very long, with the speaker's name or else the claim."""
    start = claim.span.start
    reach = max(0, start - BEFORE)
    ends = [m.end() for m in _END.finditer(text, reach, start)]
    if ends or reach == 0:
        begin = ends[-1] if ends else 0
        return begin + _blank(text[begin:start])
    speaker = claim.speaker.span
    return speaker.start if speaker and reach <= speaker.start < start else start


def _closing(end: int, text: str) -> int:
    """Where the sentence ends, its full stop left out."""
    found = _END.search(text, end, min(len(text), end + BEHIND))
    return found.start() if found else end


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())
