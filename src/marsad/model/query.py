"""Words looked for, and how words are compared: without case, accents or vowel signs, Arabic letters plain.

Whatever a person types is a query; there is no wrong one. Words stand for themselves, "words in quotation marks" stand
in this order, -word keeps out what holds it, and a star at the end (`shell*`) stands for any ending.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Longer words are cut here, on both sides: databases limit what they can index as one.
LONGEST_WORD = 64
MOST_TERMS = 16
# A letter or digit, then letters, digits, and the marks that stand on letters (accents, Arabic vowel signs, tatweel).
_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed])*")
_PART = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))(\*?)')
_MARKS_OF_QUOTATION = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PLAIN_FORMS = {ord("ى"): "ي", ord("ة"): "ه", ord("ی"): "ي", ord("ک"): "ك", ord("ـ"): None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Folded words that must follow one another; `open_ended`: the last one may go on."""

    words: tuple[str, ...]
    open_ended: bool = False

    def begins(self, words: tuple[str, ...]) -> bool:
        """Whether these words, as many as the term has, are it."""
        if self.open_ended:
            return words[:-1] == self.words[:-1] and words[-1].startswith(self.words[-1])
        return words == self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for: all of `terms`, none of `without`. A query without terms finds nothing."""

    terms: tuple[Wanted, ...] = ()
    without: tuple[Wanted, ...] = ()

    def meets(self, text: str) -> bool:
        """Whether a text answers."""
        if not self.terms:
            return False
        words = tuple(word for word, _, _ in words_of(text))
        return all(_holds(words, t) for t in self.terms) and not any(_holds(words, t) for t in self.without)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words of its terms stand in a text, in order: start and end in code points; they may overlap."""
        found = list(words_of(text))
        words = tuple(word for word, _, _ in found)
        for at in range(len(words)):
            for term in self.terms:
                if term.begins(words[at : at + len(term.words)] or ("",)):
                    yield found[at][1], found[at + len(term.words) - 1][2]


def query_of(typed: str) -> Query:
    """The query somebody typed; of very many words the first MOST_TERMS count."""
    terms: list[Wanted] = []
    without: list[Wanted] = []
    for minus, quoted, bare, star in _PART.findall(typed.translate(_MARKS_OF_QUOTATION)):
        words = tuple(word for word, _, _ in words_of(quoted or bare))
        if words:
            term = Wanted(words=words, open_ended=bool(star) or bare.endswith("*"))
            (without if minus else terms).append(term)
    return Query(terms=tuple(dict.fromkeys(terms))[:MOST_TERMS], without=tuple(dict.fromkeys(without))[:MOST_TERMS])


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text, folded, each with where it starts and ends."""
    for found in _WORD.finditer(text):
        word = fold(found.group())
        if word:
            yield word, found.start(), found.end()


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word as words are compared; empty where nothing is left of it."""
    if word.isascii():
        return word.lower()[:LONGEST_WORD]
    plain = unicodedata.normalize("NFKD", word).casefold().translate(_PLAIN_FORMS)
    return "".join(map(_plain, filter(str.isalnum, plain)))[:LONGEST_WORD]


def _plain(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def _holds(words: tuple[str, ...], term: Wanted) -> bool:
    size = len(term.words)
    return any(term.begins(words[at : at + size]) for at in range(len(words) - size + 1))
