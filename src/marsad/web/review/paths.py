"""The addresses of the review desk. Only those who may decide see them."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from marsad.web.acting import Forbidden, action
from marsad.web.answering import View, page_and_twin
from marsad.web.moment import Moment
from marsad.web.responses import Pages
from marsad.web.review import acts, item, listing, records
from marsad.web.review.chosen import chosen
from marsad.web.site import Page, Site
from marsad.web.visitor import Right, Visitor, visitor_of
from marsad.web.wording import say

Deciding = Callable[[Request, Moment, Visitor], Page]


def routes(site: Site, pages: Pages) -> list[BaseRoute]:
    """Pages with their JSON twins, the forms, and the audit log as CSV."""

    def queue(request: Request, moment: Moment, visitor: Visitor) -> Page:
        return listing.view(site, moment, chosen(request.query_params), visitor)

    def claim(request: Request, moment: Moment, visitor: Visitor) -> Page:
        search = {name: request.query_params[name] for name in ("find", "place") if request.query_params.get(name)}
        return item.view(site, moment, chosen(request.query_params), visitor, request.path_params["claim"], search)

    def audit(request: Request, moment: Moment, _visitor: Visitor) -> Page:
        return records.audit(site, moment, chosen(request.query_params))

    def agreement(_request: Request, moment: Moment, _visitor: Visitor) -> Page:
        return records.agreement(site, moment)

    def audit_file(request: Request) -> Response:
        _decider(request)
        return records.audit_file(site)

    views = {"/review": queue, "/review/agreement": agreement, "/audit": audit, "/review/{claim}": claim}
    made: list[BaseRoute] = [Route("/audit.csv", audit_file)]
    for path, view in views.items():
        made += page_and_twin(path, f"{path}.json", _for_deciders(view), pages)
    made.append(Route("/audit", action(Right.DECIDE, acts.take_back(site, pages)), methods=["POST"]))
    made.append(Route("/review", action(Right.DECIDE, acts.accept_many(site, pages)), methods=["POST"]))
    made.append(Route("/review/{claim}", action(Right.DECIDE, acts.decide(site, pages)), methods=["POST"]))
    return made


def _decider(request: Request) -> Visitor:
    """The visitor, if they may decide. Raises Forbidden."""
    visitor = visitor_of(request)
    if not visitor.may(Right.DECIDE):
        raise Forbidden(
            say("{name} may not review.").format(name=visitor.name),
            where=request.url.path,
            next_step=say("Ask an admin of this desk for it."),
        )
    return visitor


def _for_deciders(view: Deciding) -> View:
    """The view for those who may decide. It raises Forbidden for others."""
    return lambda request, moment: view(request, moment, _decider(request))
