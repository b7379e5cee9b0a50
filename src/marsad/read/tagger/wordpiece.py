"""WordPiece: text to the pieces a BERT-like encoder knows, each with its place in the text.

The rules are those of the uncased BERT vocabulary (Devlin et al. 2019; Wu et al. 2016): lower-case, accents stripped,
punctuation and CJK characters stand alone, the longest known piece first. Offsets are code points of the given text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

CLS, SEP, UNKNOWN, MASK, PAD = "[CLS]", "[SEP]", "[UNK]", "[MASK]", "[PAD]"
_LONGEST_WORD = 100
"""Characters; a longer run without a space is no word and becomes one unknown piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: its number in the vocabulary and the half-open range of the text it stands for."""

    id: int
    start: int
    end: int


class WordPiece:
    """Splits text by one vocabulary, a file with a piece a line."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.cls, self.sep, self.pad = self._ids[CLS], self._ids[SEP], self._ids[PAD]
        self.mask, self._unknown = self._ids[MASK], self._ids[UNKNOWN]
        self._split = lru_cache(maxsize=50_000)(self._pieces_of)

    @classmethod
    def load(cls, path: Path) -> WordPiece:
        return cls(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))

    def __len__(self) -> int:
        return len(self._ids)

    def pieces(self, text: str) -> list[Piece]:
        """Every piece of the text in order; what lies between them is space."""
        found = []
        for start, end in _words(text):
            for id_, begin, stop in self._split(text[start:end]):
                found.append(Piece(id_, start + begin, start + stop))
        return found

    def _pieces_of(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """(id, start, end) of the pieces of one word, offsets within the word as written."""
        letters, origin = _folded(word)
        if not letters:
            return ()
        if len(letters) > _LONGEST_WORD:
            return ((self._unknown, 0, len(word)),)
        found: list[tuple[int, int, int]] = []
        start = 0
        while start < len(letters):
            end = self._longest(letters, start)
            if end is None:
                return ((self._unknown, 0, len(word)),)
            id_ = self._ids[("##" if start else "") + letters[start:end]]
            found.append((id_, origin[start], origin[end] if end < len(letters) else len(word)))
            start = end
        return tuple(found)

    def _longest(self, letters: str, start: int) -> int | None:
        lead = "##" if start else ""
        return next((e for e in range(len(letters), start, -1) if lead + letters[start:e] in self._ids), None)


def _folded(word: str) -> tuple[str, list[int]]:
    """Lower-case letters without accents or control characters, and for each the index it came from."""
    letters, origin = [], []
    for i, char in enumerate(word):
        for part in unicodedata.normalize("NFD", char.lower()):
            if part != "\ufffd" and unicodedata.category(part) not in {"Mn", "Cc", "Cf"}:
                letters.append(part)
                origin.append(i)
    return "".join(letters), origin


def _words(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every word; punctuation marks and CJK characters are words of their own."""
    start = None
    for i, char in enumerate(text):
        alone = _stands_alone(char)
        if char.isspace() or alone:
            if start is not None:
                yield start, i
            start = None
            if alone:
                yield i, i + 1
        elif start is None:
            start = i
    if start is not None:
        yield start, len(text)


@lru_cache(maxsize=4096)
def _stands_alone(char: str) -> bool:
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    ideograph = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2FA1F
    return ideograph or 0xF900 <= code <= 0xFAFF or unicodedata.category(char).startswith("P")
