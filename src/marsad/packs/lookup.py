"""Who is meant: from the words of a report to a party or a source of the pack.

Matching is by whole words, whatever their case, articles and hyphens; the longest alias wins. Three rules keep names
apart that only look alike:

* an alias of capitals only, up to four letters (US, IS, TIP), matches capitals only;
* an alias without any capital is a common noun ("government forces", "rebels") and stands only where no other name
  qualifies it: "Lebanese government forces" is nobody of a Syrian pack (civilians are civilians of any people);
* words that belong to a longer alias of a source are not read as a party: the "Syrian Observatory for Human Rights"
  is no Syrian force.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from marsad.model import Pack, Party, Source
from marsad.packs.tables import force_nouns
from marsad.packs.wording import Word, key, words

LONGEST_ACRONYM = 4
# "Turkish-backed rebels" are rebels, the "anti-Assad fighters" are not Assad's, a "pro-Assad blog" is not his voice.
_BEFORE = frozenset({"anti", "ex", "former", "non", "pro"})
_AFTER = frozenset(
    {"aligned", "allied", "backed", "funded", "held", "linked", "run", "sponsored", "supported", "trained"}
)
_CITING = frozenset({"citing", "cited", "quoting", "quoted", "via"})
_JOINING = frozenset({"and", "or"})
_PREPOSITIONS = frozenset({"across", "around", "at", "from", "in", "inside", "near", "of", "on", "outside", "to"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"})
FORCES = "*"
POPULATION = "population"


@dataclass(frozen=True, slots=True)
class _Alias:
    owner: str
    acronym: bool
    common: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words first to last (exclusive) name these owners."""

    first: int
    last: int
    owners: frozenset[str]

    @property
    def length(self) -> int:
        return self.last - self.first


class _Aliases:
    """Aliases by their words. An alias that ends in `*` stands for itself with each noun for forces after it."""

    def __init__(self, named: Iterable[tuple[str, str]], anywhere: Collection[str] = ()) -> None:
        """Names by owner; common nouns of the owners in `anywhere` stand behind any name ("Syrian families")."""
        self._by_keys: defaultdict[tuple[str, ...], set[_Alias]] = defaultdict(set)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for owner, name in named:
            for keys, alias in _spelled(owner, name, common=name == name.lower() and owner not in anywhere):
                self._by_keys[keys].add(alias)
                lengths[keys[0]].add(len(keys))
        self._lengths = {first: sorted(known, reverse=True) for first, known in lengths.items()}

    def hits(self, text: Sequence[Word]) -> list[_Hit]:
        """Every longest match, left to right, none overlapping another."""
        found = []
        at = 0
        while at < len(text):
            hit = self._at(text, at)
            if hit:
                found.append(hit)
            at = hit.last if hit else at + 1
        return found

    def _at(self, text: Sequence[Word], at: int) -> _Hit | None:
        for length in self._lengths.get(text[at].key, ()):
            keys = tuple(w.key for w in text[at : at + length])
            aliases = self._by_keys.get(keys, ())
            owners = frozenset(a.owner for a in aliases if _stands(a, text, at))
            if owners:
                return _Hit(at, at + len(keys), owners)
        return None


def _spelled(owner: str, name: str, *, common: bool) -> list[tuple[tuple[str, ...], _Alias]]:
    found = words(name)
    keys = tuple(w.key for w in found)
    if name.endswith(FORCES):
        return [(keys + noun, _Alias(owner, False, common)) for noun in _force_keys()]
    acronym = len(found) == 1 and found[0].acronym and len(keys[0]) <= LONGEST_ACRONYM
    return [(keys, _Alias(owner, acronym, common))] if keys else []


@cache
def _force_keys() -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(key(noun) for noun in force_nouns()))


def _stands(alias: _Alias, text: Sequence[Word], at: int) -> bool:
    if alias.acronym and not text[at].acronym:
        return False
    return not (alias.common and _qualified(text, at))


