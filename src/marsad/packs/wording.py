"""Words as they are compared when the name of a party or a source is looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass

ARTICLES = frozenset({"a", "al", "an", "el", "the"})
# One spelling for words that British and American usage write apart.
SPELLINGS = {"center": "centre", "defense": "defence", "organization": "organisation", "ministries": "ministry"}
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’ʼ][^\W_]+)*")
_GAP = re.compile(r"[\s\-‐‑–/]*")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")


@dataclass(frozen=True, slots=True)
class Word:
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


def words(text: str) -> list[Word]:
    """The words of a text without articles; hyphens part words, possessive and plural endings fall away."""
    found: list[Word] = []
    end = 0
    broken = True
    for match in _TOKEN.finditer(text):
        broken = broken or not _GAP.fullmatch(text, end, match.start())
        end = match.end()
        word = _word(match, follows=not broken)
        if word.key not in ARTICLES:
            found.append(word)
            broken = False
    return found


def key(text: str) -> tuple[str, ...]:
    """The keys of the words of a text."""
    return tuple(word.key for word in words(text))


def _word(match: re.Match[str], *, follows: bool) -> Word:
    raw = match.group()
    bare = _POSSESSIVE.sub("", raw).replace(".", "")
    return Word(
        key=_folded(bare),
        start=match.start(),
        end=match.end(),
        capital=raw[:1].isupper(),
        acronym=bare.isupper(),
        follows=follows,
    )


def _folded(word: str) -> str:
    plain = re.sub("['’ʼ]", "", word.casefold())
    plain = SPELLINGS.get(plain, plain)
    # "Reuters", "forces", "Assads": the plural ending is no part of who is meant; short words and -ss keep theirs.
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain
