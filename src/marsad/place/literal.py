"""Names as they are written, but for capitals, marks and hyphens: enough for places far from the conflict.

A world list has far more names than a conflict's own, hardly ever needs its spellings guessed, and would meet half of
them by chance if they were: "Paso" is no "El Paso". So its names are only looked up, and cost little to load.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_JOINTS = re.compile(r"[\s\-‐‑–_.,]+")
_MARKS = re.compile(r"['’‘`ʼʿʾ]")


class LiteralNames:
    """Which numbers bear a name."""

    def __init__(self) -> None:
        self._numbers: dict[str, int | tuple[int, ...]] = {}

    def add(self, number: int, names: Iterable[str]) -> None:
        """Take in the names of one number."""
        known = self._numbers
        for name in names:
            form = literal(name)
            before = known.setdefault(form, number)
            if before != number:
                others = before if isinstance(before, tuple) else (before,)
                if number not in others:
                    known[form] = (*others, number)

    def numbers(self, name: str) -> Sequence[int]:
        """The numbers that bear a name, in the order they came."""
        found = self._numbers.get(literal(name), ())
        return found if isinstance(found, tuple) else (found,)


def literal(name: str) -> str:
    """The name in small letters, without marks, words parted by one blank."""
    text = name.casefold()
    if text.isascii() and text.replace(" ", "").isalpha():
        return text
    if not text.isascii():
        # Only Latin letters lose their marks: й and ї are letters of their own.
        text = "".join(_plain(c) if c < "\u0250" or c >= "\u1e00" else c for c in text)
    return _JOINTS.sub(" ", _MARKS.sub("", text)).strip()


def _plain(letter: str) -> str:
    return letter if letter.isascii() else unicodedata.normalize("NFKD", letter)[0]
