"""The door of a desk with accounts: who comes in is known by a cookie, and is let through by right."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from marsad.engine import Team
from marsad.web.acting import Forbidden
from marsad.web.moment import Moment, in_language
from marsad.web.responses import json_response
from marsad.web.rights import CONFINED, right_of, room_of
from marsad.web.visitor import Right, Visitor, visitor_of
from marsad.web.wording import say

LONGEST_NEXT = 2000


def cookie_of(*, https: bool) -> str:
    """The name of the cookie; a browser takes one that begins with __Host- only over HTTPS and from this very host."""
    return "__Host-marsad" if https else "marsad"


def stranger(token: str | None) -> Visitor:
    """Somebody who has not signed in; with a cookie, their form of sign-in is known again."""
    return Visitor(name="", role=None, token=_form_token(token) if token else "")


def keep(answer: Response, token: str, *, https: bool) -> None:
    """Give a browser its cookie, until it is closed; no script and no other site can use it."""
    answer.set_cookie(cookie_of(https=https), token, httponly=True, samesite="strict", secure=https, path="/")


def local_path(told: str) -> str:
    """An address of this desk to go to after sign-in; the first page for whatever is none."""
    plain = told.isprintable() and "\\" not in told and len(told) <= LONGEST_NEXT
    if not plain or not told.startswith("/") or told.startswith("//"):
        return "/"
    try:
        parts = urlsplit(told)
    except ValueError:
        return "/"
    return told if not parts.scheme and not parts.netloc else "/"


class Door:
    """Looks who comes in. What is answered to somebody is for nobody else, and is kept in no cache."""

    def __init__(self, app: ASGIApp, *, team: Team, https: bool) -> None:
        self._app = app
        self._team = team
        self._cookie = cookie_of(https=https)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        token = HTTPConnection(scope).cookies.get(self._cookie)
        known = token is not None and room_of(scope["path"]) != "static"
        visitor = await run_in_threadpool(self._visitor, token) if known and token else stranger(token)
        scope.setdefault("state", {})["visitor"] = visitor

        async def send_to_them(message: Message) -> None:
            if message["type"] == "http.response.start" and room_of(scope["path"]) != "static":
                message["headers"] = [*message["headers"], (b"cache-control", b"no-store")]
            await send(message)

        await self._app(scope, receive, send_to_them)

    def _visitor(self, token: str) -> Visitor:
        found = self._team.admitted(token)
        if found is None:
            return stranger(token)
        session, member = found
        return Visitor(
            name=member.name,
            role=member.role,
            token=_form_token(token),
            session=session.id,
            confined=member.temporary,
        )


class Gate:
    """Asks for the right to an address, and shows the whole desk to those alone who may see what is sensitive."""

    def __init__(self, *, whole: ASGIApp, readers: ASGIApp) -> None:
        self._whole = whole
        self._readers = readers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        visitor = visitor_of(request)
        turned = _turned_away(request, visitor)
        if turned:
            await turned(scope, receive, send)
        elif visitor.may(Right.READ_SENSITIVE):
            await self._whole(scope, receive, send)
        else:
            await self._readers(scope, receive, send)


def _turned_away(request: Request, visitor: Visitor) -> Response | None:
    """Where somebody is sent instead. Raises Forbidden for those who are known and may not."""
    path = request.url.path
    right = right_of(path)
    if right is None:
        return None
    if visitor.role is None:
        return _to_sign_in(request)
    if visitor.confined and room_of(path) not in CONFINED:
        return RedirectResponse(_in_language(request).address("/account"), 303)
    if not visitor.may(right):
        raise Forbidden(
            say("{name} may not see this.").format(name=visitor.name),
            where=path,
            next_step=say("Ask an admin of this desk for it."),
        )
    return None


def _to_sign_in(request: Request) -> Response:
    path = request.url.path
    if path.endswith("json") or request.method not in ("GET", "HEAD"):
        told = {"status": 401, "what": say("Sign in first."), "where": path, "next_step": "/login"}
        return json_response(told, 401)
    asked = path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(_in_language(request).address("/login", next=local_path(asked)), 303)


def _in_language(request: Request) -> Moment:
    """No more of the address than its language, which cannot be at fault as its days can."""
    return Moment(lang=in_language(request.query_params.get("lang")))


def _form_token(token: str) -> str:
    """The token of the forms of one session: none can be made of another's, nor the cookie of it."""
    return hmac.new(token.encode(errors="surrogatepass"), b"marsad form", hashlib.sha256).hexdigest()
