"""Other scripts than Latin: which one a word is written in, and its letters in ours.

Two ways, by what a script writes. Arabic leaves the short vowels out: its words become consonants at once, by a table
onto the alphabet of the keys. Cyrillic writes every vowel: its words are put into Latin letters as an English newspaper
would, and go on as Latin words. A letter that is heard in several ways gives a name several keys (ذ: d, t, z; г: g in
Russian, h in Ukrainian). A script without a table keeps its letters, so that names in it match as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")

CONSONANTS_OF_ARABIC = str.maketrans({
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s",
    "ش": "S", "ص": "s", "ض": "d", "ط": "t", "ظ": "d", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "پ": "b", "چ": "S", "گ": "g", "ڤ": "f", "ک": "k",
    **dict.fromkeys("عاويىءةیأإآؤئٱ", ""),
})  # fmt: skip
# Letters that Arabic hands write one for the other.
ARABIC_ALIKE = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي"}
)
# Russian, Ukrainian, Belarusian, Serbian and Macedonian letters, small ones; г as in Ukrainian.
_LATIN_OF_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z",
    "и": "y", "і": "i", "ї": "yi", "й": "y", "ј": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ў": "w", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ђ": "dj", "ћ": "ch", "љ": "l", "њ": "n",
    "џ": "dj", "ѓ": "g", "ќ": "k", "ѕ": "dz",
})  # fmt: skip
# What a letter may be heard as besides what the tables say: each row gives a name one more reading.
_HEARD = {
    "ذ": (str.maketrans({"ذ": "ز", "ظ": "ز"}), str.maketrans({"ذ": "ت"})),
    "ظ": (str.maketrans({"ذ": "ز", "ظ": "ز"}),),
    "г": (str.maketrans({"г": "ґ", "Г": "Ґ"}),),
    "Г": (str.maketrans({"г": "ґ", "Г": "Ґ"}),),
}
_WAVERING = frozenset(_HEARD)


def is_arabic(text: str) -> bool:
    """Whether it holds Arabic letters."""
    return not text.isascii() and _ARABIC_LETTER.search(text) is not None


def is_other_script(text: str) -> bool:
    """Whether it holds letters of a script that has a table here."""
    return not text.isascii() and (is_arabic(text) or _CYRILLIC_LETTER.search(text) is not None)


def in_latin(word: str) -> str:
    """A word in small letters with its Cyrillic letters put into Latin ones; others stay."""
    return word if word.isascii() else word.translate(_LATIN_OF_CYRILLIC)


def readings(name: str) -> Sequence[str]:
    """The name, and the name as else it may be heard."""
    if name.isascii():
        return (name,)
    tables = dict.fromkeys(table for letter in _WAVERING.intersection(name) for table in map(_frozen, _HEARD[letter]))
    return tuple(dict.fromkeys((name, *(name.translate(dict(table)) for table in tables))))


def _frozen(table: dict[int, str]) -> tuple[tuple[int, str], ...]:
    return tuple(table.items())
