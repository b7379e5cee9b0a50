"""Finding what a name may stand for: by its spelling, by its consonants, by one consonant more or less.

Near the conflict every spelling of a name is understood. Elsewhere a name must be written as a gazetteer writes it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from marsad.model import GazetteerEntry
from marsad.place.literal import LiteralNames
from marsad.place.scripts import is_other_script, readings
from marsad.place.skeleton import Spelling, spelling

# A key this long may be off by one consonant; shorter ones would meet half the gazetteer.
SHORTEST_LOOSE_KEY = 3
OFF_BY_ONE = 15.0
OTHER_CODES = 25.0
# What equal consonants are worth where only the letters of another script say so.
SAME_LOCAL_KEY = 75.5
FLOOR = 45.0
_GLUED_ARTICLE = re.compile(r"\b([Aa]l)(?=[a-z]{4})")
# (south, west, north, east) in degrees. A pack wider than this is of the whole world: no place is near its conflict.
WIDEST = 60.0
Bounds = tuple[float, float, float, float]


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
    """The spellings of one entry that are compared, and its consonants as its own script has them."""

    spellings: tuple[Spelling, ...]
    local_keys: frozenset[str]


class NameIndex:
    """The names of a gazetteer: those near the conflict by spelling and consonants, the others as written."""

    def __init__(self, entries: Iterable[GazetteerEntry], bounds: Bounds) -> None:
        self._entries = tuple(entries)
        self._named: dict[int, _Named] = {}
        self._far = LiteralNames()
        whole: defaultdict[str, set[int]] = defaultdict(set)
        keys: defaultdict[str, set[int]] = defaultdict(set)
        for number, entry in enumerate(self._entries):
            if not is_near(entry, bounds):
                self._far.add(number, entry.names)
                if entry.local_name:
                    self._far.add(number, (entry.local_name,))
                continue
            named = self._named[number] = _named(entry)
            for form in named.spellings:
                whole[form.whole].add(number)
                keys[form.key].add(number)
            for key in named.local_keys:
                keys[key].add(number)
        self._whole = {form: tuple(sorted(numbers)) for form, numbers in whole.items() if form}
        self._keys = {key: tuple(sorted(numbers)) for key, numbers in keys.items() if key}

    def exact(self, name: str) -> list[GazetteerEntry]:
        """The entries one of whose spellings is this, but for marks, articles and the order of directions."""
        near = self._alike_whole(name)
        return [self._entries[n] for n in (*near, *(n for n in self._far.numbers(name) if n not in near))]

    def _alike_whole(self, name: str) -> Sequence[int]:
        found = self._whole.get(spelling(name).whole, ())
        parted = _parted(name)
        return found or (self._whole.get(spelling(parted).whole, ()) if parted != name else ())

    def matches(self, name: str, *, loose: bool = True) -> list[Match]:
        """What the name may stand for, best name first, prominent places first among equals.

        `loose` also looks for keys that are one consonant off.
        """
        found: dict[int, Match] = {
            n: Match(self._entries[n], 100.0, True, "same spelling", n) for n in self._far.numbers(name)
        }
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
        return [match for match in found if match]

    def _off_by_one(self, key: str) -> set[int]:
        """The entries one of whose keys is one consonant away: by dropping one from either, or one from both."""
        if len(key) < SHORTEST_LOOSE_KEY:
            return set()
        keys = {near for short in (key, *_shorter(key)) for near in self._by_shorter.get(short, ())}
        keys.update(short for short in _shorter(key) if short in self._keys)
        return {n for near in keys if near == key or _one_off(key, near) for n in self._keys[near]}

    @cached_property
    def _by_shorter(self) -> dict[str, tuple[str, ...]]:
        """Every key under each form of it that lacks one consonant; made when first asked for."""
        by: defaultdict[str, list[str]] = defaultdict(list)
        for key in self._keys:
            for short in _shorter(key):
                by[short].append(key)
        return {short: tuple(keys) for short, keys in by.items()}

    def _match(self, wanted: Spelling, number: int, penalty: float) -> Match | None:
        named = self._named[number]
        best = max((_likeness(wanted, form, FLOOR + penalty) for form in named.spellings), default=0.0)
        exact = best == 100.0 and any(wanted.whole == form.whole for form in named.spellings)
        heard = not exact and best < SAME_LOCAL_KEY and wanted.key in named.local_keys
        score = 100.0 if exact else max(best, SAME_LOCAL_KEY if heard else 0.0) - penalty
        if score < FLOOR:
            return None
        how = (
            "same spelling"
            if exact
            else "same consonants in its own script"
            if heard
            else f"spelling {best:.0f}% alike"
        )
        return Match(self._entries[number], round(score, 1), exact, how, number)


def is_near(entry: GazetteerEntry, bounds: Bounds) -> bool:
    """Whether an entry lies within the bounds of a pack that is about one part of the world."""
    south, west, north, east = bounds
    wide = north - south > WIDEST or east - west > WIDEST
    return not wide and south <= entry.lat <= north and west <= entry.lon <= east


def _named(entry: GazetteerEntry) -> _Named:
    names = (*entry.names, entry.local_name) if entry.local_name else entry.names
    local = {part for name in names if is_other_script(name) for part in _parts(name)}
    return _Named(
        tuple(dict.fromkeys(spelling(name) for name in names)),
        frozenset(spelling(heard).key for name in local for heard in readings(name)),
    )


def _parts(name: str) -> set[str]:
    """A name; OCHA joins the two names of twin villages by a low line, and each is one of its own."""
    return {name, *name.split("_")} if "_" in name else {name}


def _parted(name: str) -> str:
    """The name with an article that was glued to it taken off: "Alwaer" is "Al waer"."""
    return _GLUED_ARTICLE.sub(r"\1 ", name)


def _likeness(one: Spelling, two: Spelling, least: float) -> float:
    """How much two spellings look alike, 0–100; what is under `least` need not be exact."""
    off = OTHER_CODES if one.codes != two.codes else 0.0
    folded = fuzz.ratio(one.folded, two.folded)
    if folded + 100.0 < 2 * (least + off):
        return 0.0
    return (folded + fuzz.ratio(one.plain, two.plain)) / 2 - off


def _shorter(key: str) -> set[str]:
    """Every form of a key that lacks one consonant."""
    return {key[:at] + key[at + 1 :] for at in range(len(key))}


def _one_off(one: str, two: str) -> bool:
    """Whether one consonant more, less or other makes one key of the other, given that they share a shorter form.

    Two keys of a length may share one without being so: "abc" and "bca" both drop to "bc".
    """
    return len(one) != len(two) or sum(a != b for a, b in zip(one, two, strict=True)) <= 1
