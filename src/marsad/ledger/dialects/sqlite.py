"""The ledger in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Executable,
    Integer,
    Select,
    Table,
    Text,
    column,
    create_engine,
    event,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from marsad.errors import Busy, Damaged, MarsadError, NoDesk
from marsad.model import Wanted

_WORDS = table("passage_words", column("rowid", Integer), column("words", Text))

# FULL syncs at every commit: what a person decided must outlive a power cut, and one
# sync a report is little beside reading it.
_ON_CONNECT = (
    "PRAGMA foreign_keys = ON",
    # Without it INSERT OR REPLACE would remove rows behind the triggers that keep them.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA synchronous = FULL",
)


class Sqlite:
    """See `Dialect`. A connection with the execution option `writes` takes the write lock when it begins, so that a
    transaction waits at its start and never fails half-way through for another writer."""

    def engine(self, url: URL, patience: float) -> Engine:
        engine = create_engine(url, connect_args={"timeout": patience})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def write_once(self, table: Table) -> Executable:
        return insert(table).on_conflict_do_nothing()

    def write_over(self, table: Table) -> Executable:
        statement = insert(table)
        changed = {c.name: statement.excluded[c.name] for c in table.columns if not c.primary_key}
        return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)

    def index_words(self, seq: int, words: Sequence[str]) -> Executable:
        return insert(_WORDS).values(rowid=seq, words=" ".join(words))

    def matching(self, wanted: Wanted) -> Select[Any]:
        # Folded words hold letters and digits alone, so that nothing in the quotation marks can end them.
        phrase = f'"{" ".join(wanted.words)}"{"*" if wanted.open_ended else ""}'
        return select(_WORDS.c.rowid).where(literal_column("passage_words").match(phrase))

    def hold(self, connection: Connection) -> None:
        """Nothing to do: a writing transaction holds the file from its start."""

    def alone(self, connection: Connection, table: Table) -> None:
        """Nothing to do: a writing transaction holds the file from its start."""

    def faults(self, connection: Connection) -> list[str]:
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        loose = [
            f"a row of {row[0]} refers to nothing" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
        ]
        return [fault for fault in found if fault != "ok"] + loose

    def version(self, connection: Any) -> int | None:
        (number,) = connection.execute("PRAGMA data_version").fetchone()
        return int(number)

    def trouble(self, error: DBAPIError, where: str) -> MarsadError:
        # The low byte is the primary result code (sqlite.org/rescode.html).
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        what, kind, next_step = _MEANINGS.get(code, (f"The ledger failed: {error.orig}.", MarsadError, ""))
        return kind(what, where=where, next_step=next_step)


_AGAIN = "run the same command again; nothing of what was kept is lost."
_MEANINGS: dict[int, tuple[str, type[MarsadError], str]] = {
    sqlite3.SQLITE_BUSY: ("Another process is writing to the ledger.", Busy, f"Wait until it is done, then {_AGAIN}"),
    sqlite3.SQLITE_LOCKED: ("The ledger is locked.", Busy, f"Wait until it is free, then {_AGAIN}"),
    sqlite3.SQLITE_FULL: ("There is no room left for the ledger.", MarsadError, f"Make room, then {_AGAIN}"),
    sqlite3.SQLITE_IOERR: (
        "The disk failed under the ledger.",
        MarsadError,
        f"Check the disk and its room, then {_AGAIN}",
    ),
    sqlite3.SQLITE_READONLY: ("The ledger cannot be written.", MarsadError, f"Give write permission, then {_AGAIN}"),
    sqlite3.SQLITE_CANTOPEN: (
        "The ledger cannot be opened.",
        NoDesk,
        "Check that the folder exists and may be written.",
    ),
    sqlite3.SQLITE_NOTADB: ("This file is no ledger.", NoDesk, "Name a ledger, or a file that does not exist yet."),
    sqlite3.SQLITE_CORRUPT: (
        "The ledger's file is damaged.",
        Damaged,
        "Restore it from a copy, or add and read again.",
    ),
}


def _prepare(connection: Any, _: Any) -> None:
    # Transactions are begun below and not by the driver, which would let table definitions slip out of them.
    connection.isolation_level = None
    for pragma in _ON_CONNECT:
        connection.execute(pragma)
    # Readers never wait for a writer. The mode stays with the file, so it is set only on one that is still empty: a
    # file that turns out to be another program's is left as it is.
    if connection.execute("PRAGMA page_count").fetchone() == (0,):
        connection.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
