"""What a claim's places and those hit are not: where its speaker stands, and who did it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from marsad.model import HERE, Mention, PlaceMention, Role, Span
from marsad.read.sentences import Sentence
from marsad.read.speech import Attribution

_IN = re.compile(r"\b(?:in|inside|(?:residents?|inhabitants?|people) of) (?:the )?(?:\w+ of )?$")


def around_speaker(
    places: Sequence[PlaceMention], speech: Attribution | None, sentence: Sentence
) -> Sequence[PlaceMention]:
    """The places; one that says where the speakers are ("activists in the province report …") lies around the rest."""
    if speech is None or speech.cue is None or speech.speaker.span is None or len(places) < 2:
        return places
    start, cue = speech.speaker.span.start, sentence.start(speech.cue)
    return [replace(p, role=Role.WITHIN) if p.role is Role.AT and start <= p.span.start < cue else p for p in places]


def of_speaker(
    mentions: Sequence[tuple[Token, PlaceMention]], speech: Attribution | None, sentence: Sentence
) -> list[PlaceMention]:
    """Where those are who tell of a deed, and so where it was: "hospital officials in the town said ten were killed".

    A country says too little: an observer in it tells of all of it.
    """
    if speech is None or speech.cue is None or speech.speaker.span is None:
        return []
    start, cue = speech.speaker.span.start, sentence.start(speech.cue)
    countries = {first for first, _, kind in sentence.names if kind == "country"}
    near = [m for _, m in mentions if start <= m.span.start < cue and m.role in HERE]
    return [m for m in near if _IN.search(sentence.text, start, m.span.start) and m.span.start not in countries]


def is_a_doers(place: PlaceMention, doers: Sequence[Mention], text: str) -> bool:
    """Whether the name is a piece of a doer's ("the Kelden brigade") that does not say where ("rebels in Kelden")."""
    named = [d for d in doers if overlaps(place.span, [d])]
    return any(not _IN.search(text, d.span.start, place.span.start) for d in named)


def overlaps(span: Span, doers: Sequence[Mention]) -> bool:
    """Whether the words name a doer: who did it is neither where it was nor whom it hit."""
    return any(span.start < d.span.end and d.span.start < span.end for d in doers)
