"""Who asks for a page, and what they may do there."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from marsad.model.team import Right as Right
from marsad.model.team import Role as Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """`name` signs decisions; every form sends `token` back, which no page of another origin can know.

    Without a `role` nobody is signed in. `session` is the id of the session of a desk with accounts; `confined` to the
    page of the own account is whoever came in with a password that is to be changed first.
    """

    name: str
    role: Role | None
    token: str
    session: str | None = None
    confined: bool = False

    def may(self, right: Right) -> bool:
        return self.role is not None and right in self.role.rights


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
