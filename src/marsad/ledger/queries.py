"""What the ledger is asked. Every order is total, so that the same ledger always gives the same sequence."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, exists, func, select

from marsad.ledger.tables import claim, decision, problem, reading, report

# Undated reports first, then by day, then by id.
_REPORT_ORDER = (report.c.published.is_not(None), report.c.published, report.c.id)


def reports() -> Select[Any]:
    """All reports, in the order of reports."""
    return select(report).order_by(*_REPORT_ORDER)


def report_ids() -> Select[Any]:
    """The ids of all reports, in the order of reports."""
    return select(report.c.id).order_by(*_REPORT_ORDER)


def readings_after(seq: int) -> Select[Any]:
    """The readings kept after the one of this number, with their reports, the oldest first."""
    return select(reading.c.seq, reading.c.report).where(reading.c.seq > seq).order_by(reading.c.seq)


def report_with(report_id: str) -> Select[Any]:
    """The report of this id."""
    return select(report).where(report.c.id == report_id)


def unread(reader: str) -> Select[Any]:
    """Reports that a reader has not read, in the order of reports."""
    read = exists().where(reading.c.report == report.c.id, reading.c.reader == reader)
    return select(report).where(~read).order_by(*_REPORT_ORDER)


def claims(*columns: Any) -> Select[Any]:
    """The claims of each report's latest reading: reports in their order, then by place in the text, then by id."""
    return (
        select(*(columns or [claim.c.record]))
        .join_from(claim, report, report.c.id == claim.c.report)
        .where(claim.c.reader == _latest_reader(report.c.id))
        .order_by(*_REPORT_ORDER, claim.c.position, claim.c.id)
    )


def claims_of(report_id: str) -> Select[Any]:
    """The claims of one report's latest reading, by place in the text, then by id."""
    return (
        select(claim.c.record)
        .where(claim.c.report == report_id, claim.c.reader == _latest_reader(report_id))
        .order_by(claim.c.position, claim.c.id)
    )


def claims_by(reader: str) -> Select[Any]:
    """All claims one reader found, in the order of claims."""
    return (
        select(claim.c.record)
        .join(report, report.c.id == claim.c.report)
        .where(claim.c.reader == reader)
        .order_by(*_REPORT_ORDER, claim.c.position, claim.c.id)
    )


def claim_with(claim_id: str) -> Select[Any]:
    """A claim as its latest reading has it."""
    return (
        select(claim.c.record)
        .join(reading, (reading.c.report == claim.c.report) & (reading.c.reader == claim.c.reader))
        .where(claim.c.id == claim_id)
        .order_by(reading.c.seq.desc())
        .limit(1)
    )


def problems() -> Select[Any]:
    """All problems, those of no report first, then by report and place in the text."""
    return select(problem).order_by(
        func.coalesce(problem.c.report, ""), func.coalesce(problem.c.span_start, 0), problem.c.code, problem.c.id
    )


def decisions() -> Select[Any]:
    """All decisions, in the order they were taken."""
    return select(decision).order_by(decision.c.seq)


def kept_ids() -> tuple[Select[Any], ...]:
    """The ids of all reports, of the claims of their latest readings with the reader, and of all decisions."""
    return (
        select(report.c.id).order_by(*_REPORT_ORDER),
        claims(claim.c.id, claim.c.reader),
        select(decision.c.id).order_by(decision.c.seq),
    )


def _latest_reader(report_id: Any) -> Any:
    return (
        select(reading.c.reader)
        .where(reading.c.report == report_id)
        .order_by(reading.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )


def sizes() -> tuple[Select[Any], ...]:
    """How many rows each table has that is only ever added to."""
    return tuple(select(func.count()).select_from(table) for table in (report, reading, claim, problem, decision))
