"""What a claim's places and those hit are not: where its speaker stands, and who did it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.model import Mention, PlaceMention, Role, Span
from marsad.read.sentences import Sentence
from marsad.read.speech import Attribution


def around_speaker(
    places: Sequence[PlaceMention], speech: Attribution | None, sentence: Sentence
) -> Sequence[PlaceMention]:
    """The places; one that says where the speakers are ("activists in the province report …") lies around the rest."""
    if speech is None or speech.cue is None or speech.speaker.span is None or len(places) < 2:
        return places
    start, cue = speech.speaker.span.start, sentence.start(speech.cue)
    return [replace(p, role=Role.WITHIN) if p.role is Role.AT and start <= p.span.start < cue else p for p in places]


def overlaps(span: Span, doers: Sequence[Mention]) -> bool:
    """Whether the words name a doer: who did it is neither where it was nor whom it hit."""
    return any(span.start < d.span.end and d.span.start < span.end for d in doers)
