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
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from marsad.errors import MarsadError, NotFound, UsageError, Weighing
from marsad.web import moment as moments
from marsad.web.acting import Forbidden
from marsad.web.moment import Moment
from marsad.web.openapi import described
from marsad.web.responses import Pages, json_response
from marsad.web.security import Headers
from marsad.web.site import Page, Site
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
    watch,
)
from marsad.web.visitor import Local
from marsad.web.wording import speaking

if TYPE_CHECKING:
    from marsad.engine import Desk

STATIC = Path(__file__).parent / "static"
GEOJSON = "application/geo+json"
_STATUS: dict[type[MarsadError], int] = {
    NotFound: 404,
    UsageError: 400,
    Forbidden: 403,
    Weighing: 202,
}
Answer = Callable[[Request], Response]
View = Callable[[Request, Moment], Page]


def create_app(desk: Desk) -> Starlette:
    """The pages of one desk, for the one person who uses it on this machine."""
    site = Site(desk)
    pages = Pages(site)
    views: dict[str, View] = {
        "/brief/{day}": lambda request, moment: brief.view(site, moment, _day(request)),
        "/report/{id}": lambda request, moment: report.view(
            site, moment, request.path_params["id"], request.query_params
        ),
        "/incident/{id}": lambda request, moment: incident.view(site, moment, request.path_params["id"]),
        "/claim/{id}": lambda request, moment: claim.view(site, moment, request.path_params["id"]),
        "/ceasefires": lambda request, moment: ceasefires.view(site, moment, request.query_params),
        "/ceasefire/{id}": lambda request, moment: ceasefire.view(site, moment, request.path_params["id"]),
        "/tolls": lambda request, moment: tolls.view(site, moment, request.query_params),
        "/control": lambda _request, moment: control.view(site, moment),
        "/outlook": lambda request, moment: outlook.view(site, moment, request.query_params),
        "/changes": lambda request, moment: changes.view(site, moment, request.query_params),
        "/sources": lambda request, moment: sources.view(site, moment, request.query_params),
    }
    routes = _watch_routes(site, pages)
    for path, view in views.items():
        routes += [Route(f"{path}.json", _as_json(view, pages)), Route(path, _as_html(view, pages))]
    description = described(routes)
    routes.append(Route("/openapi.json", lambda _request: json_response(description)))
    routes.append(Mount("/static", StaticFiles(directory=STATIC), name="static"))
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Headers),
            Middleware(GZipMiddleware, minimum_size=2000, compresslevel=4),
            Middleware(Local, operator=desk.config.operator),
        ],
        exception_handlers=_handlers(pages),
    )


def _watch_routes(site: Site, pages: Pages) -> list[BaseRoute]:
    def watch_view(_request: Request, moment: Moment) -> Page:
        return watch.view(site, moment)

    def as_geojson(request: Request) -> Response:
        page = watch.view(site, moments.read(request.query_params))
        return json_response(watch.geojson(page.data), media_type=GEOJSON)

    def outlines(_request: Request) -> Response:
        return json_response(site.outlines, media_type=GEOJSON)

    def latest_brief(request: Request) -> Response:
        moment = moments.read(request.query_params)
        day = brief.latest_day(site, moment)
        return RedirectResponse(moment.address(f"/brief/{day}", day=None, incident=None))

    return [
        Route("/", _as_html(watch_view, pages)),
        Route("/watch.json", _as_json(watch_view, pages)),
        Route("/watch.geojson", as_geojson),
        Route("/map/outlines.geojson", outlines),
        Route("/brief", latest_brief),
    ]


def _as_html(view: View, pages: Pages) -> Answer:
    def answer(request: Request) -> Response:
        moment = moments.read(request.query_params)
        with speaking(moment.lang):
            return pages.html(view(request, moment), request)

    return answer


def _as_json(view: View, pages: Pages) -> Answer:
    def answer(request: Request) -> Response:
        moment = moments.read(request.query_params)
        with speaking(moment.lang):
            return pages.json(view(request, moment))

    return answer


def _day(request: Request) -> date:
    return moments.day_of(request.path_params["day"], "the address of the brief")


def _handlers(pages: Pages) -> dict[object, Callable[[Request, Exception], Response]]:
    def faulted(request: Request, fault: Exception) -> Response:
        told = fault if isinstance(fault, MarsadError) else _unforeseen()
        status = next((code for kind, code in _STATUS.items() if isinstance(told, kind)), 500)
        return pages.fault(told, status, as_json=_is_json(request))

    def refused(request: Request, fault: Exception) -> Response:
        status = fault.status_code if isinstance(fault, HTTPException) else 500
        told = NotFound("There is no such page.", where=request.url.path, next_step="Go to the Watch page.")
        return pages.fault(told, status, as_json=_is_json(request))

    return {MarsadError: faulted, HTTPException: refused, Exception: faulted}


def _unforeseen() -> MarsadError:
    return MarsadError("This page could not be made.", next_step="See what the server wrote to its terminal.")


def _is_json(request: Request) -> bool:
    return request.url.path.endswith(("json",))
