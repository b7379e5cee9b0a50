"""The day of the story: what a report tells on about the happening it has dated, it tells of the same day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from marsad.model import HARMED, NEWS_DAYS, Act, Basis, Claim, Family, Modality, Polarity, SectionKind, When
from marsad.read.lexicon import any_of, weights
from marsad.read.times.lexicon import time_words

_WEIGHED = frozenset(
    {"raid", "arrest", "air_strike", "ground_clash", "protest", "toll", "killing_of_civilians", "control_state"}
    | {"displacement", "force_movement", "siege_blockade", "statement_condemnation", "other_statement", "other_event"}
)
"""Types with a weight of their own: what is told on, and what lasts or moves on and is not of one day."""
_ACTS = frozenset({Act.ASSERTS, Act.CONFIRMS, Act.ACCUSES, Act.CLAIMS_RESPONSIBILITY, Act.ESTIMATES})
_REACH = 4_000
"""Furthest distance, in code points, from the words that give the day."""
_STEPS = (0, 1, 2, 4, 8, 10_000)
"""Sentence ends since the story was dated, up to which the distance counts as the same."""
_MANY = 3
"""A report that gives more times than this tells of many days."""
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s+|\n+")
_WORD = re.compile(r"\w+")
_PRESENT = re.compile(r"\b(?:is|are|has|have|will|would|may|can|could|should|must)\b", re.IGNORECASE)
_KNOWN = re.compile(
    r"(?:the|this|that|these|those|it|they|he|she|another|one|two|three|some|several|at least|others)\b", re.IGNORECASE
)
_BREAK = re.compile("\n|\u2028\u2028")
_THE_HAPPENING = re.compile(
    rf"\b(?:the|this|that|these|those)\s(?:[\w-]+\s){{0,2}}{any_of(time_words().happened)}s?\b", re.IGNORECASE
)


def with_story_days(claims: Sequence[Claim], text: str, published: date | None) -> list[Claim]:
    """The claims, those without words for their time that go on with what was dated before given its days."""
    out: list[Claim] = []
    story: Claim | None = None
    breaks = [match.start() for match in _BREAK.finditer(text)]
    days = len({(c.time.earliest, c.time.latest) for c in claims if _is_dated(c) and c.time is not None})
    last: dict[int, Claim] = {}
    for claim in claims:
        paragraph = bisect_left(breaks, claim.span.start)
        goes_on = story is not None and claim.time is None and _goes_on(claim, story, text, published, days)
        told = _of_the_day(claim, story) if goes_on and story is not None else None
        out.append(told or _of_the_past(claim, last.get(paragraph), published))
        last[paragraph] = out[-1]
        if _is_dated(claim) and claim.section is SectionKind.BODY:
            story = claim
    return out


def _is_dated(claim: Claim) -> bool:
    return claim.time is not None and claim.time.earliest is not None and claim.time.latest is not None


def _of_the_day(claim: Claim, story: Claim) -> Claim | None:
    """The claim on the story's day or days."""
    when = story.time
    return _dated(claim, when.earliest, when.latest, when.granularity) if when is not None else None


def _goes_on(claim: Claim, story: Claim, text: str, published: date | None, days: int) -> bool:
    """Whether the claim tells on about the story, by the weight of every sign for and against it."""
    if story.span.end + _REACH < claim.span.start:
        return False
    known = weights("story_days")
    return sum(known[sign] for sign in signs(claim, story, text, published, days)) > 0


def signs(claim: Claim, story: Claim, text: str, published: date | None, days: int) -> list[str]:
    """What speaks for or against a claim without words for its time being of the story's day: names of weights.

    `days` is how many different times the report gives. `training/story_days.py` weighs the signs.
    """
    between = text[story.span.end : claim.span.start]
    ends = len(_SENTENCE.findall(between))
    when, quote = story.time, claim.span.quote
    known = {
        f"after_{next(n for n in _STEPS if ends <= n)}": True,
        "same_paragraph": "\n" not in between,
        "names_the_happening": bool(_THE_HAPPENING.search(quote)),
        "opens_with_what_is_known": bool(_KNOWN.match(quote)),
        "counts": bool(claim.figures),
        "counts_harm": any(f.kind in HARMED for f in claim.figures),
        f"family_{claim.family.value}": True,
        "same_family": claim.family is story.family,
        "same_place": bool({p.text for p in claim.here} & {p.text for p in story.here}),
        "same_speaker": claim.speaker.name == story.speaker.name,
        "publishers_own": claim.speaker.is_publisher,
        "not_actual": claim.modality is not Modality.ACTUAL,
        "negated": claim.polarity is Polarity.NEGATED,
        "background": claim.act is Act.PRESUPPOSES,
        "no_plain_telling": claim.act not in _ACTS,
        "present": bool(_PRESENT.search(quote)),
        "going_on": not time_words().going_on.isdisjoint(_WORD.findall(quote.lower())),
        "story_of_one_day": when is not None and when.granularity == "day",
        "story_of_today": when is not None and published is not None and when.latest == published,
        "story_is_background": story.act is Act.PRESUPPOSES,
        "undated_report": published is None,
        "one_time_told": days == 1,
        "many_times_told": days > _MANY,
    }
    if claim.type in _WEIGHED:
        known[f"type_{claim.type}"] = True
    return ["base", *(name for name, holds in known.items() if holds)]


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
    past = _is_open(told, published) or told.latest < published - timedelta(days=NEWS_DAYS)
    return _dated(claim, told.earliest, published, "interval") if past else claim


def _is_open(told: When, published: date) -> bool:
    return told.basis is Basis.INFERRED and told.granularity == "interval" and told.latest == published


def _dated(claim: Claim, earliest: date | None, latest: date | None, granularity: str) -> Claim:
    window = When(text=None, earliest=earliest, latest=latest, basis=Basis.INFERRED, granularity=granularity)
    return replace(claim, time=window)
