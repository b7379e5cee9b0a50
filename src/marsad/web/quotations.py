"""Claims as lines of a page: who does what with it, the words, and the report they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.model import Claim, Pack, Report
from marsad.publish.naming import publisher_of, speaker_of
from marsad.publish.words import DOES, verb_for
from marsad.web.site import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """`known` is the day the public could know it; `relays` runs from the nearest relay outwards."""

    claim: str
    speaker: str
    does: str
    quote: str
    report: str
    publisher: str
    known: date | None = None
    relays: tuple[str, ...] = ()


def quotation(claim: Claim, report: Report, pack: Pack) -> Quotation:
    """One claim as a line."""
    speaker = speaker_of(claim, report, pack)
    return Quotation(
        claim=claim.id,
        speaker=speaker,
        does=verb_for(DOES[claim.act], speaker),
        quote=claim.span.quote,
        report=report.id,
        publisher=publisher_of(report),
        known=report.known,
        relays=tuple(name for name in claim.relayed_by if name not in (report.publisher, "publisher")),
    )


def quotations(claim_ids: Iterable[str], shelf: Shelf) -> tuple[Quotation, ...]:
    """The claims with these ids, earliest known first; those the desk does not hold are left out."""
    found = [pair for pair in map(shelf.find, dict.fromkeys(claim_ids)) if pair]
    lines = [quotation(claim, report, shelf.pack) for claim, report in found]
    return tuple(sorted(lines, key=lambda line: (line.known or date.max, line.report, line.speaker, line.does)))
