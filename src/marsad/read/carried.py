"""The day of the story: what a report tells on about the happening it has dated, it tells of the same day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from marsad.model import Act, Basis, Claim, Family, Modality, SectionKind, When
from marsad.read.times.lexicon import time_words
from marsad.read.times.page import any_of

_BACKGROUND_DAYS = 7
"""What ended longer before publication than this is background and not news."""
_DEEDS = frozenset({"killing_of_civilians", "arrest", "raid", "ambush", "toll"})
"""What is told on beside blows; what lasts (a siege, control, a campaign) or moves on is not of one day."""
_ACTS = frozenset({Act.ASSERTS, Act.CONFIRMS, Act.ACCUSES, Act.CLAIMS_RESPONSIBILITY, Act.ESTIMATES})
_REACH = 800
"""Furthest distance, in code points, from the words that give the day."""
_NIGHT = timedelta(days=1)
"""A story's day is one day, or the night between two."""
_NEXT = 2
"""Sentence ends from which on a claim must point back to the happening to be of its day."""
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s|\n")
_WORD = re.compile(r"\w+")
_BREAK = re.compile("\n|\u2028\u2028")
_THE_HAPPENING = re.compile(
    rf"\b(?:the|this|that|these|those)\s(?:[\w-]+\s){{0,2}}{any_of(time_words().happened)}s?\b", re.IGNORECASE
)


def carried(claims: Sequence[Claim], text: str, published: date | None) -> list[Claim]:
    """The claims, those without words for their time that go on with what was dated before given its days."""
    out: list[Claim] = []
    story: Claim | None = None
    breaks = [match.start() for match in _BREAK.finditer(text)]
    last: dict[int, Claim] = {}
    for claim in claims:
        paragraph = bisect_left(breaks, claim.span.start)
        out.append(_of_the_day(claim, story, text) or _of_the_past(claim, last.get(paragraph), published))
        last[paragraph] = out[-1]
        if _dates_a_story(claim):
            story = claim
    return out


def _dates_a_story(claim: Claim) -> bool:
    when = claim.time
    return (
        when is not None and when.earliest is not None and when.latest is not None and claim.section is SectionKind.BODY
    )


def _of_the_day(claim: Claim, story: Claim | None, text: str) -> Claim | None:
    """The claim on the story's day, where it tells a blow or harm as done and has no words for its own time."""
    if story is None or story.time is None or claim.time is not None or not _tells_on(claim):
        return None
    when, between = story.time, text[story.span.end : claim.span.start]
    if when.earliest is None or when.latest is None or when.granularity != "day" or len(between) > _REACH:
        return None
    if when.latest - when.earliest > _NIGHT or not (len(_SENTENCE.findall(between)) < _NEXT or _points_back(claim)):
        return None
    return _dated(claim, when.earliest, when.latest, "day")


def _points_back(claim: Claim) -> bool:
    """Whether the claim counts whom the happening hit, or names it as known ("the blast")."""
    return bool(claim.figures) or bool(_THE_HAPPENING.search(claim.span.quote))


def _tells_on(claim: Claim) -> bool:
    plain = claim.modality is Modality.ACTUAL and claim.act in _ACTS and claim.section is SectionKind.BODY
    counted = any(f.cumulative for f in claim.figures) and claim.type == "toll"
    if not plain or counted or not (claim.family is Family.STRIKE or claim.type in _DEEDS):
        return False
    return time_words().going_on.isdisjoint(_WORD.findall(claim.span.quote.lower()))


def _of_the_past(claim: Claim, before: Claim | None, published: date | None) -> Claim:
    """The claim of a paragraph that goes on from something clearly past, given its days from then to publication.

    "… declared a truce at the start of August. … Air strikes then broke the resistance": the second has no words for
    its time and is no news of the day; its window opens with what it goes on from and closes at publication.
    """
    told = before.time if before else None
    plain = claim.act is Act.ASSERTS and claim.speaker.is_publisher and claim.modality is Modality.ACTUAL
    plain = plain and claim.type != "control_state"
    if not plain or claim.time is not None or claim.family is Family.FIGURES or published is None or told is None:
        return claim
    if told.earliest is None or told.latest is None or claim.section is not SectionKind.BODY:
        return claim
    past = _is_open(told, published) or told.latest < published - timedelta(days=_BACKGROUND_DAYS)
    return _dated(claim, told.earliest, published, "interval") if past else claim


def _is_open(told: When, published: date) -> bool:
    return told.basis is Basis.INFERRED and told.granularity == "interval" and told.latest == published


def _dated(claim: Claim, earliest: date | None, latest: date | None, granularity: str) -> Claim:
    window = When(text=None, earliest=earliest, latest=latest, basis=Basis.INFERRED, granularity=granularity)
    return replace(claim, time=window)
