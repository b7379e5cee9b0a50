"""A ledger is made, found, brought up to date, or refused with words that help."""

from __future__ import annotations

import importlib.util
import io
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, make_url
from sqlalchemy.dialects import postgresql

from marsad.errors import Damaged, Missing, NoDesk, UsageError
from marsad.ledger import Ledger, tables
from marsad.ledger.dialects import dialect_of
from marsad.ledger.opening import HEAD, MIGRATIONS


def migrations() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config)


def declared(name: str | None, kind: str, _: object) -> bool:
    """The index of words differs from database to database and is declared nowhere; SQLite keeps it in tables."""
    return not (kind == "table" and str(name).startswith("passage_words"))


@pytest.mark.usefixtures("ledger")
def test_the_migrations_make_exactly_the_tables_that_are_declared(path):
    with create_engine(f"sqlite:///{path}").connect() as connection:
        opts = {"compare_type": True, "compare_server_default": True, "include_name": declared}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, tables.metadata) == []


def test_the_revision_that_needs_no_migration_is_the_newest():
    assert migrations().get_current_head() == HEAD


def test_the_same_migrations_are_sound_for_postgresql():
    written = io.StringIO()
    context = MigrationContext.configure(dialect_name="postgresql", opts={"as_sql": True, "output_buffer": written})
    with Operations.context(context):
        for revision in reversed(list(migrations().walk_revisions())):
            revision.module.upgrade()
    sql = written.getvalue()
    assert "CREATE TABLE report" in sql
    assert "seq SERIAL NOT NULL" in sql
    assert "RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'" in sql
    for table in tables.KEPT:
        assert f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}" in sql


def test_rows_are_written_once_or_over_in_the_words_of_postgresql():
    dialect = dialect_of(make_url("postgresql+psycopg://desk/ledger"))
    once = str(dialect.write_once(tables.problem).compile(dialect=postgresql.dialect()))
    over = str(dialect.write_over(tables.picture).compile(dialect=postgresql.dialect()))
    assert "ON CONFLICT DO NOTHING" in once
    assert "ON CONFLICT (as_known_on) DO UPDATE SET digest = excluded.digest, body = excluded.body" in over


def test_a_ledger_opens_again_and_holds_what_it_held(path, report_made):
    with Ledger(path) as ledger:
        ledger.add(report_made())
    with Ledger(f"sqlite:///{path}") as ledger:
        assert [r.name for r in ledger.reports()] == ["report-1"]
        assert ledger.check() == []
    assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_many_may_open_a_new_ledger_at_once(path):
    def open_one(_: int) -> int:
        with Ledger(path) as ledger:
            return len(ledger.reports())

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(open_one, range(4))) == [0] * 4


def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("Shells on the mill, they said. " * 100)
    foreign = tmp_path / "shop.sqlite"
    with sqlite3.connect(foreign) as shop:
        shop.execute("CREATE TABLE orders (id INTEGER)")
    before = text.read_bytes(), foreign.read_bytes()
    for path, words in ((text, "no ledger"), (foreign, "another program"), (tmp_path / "no" / "where", "opened")):
        with pytest.raises(NoDesk, match=words) as caught:
            Ledger(path)
        assert str(path) in caught.value.message
        assert caught.value.next_step
    assert (text.read_bytes(), foreign.read_bytes()) == before


def test_a_ledger_of_a_newer_version_is_refused(path):
    Ledger(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UsageError, match="newer"):
        Ledger(path)


@pytest.mark.parametrize(
    ("address", "trouble"),
    [
        pytest.param("mysql://desk/ledger", UsageError, id="a database that is not served"),
        pytest.param("what://", UsageError, id="no address at all"),
        pytest.param("postgresql+psycopg://desk/ledger", Missing, id="a driver that is not installed"),
    ],
)
def test_an_address_that_cannot_be_opened_says_why(address, trouble):
    if trouble is Missing and importlib.util.find_spec("psycopg"):
        pytest.skip("psycopg is installed here")
    with pytest.raises(trouble) as caught:
        Ledger(address)
    assert caught.value.next_step


def test_a_file_damaged_in_its_midst_is_called_damaged_or_named_by_check(path, report_made):
    with Ledger(path) as ledger:
        for number in range(1, 200):
            ledger.add(report_made(number))
    content = bytearray(path.read_bytes())
    content[8192 : len(content) - 4096] = bytes(len(content) - 12288)
    path.write_bytes(content)
    with pytest.raises(Damaged, match="damaged"), Ledger(path) as ledger:
        ledger.reports()
