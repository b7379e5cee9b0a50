"""Which script a name is written in."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LATIN, ARABIC, CYRILLIC = "LATIN", "ARABIC", "CYRILLIC"
MIXED = "MIXED"


@lru_cache(maxsize=65536)
def script(name: str) -> str:
    """The script of a name's letters in capitals ("LATIN", "ARABIC", "CJK"); "" for none, "MIXED" for several."""
    if name.isascii():
        return LATIN if any(map(str.isalpha, name)) else ""
    found = {_of(letter) for letter in name if letter.isalpha()}
    return found.pop() if len(found) == 1 else MIXED if found else ""


@lru_cache(maxsize=4096)
def _of(letter: str) -> str:
    if ord(letter) < 0x250:
        return LATIN
    # Modifier letters (ʿ, ʻ) stand for letters of Semitic names in Latin script.
    first = unicodedata.name(letter, "").split(" ")[0]
    return LATIN if first in ("MODIFIER", "") else first
