"""What is asked of every request, and the headers of every answer: nothing is loaded from or told to elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers as RequestHeaders
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FOR_A_YEAR = "max-age=31536000"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LARGEST_FORM = 1_000_000  # bytes
_ASKING = frozenset({"GET", "HEAD", "OPTIONS"})


class Headers:
    """Adds HEADERS to every answer, static files and faults included; with `https`, that there is no other way.

    `tiles` is the one other host that may be asked for pictures; empty for none.
    """

    def __init__(self, app: ASGIApp, *, https: bool = False, tiles: str = "") -> None:
        self._app = app
        images = CONTENT_SECURITY_POLICY.replace("data:;", f"data: {tiles};") if tiles else CONTENT_SECURITY_POLICY
        always = {"Strict-Transport-Security": FOR_A_YEAR} if https else {}
        self._headers = HEADERS | always | {"Content-Security-Policy": images}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class Hosts:
    """Answers to its own names and those of this machine for itself; without `names`, to any.

    A page of another site could else reach the desk under a name of that site: such a site can have its name lead to
    this machine after its page was loaded, and the browser then takes the desk for a part of the site.
    """

    def __init__(self, app: ASGIApp, *, names: Collection[str] = ()) -> None:
        self._app = app
        known = (*LOOPBACK, *names) if names else ()
        self._names = {name.casefold().strip("[]").rstrip(".") for name in known}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._names:
            asked = RequestHeaders(scope=scope).get("host", "")
            if host_of(asked) not in self._names:
                refusal = PlainTextResponse("This desk does not answer to that name.\n", 421)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


class OwnForms:
    """Lets through what would change something only from pages of this desk, and no larger than a form can be.

    It stands beside the token that every form carries. Old browsers say nothing of where a form comes from; for them
    the token has to do.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in _ASKING:
            headers = RequestHeaders(scope=scope)
            refusal = None if from_here(headers) else PlainTextResponse("This was sent from another site.\n", 403)
            refusal = refusal or _too_large(headers)
            if refusal:
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


def host_of(header: str) -> str:
    """The name in a Host header, without the port and in lower case; empty where it is none."""
    try:
        return (urlsplit(f"//{header}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def from_here(headers: RequestHeaders) -> bool:
    """Whether a browser sends this from a page of ours.

    Our pages send no referrer, for which browsers call their origin "null": that tells nothing either way.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site == "same-origin"
    return origin in (None, "null") or _netloc(origin) == headers.get("host", "").casefold()


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.casefold()
    except ValueError:
        return ""


def _too_large(headers: RequestHeaders) -> PlainTextResponse | None:
    stated = headers.get("content-length", "0")
    if "transfer-encoding" in headers or not (stated.isascii() and stated.isdecimal()):
        return PlainTextResponse("A form says how long it is.\n", 411)
    return PlainTextResponse("This form is too large.\n", 413) if int(stated[:12]) > LARGEST_FORM else None
