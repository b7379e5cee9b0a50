"""The words a claim rests on, in their report, with what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from marsad.model import Act, Claim, Pack, Report
from marsad.publish.naming import relays_of, speaker_of

CONTEXT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """`before + words + after` is a stretch of the report's text; `text[start:end] == words`.

    `before` and `after` hold at most 60 code points each. `evidence` names the rule, cue and trigger the reader used.
    """

    claim: str
    report: str
    digest: str
    speaker: str
    act: Act
    type: str
    start: int
    end: int
    before: str
    words: str
    after: str
    reader: str
    relayed_by: tuple[str, ...] = ()
    publisher: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    evidence: tuple[str, ...] = ()


def passage(claim: Claim, report: Report, pack: Pack) -> Passage:
    """The words of a claim with 60 code points of context on both sides."""
    start, end = claim.span.start, claim.span.end
    return Passage(
        claim=claim.id,
        report=report.id,
        digest=report.id.removeprefix("sha256:"),
        speaker=speaker_of(claim, report, pack),
        act=claim.act,
        type=claim.type,
        start=start,
        end=end,
        before=report.text[max(0, start - CONTEXT) : start],
        words=report.text[start:end],
        after=report.text[end : end + CONTEXT],
        reader=claim.reader,
        relayed_by=relays_of(claim, report, pack),
        publisher=report.publisher,
        title=report.title,
        published=report.published,
        url=report.url,
        evidence=claim.evidence,
    )


def extended(one: Passage, start: int, end: int, report: Report) -> Passage:
    """The passage with other words of the same report highlighted."""
    return replace(
        one,
        start=start,
        end=end,
        before=report.text[max(0, start - CONTEXT) : start],
        words=report.text[start:end],
        after=report.text[end : end + CONTEXT],
    )
