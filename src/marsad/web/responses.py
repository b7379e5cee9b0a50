"""A page as HTML or as its JSON twin, and the designed pages of every fault."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, pass_context
from jinja2.runtime import Context
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from marsad.errors import MarsadError, Weighing, Withheld
from marsad.model import Family, to_plain
from marsad.publish.brief import DEMONSTRATION
from marsad.publish.display import clipped, escaped_surrogates
from marsad.publish.display import shown as fit
from marsad.publish.locate import PRECISIONS
from marsad.publish.words import STATUS, sentence
from marsad.web.days import full_day, long_day
from marsad.web.marks import plain
from marsad.web.moment import Moment, in_language, spoken_at
from marsad.web.phrases import kept_apart, tell, tell_name
from marsad.web.site import Page, Site, Written
from marsad.web.visitor import Right, visitor_of
from marsad.web.wording import direction, languages, own_name, say, say_count, speaking, spoken

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
    ("/review", "review", "Review"),
    ("/audit", "audit", "Audit"),
    ("/exports", "exports", "Exports"),
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
    told: dict[str, Any] = dict(made.globals)
    made.globals |= {name: _harmlessly(told[name]) for name in ("gettext", "ngettext")}
    made.globals |= {"spoken_at": spoken_at}
    made.filters |= {"full_day": full_day, "long_day": long_day, "fit": fit, "tell": tell, "tell_name": tell_name}
    made.filters["kept_apart"] = kept_apart
    made.filters |= {"inline": plain}  # a stretch of a longer text: its spaces at both ends stay
    made.filters |= {"sentence": sentence, "precision": PRECISIONS.__getitem__}
    return made


def _harmlessly(told: Callable[..., str]) -> Callable[..., str]:
    """A message whose slots are filled with harmless values, for it is markup once it is whole."""

    @pass_context
    def filled(context: Context, *messages: Any, **slots: Any) -> str:
        return told(context, *messages, **{name: _harmless(value) for name, value in slots.items()})

    return filled


def _harmless(value: Any) -> Any:
    if value is None:
        return ""
    return fit(clipped(value, LONGEST)) if type(value) is str else value


def json_response(data: Any, status: int = 200, media_type: str = "application/json") -> Response:
    """Nouns, dicts and lists as JSON; texts that hold lone surrogates too."""
    return plain_json(to_plain(data), media_type, status)


def plain_json(data: Any, media_type: str = "application/json", status: int = 200) -> Response:
    """What is JSON already, however much: it is not walked through first."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Response(escaped_surrogates(text), status, media_type=media_type)


class Pages:
    """Makes answers of pages for one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._templates = environment()

    def html(self, page: Page, request: Request, status: int = 200) -> HTMLResponse:
        """The page for people; its address is printed at the foot of the paper."""
        values = {"page": page.data, "address": str(request.url), "visitor": visitor_of(request), **page.shown}
        return HTMLResponse(self._render(page, request, values), status)

    def json(self, page: Page) -> Response:
        """The page for machines: the same view's data."""
        if isinstance(page.data, Written):
            return Response(page.data.json, media_type="application/json")
        return json_response(page.data)

    def fault(self, fault: MarsadError, status: int, request: Request, *, as_json: bool) -> Response:
        """What went wrong, where, and what to do next, in the language the address asks for."""
        told = {"status": status, "what": fault.what, "where": fault.where, "next_step": fault.next_step}
        if as_json:
            answer = json_response(told, status)
        else:
            language = in_language(request.query_params.get("lang"))
            template = "team/withheld.html" if isinstance(fault, Withheld) else "fault.html"
            page = Page(template=template, title=fault.what, data=told, moment=Moment(lang=language))
            waits = SOON if isinstance(fault, Weighing) else None
            with speaking(language):
                answer = HTMLResponse(self._render(page, request, {"page": told, "waits": waits}), status_code=status)
        if isinstance(fault, Weighing):
            answer.headers["Retry-After"] = str(SOON)
        return answer

    def _render(self, page: Page, request: Request, values: dict[str, Any]) -> str:
        desk = self._site.desk
        return self._templates.get_template(page.template).render(
            config=desk.config,
            title=page.title,
            moment=page.moment,
            here=page.here,
            hues=self._site.hues,
            behind=desk.behind(page.moment.known),
            tongues=_tongues(request.url),
            all_known=_here(request.url.remove_query_params("known")),
            **values,
        )


def _tongues(url: URL) -> list[tuple[str, str, str]]:
    """Every other language: its code, what it calls itself, and this very page in it."""
    others = (code for code in languages() if code != spoken())
    plain = url.remove_query_params("lang")
    return [
        (code, own_name(code), _here(plain.include_query_params(lang=code) if in_language(code) else plain))
        for code in others
    ]


def _here(url: URL) -> str:
    return f"{url.path}?{url.query}" if url.query else url.path