def _qualified(text: Sequence[Word], at: int) -> bool:
    """Whether another name right before narrows the noun ("Lebanese government"), and is no place or day of its own."""
    if at == 0 or not text[at].follows or not text[at - 1].capital:
        return False
    name = text[at - 1].key
    in_a_place = at > 1 and text[at - 1].follows and text[at - 2].key in _PREPOSITIONS
    return not (name in _BEFORE or name in _DAYS or in_a_place)


class SourceIndex:
    """The sources of a pack by name."""

    def __init__(self, pack: Pack) -> None:
        self._sources = {s.id: s for s in pack.sources}
        self._aliases = _Aliases((s.id, name) for s in pack.sources for name in (s.name, *s.aliases))

    def find(self, name: str) -> Source | None:
        """The source whose alias covers most words of `name`; None if there is none, or two cover as many.

        Those whom it cites are left out: "Reuters, citing SANA" is Reuters.
        """
        found = words(name)
        owner = _single([hit for hit in self._aliases.hits(found) if not _aside(found, hit)])
        return self._sources[owner] if owner else None

    def sources_in(self, text: str) -> list[tuple[int, int, tuple[Source, ...]]]:
        """Every naming of sources in a text, in its order, as (start, end, sources), offsets half-open."""
        found = words(text)
        return [
            (found[hit.first].start, found[hit.last - 1].end, tuple(self._sources[o] for o in sorted(hit.owners)))
            for hit in self._aliases.hits(found)
        ]


class PartyIndex:
    """The parties of a pack by name."""

    def __init__(self, pack: Pack) -> None:
        self._parties = {p.id: p for p in pack.parties}
        named = ((p.id, name) for p in pack.parties for name in (p.name, *p.aliases))
        self._aliases = _Aliases(named, {p.id for p in pack.parties if p.kind == POPULATION})
        self._sources = _Aliases((s.party or "", name) for s in pack.sources for name in (s.name, *s.aliases))

    def find(self, text: str) -> Party | None:
        """The party that `text` names; None if it names none, or several and none by more words than the others.

        Two parties joined by "and" are several, however long their names.
        """
        found = words(text)
        hits = self._hits(found)
        if any(_joined(found, one, two) for one, two in pairwise(hits)):
            return None
        owner = _single(hits)
        return self._parties[owner] if owner else None

    def parties_in(self, text: str) -> list[tuple[int, int, tuple[Party, ...]]]:
        """Every naming of parties in a text, in its order, as (start, end, parties), offsets half-open.

        More than one party where the alias is shared ("Russian-regime").
        """
        found = words(text)
        return [
            (found[hit.first].start, found[hit.last - 1].end, tuple(self._parties[o] for o in sorted(hit.owners)))
            for hit in self._hits(found)
        ]

    def _hits(self, text: Sequence[Word]) -> list[_Hit]:
        outlets = self._sources.hits(text)
        return [
            hit
            for hit in self._aliases.hits(text)
            if not _aside(text, hit) and not any(_covers(outlet, hit) for outlet in outlets)
        ]


def _covers(outlet: _Hit, hit: _Hit) -> bool:
    """Whether the name of a source that is another's voice, or nobody's, holds the party's words and more."""
    inside = outlet.first <= hit.first and hit.last <= outlet.last
    return inside and outlet.length > hit.length and not outlet.owners & hit.owners


def _aside(text: Sequence[Word], hit: _Hit) -> bool:
    """Whether the name only qualifies another, or is cited by it."""
    before = text[hit.first - 1].key if hit.first else ""
    after = text[hit.last].key if hit.last < len(text) else ""
    return before in _BEFORE or before in _CITING or after in _AFTER


def _joined(text: Sequence[Word], one: _Hit, two: _Hit) -> bool:
    between = [w.key for w in text[one.last : two.first]]
    return one.owners != two.owners and len(between) == 1 and between[0] in _JOINING


def _single(hits: Sequence[_Hit]) -> str | None:
    """The one owner named by most words, or None."""
    longest = max((h.length for h in hits), default=0)
    owners = {owner for h in hits if h.length == longest for owner in h.owners}
    return owners.pop() if len(owners) == 1 else None
