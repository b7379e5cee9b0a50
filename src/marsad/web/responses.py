"""A page as HTML or as its JSON twin, and the designed pages of every fault."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from marsad.errors import MarsadError, Weighing
from marsad.model import Family, to_plain
from marsad.publish.brief import DEMONSTRATION
from marsad.publish.days import full_day, long_day
from marsad.publish.display import clipped, escaped_surrogates
from marsad.publish.display import shown as fit
from marsad.publish.locate import PRECISIONS
from marsad.publish.words import STATUS, sentence
from marsad.web.moment import Moment
from marsad.web.site import Page, Site
from marsad.web.visitor import Right, visitor_of
from marsad.web.wording import direction, languages, say, say_count, spoken

_FAMILIES = tuple((family, "figures, other" if family is Family.FIGURES else family.value) for family in Family)

# Longer words are cut on a page, which says so by "…"; a report's own page and every twin have them whole.
LONGEST = 5000
# Seconds after which a page that is still being worked out is asked for again.
SOON = 5

_PAGES = (
    ("/", "watch", "Watch"),
    ("/brief", "brief", "Brief"),
    ("/ceasefires", "ceasefires", "Ceasefires"),
    ("/tolls", "tolls", "Tolls"),
    ("/control", "control", "Control"),
    ("/outlook", "outlook", "Outlook"),
    ("/changes", "changes", "Changes"),
    ("/sources", "sources", "Sources"),
)


def environment() -> Environment:
    """Templates in which every value is escaped and no value can turn the direction of the text around it."""
    made = Environment(
        loader=PackageLoader("marsad.web", "templates"),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.globals |= {"demonstration": DEMONSTRATION, "families": _FAMILIES, "statuses": tuple(STATUS.items())}
    made.globals |= {"pages": _PAGES}
    made.globals |= {"languages": languages, "direction": direction, "spoken": spoken, "may": Right}
    made.install_gettext_callables(say, say_count, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {"full_day": _day(full_day), "long_day": _day(long_day)}
    made.filters |= {"sentence": sentence, "precision": PRECISIONS.__getitem__}
    return made


def _harmless(value: Any) -> Any:
    if value is None:
        return ""
    return fit(clipped(value, LONGEST)) if type(value) is str else value


def _day(words: Any) -> Any:
    return lambda day: words(day) if isinstance(day, date) else "day not known"


def json_response(data: Any, status: int = 200, media_type: str = "application/json") -> Response:
    """Nouns, dicts and lists as JSON; texts that hold lone surrogates too."""
    text = json.dumps(to_plain(data), ensure_ascii=False, separators=(",", ":"))
    return Response(escaped_surrogates(text), status, media_type=media_type)


class Pages:
    """Makes answers of pages for one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._templates = environment()

    def html(self, page: Page, request: Request, status: int = 200) -> HTMLResponse:
        """The page for people; its address is printed at the foot of the paper."""
        values = {"page": page.data, "address": str(request.url), "visitor": visitor_of(request), **page.shown}
        return HTMLResponse(self._render(page.template, page, values), status)

    def json(self, page: Page) -> Response:
        """The page for machines: the same view's data."""
        return json_response(page.data)

    def fault(self, fault: MarsadError, status: int, *, as_json: bool) -> Response:
        """What went wrong, where, and what to do next."""
        told = {"status": status, "what": fault.what, "where": fault.where, "next_step": fault.next_step}
        if as_json:
            answer = json_response(told, status)
        else:
            page = Page(template="fault.html", title=fault.what, data=told, moment=Moment())
            waits = SOON if isinstance(fault, Weighing) else None
            answer = HTMLResponse(self._render(page.template, page, {"page": told, "waits": waits}), status_code=status)
        if isinstance(fault, Weighing):
            answer.headers["Retry-After"] = str(SOON)
        return answer

    def _render(self, template: str, page: Page, values: dict[str, Any]) -> str:
        desk = self._site.desk
        return self._templates.get_template(template).render(
            config=desk.config,
            title=page.title,
            moment=page.moment,
            here=page.here,
            hues=self._site.hues,
            behind=desk.behind(page.moment.known),
            **values,
        )
