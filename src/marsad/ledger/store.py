"""The ledger: everything kept and the last picture made of it, in one database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, Select, Table, select

from marsad.errors import NotFound
from marsad.ledger import integrity, passages, queries, rows, tables
from marsad.ledger.opening import meaning, opened, url_of
from marsad.ledger.roster import Roster
from marsad.model import Claim, Decision, Picture, Problem, Query, Reading, Report, Wanted, from_plain, to_plain

# Databases bound how many values a statement may carry; SQLite did at 999 for long.
_AT_ONCE = 500


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
        self._watcher: Any = None
        self._watching = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        with self._watching:
            if self._watcher is not None:
                self._watcher.close()
                self._watcher = None
        self._engine.dispose()

    @cached_property
    def roster(self) -> Roster:
        """Accounts, sessions, visits and attempts, where several people share the desk."""
        return Roster(self._reading, self._writing, self._dialect)

    # Reports

    def add(self, report: Report) -> bool:
        """Keep a report; False if its bytes are known. Metadata that then differs from the first is noted as a
        problem `metadata_differs`, and the first stays."""
        with self._writing() as connection:
            if self._write_once(connection, tables.report, rows.report_row(report)):
                self._index(connection, passages.of_report(report))
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

    def report_ids(self) -> frozenset[str]:
        """The ids of all reports."""
        return frozenset(row.id for row in self._rows(queries.report_ids()))

    def reports_with(self, ids: Collection[str]) -> tuple[Report, ...]:
        """Those of these reports that are held, in no order."""
        return tuple(rows.report_of(row) for some in _portions(ids) for row in self._rows(queries.reports_with(some)))

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
                elif self._write_once(connection, tables.claim, rows.claim_row(claim, reader)):
                    self._index(connection, passages.of_claim(claim))
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

    def readings(self, after: int = 0) -> tuple[tuple[int, str], ...]:
        """Number and report of every reading numbered higher than `after`, in the order they were kept."""
        return tuple((row.seq, row.report) for row in self._rows(queries.readings(after)))

    def claims_in(self, report_ids: Collection[str]) -> dict[str, tuple[Claim, ...]]:
        """The claims of the latest readings of these reports, by report, in the order of the text, then by id."""
        found: dict[str, list[Claim]] = {report_id: [] for report_id in report_ids}
        for some in _portions(report_ids):
            for row in self._rows(queries.claims_in(some)):
                found[row.report].append(rows.claim_of(row))
        return {report_id: tuple(claims) for report_id, claims in found.items()}

    def claim(self, claim_id: str) -> Claim:
        """The claim of this id, as its latest reading has it. Raises NotFound."""
        found = self._rows(queries.claim_with(claim_id))
        if not found:
            raise NotFound("No claim has this id.", where=claim_id, next_step="Look it up in the brief's footnotes.")
        return rows.claim_of(found[0])

    # Words

    def found(self, query: Query) -> frozenset[str]:
        """The ids of all reports whose title or text, and all claims whose words or speaker, answer a query."""
        if not query.terms:
            return frozenset()
        with self._reading() as connection:
            first, *others = (self._holding(connection, wanted) for wanted in query.terms)
            against = [self._holding(connection, wanted) for wanted in query.without]
        first.intersection_update(*others)
        first.difference_update(*against)
        return frozenset(first)

    def _holding(self, connection: Connection, wanted: Wanted) -> set[str]:
        return set(connection.execute(queries.subjects(self._dialect.matching(wanted))).scalars().all())

    def _index(self, connection: Connection, found: Iterable[tuple[dict[str, Any], tuple[str, ...]]]) -> None:
        """What two readers both found is filed once."""
        for row, words in found:
            written = connection.execute(self._dialect.write_once(tables.passage), row)
            if written.rowcount == 1:
                (seq,) = connection.execute(queries.passage(**row)).one()
                connection.execute(self._dialect.index_words(seq, words))

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
            self._dialect.alone(connection, tables.decision)
            return self._write_once(connection, tables.decision, rows.decision_row(decision))

    def decide_after(
        self, decisions: Sequence[Decision], seen: str | None, touched: Sequence[str] = ()
    ) -> Decision | None:
        """Keep decisions, all or none, unless somebody decided meanwhile on one of their targets, or of `touched`.

        `seen` is the id of the latest decision that was known when they were made (None: there was none). Gives back
        the latest decision taken since, where there is one; then nothing is kept. Of two that decide at once, one
        always comes first, and the other is told.
        """
        targets = list(dict.fromkeys((*(d.target for d in decisions), *touched)))
        with self._writing() as connection:
            self._dialect.alone(connection, tables.decision)
            since = connection.execute(queries.decided_since(targets, seen)).one_or_none()
            if since is not None:
                return rows.decision_of(since)
            for decision in decisions:
                self._write_once(connection, tables.decision, rows.decision_row(decision))
            return None

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
        """How many reports, readings, problems and decisions are kept. As claims come with their reading, and nothing
        kept is ever changed or taken away, a ledger with the same numbers holds what it held before."""
        return tuple(int(count) for count in self._rows(queries.sizes())[0])

    def version(self) -> int | None:
        """A number that is another whenever anything was written, which is asked for more quickly than `state`; None
        where the database has none."""
        with self._watching, meaning(self._dialect, self._url):
            if self._watcher is None:
                self._watcher = self._engine.raw_connection()
            return self._dialect.version(self._watcher.driver_connection)

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


def _portions(ids: Collection[str]) -> Iterator[list[str]]:
    """As many ids as one statement may name, and the next so many."""
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _day(as_known_on: date | None) -> str:
    return as_known_on.isoformat() if as_known_on else ""
