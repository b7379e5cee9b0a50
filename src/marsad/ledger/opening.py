"""Opens a ledger: finds it or makes it, and brings its tables up to the newest migration in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from marsad.errors import NoDesk, UsageError
from marsad.ledger.dialects import Dialect, dialect_of

# The newest migration; a ledger already there is opened without loading alembic, which takes longer than the rest.
HEAD = "0003"
MIGRATIONS = Path(__file__).parent / "migrations"


def url_of(path_or_url: Path | str) -> URL:
    """The address of a ledger: a path is a SQLite file. Raises UsageError for an address that is none."""
    if isinstance(path_or_url, Path) or "://" not in path_or_url:
        return URL.create("sqlite", database=str(path_or_url))
    try:
        return make_url(path_or_url)
    except ArgumentError as error:
        raise UsageError(
            "This is no address of a database.",
            where=path_or_url,
            next_step="Write sqlite:///… or postgresql+psycopg://…",
        ) from error


def opened(url: URL, patience: float) -> tuple[Engine, Dialect]:
    """An engine on a ledger whose tables are up to date, made where nothing was.

    Raises NoDesk where something else lies there, UsageError where a newer Marsad made it, and what the dialect makes
    of database errors.
    """
    dialect = dialect_of(url)
    engine = dialect.engine(url, patience)
    try:
        with meaning(dialect, url), engine.connect() as connection:
            current = _revision(connection, url)
        if current != HEAD:
            _migrate(engine, dialect, url)
    except BaseException:
        engine.dispose()
        raise
    return engine, dialect


@contextmanager
def meaning(dialect: Dialect, url: URL) -> Iterator[None]:
    """Database errors as the operator's: what, where, what next."""
    try:
        yield
    except DBAPIError as error:
        raise dialect.trouble(error, shown(url)) from error


def shown(url: URL) -> str:
    """A ledger's address as a person knows it."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _revision(connection: Connection, url: URL) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and "report" in tables:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if tables:
        raise NoDesk(
            "This database belongs to another program.",
            where=shown(url),
            next_step="Name a ledger, or a file that does not exist yet.",
        )
    return None


def _migrate(engine: Engine, dialect: Dialect, url: URL) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with meaning(dialect, url), engine.connect().execution_options(writes=True) as connection, connection.begin():
        dialect.hold(connection)
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise UsageError(
                "This ledger was made by a newer Marsad.",
                where=shown(url),
                next_step="Install that version or a later one.",
            ) from error
