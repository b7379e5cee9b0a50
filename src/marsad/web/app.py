"""The Starlette application: its addresses, and what becomes of faults."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.staticfiles import StaticFiles

from marsad.engine import Actor, for_readers
from marsad.errors import Busy, MarsadError, NotFound, Refused, UsageError, Weighing, Withheld
from marsad.web import moment as moments
from marsad.web import review, sight, watching
from marsad.web.acting import Forbidden
from marsad.web.answering import View, page_and_twin
from marsad.web.doors import Doors
from marsad.web.openapi import described
from marsad.web.responses import Pages, json_response
from marsad.web.rolls import Rolls
from marsad.web.security import Headers, Hosts, OwnForms
from marsad.web.site import Site
from marsad.web.team import account, admin, exports, signing
from marsad.web.team.door import Door, Gate
from marsad.web.views import (
    brief,
    ceasefire,
    ceasefires,
    changes,
    claim,
    control,
    incident,
    outlook,
    report,
    sources,
    tolls,
)
from marsad.web.visitor import Local, visitor_of

if TYPE_CHECKING:
    from marsad.engine import Desk

STATIC = Path(__file__).parent / "static"
_STATUS: dict[type[MarsadError], int] = {
    NotFound: 404,
    UsageError: 400,
    Forbidden: 403,
    Weighing: 202,
    Busy: 503,
    Refused: 403,
    Withheld: 403,
}
Answer = Callable[[Request], Response]


def create_app(desk: Desk, doors: Doors | None = None) -> Starlette:
    """The pages of one desk: for the one person who uses it on this machine, or for a team that signs in."""
    doors = doors or Doors()
    site = Site(desk)
    pages = Pages(site)
    who = (
        Middleware(Door, team=desk.team, https=doors.https)
        if doors.team
        else Middleware(Local, operator=desk.config.operator)
    )
    return Starlette(
        routes=_shared(desk, site, pages, doors) if doors.team else _rooms(site, pages, for_readers(desk), _unnoted),
        middleware=[
            Middleware(Headers, https=doors.https, tiles=desk.config.tiles_host),
            Middleware(Hosts, names=doors.hosts),
            Middleware(OwnForms),
            Middleware(GZipMiddleware, minimum_size=2000, compresslevel=4),
            who,
        ],
        exception_handlers=_handlers(pages),
    )


def _shared(desk: Desk, site: Site, pages: Pages, doors: Doors) -> list[BaseRoute]:
    """Every address twice: over the whole desk, and over the desk as readers see it. The gate tells which for whom."""
    readers = for_readers(desk)
    apart = Site(readers)
    own = [
        *signing.routes(pages, desk.team, https=doors.https),
        *account.routes(pages, desk.team, https=doors.https),
        *admin.routes(pages, desk.team),
    ]

    def noted(request: Request, what: str) -> None:
        by = Actor(name=visitor_of(request).name, address=signing.address_of(request))
        desk.team.exported(what, by)

    whole = Router([*own, *_rooms(site, pages, readers, noted)])
    return [Mount("/", Gate(whole=whole, readers=Router([*own, *_rooms(apart, Pages(apart), readers, noted)])))]


def _unnoted(_request: Request, _what: str) -> None:
    """Who works alone keeps no book of visits."""


def _rooms(site: Site, pages: Pages, readers: Desk, noted: exports.Noted) -> list[BaseRoute]:
    """The addresses of every room over one site."""
    views: dict[str, View] = {
        "/brief/{day}": lambda request, moment: brief.view(
            site, moment, _day(request), request.query_params.get("reviewed")
        ),
        "/report/{id}": lambda request, moment: report.view(
            site, moment, request.path_params["id"], request.query_params
        ),
        "/incident/{id}": lambda request, moment: incident.view(site, moment, request.path_params["id"]),
        "/claim/{id}": lambda request, moment: claim.view(site, moment, request.path_params["id"]),
        "/ceasefires": lambda request, moment: ceasefires.view(site, moment, request.query_params),
        "/ceasefire/{id}": lambda request, moment: ceasefire.view(site, moment, request.path_params["id"]),
        "/tolls": lambda request, moment: tolls.view(site, moment, request.query_params),
        "/control": lambda request, moment: control.view(site, moment, request.query_params),
        "/outlook": lambda request, moment: outlook.view(site, moment, request.query_params),
        "/changes": lambda request, moment: changes.view(site, moment, request.query_params),
        "/sources": lambda request, moment: sources.view(site, moment, request.query_params),
    }
    rolls = Rolls(site)
    routes = [*watching.routes(site, pages, rolls), Route("/brief", _latest_brief(site))]
    for path, view in views.items():
        routes += page_and_twin(path, f"{path}.json", view, pages)
    routes += review.routes(site, pages)
    routes += exports.routes(site, pages, readers, noted)
    routes += sight.routes(site)
    description = described(routes)
    routes.append(Route("/openapi.json", lambda _request: json_response(description)))
    routes.append(Mount("/static", StaticFiles(directory=STATIC), name="static"))
    return routes


def _latest_brief(site: Site) -> Answer:
    def latest_brief(request: Request) -> Response:
        moment = moments.read(request.query_params)
        day = brief.latest_day(site, moment)
        asked = request.query_params.get("reviewed")
        return RedirectResponse(moment.address(f"/brief/{day}", day=None, incident=None, reviewed=asked))

    return latest_brief


def _day(request: Request) -> date:
    return moments.day_of(request.path_params["day"], "the address of the brief")


def _handlers(pages: Pages) -> dict[object, Callable[[Request, Exception], Response]]:
    def faulted(request: Request, fault: Exception) -> Response:
        told = fault if isinstance(fault, MarsadError) else _unforeseen()
        status = next((code for kind, code in _STATUS.items() if isinstance(told, kind)), 500)
        return pages.fault(told, status, request, as_json=_is_json(request))

    def refused(request: Request, fault: Exception) -> Response:
        status = fault.status_code if isinstance(fault, HTTPException) else 500
        told = NotFound("There is no such page.", where=request.url.path, next_step="Go to the Watch page.")
        return pages.fault(told, status, request, as_json=_is_json(request))

    return {MarsadError: faulted, HTTPException: refused, Exception: faulted}


def _unforeseen() -> MarsadError:
    return MarsadError("This page could not be made.", next_step="See what the server wrote to its terminal.")


def _is_json(request: Request) -> bool:
    return request.url.path.endswith(("json",))
