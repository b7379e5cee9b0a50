"""What a claim rests on, as its `evidence` says it: a line for each cue, with its words and where they stand."""

from __future__ import annotations

from marsad.model import Span


def resting(part: str, span: Span, why: str = "") -> str:
    """`trigger: “shelled” at 33–40 (shelling)`: the part of the claim, the words, their code points, what they told."""
    words = f"{part}: “{' '.join(span.quote.split())}” at {span.start}–{span.end}"
    return f"{words} ({why})" if why else words
