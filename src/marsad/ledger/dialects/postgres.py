"""The ledger in a PostgreSQL database, for teams. Needs psycopg, which is not installed by default."""

from __future__ import annotations

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
    cast,
    column,
    create_engine,
    literal,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR, insert
from sqlalchemy.exc import DBAPIError

from marsad.errors import Busy, MarsadError, Missing, NoDesk
from marsad.model import Wanted

# Any number will do, as long as nothing else in the database locks it: "marsad" in ASCII.
_MIGRATION_LOCK = 0x6D6172736164
_WORDS = table("passage_words", column("seq", Integer), column("words", TSVECTOR))


class Postgres:
    """See `Dialect`."""

    def engine(self, url: URL, patience: float) -> Engine:
        try:
            return create_engine(url, connect_args={"options": f"-c lock_timeout={round(patience * 1000)}"})
        except ImportError as error:
            raise Missing(
                f"The driver for PostgreSQL is not installed: {error.name}.",
                where=url.render_as_string(hide_password=True),
                next_step="Run `pip install psycopg[binary]` and name the ledger postgresql+psycopg://…",
            ) from error

    def write_once(self, table: Table) -> Executable:
        return insert(table).on_conflict_do_nothing()

    def write_over(self, table: Table) -> Executable:
        statement = insert(table)
        changed = {c.name: statement.excluded[c.name] for c in table.columns if not c.primary_key}
        return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)

    def index_words(self, seq: int, words: Sequence[str]) -> Executable:
        # As lexemes, past the server's own parser: what counts as a word is the same in every database and locale.
        lexemes = " ".join(f"'{word}':{place}" for place, word in enumerate(words, start=1))
        return insert(_WORDS).values(seq=seq, words=cast(literal(lexemes, Text), TSVECTOR))

    def matching(self, wanted: Wanted) -> Select[Any]:
        phrase = " <-> ".join(f"'{word}'" for word in wanted.words) + (":*" if wanted.open_ended else "")
        return select(_WORDS.c.seq).where(_WORDS.c.words.bool_op("@@")(cast(literal(phrase, Text), TSQUERY)))

    def hold(self, connection: Connection) -> None:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})

    def alone(self, connection: Connection, table: Table) -> None:
        connection.execute(text(f"LOCK TABLE {table.name} IN SHARE ROW EXCLUSIVE MODE"))

    def faults(self, connection: Connection) -> list[str]:
        """A server checks its own pages; constraints that somebody switched off are for us to find."""
        found = connection.execute(text("SELECT conname FROM pg_constraint WHERE NOT convalidated ORDER BY conname"))
        return [f"the constraint {row[0]} is not enforced" for row in found]

    def version(self, connection: Any) -> int | None:
        """A server has no such number."""

    def trouble(self, error: DBAPIError, where: str) -> MarsadError:
        # Classes and codes of SQLSTATE: PostgreSQL manual, appendix A.
        state = str(getattr(error.orig, "sqlstate", None) or "")
        if state in {"55P03", "40001", "40P01"}:
            return Busy("Others are writing to the ledger.", where=where, next_step="Run the same command again.")
        if state in {"53100", "53200"}:
            return MarsadError("The database has no room left.", where=where, next_step="Make room, then run it again.")
        if not state or state.startswith(("08", "28", "3D")):
            return NoDesk(f"The database cannot be reached: {error.orig}.", where=where, next_step="Check its address.")
        return MarsadError(f"The ledger failed: {error.orig}.", where=where)
