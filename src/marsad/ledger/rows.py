"""Nouns to rows and back."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from marsad.model import Claim, Decision, Problem, Report, Section, Verb, from_plain, to_plain


def report_row(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "name": report.name,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "collected": report.collected.isoformat() if report.collected else None,
        "url": report.url,
        "language": report.language,
        "text": report.text,
        "text_sha256": text_digest(report.text),
        "sections": to_plain(report.sections),
    }


def report_of(row: Row[Any]) -> Report:
    return Report(
        id=row.id,
        name=row.name,
        text=row.text,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        url=row.url,
        language=row.language,
        collected=datetime.fromisoformat(row.collected) if row.collected else None,
        sections=tuple(from_plain(Section, section) for section in row.sections),
    )


def text_digest(text: str) -> str:
    """The sha256 of canonical text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def claim_row(claim: Claim, reader: str) -> dict[str, Any]:
    return {
        "id": claim.id,
        "report": claim.report,
        "reader": reader,
        "position": claim.span.start,
        "speaker": claim.speaker.name,
        "act": claim.act.value,
        "type": claim.type,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "earliest": claim.time.earliest if claim.time else None,
        "latest": claim.time.latest if claim.time else None,
        "record": to_plain(claim),
    }


def claim_of(row: Row[Any]) -> Claim:
    return from_plain(Claim, row.record)


def problem_row(problem: Problem, noted_at: datetime) -> dict[str, Any]:
    """The row's id is a hash of all the problem says, so that the same problem met again is the same row."""
    content = {
        "code": problem.code,
        "message": problem.message,
        "report": problem.report,
        "span_start": problem.start,
        "span_end": problem.end,
        "step": problem.step,
    }
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return {"id": digest[:16], **content, "noted_at": noted_at.isoformat()}


def problem_of(row: Row[Any]) -> Problem:
    return Problem(
        code=row.code,
        message=row.message,
        report=row.report,
        start=row.span_start,
        end=row.span_end,
        step=row.step,
    )


def decision_row(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.id,
        "target": decision.target,
        "verb": decision.verb.value,
        "because": decision.because,
        "decided_by": decision.by,
        "decided_at": decision.at.isoformat(),
        "value": decision.value,
    }


def decision_of(row: Row[Any]) -> Decision:
    return Decision(
        id=row.id,
        target=row.target,
        verb=Verb(row.verb),
        because=row.because,
        by=row.decided_by,
        at=datetime.fromisoformat(row.decided_at),
        value=row.value,
    )
