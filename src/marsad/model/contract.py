"""The claim contract: one JSON line a report, as other programs read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marsad.model.kept import Claim, Figure, Mention, PlaceMention, Problem, Report, Speaker, When
from marsad.model.plain import to_plain


def report_line(report: Report, claims: Iterable[Claim], problems: Iterable[Problem]) -> dict[str, Any]:
    """One report with its claims and problems; times and offsets as `model` describes them, unknown values null."""
    return {
        "report": {
            "id": report.id,
            "name": report.name,
            "title": report.title,
            "publisher": report.publisher,
            "published": to_plain(report.published),
            "language": report.language,
        },
        "claims": [claim_record(c) for c in claims],
        "problems": [to_plain(p) for p in problems],
    }


def claim_record(claim: Claim) -> dict[str, Any]:
    """One claim with every field of the contract present."""
    return {
        "id": claim.id,
        "span": to_plain(claim.span),
        "speaker": _speaker(claim.speaker),
        "relayed_by": list(claim.relayed_by),
        "act": claim.act.value,
        "type": claim.type,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "actors": [_mention(m) for m in claim.actors],
        "targets": [_mention(m) for m in claim.targets],
        "places": [_place(p) for p in claim.places],
        "time": _time(claim.time),
        "figures": [_figure(f) for f in claim.figures],
        "denies": [{"scope": d.scope.value, "claim": d.claim} for d in claim.denies],
        "section": claim.section.value,
        "evidence": list(claim.evidence),
        "agreed": claim.agreed,
        "reader": claim.reader,
    }


def _bare(start: int, end: int) -> dict[str, int]:
    return {"start": start, "end": end}


def _speaker(speaker: Speaker) -> dict[str, Any]:
    span = _bare(speaker.span.start, speaker.span.end) if speaker.span else None
    return {"name": speaker.name, "id": speaker.id, "span": span}


def _mention(mention: Mention) -> dict[str, Any]:
    span = _bare(mention.span.start, mention.span.end)
    return {"text": mention.text, "party": mention.party, "span": span}


def _place(place: PlaceMention) -> dict[str, Any]:
    at = place.location
    return {
        "text": place.text,
        "role": place.role.value,
        "place_id": at.place_id if at else None,
        "name": at.name if at else None,
        "lat": at.lat if at else None,
        "lon": at.lon if at else None,
        "radius_km": at.radius_km if at else None,
        "precision": at.precision.value if at else None,
        "status": at.status.value if at else None,
        "candidates": to_plain(at.candidates) if at else [],
        "span": _bare(place.span.start, place.span.end),
    }


def _time(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {
        "text": when.text,
        "edtf": when.edtf,
        "earliest": to_plain(when.earliest),
        "latest": to_plain(when.latest),
        "basis": when.basis.value,
        "granularity": when.granularity,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    period = figure.period
    return {
        "text": figure.text,
        "kind": figure.kind.value,
        "unit": figure.unit,
        "who": figure.who,
        "comparator": figure.comparator.value,
        "low": figure.low,
        "high": figure.high,
        "value": figure.value,
        "cumulative": figure.cumulative,
        "period": {"earliest": to_plain(period.earliest), "latest": to_plain(period.latest)} if period else None,
        "span": _bare(figure.span.start, figure.span.end),
    }
