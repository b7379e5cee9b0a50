"""A web page to canonical text, with a map back to the page's own characters."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from marsad.archive.decode import Decoded, decoded
from marsad.archive.draft import Extract, Metadata, Source, problem
from marsad.archive.markup import unfit
from marsad.archive.offsets import OffsetMap, joined
from marsad.archive.statements import statements
from marsad.archive.visible import Visible, dense
from marsad.model import Problem

MEDIA_TYPE = "text/html"

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
# Where a page has to declare its encoding (HTML standard: within the first 1,024 bytes); some are late.
_HEAD = 4_096
_BREAK = "\n\n"
# Paragraphs looked for in vain before the rest is left unmapped: each costs a walk through the whole page.
_MOST_MISSES = 200
# Below this many characters the extractor takes the whole page for the article, in one paragraph with its menus. Its
# own setting is 250, which is more than a wire flash has.
_SHORTEST_ARTICLE = 50
# How the extractor marks the items of a list.
_BULLET = "- "

# The words of a paragraph and the index of their first letter in `Visible`, -1 where it does not show them.
_Paragraph = tuple[str, int]


def extract(source: Source) -> Extract | Problem:
    """The words of a page: headline if the page shows one, then paragraphs, captions and list items, a blank line
    between them. The title, publisher, date, address and language are those that the page itself states.

    A page that is unfit to be parsed, or holds no prose, is a Problem.
    """
    charset = _CHARSET.search(source.raw[:_HEAD])
    read = decoded(source, charset[1].decode() if charset else None)
    if isinstance(read, Problem):
        return read
    reason = unfit(read.text)
    if reason:
        return problem("unfit_page", f"{source.name}: not parsed, since {reason}; nothing was kept of it.")
    return _extracted(source, read)


def _extracted(source: Source, read: Decoded) -> Extract | Problem:
    document, visible = _prose(read.text), Visible(read.text)
    if document is None or not (document.text or "").strip():
        return problem("no_text", f"{source.name}: no article text was found in this page; nothing was kept of it.")
    paragraphs = [line.strip() for line in document.text.split("\n") if line.strip()]
    title = " ".join((document.title or "").split())
    if title and not paragraphs[0].startswith(title) and visible.holds(title):
        paragraphs.insert(0, title)
    placed = _placed(paragraphs, visible)
    found = statements(read.text)
    stated = found.metadata().over(Metadata(title=title or None))
    return Extract(
        source=source,
        media_type=MEDIA_TYPE,
        encoding=read.encoding,
        text=_BREAK.join(words for words, _ in placed),
        offsets=OffsetMap(segments=joined(_aligned(placed, visible))),
        stated=stated,
        other_dates=found.dates()[1:],
        problems=read.problems,
    )


def _prose(page: str) -> Any:
    import trafilatura  # here: it takes half a second to load, and only pages need it

    whole = page if "<html" in page.lower() else f"<html><body>{page}</body></html>"
    try:
        return trafilatura.bare_extraction(whole, with_metadata=True, include_comments=False, config=_settings())
    except Exception:
        # The extractor meets pages made to break it, and its libraries raise what they like; the page is then one
        # without text, and the caller says so.
        return None


@cache
def _settings() -> Any:
    from trafilatura.settings import use_config

    for chatty in ("trafilatura", "htmldate"):
        # They warn on standard error about what is told here as a Problem.
        logging.getLogger(chatty).setLevel(logging.CRITICAL)
    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST_ARTICLE))
    return settings


def _placed(paragraphs: list[str], visible: Visible) -> list[_Paragraph]:
    """The paragraphs, each with the letter it begins at where the page shows it, captions set between them."""
    placed: list[_Paragraph] = []
    cursor = misses = 0
    for words in paragraphs:
        letter = visible.find(words.removeprefix(_BULLET), cursor) if misses < _MOST_MISSES else -1
        misses += letter < 0
        cursor = max(cursor, letter)
        placed.append((words, letter))
    return _with_captions(placed, visible)


def _with_captions(placed: list[_Paragraph], visible: Visible) -> list[_Paragraph]:
    """Captions between the first and the last paragraph that the extractor left out, each where the page has it."""
    letters = [letter for _, letter in placed if letter >= 0]
    told = dense("".join(words for words, _ in placed))
    missing = [
        (caption.words, caption.letter)
        for caption in visible.captions
        if letters and letters[0] < caption.letter < letters[-1] and caption.words and dense(caption.words) not in told
    ]
    whole: list[_Paragraph] = []
    for words, letter in placed:
        while missing and missing[0][1] < letter:
            whole.append(missing.pop(0))
        whole.append((words, letter))
    return whole


def _aligned(placed: list[_Paragraph], visible: Visible) -> Iterator[tuple[int, int, int, int]]:
    at = 0
    for words, letter in placed:
        skipped = len(_BULLET) if words.startswith(_BULLET) else 0
        if letter >= 0:
            shown = (index for index in range(skipped, len(words)) if not words[index].isspace())
            for number, index in enumerate(shown, start=letter):
                yield at + index, at + index + 1, *visible.place(number)
        at += len(words) + len(_BREAK)
