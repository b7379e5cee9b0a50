"""Addresses that change something: only by a form of our own pages, and only for those who may."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from marsad.errors import MarsadError, UsageError
from marsad.web import moment as moments
from marsad.web.moment import Moment
from marsad.web.visitor import Right, Visitor, visitor_of
from marsad.web.wording import speaking

TOKEN_FIELD, TOKEN_HEADER = "csrf", "x-csrf-token"
Act = Callable[[Request, Visitor, Mapping[str, Any]], Response]


class Forbidden(MarsadError):
    """The visitor may not do this."""


def action(right: Right | None, act: Act) -> Callable[[Request], Any]:
    """An endpoint for POST: `act` gets the request, the visitor and the form, in a thread of its own.

    Raises Forbidden where the visitor lacks the right (None: nobody does), or the form does not carry the token of a
    page of ours. The endpoint names its `right`.
    """

    async def endpoint(request: Request) -> Response:
        visitor = visitor_of(request)
        form = await request.form(max_files=0)
        _check(request, visitor, right, form)
        with speaking(moments.read(request.query_params).lang):
            return await run_in_threadpool(act, request, visitor, form)

    endpoint.right = right  # type: ignore[attr-defined]  # so that a test can hold every address to its right
    return endpoint


def _check(request: Request, visitor: Visitor, right: Right | None, form: Mapping[str, Any]) -> None:
    sent = request.headers.get(TOKEN_HEADER) or str(form.get(TOKEN_FIELD, ""))
    same = hmac.compare_digest(sent.encode(errors="surrogatepass"), visitor.token.encode())
    if not (visitor.token and same):
        raise Forbidden(
            "This form was not sent from a page of this desk, or its page is too old.",
            next_step="Load the page anew and send it again.",
        )
    if right and not visitor.may(right):
        raise Forbidden(
            f"{visitor.name} may not do this.", where=request.url.path, next_step="Ask an admin of this desk for it."
        )


def back(request: Request, path: str) -> Response:
    """To a page after a form was done with, in the language the form was sent in."""
    lang = moments.read(request.query_params).lang
    return RedirectResponse(Moment(lang=lang).address(path), 303)


def words(form: Mapping[str, Any], name: str) -> str:
    """A field of a form, stripped. Raises UsageError where it is missing or empty."""
    told = str(form.get(name, "")).strip()
    if not told:
        raise UsageError("Something is missing in the form.", where=name, next_step="Fill it in and send it again.")
    return told
