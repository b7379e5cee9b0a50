"""The page of the own account: its password, and the browsers it is signed in with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from marsad.engine import Actor, Team
from marsad.errors import UsageError
from marsad.web.acting import action, back, words
from marsad.web.answering import page_and_twin
from marsad.web.moment import Moment
from marsad.web.responses import Pages
from marsad.web.site import Page
from marsad.web.team.door import keep
from marsad.web.team.signing import address_of
from marsad.web.visitor import Right, Role, Visitor, visitor_of
from marsad.web.wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """One browser; `this` is the one that asks."""

    id: str
    address: str | None
    begun: datetime
    seen: datetime
    this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The own account. A `temporary` password is to be changed before anything else."""

    name: str
    role: Role | None
    temporary: bool
    sessions: tuple[SignedIn, ...]


def routes(pages: Pages, team: Team, *, https: bool) -> list[BaseRoute]:
    """`/account` and its forms."""

    def view(request: Request, moment: Moment) -> Page:
        visitor = visitor_of(request)
        sessions = tuple(
            SignedIn(id=s.id, address=s.address, begun=s.begun, seen=s.seen, this=s.id == visitor.session)
            for s in team.sessions(visitor.name)
        )
        own = Own(name=visitor.name, role=visitor.role, temporary=visitor.confined, sessions=sessions)
        return Page(template="team/account.html", title=say("Account"), data=own, moment=moment, here="account")

    def password_changed(request: Request, visitor: Visitor, form: Mapping[str, Any]) -> Response:
        new = str(form.get("new", ""))
        if new != str(form.get("again", "")):
            raise UsageError(say("The two new passwords are not the same."), next_step=say("Type it twice alike."))
        token = team.change_own(visitor.name, str(form.get("old", "")), new, address_of(request))
        answer = back(request, "/account")
        keep(answer, token, https=https)
        return answer

    def session_ended(request: Request, visitor: Visitor, form: Mapping[str, Any]) -> Response:
        by = Actor(name=visitor.name, address=address_of(request))
        team.end(visitor.name, words(form, "session"), by)
        return back(request, "/account")

    return [
        *page_and_twin("/account", "/account.json", view, pages),
        Route("/account/password", action(Right.READ, password_changed), methods=["POST"]),
        Route("/account/sessions/end", action(Right.READ, session_ended), methods=["POST"]),
    ]
