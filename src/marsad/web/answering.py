"""A view as an endpoint: as a page for people, or as its twin for machines."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from marsad.web import moment as moments
from marsad.web.moment import Moment
from marsad.web.responses import Pages
from marsad.web.site import Page
from marsad.web.wording import speaking

Answer = Callable[[Request], Response]
View = Callable[[Request, Moment], Page]


def page_and_twin(path: str, twin: str, view: View, pages: Pages) -> list[BaseRoute]:
    """The addresses of a page and of its JSON twin."""
    return [Route(twin, as_json(view, pages)), Route(path, as_html(view, pages))]


def as_html(view: View, pages: Pages) -> Answer:
    """The page, in the language its address asks for."""

    def answer(request: Request) -> Response:
        moment = moments.read(request.query_params)
        with speaking(moment.lang):
            return pages.html(view(request, moment), request)

    return answer


def as_json(view: View, pages: Pages) -> Answer:
    """The page's data, in English whatever the page is in: what machines read has one wording."""

    def answer(request: Request) -> Response:
        return pages.json(view(request, moments.read(request.query_params)))

    return answer
