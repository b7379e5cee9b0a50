"""Words as they are compared when the name of a party or a source is looked up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

ARTICLES = frozenset({"a", "al", "an", "el", "the"})
# One spelling for words that British and American usage write apart.
SPELLINGS = {"center": "centre", "defense": "defence", "organization": "organisation", "ministries": "ministry"}
REMEMBERED = 50_000
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’ʼ][^\W_]+)*")
_GAP = re.compile(r"[\s\-‐‑–/]*")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")


class Word(NamedTuple):
    """One word of a text: its key and its offsets.

    `capital`: it is written with a capital; `acronym`: wholly in capitals; `follows`: nothing but blanks, hyphens and
    articles lies between it and the word before.
    """

    key: str
    start: int
    end: int
    capital: bool
    acronym: bool
    follows: bool


@lru_cache(16)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text without articles; hyphens part words, possessive and plural endings fall away.

    Parties and sources are looked for in the same text one after the other: the last few are remembered.
    """
    found: list[Word] = []
    end = 0
    broken = True
    for match in _TOKEN.finditer(text):
        start = match.start()
        broken = broken or not _GAP.fullmatch(text, end, start)
        end = match.end()
        folded, capital, acronym = _form(match.group())
        if folded not in ARTICLES:
            found.append(Word(folded, start, end, capital, acronym, not broken))
            broken = False
    return tuple(found)


def key(text: str) -> tuple[str, ...]:
    """The keys of the words of a text."""
    return tuple(word.key for word in words(text))


@lru_cache(REMEMBERED)
def _form(raw: str) -> tuple[str, bool, bool]:
    """A word's key, whether it is written with a capital, whether wholly in capitals."""
    bare = _POSSESSIVE.sub("", raw).replace(".", "")
    return _folded(bare), raw[:1].isupper(), bare.isupper()


def _folded(word: str) -> str:
    plain = re.sub("['’ʼ]", "", word.casefold())
    plain = SPELLINGS.get(plain, plain)
    # "Reuters", "forces", "Assads": the plural ending is no part of who is meant; short words and -ss keep theirs.
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain
