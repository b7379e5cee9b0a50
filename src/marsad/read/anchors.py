"""Times counted from another event ("10 days after …", "after four days"), once that event has a date in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from marsad.model import Act, Basis, Claim, Family, Modality, SectionKind, When
from marsad.read.times import TimeMention, find_times, resolve_offset

_BACKGROUND_DAYS = 7
"""What ended longer before publication than this is background and not news."""
_REACH = 250
"""Furthest distance, in code points, between the words of a time and the event they count from."""


def anchored(claims: Sequence[Claim], published: date | None) -> list[Claim]:
    """The claims, each event-relative time given its days where the event it counts from is dated; else left open.

    What is told as done was done by the day of publication: no window reaches past it.
    """
    dated = [_anchored(c, claims) if _waits(c) else c for c in claims]
    return [_by_publication(c, published) for c in dated]


def narrated(claims: Sequence[Claim], text: str, published: date | None) -> list[Claim]:
    """The claims, those of a paragraph that goes on from something clearly past given its days as their first.

    "… declared a truce at the start of August. … Air strikes then broke the resistance": the second has no words for
    its time and is no news of the day; its window opens with what it goes on from and closes at publication (inferred).
    """
    out: list[Claim] = []
    for claim in claims:
        before = next((c for c in reversed(out) if _same_paragraph(c, claim, text)), None)
        out.append(_going_on(claim, before, published))
    return out


def _same_paragraph(one: Claim, other: Claim, text: str) -> bool:
    first, last = sorted((one.span.start, other.span.start))
    return "\n" not in text[first:last] and "\u2028\u2028" not in text[first:last]


def _going_on(claim: Claim, before: Claim | None, published: date | None) -> Claim:
    told = before.time if before else None
    plain = claim.act is Act.ASSERTS and claim.speaker.is_publisher and claim.modality is Modality.ACTUAL
    if not plain or claim.time is not None or claim.family is Family.FIGURES or published is None or told is None:
        return claim
    if told.earliest is None or told.latest is None or claim.section is not SectionKind.BODY:
        return claim
    past = told.basis is Basis.INFERRED or told.latest < published - timedelta(days=_BACKGROUND_DAYS)
    if not past:
        return claim
    window = When(text=None, earliest=told.earliest, latest=published, basis=Basis.INFERRED, granularity="interval")
    return replace(claim, time=window)


def _by_publication(claim: Claim, published: date | None) -> Claim:
    when = claim.time
    if when is None or published is None or when.latest is None or when.earliest is None:
        return claim
    if claim.modality is not Modality.ACTUAL or when.latest <= published or when.earliest > published:
        return claim
    return replace(claim, time=replace(when, latest=published, edtf=None))


def _waits(claim: Claim) -> bool:
    return claim.time is not None and claim.time.basis is Basis.EVENT and claim.time.earliest is None


def _anchored(claim: Claim, claims: Sequence[Claim]) -> Claim:
    when = claim.time
    if when is None or when.text is None:
        return claim
    mention = next((m for m in find_times(when.text, None) if m.shift_days is not None and m.kind == "offset"), None)
    event = _dated(_event_of(claim, when, claims), claims) if mention else None
    if mention is None or event is None:
        return claim
    return replace(claim, time=_shifted(when, mention, event))


def _event_of(claim: Claim, when: When, claims: Sequence[Claim]) -> Claim | None:
    """What the time counts from: the event told right behind "after", else the one told right before."""
    at = when.span
    if at is None:
        return None
    if at.quote.lower().endswith(("after", "before", "since")):
        behind = [c for c in claims if c is not claim and 0 < c.span.end - at.end <= _REACH]
        return min(behind, key=lambda c: abs(c.span.start - at.start), default=None)
    before = [c for c in claims if c.span.end <= claim.span.start and claim.span.start - c.span.end <= _REACH]
    dated = [c for c in before if c.time is not None and c.time.earliest is not None]
    return max(dated, key=lambda c: c.span.end, default=None)


def _dated(event: Claim | None, claims: Sequence[Claim]) -> When | None:
    """The event's own date, or that of the nearest claim of the same kind by the same speaker."""
    if event is None:
        return None
    if event.time is not None and event.time.earliest is not None:
        return event.time
    same = [
        c
        for c in claims
        if c.type == event.type and c.speaker.name == event.speaker.name and c.time and c.time.earliest is not None
    ]
    nearest = min(same, key=lambda c: abs(c.span.start - event.span.start), default=None)
    return nearest.time if nearest else None


def _shifted(when: When, mention: TimeMention, event: When) -> When:
    earliest, latest = resolve_offset(mention, event.earliest, event.latest)
    return replace(when, earliest=earliest, latest=latest)
