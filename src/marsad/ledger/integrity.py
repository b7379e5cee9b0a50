"""What the ledger finds wrong with what it is given, and with what it holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from marsad.ledger import rows
from marsad.model import Claim, Problem, Report, claim_id

_COMPARED = ("title", "publisher", "published", "url")


def differing_metadata(kept: Report, again: Report) -> Problem | None:
    """The same bytes came with other metadata than the first time; what is not stated again does not differ."""
    pairs = [(field, getattr(kept, field), getattr(again, field)) for field in _COMPARED]
    differing = [f"{field} {now} (kept: {first or 'none'})" for field, first, now in pairs if now not in (None, first)]
    if not differing:
        return None
    message = f"{again.name}: these bytes came again with {', '.join(differing)}; what came first is kept."
    return Problem(code="metadata_differs", message=message, report=kept.id, step="add")


def misquoted(claim: Claim, report_id: str, text: str) -> Problem | None:
    """A claim that does not point at its own words in the report it was read from is none."""
    span = claim.span
    if claim.report == report_id and 0 <= span.start < span.end and text[span.start : span.end] == span.quote:
        return None
    message = f"A claim of type {claim.type} does not quote the report at its span; it was left out."
    return Problem(code="misquoted", message=message, report=report_id, start=span.start, end=span.end, step="read")


def damaged_file(fault: str) -> Problem:
    """A fault that the database finds in its own file."""
    return Problem(code="ledger_damaged", message=f"The ledger's file: {fault}.", step="verify")


def changed_report(row: Row[Any]) -> Problem | None:
    """A report whose text no longer has the digest it was kept with."""
    if rows.text_digest(row.text) == row.text_sha256:
        return None
    message = f"{row.name}: its text in the ledger was changed after it was kept."
    return Problem(code="text_damaged", message=message, report=row.id, step="verify")


def changed_claim(row: Row[Any]) -> Problem | None:
    """A claim whose id is no longer the digest of its content."""
    try:
        sound = claim_id(rows.claim_of(row)) == row.id
    except (KeyError, TypeError, ValueError):
        sound = False
    if sound:
        return None
    message = f"Claim {row.id} was changed after it was kept."
    return Problem(code="claim_damaged", message=message, report=row.report, step="verify")
