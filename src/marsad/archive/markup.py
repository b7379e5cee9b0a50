"""HTML as a flat row of pieces with their places, in one pass that takes time in proportion to the text.

No tree is built: this runs before any parser, and says whether a page is fit to be parsed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

from marsad.archive.limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_PAGE_TEXT, MAX_PIECES

Kind = Literal["text", "open", "close", "comment"]

_TAG_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]*)")
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:.-]*)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_ATTRIBUTE_NAME = re.compile(r"[^\s\"'>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
# A tag that states something is shorter; images inlined as attributes are not looked into.
_LONGEST_TAG = 20_000
# Tags beyond this have their attributes counted.
_LONG_TAG = 1_000
_END_OR_QUOTE = re.compile("[>\"']")
_RAW = frozenset({"title", "script", "style", "noscript", "template", "textarea", "svg", "iframe"})
# Never closed, or closed by what follows: they say nothing about depth.
_UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option thead tbody tfoot "
    "colgroup html head body".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """[start, end) of the page: words between tags, or one tag. `name` is the tag's, in lower case.

    For an opening tag whose content is no prose (a script), `content_end` is where that content ends.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""
    content_end: int = 0


def pieces(page: str) -> Iterator[Piece]:
    """Every tag, comment and stretch of words, in order; the content of scripts and styles is passed over."""
    scanner = _Scanner(page)
    at = 0
    while at < len(page):
        piece = scanner.tag(at) if page[at] == "<" else scanner.words(at)
        yield piece
        at = max(piece.end, piece.content_end)


def attributes(page: str, piece: Piece) -> dict[str, str]:
    """The attributes of an opening tag, names in lower case, character references resolved."""
    tag = page[piece.start : min(piece.end, piece.start + _LONGEST_TAG)]
    return {name.lower(): unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(tag)}


def unfit(page: str) -> str | None:
    """Why a page must not be parsed, or None: too much text, too many pieces or attributes, tags nested too deep."""
    depth = crowded = letters = 0
    for count, piece in enumerate(pieces(page), start=1):
        depth = max(0, depth + _step(page, piece))
        letters += piece.end - piece.start if piece.kind == "text" else 0
        if piece.name and piece.end - piece.start > _LONG_TAG:
            crowded += len(_ATTRIBUTE_NAME.findall(page, piece.start, piece.end))
        if depth > MAX_DEPTH:
            return f"its tags are nested more than {MAX_DEPTH} deep"
        if count > MAX_PIECES:
            return f"it has more than {MAX_PIECES:,} tags and stretches of text"
        if letters > MAX_PAGE_TEXT:
            return f"it has more than {MAX_PAGE_TEXT:,} characters of text"
        if crowded > MAX_ATTRIBUTES:
            return f"its longest tags have more than {MAX_ATTRIBUTES:,} attributes"
    return None


def _step(page: str, piece: Piece) -> int:
    if piece.name in _UNNESTED or page.startswith("/>", piece.end - 2):
        return 0
    return {"open": 1, "close": -1}.get(piece.kind, 0)


class _Scanner:
    """Reads one piece at a time; remembers what is not found ahead, so that no stretch is searched twice in vain."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._absent: set[str] = set()

    def words(self, at: int) -> Piece:
        """The words from `at` to the next tag."""
        tag = self._page.find("<", at + 1)
        return Piece(kind="text", start=at, end=tag if tag > 0 else len(self._page))

    def tag(self, at: int) -> Piece:
        """The tag or comment that opens at `at`; a "<" that opens none begins words."""
        page = self._page
        if page.startswith("<!--", at):
            return Piece(kind="comment", start=at, end=self._after("-->", at + 4))
        if page.startswith(("<!", "<?"), at):
            return Piece(kind="comment", start=at, end=self._after(">", at + 2))
        match = _TAG_NAME.match(page, at + 1)
        if not match:
            return self.words(at)
        name, end = match[1].lower(), self._tag_end(match.end())
        if page[at + 1] == "/":
            return Piece(kind="close", start=at, end=end, name=name)
        content_end = self._raw_end(name, end) if name in _RAW and page[end - 2] != "/" else 0
        return Piece(kind="open", start=at, end=end, name=name, content_end=content_end)

    def _after(self, what: str, start: int) -> int:
        found = -1 if what in self._absent else self._page.find(what, start)
        if found < 0:
            self._absent.add(what)
            return len(self._page)
        return found + len(what)

    def _tag_end(self, at: int) -> int:
        """Just after the ">" that closes a tag; those inside quoted values are passed over."""
        while match := _END_OR_QUOTE.search(self._page, at):
            if match[0] == ">":
                return match.end()
            quoted = self._page[match.start() - 1] == "=" and match[0] not in self._absent
            after = self._after(match[0], match.end()) if quoted else match.end()
            at = match.end() if match[0] in self._absent else after
        return len(self._page)

    def _raw_end(self, name: str, start: int) -> int:
        """Where the closing tag of a script or style begins; the page's end where there is none."""
        key = f"</{name}"
        match = None if key in self._absent else re.compile(key, re.IGNORECASE).search(self._page, start)
        if not match:
            self._absent.add(key)
            return len(self._page)
        return match.start()
