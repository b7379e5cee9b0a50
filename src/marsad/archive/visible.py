"""What a reader of a page sees, letter by letter, each with its place in the page's source."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from marsad.archive.markup import pieces

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words under a picture; `letter` is the index of their first letter."""

    words: str
    letter: int


class Visible:
    """The letters of a page in order, white space left out, since extractors set it as they like."""

    def __init__(self, page: str) -> None:
        self._letters: list[str] = []
        self._starts, self._ends = array("L"), array("L")
        self.captions: list[Caption] = []
        self._read(page)
        self._text = "".join(self._letters)

    def holds(self, words: str) -> bool:
        """Whether the page shows these words in a row."""
        return dense(words) in self._text

    def find(self, words: str, start: int) -> int:
        """The index of the words' first letter, from `start` on or else anywhere; -1 where the page has them not."""
        found = self._text.find(dense(words), start)
        return found if found >= 0 else self._text.find(dense(words))

    def place(self, letter: int) -> tuple[int, int]:
        """[start, end) in the page of one letter."""
        return self._starts[letter], self._ends[letter]

    def _read(self, page: str) -> None:
        caption: list[str] | None = None
        began = 0
        for piece in pieces(page):
            if piece.kind == "text":
                for words, start, end in _resolved(page, piece.start, piece.end):
                    self._take(words, start, end)
                    if caption is not None:
                        caption.append(words)
            elif piece.name == "figcaption" and piece.kind == "open":
                caption, began = [], len(self._letters)
            elif piece.name == "figcaption" and caption is not None:
                words = " ".join("".join(caption).split())
                self.captions.append(Caption(words=words, letter=began))
                caption = None

    def _take(self, words: str, start: int, end: int) -> None:
        exact = len(words) == end - start
        for index, letter in enumerate(words):
            if not letter.isspace():
                self._letters.append(letter)
                self._starts.append(start + index if exact else start)
                self._ends.append(start + index + 1 if exact else end)


def dense(words: str) -> str:
    """Words without any white space."""
    return "".join(words.split())


def _resolved(page: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Stretches of text with their places, each character reference apart, as what it stands for."""
    for match in _REFERENCE.finditer(page, start, end):
        yield page[start : match.start()], start, match.start()
        yield unescape(match[0]), match.start(), match.end()
        start = match.end()
    yield page[start:end], start, end
