"""The migrations and the doors of a desk in a real PostgreSQL, which is started for this and asked through psql."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from argon2 import PasswordHasher
from sqlalchemy import Boolean, Integer, Select, make_url
from sqlalchemy.dialects import postgresql

from marsad.engine import passwords
from marsad.engine.team import Actor, Team
from marsad.errors import Refused, UsageError
from marsad.ledger import tables
from marsad.ledger.dialects import dialect_of
from marsad.ledger.opening import MIGRATIONS
from marsad.ledger.roster import Roster
from marsad.model.team import Deed, Role

SECRET, NOTHING = "two herons at dusk", "(nothing)"
DESK = Actor(name="desk")


def program(name: str) -> str | None:
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(newest[-1]) if newest else None)


class Server:
    """A database of its own in a folder, reached by a socket there and by nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self._as:
            shutil.chown(folder, "postgres", "postgres")
            folder.chmod(0o755)

    def start(self) -> None:
        data = str(self._folder / "data")
        self._run("initdb", "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {self._folder} -c listen_addresses='' -c fsync=off"
        self._run("pg_ctl", "-D", data, "-o", options, "-w", "-l", str(self._folder / "log"), "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "stop")

    def ask(self, sql: str) -> str:
        """What psql answers; what the server refuses is an error."""
        words = ["-X", "--csv", "-P", f"null={NOTHING}", "-v", "ON_ERROR_STOP=1", "-U", "desk", "-d", "postgres"]
        return self._run("psql", "-h", str(self._folder), *words, told=sql)

    def _run(self, name: str, *words: str, told: str = "") -> str:
        done = subprocess.run(
            [*self._as, str(program(name)), *words],
            input=told, capture_output=True, text=True, cwd=self._folder, check=False, timeout=60,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout


class Connection:
    """As much of a connection as the roster uses: statements in the words of PostgreSQL, and the rows of the answer."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def execute(self, statement: Any, row: dict[str, Any] | None = None) -> Any:
        whole = statement.values(row) if row else statement
        sql = str(whole.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}))
        told = self._server.ask(sql.replace("%%", "%"))
        return Rows(whole, told) if isinstance(whole, Select) else SimpleNamespace(rowcount=int(told.split()[-1]))


class Rows(list[Any]):
    """The rows of an answer, each value of its column's type."""

    def __init__(self, statement: Select[Any], told: str) -> None:
        types = [column.type for column in statement.selected_columns]
        heading, *lines = csv.reader(io.StringIO(told))
        named = [[typed(kind, value) for kind, value in zip(types, line, strict=True)] for line in lines]
        super().__init__(SimpleNamespace(**dict(zip(heading, line, strict=True))) for line in named)

    def one_or_none(self) -> Any:
        assert len(self) <= 1
        return self[0] if self else None

    def scalar_one(self) -> Any:
        (value,) = vars(self[0]).values()
        return value


def typed(kind: Any, value: str) -> Any:
    if value == NOTHING:
        return None
    if isinstance(kind, Boolean):
        return value == "t"
    return int(value) if isinstance(kind, Integer) else value


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    if not all(map(program, ("initdb", "pg_ctl", "psql"))):
        pytest.skip("no PostgreSQL on this machine")
    folder = Path(tempfile.mkdtemp(prefix="marsad-"))  # a socket's path is short, and that of a test is long

    made = Server(folder)
    made.start()
    try:
        made.ask(f"BEGIN; {migrations()} COMMIT;")
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def migrations() -> str:
    """All migrations, as they are written for PostgreSQL."""
    written = io.StringIO()
    context = MigrationContext.configure(dialect_name="postgresql", opts={"as_sql": True, "output_buffer": written})
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with Operations.context(context):
        for revision in reversed(list(ScriptDirectory.from_config(config).walk_revisions())):
            revision.module.upgrade()
    return written.getvalue()


@pytest.fixture
def team(server: Server, monkeypatch: pytest.MonkeyPatch) -> Team:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    passwords._nobodys.cache_clear()

    @contextmanager
    def connected() -> Iterator[Any]:
        yield Connection(server)

    roster = Roster(connected, connected, dialect_of(make_url("postgresql+psycopg://desk/ledger")))
    start = datetime(2031, 3, 10, 8, 0, tzinfo=UTC)
    ticks = iter(range(10_000))
    return Team(roster, lambda: start + timedelta(milliseconds=next(ticks)))


def test_the_migrations_make_every_table(server: Server) -> None:
    asked = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    assert set(server.ask(asked).split()[1:]) == set(tables.metadata.tables) | {"passage_words"}


@pytest.mark.parametrize("change", ["UPDATE visit SET about = ''", "DELETE FROM visit", "TRUNCATE visit"])
def test_the_book_of_visits_is_kept(server: Server, change: str) -> None:
    with pytest.raises(RuntimeError, match="visit is append-only"):
        server.ask(change)


def test_accounts_sessions_visits_and_attempts_are_kept_as_in_sqlite(team: Team) -> None:
    team.add("Rill", Role.ADMIN, SECRET, DESK)
    team.add("محرر", Role.EDITOR, SECRET, DESK, temporary=True)
    with pytest.raises(UsageError, match="already"):
        team.add("RILL", Role.READER, SECRET, DESK)
    token, other = team.sign_in("rill", SECRET, "192.0.2.7"), team.sign_in("Rill", SECRET, None)
    session, member = team.admitted(token) or pytest.fail("not let in")
    assert (member.name, member.role, member.temporary, session.address) == ("Rill", Role.ADMIN, False, "192.0.2.7")
    assert len(team.sessions("Rill")) == 2
    team.sign_out("Rill", session.id, "192.0.2.7")
    assert team.admitted(token) is None
    team.set_password("Rill", "three herons at dawn", DESK)
    assert team.admitted(other) is None
    team.disable("محرر", DESK)
    assert [bool(m.disabled_at) for m in team.members()] == [False, True]
    for wait in (0, 0, 0, 0, 2):
        with pytest.raises(Refused) as refused:
            team.sign_in("Rill", SECRET, "192.0.2.7")
        assert refused.value.wait == wait
    team.exported("it's 100% of “claims”.csv", Actor(name="Rill"))
    visits = team.visits(limit=3)
    assert [v.deed for v in visits] == [Deed.EXPORTED, Deed.REFUSED, Deed.REFUSED]
    assert (visits[0].about, visits[0].seq) == ("it's 100% of “claims”.csv", team.visits_held())
