"""What differs between databases: how they are opened, how a row is written once, and what their faults mean.

Everything else of the ledger is the same SQLAlchemy Core on all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine, Executable, Select, Table
from sqlalchemy.exc import DBAPIError

from marsad.errors import MarsadError, UsageError
from marsad.ledger.dialects.postgres import Postgres
from marsad.ledger.dialects.sqlite import Sqlite
from marsad.model import Wanted


class Dialect(Protocol):
    """One kind of database."""

    def engine(self, url: URL, patience: float) -> Engine:
        """An engine whose writers wait `patience` seconds for one another. Raises MarsadError if it cannot be had."""

    def write_once(self, table: Table) -> Executable:
        """An insert that leaves a row of the same key as it is."""

    def write_over(self, table: Table) -> Executable:
        """An insert that takes the place of a row of the same primary key."""

    def index_words(self, seq: int, words: Sequence[str]) -> Executable:
        """An insert into the index of words: what the passage `seq` says."""

    def matching(self, wanted: Wanted) -> Select[Any]:
        """The `seq` of every passage that holds these words."""

    def hold(self, connection: Connection) -> None:
        """Keep other migrations out until the transaction ends."""

    def alone(self, connection: Connection, table: Table) -> None:
        """Let nobody else add to a table until the transaction ends; those who only read it go on."""

    def faults(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong with its file."""

    def version(self, connection: Any) -> int | None:
        """A number that others' writes change, asked of a connection that never writes; None where there is none."""

    def trouble(self, error: DBAPIError, where: str) -> MarsadError:
        """What a database error means to the operator."""


_DIALECTS: dict[str, Dialect] = {"sqlite": Sqlite(), "postgresql": Postgres()}


def dialect_of(url: URL) -> Dialect:
    """The dialect of a database address. Raises UsageError for a database that Marsad does not know."""
    name = url.get_backend_name()
    if name not in _DIALECTS:
        raise UsageError(
            f"A ledger cannot be kept in {name}.",
            where=str(url),
            next_step="Use a SQLite file or postgresql+psycopg://…",
        )
    return _DIALECTS[name]
