"""The pages of those who keep the accounts: who may come in, and the book of who did what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from marsad.engine import Actor, Team
from marsad.engine.passwords import one_time
from marsad.errors import UsageError
from marsad.model.team import Member, Visit
from marsad.web import moment as moments
from marsad.web.acting import action, back, words
from marsad.web.answering import page_and_twin
from marsad.web.moment import Moment
from marsad.web.responses import Pages
from marsad.web.site import Page
from marsad.web.team.signing import address_of
from marsad.web.visitor import Right, Role, Visitor
from marsad.web.wording import say, speaking

A_PAGE = 100
Done = Callable[[str, Mapping[str, Any], Actor], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One account as a line; never its password."""

    name: str
    role: Role
    made_at: datetime
    disabled_at: datetime | None
    temporary: bool
    sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """All accounts by name, disabled ones too."""

    accounts: tuple[Kept, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A one-time password, shown once to whoever asked for it."""

    name: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Lines of the book, the latest first; `older` is where the next page begins."""

    held: int
    visits: tuple[Visit, ...]
    older: int | None


def routes(pages: Pages, team: Team) -> list[BaseRoute]:
    """`/admin/accounts` with its forms, and `/admin/visits`."""

    def accounts(_request: Request, moment: Moment) -> Page:
        return _accounts(team, moment)

    def visits(request: Request, moment: Moment) -> Page:
        return _visits(team, moment, request.query_params.get("before"))

    def shown_once(request: Request, issued: Issued) -> Response:
        moment = moments.read(request.query_params)
        with speaking(moment.lang):
            return pages.html(_accounts(team, moment, issued), request)

    def added(request: Request, visitor: Visitor, form: Mapping[str, Any]) -> Response:
        password = one_time()
        by = _actor(request, visitor)
        made = team.add(words(form, "name"), _role(form), password, by, temporary=True)
        return shown_once(request, Issued(name=made.name, password=password))

    def reset(request: Request, visitor: Visitor, form: Mapping[str, Any]) -> Response:
        name = words(form, "name")
        return shown_once(request, Issued(name=name, password=team.reset_password(name, _actor(request, visitor))))

    def changing(change: Done) -> Any:
        def act(request: Request, visitor: Visitor, form: Mapping[str, Any]) -> Response:
            change(words(form, "name"), form, _actor(request, visitor))
            return back(request, "/admin/accounts")

        return action(Right.ADMINISTER, act)

    forms = {
        "add": action(Right.ADMINISTER, added),
        "reset": action(Right.ADMINISTER, reset),
        "role": changing(lambda name, form, by: team.give_role(name, _role(form), by)),
        "disable": changing(lambda name, _, by: team.disable(name, by)),
        "enable": changing(lambda name, _, by: team.enable(name, by)),
    }
    return [
        *page_and_twin("/admin/accounts", "/admin/accounts.json", accounts, pages),
        *page_and_twin("/admin/visits", "/admin/visits.json", visits, pages),
        *(Route(f"/admin/accounts/{name}", endpoint, methods=["POST"]) for name, endpoint in forms.items()),
    ]


def _accounts(team: Team, moment: Moment, issued: Issued | None = None) -> Page:
    return Page(
        template="team/accounts.html",
        title=say("Accounts"),
        data=Accounts(accounts=tuple(_kept(member, team) for member in team.members())),
        moment=moment,
        here="accounts",
        shown={"issued": issued, "roles": tuple(Role)},
    )


def _kept(member: Member, team: Team) -> Kept:
    return Kept(
        name=member.name,
        role=member.role,
        made_at=member.made_at,
        disabled_at=member.disabled_at,
        temporary=member.temporary,
        sessions=len(team.sessions(member.name)),
    )


def _visits(team: Team, moment: Moment, before: str | None) -> Page:
    if before is not None and not (before.isascii() and before.isdecimal() and len(before) < 16):
        raise UsageError(say("This is no place in the book."), where="before")
    visits = team.visits(int(before) if before else None, A_PAGE)
    book = Book(
        held=team.visits_held(),
        visits=visits,
        older=visits[-1].seq if len(visits) == A_PAGE and visits[-1].seq > 1 else None,
    )
    return Page(template="team/visits.html", title=say("Visits"), data=book, moment=moment, here="visits")


def _role(form: Mapping[str, Any]) -> Role:
    told = words(form, "role")
    if told not in list(Role):
        raise UsageError(say("There is no such role."), where=told, next_step=", ".join(Role))
    return Role(told)


def _actor(request: Request, visitor: Visitor) -> Actor:
    return Actor(name=visitor.name, address=address_of(request))
