"""The names of a pack: what a name may stand for, and which stretches of a text are names of places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from marsad.model import Candidate, GazetteerEntry, Pack
from marsad.packs import PartyIndex, SourceIndex, common_words, country_of
from marsad.place.index import Match, NameIndex, is_near
from marsad.place.skeleton import Spelling, spelling

# How much of a candidate's rank its prominence makes.
PROMINENCE = 6.0
HALF_FIT = 60.0
WRONG_KIND = 20.0
KNOWN = 0.25
# A name that no spelling equals must share all its consonants, at least so many, and look this much alike.
LEAST_KEY = 3
LONGEST_ACRONYM = 4
ALIKE = 85.0
ALIKE_SHORT = 90.0
CACHED = 65536
HOME_SHARE = 0.2

_WORD = re.compile(r"\w+(?:['’ʼ‘`]\w+)*")
_BRACKETS = re.compile(r"\(([^)]*)\)")
_POSSESSIVE = re.compile(r"['’ʼ]s$|['’ʼ]$")


class Gazetteer:
    """Names of places and what they may stand for. Pure: the same name gives the same answer."""

    def __init__(self, pack: Pack) -> None:
        self._bounds = pack.bounds
        self._index = NameIndex(pack.entries, pack.bounds)
        self._countries = {e.id: number for number, e in enumerate(pack.entries) if e.kind == "country"}
        self._entries = pack.entries
        self.home = _home(pack)
        self._common = common_words()
        self._not_places = frozenset(_literal(name) for name in pack.not_places)
        self._parties = PartyIndex(pack)
        self._sources = SourceIndex(pack)
        self._matches = lru_cache(CACHED)(self._find_matches)
        self._likeliest = lru_cache(CACHED)(self._find_likeliest)

    def matches(self, name: str) -> Sequence[Match]:
        """Every entry the name may stand for with its likeness, likest first."""
        return self._matches(name)

    def _find_matches(self, name: str) -> tuple[Match, ...]:
        """Matches of the name, or of each of several given ("Kobane/Ayn al-Arab", "Palmyra (Tadmur)")."""
        found: dict[int, Match] = {}
        for given in _given(name):
            known = self._without_apostrophe(given)
            for match in self._index.matches(given[:-1] if known else given):
                if match.number not in found or match.score > found[match.number].score:
                    found[match.number] = match
        people = self.country_of(name)
        if people and not any(m.exact for m in found.values()):
            number = self._countries[people]
            found[number] = Match(self._entries[number], 100.0, True, "a word for its people or things", number)
        return tuple(sorted(found.values(), key=lambda m: (-m.score, -m.entry.prominence, m.entry.id)))

    def country_of(self, word: str) -> str | None:
        """The country of this gazetteer that a word is said of ("Syrian", "US")."""
        country = country_of(word)
        return country if country in self._countries else None

    def names_exactly(self, name: str) -> bool:
        """Whether some place bears this name, spelt so but for marks and articles."""
        return bool(self._index.exact(name)) and not self._common_word(name)

    def candidates(self, name: str, kinds: Sequence[str] = (), limit: int = 5) -> Sequence[Candidate]:
        """What the name may stand for, best first, scores 0–100, without any context but what kinds would fit."""
        ranked = sorted(self.matches(name), key=lambda m: (-_rank(m, kinds), m.entry.id))
        return [candidate(match.entry, match.score, match.how) for match in ranked[:limit]]

    def kind_of(self, name: str) -> str | None:
        """The kind of the likeliest place of that name, or None if no place is called so.

        Parties, outlets and common words are no places, unless a prominent place bears exactly their name.
        """
        entry = self._likeliest(_POSSESSIVE.sub("", name.strip()))
        return entry.kind if entry else None

    def likeliest(self, name: str) -> GazetteerEntry | None:
        """The entry behind `kind_of`."""
        return self._likeliest(name)

    def well_known(self, entry: GazetteerEntry) -> bool:
        """Whether a place may be meant without anything that points to it."""
        return entry.prominence >= KNOWN

    def is_near(self, entry: GazetteerEntry) -> bool:
        """Whether a place lies in the part of the world that the pack is about."""
        return is_near(entry, self._bounds)

    def barred(self, text: str) -> list[tuple[int, int]]:
        """Stretches of a text that name a party or an outlet in several words, and no place."""
        spans = [(start, end) for start, end, _ in self._parties.parties_in(text)]
        spans += [(start, end) for start, end, _ in self._sources.sources_in(text)]
        return [
            (start, end) for start, end in spans if _several(text[start:end]) and not self._index.exact(text[start:end])
        ]

    def _find_likeliest(self, name: str) -> GazetteerEntry | None:
        form = spelling(name)
        if not form.plain or _literal(name) in self._not_places:
            return None
        named = [entry for entry in self._index.exact(name) if _written(name, form.whole, entry)]
        exact = max(named, key=lambda e: (e.prominence, e.id), default=None)
        if exact and self.well_known(exact):
            return exact if not self._common_word(name) or exact.kind == "country" else None
        if self._common_word(name) or self._parties.find(name) or self._sources.find(name):
            return None
        return exact or self._alike(name, form) or self._without_apostrophe(name)

    def _without_apostrophe(self, name: str) -> GazetteerEntry | None:
        """ "Syrias" for "Syria's", as texts that lost their apostrophes have it."""
        if not name.endswith("s") or self._index.exact(name):
            return None
        known = [e for e in self._index.exact(name[:-1]) if self.well_known(e)]
        return max(known, key=lambda e: (e.prominence, e.id), default=None)

    def _alike(self, name: str, form: Spelling) -> GazetteerEntry | None:
        strength = len(form.key) + len(form.codes)
        if any(self._no_part(word) for word in _WORD.findall(name)):
            return None
        best = next((m for m in self._index.matches(name, loose=False) if m.entry.kind != "country"), None)
        if best is None or strength < LEAST_KEY:
            return None
        sure = ALIKE if _several(name) or strength > LEAST_KEY else ALIKE_SHORT
        return best.entry if best.score >= sure else None

    def _no_part(self, word: str) -> bool:
        """Whether a word is no part of a name that is spelt in an unknown way: a common one, an abbreviation."""
        if word.isupper():
            return len(word) < LONGEST_ACRONYM
        return len(word) > 2 and word.casefold() in self._common

    def _common_word(self, name: str) -> bool:
        return all(word.casefold() in self._common for word in _WORD.findall(name)) and not name.isupper()


def _home(pack: Pack) -> frozenset[str]:
    """The countries that a pack is about: those in which a fair part of the places near the conflict lie."""
    near = [e for e in pack.entries if is_near(e, pack.bounds)]
    often = Counter(e.within[-1] for e in near if e.within)
    return frozenset(country for country, count in often.items() if count >= HOME_SHARE * len(near))


def _literal(name: str) -> str:
    return name.casefold().replace("-", " ").replace("’", "'")


def _written(name: str, whole: str, entry: GazetteerEntry) -> bool:
    """Whether the name equals another name of the entry than an abbreviation in capitals, or is in capitals too."""
    equal = [n for n in entry.names if spelling(n).whole == whole]
    return name.isupper() or not equal or any(not n.isupper() or len(n) > LONGEST_ACRONYM for n in equal)


def _given(name: str) -> list[str]:
    """The names that a text gives for one place, by strokes and brackets."""
    brackets = _BRACKETS.findall(name)
    parts = [part.strip() for part in (*_BRACKETS.sub(" ", name).split("/"), *brackets)]
    return list(dict.fromkeys(part for part in parts if part)) or [name]


def candidate(entry: GazetteerEntry, score: float, why: str) -> Candidate:
    """An entry as one of the places a name may stand for."""
    return Candidate(
        place_id=entry.id, name=entry.name, lat=entry.lat, lon=entry.lon, score=round(min(100.0, score), 1), why=why
    )


def _rank(match: Match, kinds: Sequence[str]) -> float:
    unfit = WRONG_KIND if kinds and match.entry.kind not in kinds else 0.0
    fits = max(0.0, (match.score - HALF_FIT) / (100.0 - HALF_FIT))
    return match.score + PROMINENCE * match.entry.prominence * fits - unfit


def _several(name: str) -> bool:
    return len(_WORD.findall(name)) > 1
