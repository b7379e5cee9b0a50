"""Names that hold a place's name and are somebody else's: people, outlets, clubs, talks, operations."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Protocol

from marsad.packs import common_words
from marsad.place.heads import AROUND, COUNTRYSIDE, UNNAMED, bearing_of, kinds_of

_TABLE = tomllib.loads((files("marsad.place") / "lexicon" / "others.toml").read_text(encoding="utf-8"))
TITLES, _BEFORE, _OF, _BEHIND, NEVER, LEADING = (
    frozenset(_TABLE[name].split()) for name in ("titles", "before", "of", "behind", "never", "leading")
)
_PEOPLES = re.compile(r"(?:ian|ish|ese|can|aeli|raqi|stani|meni|ench|utch|urkic)s?$")
# A line set like a headline shows nothing by its capitals.
_HEADLINE = 0.7


class Word(Protocol):
    """A word of a text; `joined`: only a blank or a hyphen stands between it and the word before."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def joined(self) -> bool: ...


def in_another(text: str, words: Sequence[Word], at: int, length: int, kind: str) -> bool:
    """Whether the words from `at` on, the name of a place of that kind, are a piece of another's name."""
    first, after = words[at], _next(words, at + length)
    before = words[at - 1] if at and first.joined and text[first.start - 1 : first.start] == " " else None
    if after is not None and after.text.casefold() in _BEHIND and after.text[0].isupper():
        return not is_led(words, at)
    if before is None:
        return False
    if before.text == "of" and at > 1 and before.joined and kind != "water":
        return words[at - 2].text.casefold() in _OF and words[at - 2].text[0].isupper()
    return before.text[0].isupper() and before.text.casefold() in _BEFORE | TITLES


def of_a_person(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether an unknown name stands right before a word, as in a person's: "Lloyd Austin"."""
    first = words[at]
    before = words[at - 1] if at and first.joined and text[first.start - 1 : first.start] == " " else None
    return before is not None and _unknown(before) and not _is_headline(text, first.start)


def is_led(words: Sequence[Word], at: int) -> bool:
    """Whether the word before says that a place is named."""
    before = words[at - 1] if at and words[at].joined else None
    if before is not None and (bearing_of(before.text) is not None or before.text == "the") and at > 1:
        before = words[at - 2]
    return before is not None and before.text.casefold() in LEADING


def _next(words: Sequence[Word], at: int) -> Word | None:
    return words[at] if at < len(words) and words[at].joined and words[at].start == words[at - 1].end + 1 else None


def _unknown(word: Word) -> bool:
    """Whether a word is written as a name and is in no dictionary, no head noun, people or abbreviation."""
    text, plain = word.text, word.text.casefold()
    if not text[0].isupper() or text.isupper() or len(text) < 3 or not text.isalpha():
        return False
    known = kinds_of(plain) or bearing_of(plain) is not None or plain in AROUND | COUNTRYSIDE | UNNAMED | NEVER
    return not (known or plain in common_words() or plain.removesuffix("s") in common_words() or _PEOPLES.search(plain))


def _is_headline(text: str, at: int) -> bool:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = re.findall(r"[^\W\d_]{4,}", text[start : end if end >= 0 else len(text)])
    return bool(line) and sum(word[0].isupper() for word in line) > _HEADLINE * len(line)
