"""Signing in and out."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from marsad.engine import Team
from marsad.errors import Refused
from marsad.web import moment as moments
from marsad.web.acting import action, back
from marsad.web.moment import Moment
from marsad.web.responses import Pages
from marsad.web.site import Page
from marsad.web.team.door import cookie_of, keep, local_path, stranger
from marsad.web.visitor import Right, Visitor, visitor_of
from marsad.web.wording import say, speaking


def address_of(request: Request) -> str | None:
    """From which address a request comes."""
    return request.client.host if request.client else None


def routes(pages: Pages, team: Team, *, https: bool) -> list[BaseRoute]:
    """`/login` and `/logout`."""

    def asked(request: Request) -> Response:
        if visitor_of(request).role is not None:
            return RedirectResponse(local_path(request.query_params.get("next", "/")), 303)
        token = request.cookies.get(cookie_of(https=https)) or secrets.token_urlsafe(32)
        request.state.visitor = stranger(token)
        answer = _form(pages, request, request.query_params.get("next", "/"))
        keep(answer, token, https=https)
        return answer

    def signed_in(request: Request, _visitor: Visitor, form: Mapping[str, Any]) -> Response:
        following = str(form.get("next", "/"))
        try:
            token = team.sign_in(str(form.get("name", "")), str(form.get("password", "")), address_of(request))
        except Refused as refusal:
            return _form(pages, request, following, refusal)
        answer = RedirectResponse(local_path(following), 303)
        keep(answer, token, https=https)
        return answer

    def signed_out(request: Request, visitor: Visitor, _form: Mapping[str, Any]) -> Response:
        team.sign_out(visitor.name, visitor.session or "", address_of(request))
        answer = back(request, "/login")
        answer.delete_cookie(cookie_of(https=https), httponly=True, samesite="strict", secure=https, path="/")
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer

    return [
        Route("/login", asked),
        Route("/login", action(None, signed_in), methods=["POST"]),
        Route("/logout", action(Right.READ, signed_out), methods=["POST"]),
    ]


def _form(pages: Pages, request: Request, following: str, refusal: Refused | None = None) -> Response:
    moment = Moment(lang=moments.read({"lang": request.query_params.get("lang", "")}).lang)
    with speaking(moment.lang):
        page = Page(
            template="team/login.html",
            title=say("Sign in"),
            data=None,
            moment=moment,
            shown={"following": local_path(following), "refused": _refused(refusal)},
        )
        answer = pages.html(page, request, status=200 if refusal is None else 429 if refusal.wait else 403)
    if refusal and refusal.wait:
        answer.headers["Retry-After"] = str(refusal.wait)
    return answer


def _refused(refusal: Refused | None) -> str:
    if refusal is None:
        return ""
    if refusal.wait:
        return say("Too many attempts. Try again in {count} seconds.").format(count=refusal.wait)
    return say("Name and password do not fit together.")
