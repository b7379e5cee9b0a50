"""Accounts, sign-ins and sessions of a desk that several people share."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from marsad.engine import passwords
from marsad.errors import Busy, NotFound, Refused, UsageError
from marsad.ledger.roster import Roster
from marsad.model.team import Deed, Member, Role, Session, Visit

IDLE = timedelta(hours=2)
LONGEST = timedelta(hours=12)
# A session's last use is written down no more often than this.
_NOTICED = timedelta(minutes=1)
# Failures are forgotten after a day without one.
_FORGOTTEN = timedelta(days=1)
_NAME_FREE, _NAME_MOST = 3, timedelta(minutes=5)
_ADDRESS_FREE, _ADDRESS_MOST = 20, timedelta(hours=1)
_LONGEST_NAME = 64


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who changes something, and from which address; on the machine itself there is none."""

    name: str | None
    address: str | None = None


class Team:
    """Everything that is asked of the doors of a desk. `now` is the clock, in UTC."""

    def __init__(self, roster: Roster, now: Callable[[], datetime] = _utc_now) -> None:
        self._roster = roster
        self._now = now

    # Accounts

    def members(self) -> tuple[Member, ...]:
        """All accounts by name."""
        return self._roster.members()

    def member(self, name: str) -> Member:
        """The account of this name. Raises NotFound."""
        found = self._roster.member(_key(name))
        if found is None:
            raise NotFound(
                f"There is no account {name!r}.", next_step="`marsad account list` and the page Accounts name them."
            )
        return found

    def add(self, name: str, role: Role, password: str, by: Actor, *, temporary: bool = False) -> Member:
        """Make an account. Raises UsageError for a name that is taken or is none, or a password that is too short."""
        proper = _proper(name)
        made = Member(
            name=proper, password=passwords.hashed(password), role=role, made_at=self._now(), temporary=temporary
        )
        self._roster.enrol(made, _key(proper), self._visit(Deed.ACCOUNT_MADE, by, f"{proper}: {role}"))
        return made

    def give_role(self, name: str, role: Role, by: Actor) -> None:
        """Give an account another role; its sessions end. Raises NotFound, and UsageError for the last admin."""
        member = self.member(name)
        if member.role is role:
            return
        self._keep_an_admin(member)
        self._change(replace(member, role=role), Deed.ROLE_CHANGED, by, f"{member.name}: {member.role} to {role}")

    def set_password(self, name: str, password: str, by: Actor) -> None:
        """Give an account another password; its sessions end. Raises NotFound, UsageError where it is too short."""
        member = replace(self.member(name), password=passwords.hashed(password), temporary=False)
        self._change(member, Deed.PASSWORD_CHANGED, by, member.name)

    def reset_password(self, name: str, by: Actor) -> str:
        """Give an account a password to be changed at the next sign-in, and tell it, once; its sessions end."""
        member, password = self.member(name), passwords.one_time()
        reset = replace(member, password=passwords.hashed(password), temporary=True)
        self._change(reset, Deed.PASSWORD_RESET, by, member.name)
        return password

    def disable(self, name: str, by: Actor) -> None:
        """Let an account in no more; its sessions end. Raises NotFound, and UsageError for the last admin."""
        member = self.member(name)
        if member.disabled_at:
            return
        self._keep_an_admin(member)
        self._change(replace(member, disabled_at=self._now()), Deed.DISABLED, by, member.name)

    def enable(self, name: str, by: Actor) -> None:
        """Let a disabled account in again. Raises NotFound."""
        member = self.member(name)
        if member.disabled_at:
            self._change(replace(member, disabled_at=None), Deed.ENABLED, by, member.name)

    # Coming in

    def sign_in(self, name: str, password: str, address: str | None) -> str:
        """The token of a new session. Raises Refused.

        An unknown name, a wrong password and a disabled account are answered alike, and after the same time.
        """
        member = self._checked(name, password, Actor(name=None, address=address))
        if passwords.outdated(member.password):
            self._roster.rehash(member.name, member.password, passwords.hashed(password))
        return self._begin(member, address)

    def change_own(self, name: str, old: str, new: str, address: str | None) -> str:
        """Change the own password; every session ends but the new one, whose token is given back.

        Raises Refused where the old password is wrong, UsageError where the new one is too short or no other.
        """
        member = self._checked(name, old, Actor(name=name, address=address))
        if old == new:
            raise UsageError("The new password is the old one.", next_step="Choose another.")
        self.set_password(member.name, new, Actor(name=member.name, address=address))
        return self._begin(member, address)

    def _checked(self, name: str, password: str, by: Actor) -> Member:
        """The account that this name and password let in. The attempt is counted before it is known to fail, so that
        many at once are no more than many in a row.
        """
        subject, place = _of_name(name), f"address:{by.address}" if by.address else None
        waits = [(subject, _waiting(_NAME_FREE, _NAME_MOST))]
        waits += [(place, _waiting(_ADDRESS_FREE, _ADDRESS_MOST))] if place else []
        until = self._roster.attempt(waits, self._now(), _FORGOTTEN)
        if until:
            seconds = max(1, round((until - self._now()).total_seconds()))
            raise Refused("Too many attempts.", next_step=f"Try again in {seconds} seconds.", wait=seconds)
        member = self._roster.member(_key(name))
        known = member if member and not member.disabled_at else None
        if not passwords.fits(password, known.password if known else None) or known is None:
            self._roster.note(self._visit(Deed.REFUSED, replace(by, name=member.name if member else None)))
            raise Refused(
                "Name and password do not fit together.", next_step="Try again, or ask an admin of this desk."
            )
        self._roster.succeeded(subject, place)
        return known

    def _begin(self, member: Member, address: str | None) -> str:
        token, now = secrets.token_urlsafe(32), self._now()
        begun = Session(
            id=session_id(token), account=member.name, begun=now, seen=now, ends=now + LONGEST, address=address
        )
        self._roster.begin(begun, self._visit(Deed.SIGNED_IN, Actor(name=member.name, address=address)))
        return token

    # Sessions

    def admitted(self, token: str) -> tuple[Session, Member] | None:
        """Whose session a token is of; None where it is of none, or of one that has run out."""
        found = self._roster.admitted(session_id(token))
        if found is None:
            return None
        (session, member), now = found, self._now()
        if member.disabled_at or session.ends <= now or session.seen + IDLE <= now:
            return None
        if session.seen + _NOTICED <= now:
            with suppress(Busy):  # a page is not refused for it
                self._roster.seen(session.id, now)
        return session, member

    def sessions(self, name: str) -> tuple[Session, ...]:
        """The sessions of an account that have not run out, latest begun first."""
        now = self._now()
        return tuple(s for s in self._roster.sessions(name) if s.ends > now and s.seen + IDLE > now)

    def end(self, name: str, session: str, by: Actor) -> None:
        """End one session of an account. Raises NotFound."""
        if not self._roster.end(name, session, self._visit(Deed.SESSION_ENDED, by, name)):
            raise NotFound("There is no such session any more.", next_step="Load the page anew.")

    def sign_out(self, name: str, session: str, address: str | None) -> None:
        """End the session that asks for it."""
        self._roster.end(name, session, self._visit(Deed.SIGNED_OUT, Actor(name=name, address=address)))

    # The book of visits

    def exported(self, what: str, by: Actor) -> None:
        """Write down that somebody took a file away."""
        self._roster.note(self._visit(Deed.EXPORTED, by, what))

    def visits(self, before: int | None = None, limit: int = 100) -> tuple[Visit, ...]:
        """Lines of the book, the latest first, from before the one whose place is `before`."""
        return self._roster.visits(before, limit)

    def visits_held(self) -> int:
        """How many lines the book has."""
        return self._roster.visits_held()

    def _change(self, member: Member, deed: Deed, by: Actor, about: str) -> None:
        self._roster.change(member, self._visit(deed, by, about))

    def _visit(self, deed: Deed, by: Actor, about: str = "") -> Visit:
        return Visit(at=self._now(), deed=deed, who=by.name, about=about, address=by.address)

    def _keep_an_admin(self, member: Member) -> None:
        admins = [m.name for m in self.members() if m.role is Role.ADMIN and not m.disabled_at]
        if admins == [member.name]:
            raise UsageError(
                f"{member.name} is the last admin of this desk.", next_step="Give another account the role admin first."
            )


def session_id(token: str) -> str:
    """What a session is kept under: its token's sha256."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def _waiting(free: int, most: timedelta) -> Callable[[int], timedelta]:
    """How long to wait after so many attempts in a row: not at all at first, then twice as long each time."""

    def wait(attempts: int) -> timedelta:
        if attempts <= free:
            return timedelta()
        return min(most, timedelta(seconds=2 ** min(attempts - free, 20)))

    return wait


def _key(name: str) -> str:
    """The name without regard to case and form; empty, as no account's is, for what is no name."""
    return unicodedata.normalize("NFKC", name.strip()).casefold() if name.isprintable() else ""


def _of_name(name: str) -> str:
    """What attempts under a name are counted by; the name itself may be a password typed into the wrong field."""
    return f"name:{hashlib.sha256(_key(name).encode()).hexdigest()}"


def _proper(name: str) -> str:
    proper = unicodedata.normalize("NFC", " ".join(name.split()))
    if not 0 < len(proper) <= _LONGEST_NAME or not proper.isprintable():
        raise UsageError(
            "This is no name of an account.",
            where=repr(name[:_LONGEST_NAME]),
            next_step=f"Use up to {_LONGEST_NAME} letters, digits and signs that can be seen.",
        )
    return proper
