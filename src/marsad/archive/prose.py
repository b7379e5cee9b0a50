"""Plain text and Markdown to canonical text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from marsad.archive.decode import decoded
from marsad.archive.draft import Extract, Metadata, Source, problem
from marsad.archive.front_matter import front_matter
from marsad.archive.limits import MAX_MARKDOWN_BYTES
from marsad.archive.offsets import OffsetMap, Segment
from marsad.model import Problem

PLAIN = "text/plain"
MARKDOWN = "text/markdown"

_BREAK = "\n\n"
_LINE_END = re.compile(r"\r\n?|\n")
_BLOCKS = frozenset({"inline", "fence", "code_block"})


def plain(source: Source) -> Extract | Problem:
    """The text as given, code point for code point: no line end is translated and nothing is trimmed."""
    read = decoded(source)
    if isinstance(read, Problem):
        return read
    return Extract(
        source=source,
        media_type=PLAIN,
        encoding=read.encoding,
        text=read.text,
        offsets=OffsetMap.identity(len(read.text)),
        problems=read.problems,
    )


def markdown(source: Source) -> Extract | Problem:
    """The words of a CommonMark text without its marks: a blank line between blocks, mapped back line by line.

    HTML inside is kept as the text it is. Front matter is metadata; a first-level heading is the title.
    """
    if len(source.raw) > MAX_MARKDOWN_BYTES:
        return problem(
            "too_large", f"{source.name}: Markdown of more than {MAX_MARKDOWN_BYTES:,} bytes; nothing was kept of it."
        )
    read = decoded(source)
    if isinstance(read, Problem):
        return read
    stated, begins, problems = front_matter(read.text, source.name)
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(read.text[begins:])
    text, segments = _laid_out(tokens, _line_starts(read.text, begins))
    return Extract(
        source=source,
        media_type=MARKDOWN,
        encoding=read.encoding,
        text=text,
        offsets=OffsetMap(segments=segments),
        stated=stated.over(Metadata(title=_heading(tokens))),
        problems=(*read.problems, *problems),
    )


def _laid_out(tokens: list[Token], lines: list[int]) -> tuple[str, tuple[Segment, ...]]:
    blocks: list[str] = []
    segments: list[Segment] = []
    at = 0
    for block, first, last in _blocks(tokens):
        blocks.append(block)
        segments.append(
            Segment(start=at, end=at + len(block), source_start=lines[first], source_end=lines[last], exact=False)
        )
        at += len(block) + len(_BREAK)
    return _BREAK.join(blocks), tuple(segments)


def _blocks(tokens: list[Token]) -> Iterator[tuple[str, int, int]]:
    """Each block's words with the first line of its source and the line after its last."""
    around = [0, 0]
    for token in tokens:
        around = token.map or around
        if token.type in _BLOCKS:
            words = _words(token) if token.type == "inline" else token.content
            if words.strip():
                yield words.strip(), around[0], around[1]


def _words(token: Token) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(breaks.get(child.type, child.content) for child in token.children or [])


def _heading(tokens: list[Token]) -> str | None:
    for token, following in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return _words(following).strip() or None
    return None


def _line_starts(text: str, begins: int) -> list[int]:
    """Where each line of the text proper begins, in the whole text; its end last, once more for a missing line end."""
    return [begins, *(match.end() for match in _LINE_END.finditer(text, begins)), len(text)]
