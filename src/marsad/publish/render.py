"""One door to all formats; a brief that `lint` refuses is not printed in any of them."""

from __future__ import annotations

from typing import Literal, get_args

from marsad.errors import UsageError
from marsad.publish.brief import Brief
from marsad.publish.links import NOWHERE, Links
from marsad.publish.lint import check
from marsad.publish.render_html import brief_page
from marsad.publish.render_json import brief_json
from marsad.publish.render_markdown import brief_markdown
from marsad.publish.render_text import brief_text

Format = Literal["text", "md", "html", "json"]


def render(brief: Brief, format: Format, width: int = 100, *, colour: bool = False, links: Links = NOWHERE) -> str:
    """The brief in one format. `width` (columns) and `colour` bear on text, `links` on html.

    Raises MarsadError where the brief does not pass `lint`, UsageError for a format there is not.
    """
    check(brief)
    if format == "text":
        return brief_text(brief, width, colour=colour)
    if format == "md":
        return brief_markdown(brief)
    if format == "html":
        return brief_page(brief, links)
    if format == "json":
        return brief_json(brief)
    raise UsageError(f"A brief has no format {format!r}.", next_step=f"Choose one of {', '.join(get_args(Format))}.")
