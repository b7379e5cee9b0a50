"""Which of GeoNames' alternate names a report in English, Arabic, Ukrainian or Russian would write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from marsad.place.skeleton import spelling

SHORTEST = 3
# Codes of airports and postal offices, and abbreviations: no report means the place by them alone.
_CODE = re.compile(r"[A-Z0-9]{2,5}$")
_DIGIT = re.compile(r"\d")
# Romanised from Russian letter by letter ("Dehr'a", "Ehl'-Khasaka"): no report spells so.
_FROM_CYRILLIC = re.compile(r"[Ee]h\w?'")
# How other languages in Latin letters write the sounds of ay, sh, ch, j and w.
_FOREIGN = re.compile(r"[aeiou]j|j$|j(?![aeiou])|d?zh|t?sch|dsch|tch|cz|sz|[aeou]i(?=\b)|w(?![aeiouhy])|dj")
_UNFIT = re.compile(r"[/|,;()\[\]\t\"]")


def script(name: str) -> str:
    """The script of the first letter: latin, arabic, cyrillic, or other."""
    letter = next((c for c in name if c.isalpha()), "")
    found = unicodedata.name(letter, "").split(" ")[0].lower()
    return found if found in ("latin", "arabic", "cyrillic") else "other"


def is_code(name: str) -> bool:
    """Whether a name is an abbreviation that nobody would take for a name."""
    return _CODE.match(name) is not None


def usable(name: str) -> bool:
    """Whether an alternate can stand in a report: a name, no code, of a script that reports are read in."""
    if len(name) < SHORTEST or is_code(name) or _DIGIT.search(name) or _UNFIT.search(name):
        return False
    kind = script(name)
    if kind == "latin":
        return name[:1].isupper() and not _FROM_CYRILLIC.search(name)
    return kind in ("arabic", "cyrillic")


def distinct(names: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """Of names whose vowels and consonants are the same, the one that an English text writes: "Bombay" of Bombaj."""
    seen = {_heard(name) for name in known}
    alike: dict[str, list[str]] = {}
    for name in names:
        heard = _heard(name)
        if heard not in seen:
            alike.setdefault(heard, []).append(name)
    return [min(spelt, key=_foreignness) for spelt in alike.values()]


def _foreignness(name: str) -> int:
    return len(_FOREIGN.findall(name.casefold())) + sum(not c.isascii() for c in name if script(name) == "latin")


def _heard(name: str) -> str:
    form = spelling(name)
    return f"{form.folded}|{form.codes}"
