"""Ukrainian names in Latin letters, after Resolution 55 of the Cabinet of Ministers of Ukraine (2010)."""

from __future__ import annotations

import re

_PLAIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "y", "і": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia",
    "ь": "", "'": "", "’": "", "ʼ": "",
})  # fmt: skip
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_OTHER_LETTERS = re.compile("[ыэёъўјљњћђџѓќ]")
_CYRILLIC = re.compile("[а-яєіїґ]")


def national(name: str) -> str:
    """The name romanised, or nothing where it is written in letters that Ukrainian does not have."""
    low = name.casefold()
    if _OTHER_LETTERS.search(low) or not _CYRILLIC.search(low):
        return ""
    return re.sub(r"[\w'’ʼ]+", lambda m: _word(m.group()), low)


def _word(low: str) -> str:
    low = low.replace("зг", "zgh")
    latin = (_INITIAL.get(low[0], low[0]) + low[1:]).translate(_PLAIN)
    return latin[:1].upper() + latin[1:]
