"""The doors of a desk with accounts: who may come in, who is in, who did what, and who was refused how often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from marsad.errors import UsageError
from marsad.ledger.dialects import Dialect
from marsad.ledger.tables import account, attempt, session, visit
from marsad.model.team import Deed, Member, Role, Session, Visit

Transaction = Callable[[], AbstractContextManager[Connection]]


class Roster:
    """Accounts, sessions, visits and attempts of one ledger. Every method is one transaction, as the ledger's are."""

    def __init__(self, reading: Transaction, writing: Transaction, dialect: Dialect) -> None:
        self._reading = reading
        self._writing = writing
        self._dialect = dialect

    # Accounts

    def members(self) -> tuple[Member, ...]:
        """All accounts by name."""
        with self._reading() as connection:
            return tuple(map(_member_of, connection.execute(select(account).order_by(account.c.key))))

    def member(self, key: str) -> Member | None:
        """The account whose name has this key; None where there is none."""
        with self._reading() as connection:
            found = connection.execute(select(account).where(account.c.key == key)).one_or_none()
            return _member_of(found) if found else None

    def enrol(self, member: Member, key: str, noted: Visit) -> None:
        """Keep a new account. Raises UsageError where one of its name is there, a disabled one too."""
        row = {
            "name": member.name,
            "key": key,
            "password": member.password,
            "role": member.role.value,
            "temporary": member.temporary,
            "made_at": member.made_at.isoformat(),
        }
        with self._writing() as connection:
            if connection.execute(self._dialect.write_once(account), row).rowcount != 1:
                raise UsageError("There is an account of this name already.", next_step="Choose another name.")
            _write_down(connection, noted)

    def change(self, member: Member, noted: Visit) -> None:
        """Keep an account as it is now, and end all its sessions."""
        changed = {
            "password": member.password,
            "role": member.role.value,
            "temporary": member.temporary,
            "disabled_at": member.disabled_at.isoformat() if member.disabled_at else None,
        }
        with self._writing() as connection:
            connection.execute(update(account).where(account.c.name == member.name).values(changed))
            connection.execute(delete(session).where(session.c.account == member.name))
            _write_down(connection, noted)

    def rehash(self, name: str, before: str, password: str) -> None:
        """Keep the same password under another hash, unless it was changed meanwhile; nobody's session ends for it."""
        with self._writing() as connection:
            same = (account.c.name == name) & (account.c.password == before)
            connection.execute(update(account).where(same).values(password=password))

    # Sessions

    def begin(self, begun: Session, noted: Visit) -> None:
        """Let a browser in; sessions that have run out are cleared away."""
        row = {
            "id": begun.id,
            "account": begun.account,
            "begun": begun.begun.isoformat(),
            "seen": begun.seen.isoformat(),
            "ends": begun.ends.isoformat(),
            "address": begun.address,
        }
        with self._writing() as connection:
            connection.execute(delete(session).where(session.c.ends < begun.begun.isoformat()))
            connection.execute(insert(session).values(row))
            _write_down(connection, noted)

    def admitted(self, session_id: str) -> tuple[Session, Member] | None:
        """The session of this id and whose it is; None where there is none, however it ended."""
        both = select(session, account).join_from(session, account, session.c.account == account.c.name)
        with self._reading() as connection:
            found = connection.execute(both.where(session.c.id == session_id)).one_or_none()
            return (_session_of(found), _member_of(found)) if found else None

    def seen(self, session_id: str, at: datetime) -> None:
        """A session was used at this moment."""
        with self._writing() as connection:
            connection.execute(update(session).where(session.c.id == session_id).values(seen=at.isoformat()))

    def sessions(self, name: str) -> tuple[Session, ...]:
        """The sessions of an account, latest begun first."""
        asked = select(session).where(session.c.account == name).order_by(session.c.begun.desc(), session.c.id)
        with self._reading() as connection:
            return tuple(map(_session_of, connection.execute(asked)))

    def end(self, name: str, session_id: str, noted: Visit) -> bool:
        """End one session of an account; False where it has none of this id."""
        one = (session.c.id == session_id) & (session.c.account == name)
        with self._writing() as connection:
            ended = connection.execute(delete(session).where(one)).rowcount == 1
            if ended:
                _write_down(connection, noted)
            return ended

    # The book of visits

    def note(self, noted: Visit) -> None:
        """Write a line into the book; it stays there."""
        with self._writing() as connection:
            _write_down(connection, noted)

    def visits(self, before: int | None, limit: int) -> tuple[Visit, ...]:
        """At most `limit` lines of the book, the latest first, from before the one whose place is `before`."""
        asked = select(visit).order_by(visit.c.seq.desc()).limit(limit)
        if before is not None:
            asked = asked.where(visit.c.seq < before)
        with self._reading() as connection:
            return tuple(map(_visit_of, connection.execute(asked)))

    def visits_held(self) -> int:
        """How many lines the book has."""
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(visit)).scalar_one())

    # Attempts

    def attempt(
        self, waits: Sequence[tuple[str, Callable[[int], timedelta]]], at: datetime, forgotten: timedelta
    ) -> datetime | None:
        """Count an attempt against every subject, before it is known whether it fails; None where it may be made.

        Each subject comes with how long it waits after so many attempts in a row. Where one has to wait still, nothing
        is counted and the moment until which is given back. Attempts longer ago than `forgotten` count no more.
        """
        with self._writing() as connection:
            rows = [self._attempts(connection, subject, at - forgotten) for subject, _ in waits]
            waiting = [until for _, until in rows if until and until > at]
            if waiting:
                return max(waiting)
            for (subject, wait), (failures, _) in zip(waits, rows, strict=True):
                until = at + wait(failures + 1)
                row = {
                    "subject": subject, "failures": failures + 1, "last": at.isoformat(), "until": until.isoformat(),
                }  # fmt: skip
                connection.execute(self._dialect.write_over(attempt), row)
            return None

    def succeeded(self, forgotten: str, uncounted: str | None) -> None:
        """An attempt was no failure: one subject begins anew, of the other only this attempt is not counted.

        An address keeps its failures, or who has an account could guess at others' for ever.
        """
        with self._writing() as connection:
            connection.execute(delete(attempt).where(attempt.c.subject == forgotten))
            less = {"failures": attempt.c.failures - 1, "until": attempt.c.last}
            connection.execute(update(attempt).where(attempt.c.subject == uncounted).values(less))

    def _attempts(self, connection: Connection, subject: str, since: datetime) -> tuple[int, datetime | None]:
        found = connection.execute(select(attempt).where(attempt.c.subject == subject).with_for_update()).one_or_none()
        if found is None or datetime.fromisoformat(found.last) < since:
            return 0, None
        return found.failures, datetime.fromisoformat(found.until)


def _write_down(connection: Connection, noted: Visit) -> None:
    row = {
        "at": noted.at.isoformat(),
        "deed": noted.deed.value,
        "who": noted.who,
        "about": noted.about,
        "address": noted.address,
    }
    connection.execute(insert(visit).values(row))


def _member_of(row: Row[Any]) -> Member:
    return Member(
        name=row.name,
        password=row.password,
        role=Role(row.role),
        temporary=bool(row.temporary),
        made_at=datetime.fromisoformat(row.made_at),
        disabled_at=datetime.fromisoformat(row.disabled_at) if row.disabled_at else None,
    )


def _session_of(row: Row[Any]) -> Session:
    return Session(
        id=row.id,
        account=row.account,
        begun=datetime.fromisoformat(row.begun),
        seen=datetime.fromisoformat(row.seen),
        ends=datetime.fromisoformat(row.ends),
        address=row.address,
    )


def _visit_of(row: Row[Any]) -> Visit:
    return Visit(
        seq=row.seq,
        at=datetime.fromisoformat(row.at),
        deed=Deed(row.deed),
        who=row.who,
        about=row.about,
        address=row.address,
    )
