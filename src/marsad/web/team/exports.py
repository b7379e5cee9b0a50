"""What can be taken away from the desk as files. In a desk with accounts, who takes what is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from marsad.errors import NotFound
from marsad.publish.display import encodable
from marsad.web import moment as moments
from marsad.web.answering import page_and_twin
from marsad.web.moment import Moment
from marsad.web.responses import Pages
from marsad.web.site import Page, Site
from marsad.web.visitor import Right, visitor_of
from marsad.web.wording import say

if TYPE_CHECKING:
    from marsad.engine import Desk

_KINDS = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json"}
Noted = Callable[[Request, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One file: its address, and for those who may, that of the one with what is withheld from others."""

    subject: str
    format: str
    path: str
    whole: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    """The files there are, of what was known on a day (None: all that is known)."""

    as_known_on: date | None
    exports: tuple[Offered, ...]


def routes(site: Site, pages: Pages, readers: Desk, noted: Noted) -> list[BaseRoute]:
    """`/exports` and its files. Who does not ask for more gets what everybody may see, whoever they are."""

    def view(request: Request, moment: Moment) -> Page:
        sees_all = visitor_of(request).may(Right.READ_SENSITIVE)
        offered = tuple(_offered(*one, moment, sees_all=sees_all) for one in site.desk.exports())
        return Page(
            template="team/exports.html",
            title=say("Exports"),
            data=Exports(as_known_on=moment.known, exports=offered),
            moment=moment,
            here="exports",
        )

    def taken(request: Request) -> Response:
        subject, _, suffix = request.path_params["file"].rpartition(".")
        if (subject, suffix) not in site.desk.exports():
            raise NotFound("There is no such file.", where=request.url.path, next_step="See what /exports offers.")
        known = moments.read(request.query_params).known
        whole = bool(request.query_params.get("sensitive")) and visitor_of(request).may(Right.READ_SENSITIVE)
        text = (site.desk if whole else readers).export(subject, suffix, known)
        name = _name(subject, suffix, known)
        noted(request, f"{name}, with what is withheld" if whole else name)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(encodable(text), media_type=_KINDS.get(suffix, "application/octet-stream"), headers=headers)

    return [
        *page_and_twin("/exports", "/exports.json", view, pages),
        Route("/exports/{file}", taken),
    ]


def _offered(subject: str, form: str, moment: Moment, *, sees_all: bool) -> Offered:
    path = f"/exports/{subject}.{form}"
    known = Moment(known=moment.known)
    return Offered(
        subject=subject,
        format=form,
        path=known.address(path),
        whole=known.address(path, sensitive=1) if sees_all else None,
    )


def _name(subject: str, suffix: str, known: date | None) -> str:
    return f"marsad-{subject}{f'-{known.isoformat()}' if known else ''}.{suffix}"
