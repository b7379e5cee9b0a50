"""The addresses of Watch and Search, and of the map of control: pages, twins, the maps' data."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from marsad.errors import UsageError
from marsad.web import moment as moments
from marsad.web import sieve
from marsad.web.answering import page_and_twin
from marsad.web.clusters import Box
from marsad.web.moment import Moment
from marsad.web.responses import Pages, json_response, plain_json
from marsad.web.rolls import Rolls
from marsad.web.site import Page, Site
from marsad.web.views import control, search, table, watch
from marsad.web.views.watch import Chosen
from marsad.web.wording import speaking

GEOJSON = "application/geo+json"
ZOOMS = (0.0, 20.0)


def routes(site: Site, pages: Pages, rolls: Rolls) -> list[BaseRoute]:
    """All of them."""
    names = search.PlaceNames(site)

    def chosen(request: Request) -> Chosen:
        return watch.choose(site, rolls, sieve.read(request.query_params))

    def the_page(request: Request, _moment: Moment) -> Page:
        return watch.view(site, rolls, sieve.read(request.query_params))

    def the_table(request: Request, _moment: Moment) -> Page:
        return table.view(site, chosen(request))

    def the_spot(request: Request, _moment: Moment) -> Page:
        return watch.at_spot(chosen(request), str(request.query_params.get("spot", "")))

    def the_search(request: Request, _moment: Moment) -> Page:
        return search.view(site, rolls, names, request.query_params)

    def geojson(request: Request) -> Response:
        with speaking(request.query_params.get("lang")):
            found = chosen(request)
            if "zoom" in request.query_params:
                return plain_json(watch.map_of(site, found, _zoom(request), _box(request)), GEOJSON)
            return json_response(watch.geojson(site, found), media_type=GEOJSON)

    def held(request: Request) -> Response:
        with speaking(request.query_params.get("lang")):
            moment, assessed = moments.read(request.query_params), request.query_params.get("layer") == "assessed"
            return plain_json(control.geojson(site, moment, assessed=assessed), GEOJSON)

    def outlines(_request: Request) -> Response:
        return json_response(site.outlines, media_type=GEOJSON)

    return [
        *page_and_twin("/", "/watch.json", the_page, pages),
        *page_and_twin("/watch/table", "/watch/table.json", the_table, pages),
        *page_and_twin("/watch/spot", "/watch/spot.json", the_spot, pages),
        *page_and_twin("/search", "/search.json", the_search, pages),
        Route("/watch.geojson", geojson),
        Route("/control.geojson", held),
        Route("/map/outlines.geojson", outlines),
    ]


def _zoom(request: Request) -> float:
    return max(ZOOMS[0], min(ZOOMS[1], _number(request.query_params["zoom"], "zoom in the address")))


def _box(request: Request) -> Box | None:
    told = request.query_params.get("bbox")
    if not told:
        return None
    parts = told.split(",")
    if len(parts) != 4:
        raise UsageError("A box has four sides.", where="bbox in the address", next_step="Write west,south,east,north.")
    west, south, east, north = (_number(part, "bbox in the address") for part in parts)
    return west, south, east, north


def _number(told: str, where: str) -> float:
    try:
        number = float(told)
    except ValueError:
        number = float("nan")
    if not -1e6 < number < 1e6:
        raise UsageError(f"“{told[:40]}” is not a number here.", where=where, next_step="Write it as 7.5.")
    return number
