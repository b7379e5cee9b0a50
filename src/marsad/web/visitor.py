"""Who asks for a page, and what they may do there."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send


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
class Visitor:
    """`name` signs decisions; every form sends `token` back, which no page of another origin can know."""

    name: str
    role: Role
    token: str

    def may(self, right: Right) -> bool:
        return right in self.role.rights


def visitor_of(connection: HTTPConnection) -> Visitor:
    """Who asks; set by the door the app was made with."""
    visitor: Visitor = connection.state.visitor
    return visitor


class Local:
    """The door of a desk that one person uses on their own machine: whoever comes in is its operator."""

    def __init__(self, app: ASGIApp, operator: str) -> None:
        self._app = app
        self._visitor = Visitor(name=operator, role=Role.ADMIN, token=secrets.token_urlsafe(24))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope.setdefault("state", {})["visitor"] = self._visitor
        await self._app(scope, receive, send)
