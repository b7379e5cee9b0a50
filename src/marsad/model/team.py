"""Who works at a desk that several people share: accounts with their roles and rights, sessions, and who did what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Right(StrEnum):
    """What somebody may be allowed to do with a desk."""

    READ = "read"
    READ_SENSITIVE = "read_sensitive"
    DECIDE = "decide"
    EDIT = "edit"
    ADMINISTER = "administer"


class Role(StrEnum):
    """What an account is for; each may do what the ones before it may."""

    READER = "reader"
    CODER = "coder"
    EDITOR = "editor"
    ADMIN = "admin"

    @property
    def rights(self) -> frozenset[Right]:
        """Readers read, coders decide, editors see and withhold what is sensitive, admins keep the accounts."""
        return _RIGHTS[self]


_RIGHTS = {
    Role.READER: frozenset({Right.READ}),
    Role.CODER: frozenset({Right.READ, Right.DECIDE}),
    Role.EDITOR: frozenset(Right) - {Right.ADMINISTER},
    Role.ADMIN: frozenset(Right),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One account. `password` is an argon2 hash; one that is `temporary` lets in only to change it."""

    name: str
    password: str
    role: Role
    made_at: datetime
    temporary: bool = False
    disabled_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One browser let in. `id` is the sha256 of the token it sends; the token itself is kept nowhere."""

    id: str
    account: str
    begun: datetime
    seen: datetime
    ends: datetime
    address: str | None = None


class Deed(StrEnum):
    """What the book of visits records."""

    SIGNED_IN = "signed in"
    REFUSED = "sign-in refused"
    SIGNED_OUT = "signed out"
    SESSION_ENDED = "session ended"
    EXPORTED = "exported"
    ACCOUNT_MADE = "account made"
    ROLE_CHANGED = "role changed"
    PASSWORD_CHANGED = "password changed"
    PASSWORD_RESET = "password reset"
    DISABLED = "account disabled"
    ENABLED = "account enabled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One line of the book of visits. `who` is None for somebody whose name no account has; `about` says to what.

    `seq` is its place in the book, 0 before it is kept.
    """

    at: datetime
    deed: Deed
    who: str | None
    about: str = ""
    address: str | None = None
    seq: int = 0
