"""Draft to report to placed claims: the wiring of one report, and of files without a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from marsad.errors import MarsadError
from marsad.model import Claim, Problem, Reading, Report
from marsad.plugins import Reader


class Places(Protocol):
    """Gives the place mentions of a report's claims a location; ids stay as they are."""

    def place(self, claims: Sequence[Claim], report: Report) -> tuple[Claim, ...]: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What turns a report into placed claims."""

    reader: Reader
    places: Places


def read_report(report: Report, tools: Tools) -> Reading:
    """The placed claims of one report. Whatever goes wrong with one report is a `Problem`, so that a batch goes on.

    Codes besides the reader's own: `reader_failed`, `placer_failed`, `quote_not_found` (a claim that does not point at
    its words is dropped). Raises MarsadError where a part is missing, since that says nothing about the report.
    """
    try:
        reading = tools.reader.read(report)
        sound, unsound = _pointing(reading.claims, report)
        problems = (*reading.problems, *unsound)
    except MarsadError:
        raise
    except Exception as fault:  # a fault in one reader's rules must not stop the reports behind it
        return Reading(report=report.id, problems=(_failed("reader_failed", report, tools.reader.name, fault),))
    try:
        return Reading(report=report.id, claims=tools.places.place(sound, report), problems=problems)
    except Exception as fault:  # claims without a location are still worth keeping
        return Reading(
            report=report.id, claims=sound, problems=(*problems, _failed("placer_failed", report, "place", fault))
        )


def _failed(code: str, report: Report, part: str, fault: Exception) -> Problem:
    message = f"{part} failed on this report: {type(fault).__name__}: {fault}"
    return Problem(code=code, message=message, report=report.id, step="read" if code == "reader_failed" else "place")


def _pointing(claims: Sequence[Claim], report: Report) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims all of whose spans stand in the text as quoted, and a problem for each of the others."""
    sound = tuple(c for c in claims if _stands(c, report))
    unsound = tuple(
        Problem(
            code="quote_not_found",
            message=f"A claim ({claim.type}) quotes words that do not stand at its offsets; it was dropped.",
            report=report.id,
            start=claim.span.start,
            end=claim.span.end,
            step="read",
        )
        for claim in claims
        if not _stands(claim, report)
    )
    return sound, unsound


def _stands(claim: Claim, report: Report) -> bool:
    return claim.report == report.id and all(span.stands_in(report.text) for span in claim.spans)
