"""A text as the words that figures are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from marsad.read.numbers.wording import Phrases

T = TypeVar("T")
TOKEN = re.compile(
    r"\d{1,3}(?:[,\u00a0\u202f\u2009’']\d{3})+(?!\d)|[1-9]\d{0,2}(?:\x20\d{3})+(?![\d.,:])|\d+(?:\.\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[*’'\u064b-\u0652\u0670]+[^\W\d_]*)*|\n|[^\s\w]|_",
    re.UNICODE,
)
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬", "01234567890123456789,")
VOWEL_MARKS = dict.fromkeys([*range(0x064B, 0x0653), 0x0670])
ABBREVIATIONS = frozenset(
    {"no", "dr", "mr", "mrs", "ms", "gen", "lt", "col", "maj", "sgt", "capt", "st", "approx", "vs"}
    | {"jan", "feb", "aug", "sept", "oct", "nov", "dec"}
)


class Token(NamedTuple):
    """One word, number or mark: its lower-case form and its place in the text."""

    low: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        return self.low[:1].isdecimal()

    @property
    def is_word(self) -> bool:
        return self.low[:1].isalpha()


@dataclass(frozen=True)
class Words:
    """The tokens of one text. `text` has Western digits, code point for code point."""

    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(Token(m[0].lower().translate(VOWEL_MARKS), m.start(), m.end()) for m in TOKEN.finditer(self.text))

    @cached_property
    def sentence(self) -> tuple[int, ...]:
        """The number of the sentence that each token stands in."""
        out, number = [], 0
        for i, token in enumerate(self.tokens):
            out.append(number)
            number += token.low in {"\n", "!", "?", ";"} or (token.low == "." and self._ends_sentence(i))
        return tuple(out)

    @cached_property
    def wording(self) -> tuple[str, ...]:
        """Every sentence as its lower-case words, each with a blank before and after it."""
        lists: list[list[str]] = [[] for _ in range(self.sentence[-1] + 1)] if self.tokens else []
        for token, number in zip(self.tokens, self.sentence, strict=True):
            lists[number].append(token.low)
        return tuple(f" {' '.join(words)} " for words in lists)

    def _ends_sentence(self, i: int) -> bool:
        tokens = self.tokens
        after, before = tokens[i].end, tokens[i - 1].low if i else ""
        if after < len(self.text) and not self.text[after].isspace() and self.text[after] not in "\"'”’)":
            return False
        return len(before) > 1 and before not in ABBREVIATIONS

    def low(self, i: int) -> str:
        """The token's lower-case form, "" outside the text."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def is_capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter: "IS fighters", "Said al-…" hold no verbs."""
        return 0 <= i < len(self.tokens) and self.text[self.tokens[i].start].isupper()

    def is_acronym(self, i: int) -> bool:
        return self.is_capital(i) and self.text[self.tokens[i].start : self.tokens[i].end].isupper()

    def adjacent(self, i: int) -> bool:
        """Whether nothing, not even a blank, stands between token i and the one after it."""
        return 0 <= i < len(self.tokens) - 1 and self.tokens[i].end == self.tokens[i + 1].start

    def same_sentence(self, i: int, j: int) -> bool:
        return 0 <= i < len(self.tokens) and 0 <= j < len(self.tokens) and self.sentence[i] == self.sentence[j]

    def phrase_at(self, i: int, table: Phrases[T]) -> tuple[int, T] | None:
        """The longest phrase that begins at token i, as (number of tokens, its value)."""
        for length in range(table.heads.get(self.low(i), 0), 0, -1):
            words = tuple([token.low for token in self.tokens[i : i + length]])
            if words in table.entries:
                return len(words), table.entries[words]
        return None

    def phrase_before(self, i: int, table: Phrases[T]) -> tuple[int, T] | None:
        """The longest phrase that ends just before token i, as (number of tokens, its value)."""
        for length in range(min(table.tails.get(self.low(i - 1), 0), i), 0, -1):
            words = tuple([token.low for token in self.tokens[i - length : i]])
            if words in table.entries:
                return length, table.entries[words]
        return None


def words_of(text: str) -> Words:
    """The words of `text`, Arabic-Indic digits read as Western ones."""
    return Words(text.translate(DIGITS))
