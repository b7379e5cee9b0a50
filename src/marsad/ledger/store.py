"""The ledger: everything kept and the last picture made of it, in one database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, Select, Table, select

from marsad.errors import NotFound
from marsad.ledger import integrity, queries, rows, tables
from marsad.ledger.opening import meaning, opened, url_of
from marsad.model import Claim, Decision, Picture, Problem, Reading, Report, from_plain, to_plain


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """A ledger at a path (SQLite) or database address, made if it is not there. Use it as a context manager.

    Every method is one transaction: it happens whole or not at all, also under a kill. Kept rows are never changed:
    what is already there is left as it is. All methods raise Busy if another writer does not let go within `patience`
    seconds, Damaged if the file is no longer readable, and MarsadError if there is no room; nothing is lost then.
    """

    def __init__(
        self, path_or_url: Path | str, *, patience: float = 5.0, now: Callable[[], datetime] = _utc_now
    ) -> None:
        self._url = url_of(path_or_url)
        self._now = now
        self._engine, self._dialect = opened(self._url, patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # Reports

    def add(self, report: Report) -> bool:
        """Keep a report; False if its bytes are known. Metadata that then differs from the first is noted as a
        problem `metadata_differs`, and the first stays."""
        with self._writing() as connection:
            if self._write_once(connection, tables.report, rows.report_row(report)):
                return True
            known = rows.report_of(connection.execute(queries.report_with(report.id)).one())
            differing = integrity.differing_metadata(known, report)
            if differing:
                self._note(connection, differing)
            return False

    def report(self, report_id: str) -> Report:
        """The report of this id. Raises NotFound."""
        found = self._rows(queries.report_with(report_id))
        if not found:
            raise NotFound("No report has this id.", where=report_id, next_step="Look it up in the brief's sources.")
        return rows.report_of(found[0])

    def reports(self) -> tuple[Report, ...]:
        """All reports: undated ones first, then by day, then by id."""
        return tuple(rows.report_of(row) for row in self._rows(queries.reports()))

    def report_ids(self) -> tuple[str, ...]:
        """The ids of all reports, in the order of `reports`."""
        return tuple(row.id for row in self._rows(queries.report_ids()))

    def read_since(self, number: int) -> tuple[int, tuple[str, ...]]:
        """The number of the last reading kept, and the ids of the reports read after the reading of that number."""
        found = self._rows(queries.readings_after(number))
        return max((row.seq for row in found), default=number), tuple(dict.fromkeys(row.report for row in found))

    def unread(self, reader: str) -> tuple[Report, ...]:
        """The reports that this reader has not read, in the order of `reports`."""
        return tuple(rows.report_of(row) for row in self._rows(queries.unread(reader)))

    # Claims

    def record(self, reading: Reading, reader: str) -> bool:
        """Keep what a reader made of a report: its claims, its problems and that it was read, all or nothing.

        False if this reader's reading of the report is already kept; then nothing changes. A claim whose quote is not
        what the report says at its span is left out and noted as a problem. Raises NotFound for an unknown report.
        """
        with self._writing() as connection:
            text = connection.execute(
                select(tables.report.c.text).where(tables.report.c.id == reading.report)
            ).scalar_one_or_none()
            if text is None:
                raise NotFound("No report has this id.", where=reading.report, next_step="Add the report first.")
            mark = {"report": reading.report, "reader": reader, "read_at": self._now().isoformat()}
            if not self._write_once(connection, tables.reading, mark):
                return False
            for claim in reading.claims:
                misquoted = integrity.misquoted(claim, reading.report, text)
                if misquoted:
                    self._note(connection, misquoted)
                else:
                    self._write_once(connection, tables.claim, rows.claim_row(claim, reader))
            for problem in reading.problems:
                self._note(connection, problem)
            return True

    def claims(self, report_id: str | None = None, *, reader: str | None = None) -> tuple[Claim, ...]:
        """The claims of each report's latest reading, in the order of `reports`, then of the text, then by id; only
        those of one report, or all that one reader found, if asked."""
        if reader is not None:
            statement = queries.claims_by(reader)
        elif report_id is not None:
            statement = queries.claims_of(report_id)
        else:
            statement = queries.claims()
        return tuple(rows.claim_of(row) for row in self._rows(statement))

    def claim(self, claim_id: str) -> Claim:
        """The claim of this id, as its latest reading has it. Raises NotFound."""
        found = self._rows(queries.claim_with(claim_id))
        if not found:
            raise NotFound("No claim has this id.", where=claim_id, next_step="Look it up in the brief's footnotes.")
        return rows.claim_of(found[0])

    # Problems and decisions

    def note(self, problem: Problem) -> bool:
        """Keep a problem; False if the very same one is known."""
        with self._writing() as connection:
            return self._note(connection, problem)

    def problems(self) -> tuple[Problem, ...]:
        """All problems: those of no report first, then by report and place in the text."""
        return tuple(rows.problem_of(row) for row in self._rows(queries.problems()))

    def decide(self, decision: Decision) -> bool:
        """Keep a decision; False if one of its id is known."""
        with self._writing() as connection:
            return self._write_once(connection, tables.decision, rows.decision_row(decision))

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, in the order they were taken."""
        return tuple(rows.decision_of(row) for row in self._rows(queries.decisions()))

    # What is derived

    def keep_picture(self, picture: Picture, digest: str) -> None:
        """Keep the picture of its day, in place of an earlier one; `digest` stands for what it was weighed from."""
        with self._writing() as connection:
            row = {"as_known_on": _day(picture.as_known_on), "digest": digest, "body": to_plain(picture)}
            connection.execute(self._dialect.write_over(tables.picture), row)

    def picture(self, as_known_on: date | None, digest: str) -> Picture | None:
        """The picture kept for a day (None: all that is known), if it was worked out from what has this digest."""
        of_day = tables.picture.c.as_known_on == _day(as_known_on)
        found = self._rows(select(tables.picture).where(of_day, tables.picture.c.digest == digest))
        if not found:
            return None
        return from_plain(Picture, {"as_known_on": None, **found[0].body})

    def has_picture(self, as_known_on: date | None, digest: str) -> bool:
        """Whether the picture of a day is kept that was worked out from what has this digest."""
        of_day = tables.picture.c.as_known_on == _day(as_known_on)
        return bool(self._rows(select(tables.picture.c.digest).where(of_day, tables.picture.c.digest == digest)))

    def state(self) -> tuple[int, ...]:
        """How many reports, readings, claims, problems and decisions are kept. As nothing kept is ever changed or taken
        away, a ledger with the same numbers holds what it held before."""
        with self._reading() as connection:
            return tuple(int(connection.execute(count).scalar_one()) for count in queries.sizes())

    def digest(self) -> str:
        """A sha256 over the ids of all reports, of the current claims and of the decisions: equal ledgers, equal
        digests, whenever and in however many runs they were filled."""
        ids = hashlib.sha256()
        for statement in queries.kept_ids():
            ids.update(repr([tuple(row) for row in self._rows(statement)]).encode())
        return ids.hexdigest()

    def check(self) -> list[Problem]:
        """What is wrong with the ledger itself: its file, or a report or claim that no longer matches its digest."""
        with self._reading() as connection:
            faults = self._dialect.faults(connection)
        found = [integrity.damaged_file(fault) for fault in faults]
        found += filter(None, map(integrity.changed_report, self._rows(queries.reports())))
        found += filter(None, map(integrity.changed_claim, self._rows(select(tables.claim))))
        return found

    # One transaction each

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with meaning(self._dialect, self._url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            meaning(self._dialect, self._url),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def _rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        with self._reading() as connection:
            return connection.execute(statement).all()

    def _write_once(self, connection: Connection, table: Table, row: dict[str, Any]) -> bool:
        return connection.execute(self._dialect.write_once(table), row).rowcount == 1

    def _note(self, connection: Connection, problem: Problem) -> bool:
        return self._write_once(connection, tables.problem, rows.problem_row(problem, self._now()))


def _day(as_known_on: date | None) -> str:
    return as_known_on.isoformat() if as_known_on else ""
