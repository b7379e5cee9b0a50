"""Words for the people and things of a country: they name the country, if not as a place of an event."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

COUNTRIES = Path(__file__).with_name("world") / "countries.tsv"


def country_of(word: str) -> str | None:
    """The id of the country that a word is said of ("Syrian", "Syrians", "British", "US", "U.S."), or None.

    Abbreviations are so in capitals only: "us" is no country.
    """
    bare = word.replace(".", "")
    return _words().get(bare if bare.isupper() else bare.casefold())


@cache
def _words() -> Mapping[str, str]:
    """From words to countries.

    Words and middles of countries are those of the package countryinfo 1.0.1 (MIT), which has the middles from the CIA
    World Factbook (the United States and Australia: their surveyors' centres of the mainland); adjectives that differ
    from the people's name were added by hand. A word of several countries ("Congolese") is the largest one's.
    """
    found: dict[str, str] = {}
    for line in COUNTRIES.read_text(encoding="utf-8").splitlines()[1:]:
        country, _, _, words = line.split("\t")
        for word in filter(None, words.split("|")):
            found.setdefault(word if word.isupper() else word.casefold(), country)
            if not word.isupper() and not word.endswith(("s", "sh", "ch", "ese")):
                found.setdefault(f"{word.casefold()}s", country)
    return found
