"""Finding what a name may stand for: by its spelling, by its consonants, by one consonant more or less."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from marsad.model import GazetteerEntry
from marsad.place.skeleton import Spelling, is_arabic, spelling

# A key this long may be off by one consonant; shorter ones would meet half the gazetteer.
SHORTEST_LOOSE_KEY = 3
OFF_BY_ONE = 15.0
OTHER_CODES = 25.0
# What equal consonants are worth where only the Arabic letters say so.
SAME_ARABIC_KEY = 75.5
FLOOR = 45.0
_LETTERS = "bdfghjklmnrstxzS"
# ذ is heard as d, t or z, ظ as d or z.
_GLUED_ARTICLE = re.compile(r"\b([Aa]l)(?=[a-z]{4})")
_WAVERING = frozenset("ذظ")
_HEARD = (str.maketrans({"ذ": "ز", "ظ": "ز"}), str.maketrans({"ذ": "ت"}))


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and how well the name fits it, 0–100; `exact` where a spelling of it is the same but for marks."""

    entry: GazetteerEntry
    score: float
    exact: bool
    how: str
    number: int


@dataclass(frozen=True, slots=True)
class _Named:
    """One entry with the spellings that are compared."""

    entry: GazetteerEntry
    spellings: tuple[Spelling, ...]
    arabic_keys: frozenset[str]


class NameIndex:
    """The names of a gazetteer, each under its whole form and its consonants."""

    def __init__(self, entries: Iterable[GazetteerEntry]) -> None:
        whole: defaultdict[str, set[int]] = defaultdict(set)
        keys: defaultdict[str, set[int]] = defaultdict(set)
        self._named: list[_Named] = []
        for number, entry in enumerate(entries):
            named = _named(entry)
            self._named.append(named)
            for form in named.spellings:
                whole[form.whole].add(number)
                keys[form.key].add(number)
            for key in named.arabic_keys:
                keys[key].add(number)
        self._whole = {form: tuple(sorted(numbers)) for form, numbers in whole.items() if form}
        self._keys = {key: tuple(sorted(numbers)) for key, numbers in keys.items() if key}

    def exact(self, name: str) -> list[GazetteerEntry]:
        """The entries one of whose spellings is this, but for marks, articles and the order of directions."""
        return [self._named[n].entry for n in self._alike_whole(name)]

    def _alike_whole(self, name: str) -> Sequence[int]:
        found = self._whole.get(spelling(name).whole, ())
        parted = _parted(name)
        return found or (self._whole.get(spelling(parted).whole, ()) if parted != name else ())

    def matches(self, name: str, *, loose: bool = True) -> list[Match]:
        """What the name may stand for, best name first, prominent places first among equals.

        `loose` also looks for keys that are one consonant off.
        """
        found: dict[int, Match] = {}
        for way in dict.fromkeys((name, _parted(name))):
            for match in self._ways(spelling(way), loose=loose):
                number = match.number
                if number not in found or match.score > found[number].score:
                    found[number] = match
        return sorted(found.values(), key=lambda m: (-m.score, -m.entry.prominence, m.entry.id))

    def _ways(self, wanted: Spelling, *, loose: bool) -> list[Match]:
        close = set(self._whole.get(wanted.whole, ())) | set(self._keys.get(wanted.key, ()))
        off = self._off_by_one(wanted.key) - close if loose else set()
        found = [self._match(wanted, number, 0.0) for number in close]
        found += [self._match(wanted, number, OFF_BY_ONE) for number in off]
        return [match for match in found if match.score >= FLOOR]

    def _off_by_one(self, key: str) -> set[int]:
        if len(key) < SHORTEST_LOOSE_KEY:
            return set()
        return {number for near in _neighbours(key) for number in self._keys.get(near, ())}

    def _match(self, wanted: Spelling, number: int, penalty: float) -> Match:
        named = self._named[number]
        best = max((_likeness(wanted, form) for form in named.spellings), default=0.0)
        exact = any(wanted.whole == form.whole for form in named.spellings)
        heard = not exact and best < SAME_ARABIC_KEY and wanted.key in named.arabic_keys
        score = 100.0 if exact else max(best, SAME_ARABIC_KEY if heard else 0.0) - penalty
        how = "same spelling" if exact else "same Arabic consonants" if heard else f"spelling {best:.0f}% alike"
        return Match(named.entry, round(score, 1), exact, how, number)


def _named(entry: GazetteerEntry) -> _Named:
    names = _all_names(entry)
    local = {part for name in names if is_arabic(name) for part in _parts(name)}
    return _Named(
        entry,
        tuple(dict.fromkeys(spelling(name) for name in names)),
        frozenset(spelling(heard).key for name in local for heard in _heard(name)),
    )


def _parts(name: str) -> set[str]:
    """A name; OCHA joins the two names of twin villages by a low line, and each is one of its own."""
    return {name, *name.split("_")} if "_" in name else {name}


def _heard(name: str) -> set[str]:
    return {name} | {name.translate(table) for table in _HEARD} if _WAVERING.intersection(name) else {name}


def _parted(name: str) -> str:
    """The name with an article that was glued to it taken off: "Alwaer" is "Al waer"."""
    return _GLUED_ARTICLE.sub(r"\1 ", name)


def _all_names(entry: GazetteerEntry) -> Sequence[str]:
    return (*entry.names, entry.local_name) if entry.local_name else entry.names


def _likeness(one: Spelling, two: Spelling) -> float:
    alike = (fuzz.ratio(one.folded, two.folded) + fuzz.ratio(one.plain, two.plain)) / 2
    return alike - (OTHER_CODES if one.codes != two.codes else 0.0)


def _neighbours(key: str) -> set[str]:
    """Every key one consonant away."""
    cuts = [(key[:i], key[i:]) for i in range(len(key) + 1)]
    dropped = {a + b[1:] for a, b in cuts if b}
    changed = {a + c + b[1:] for a, b in cuts if b for c in _LETTERS}
    added = {a + c + b for a, b in cuts for c in _LETTERS}
    return dropped | changed | added
