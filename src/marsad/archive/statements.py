"""What a page states about itself: JSON-LD (schema.org), meta tags, its language attribute. Nothing is inferred.

Dates in captions, in addresses or in the body say nothing about when a page was published, and are not looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from marsad.archive.draft import Metadata
from marsad.archive.markup import Piece, attributes, pieces

# Names in property, name, itemprop or http-equiv of a meta tag (Open Graph, Dublin Core, schema.org, Highwire,
# Parsely, Sailthru), the most precise first.
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "citation_publication_date", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "publish-date", "publishdate",
    "pubdate", "date",
)  # fmt: skip
_PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")
_URL = ("canonical", "og:url")
_LANGUAGE = ("lang", "content-language", "dc.language", "inlanguage")
_KEYS = ("property", "name", "itemprop", "http-equiv")
# Types of schema.org that stand for the page's own piece of writing.
_WRITING = ("Article", "Posting", "Report", "WebPage")


@dataclass(slots=True, kw_only=True)
class Statements:
    """What a page says of itself, by name; `linked` holds the JSON-LD objects that stand for its own writing."""

    named: dict[str, list[str]] = field(default_factory=dict)
    linked: list[dict[str, Any]] = field(default_factory=list)

    def metadata(self) -> Metadata:
        """The statements as metadata; JSON-LD before meta tags."""
        dates = self.dates()
        return Metadata(
            publisher=_first(*self._publishers(), *self._meta(_PUBLISHER)),
            published=dates[0] if dates else None,
            url=_first(*self._meta(_URL)),
            language=_first(*self._meta(_LANGUAGE)),
        )

    def dates(self) -> tuple[str, ...]:
        """Every publication date stated, the most trusted first."""
        linked = [str(item["datePublished"]) for item in self.linked if item.get("datePublished")]
        groups = [linked, *(self.named.get(name, []) for name in _PUBLISHED)]
        # Several pieces of writing with dates of their own (related stories): none of them speaks for the page.
        return tuple(group[0] for group in groups if len(set(group)) == 1)

    def _publishers(self) -> Iterator[str]:
        for item in self.linked:
            publisher = item.get("publisher")
            name = publisher.get("name") if isinstance(publisher, dict) else publisher
            if isinstance(name, str):
                yield name

    def _meta(self, names: Iterable[str]) -> Iterator[str]:
        return (self.named[name][0] for name in names if name in self.named)


def statements(page: str) -> Statements:
    """All that a page states, gathered in one pass."""
    found = Statements()
    for piece in pieces(page):
        if piece.kind == "open":
            _note(page, piece, found)
    return found


def _note(page: str, piece: Piece, found: Statements) -> None:
    if piece.name not in {"html", "meta", "link", "time", "script"}:
        return
    given = attributes(page, piece)
    if piece.name == "html":
        _keep(found, "lang", given.get("lang") or given.get("xml:lang"))
    elif piece.name == "meta":
        for key in _KEYS:
            _keep(found, given.get(key, "").lower(), given.get("content"))
    elif piece.name == "link" and given.get("rel", "").lower() == "canonical":
        _keep(found, "canonical", given.get("href"))
    elif piece.name == "time":
        _keep(found, given.get("itemprop", "").lower(), given.get("datetime"))
    elif given.get("type", "").lower() == "application/ld+json":
        found.linked.extend(_writings(page[piece.end : piece.content_end]))


def _keep(found: Statements, name: str, value: str | None) -> None:
    if name and value and value.strip():
        found.named.setdefault(name, []).append(value.strip())


def _writings(script: str) -> Iterator[dict[str, Any]]:
    """The objects of one JSON-LD script that stand for a piece of writing: at its top or in its top @graph only,
    since what lies deeper speaks of other pages."""
    try:
        data = json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return
    tops = data if isinstance(data, list) else [data]
    for top in tops:
        graph = top.get("@graph") if isinstance(top, dict) else None
        for item in graph if isinstance(graph, list) else [top]:
            if isinstance(item, dict) and _is_writing(item.get("@type")):
                yield item


def _is_writing(types: Any) -> bool:
    return any(str(kind).endswith(_WRITING) for kind in (types if isinstance(types, list) else [types]))


def _first(*values: str) -> str | None:
    return next((unescape(v).strip() for v in values if v.strip()), None)
