"""The roll of incidents: what the Watch page filters by and draws, worked out once a picture and not once a request.

It is kept as columns, one number or bit an incident, so that fifty thousand are sifted in a few milliseconds. A set of
incidents is a mask: an array of booleans, one for each entry of the roll, which stand latest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from marsad.model import Family, Incident, Pack, Picture, PlaceMention, words_of
from marsad.publish.locate import place_name
from marsad.publish.words import kind_words
from marsad.web.coverage import Coverage, coverage
from marsad.web.features import Spot, bearing, spot_of
from marsad.web.hues import hue_of
from marsad.web.sieve import FACETS, UNPLACED, Dates, Sieve
from marsad.web.site import Site

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

FAMILIES = tuple(Family)
NEVER = 0  # the number of a day that is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One incident of the roll."""

    incident: Incident
    spots: tuple[Spot, ...]
    hue: str
    contested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """When incidents happened: their windows as numbers of days (NEVER: an end that is not known), family, standing."""

    earliest: Numbers
    latest: Numbers
    family: Numbers
    contested: Mask

    def only(self, mask: Mask) -> Days:
        """Those of a mask."""
        return Days(self.earliest[mask], self.latest[mask], self.family[mask], self.contested[mask])

    @property
    def undated(self) -> Mask:
        never: Mask = (self.earliest == NEVER) & (self.latest == NEVER)
        return never

    def within(self, sieve: Sieve) -> Mask:
        """Those whose window is of a sieve's range of days."""
        if not sieve.ranged:
            return np.ones(len(self.earliest), dtype=bool)
        first, last = (sieve.first or date.min).toordinal(), (sieve.last or date.max).toordinal()
        begins = np.where(self.earliest == NEVER, date.min.toordinal(), self.earliest)
        ends = np.where(self.latest == NEVER, date.max.toordinal(), self.latest)
        if sieve.dates is Dates.SURE:
            sure: Mask = (first <= begins) & (ends <= last) & ~self.undated
            return sure
        overlapping: Mask = (begins <= last) & (first <= ends)
        return overlapping if sieve.dates is Dates.ANY else overlapping & ~self.undated


def days_of(incidents: Sequence[Incident]) -> Days:
    """The days of incidents, in their order."""
    return Days(
        np.array([i.earliest.toordinal() if i.earliest else NEVER for i in incidents], dtype=np.int64),
        np.array([i.latest.toordinal() if i.latest else NEVER for i in incidents], dtype=np.int64),
        np.array([FAMILIES.index(i.family) for i in incidents], dtype=np.int64),
        np.array([bool(i.contested) for i in incidents], dtype=bool),
    )


@dataclass(frozen=True, slots=True)
class Ground:
    """Where incidents lie: every spot that the map can show once, and pairs of an entry and a spot by their numbers.

    `boxes` has a row (west, south, east, north) a spot, `middles` a row (lon, lat).
    """

    spots: tuple[Spot, ...]
    boxes: Floats
    middles: Floats
    entry: Numbers
    spot: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Incidents that may be shown, latest first; `withheld` counts the others.

    `of` says which have a value of a facet, {"status": {"contested": [3, 17]}}; `at` which lie at or within a place by
    its id, `names` which ids a folded name stands for, `by_claim` which incidents rest on a claim, `hues` which
    have a hue; `texts` which are of a kind and at places of these folded words, a space before each.
    """

    entries: tuple[Entry, ...]
    days: Days
    ground: Ground
    placed: Mask
    of: Mapping[str, Mapping[str, Numbers]]
    at: Mapping[str, Numbers]
    names: Mapping[str, frozenset[str]]
    by_claim: Mapping[str, list[int]]
    hues: Mapping[str, Numbers]
    texts: Mapping[str, Numbers]
    coverage: Coverage
    withheld: int = 0
    _orders: dict[str, Numbers] = field(default_factory=dict)

    def chosen(self, sieve: Sieve, answering: Collection[str] = ()) -> Mask:
        """Those that a sieve lets through whenever they happened; `answering` are claims that hold its words."""
        left = np.ones(len(self.entries), dtype=bool)
        for facet, values in sieve.chosen:
            left &= self._mask(self.of[facet].get(value, ()) for value in values)
        if sieve.place:
            left &= self._there(sieve.place)
        if sieve.words:
            left &= self.answering(sieve.words, answering)
        return left

    def ordered(self, name: str, key: Callable[[Entry], Any]) -> Numbers:
        """The numbers of all entries in the order of a key, worked out once for each `name`."""
        if name not in self._orders:
            self._orders[name] = np.array(
                sorted(range(len(self.entries)), key=lambda n: key(self.entries[n])), dtype=np.int64
            )
        return self._orders[name]

    def answering(self, words: str, answering: Iterable[str]) -> Mask:
        """Those that rest on one of these claims, or whose kind and places hold all these words."""
        return self._mask(self.by_claim.get(claim, ()) for claim in answering) | self._holding(words)

    def _mask(self, numbers: Iterable[Any]) -> Mask:
        mask = np.zeros(len(self.entries), dtype=bool)
        mask[np.fromiter(chain.from_iterable(numbers), dtype=np.int64)] = True
        return mask

    def _there(self, place: str) -> Mask:
        """Those at a place of this id or name or within it; where nothing is called so, whose place's words hold it."""
        ids = {place, *self.names.get(plain(place), ())}
        within = [self.at[i] for i in ids if i in self.at]
        return self._mask(within) if within else self._holding(place)

    def _holding(self, words: str) -> Mask:
        """Those whose kind and places hold every one of these words, or words that begin so."""
        wanted = [f" {word}" for word, _, _ in words_of(words)]
        if not wanted:
            return np.zeros(len(self.entries), dtype=bool)
        return self._mask(self.texts[text] for text in self.texts if all(word in text for word in wanted))


def plain(name: str) -> str:
    """A name as names are compared here."""
    return " ".join(word for word, _, _ in words_of(name))


def roll_of(picture: Picture, site: Site) -> Roll:
    """The roll of a picture, without what is withheld and what rests on withheld words alone."""
    shelf, aside = site.telling(), site.withheld()
    told = [
        i for i in picture.incidents if i.id not in aside and (not i.claims or any(c in shelf.claims for c in i.claims))
    ]
    told.sort(key=_when, reverse=True)
    making = _Making(site)
    entries = tuple(making.entry(i) for i in told)
    by_claim = defaultdict[str, list[int]](list)
    for number, one in enumerate(told):
        for claim in one.claims:
            by_claim[claim].append(number)
    return Roll(
        entries=entries,
        days=days_of(told),
        ground=_ground(entries),
        placed=np.array([any(spot.drawn for spot in e.spots) for e in entries], dtype=bool),
        of=_facets(entries, site.pack),
        at=_numbered(making.areas(i) for i in told),
        names=making.names(),
        by_claim=dict(by_claim),
        hues=_numbered([e.hue] for e in entries),
        texts=_numbered([making.text(i)] for i in told),
        coverage=coverage(shelf, picture.as_known_on),
        withheld=len(picture.incidents) - len(told),
    )


def _when(told: Incident) -> tuple[date, date, str]:
    """By the end of its window, a narrow window before a wide one."""
    return told.latest or told.earliest or date.min, told.earliest or date.min, told.id


def _numbered(values: Iterable[Iterable[str]]) -> dict[str, Numbers]:
    """Which entries, by number, have each value."""
    found = defaultdict[str, list[int]](list)
    for number, some in enumerate(values):
        for value in dict.fromkeys(some):
            found[value].append(number)
    return {value: np.array(numbers, dtype=np.int64) for value, numbers in found.items()}


def _ground(entries: Sequence[Entry]) -> Ground:
    numbers: dict[str, int] = {}
    spots: list[Spot] = []
    pairs: list[tuple[int, int]] = []
    for number, entry in enumerate(entries):
        for spot in {s.key: s for s in entry.spots if s.drawn}.values():
            if spot.key not in numbers:
                numbers[spot.key] = len(spots)
                spots.append(spot)
            pairs.append((number, numbers[spot.key]))
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Ground(
        tuple(spots),
        np.array([spot.box for spot in spots], dtype=float).reshape(-1, 4),
        np.array([(spot.lon, spot.lat) for spot in spots], dtype=float).reshape(-1, 2),
        both[:, 0].copy(),
        both[:, 1].copy(),
    )


def _facets(entries: Sequence[Entry], pack: Pack) -> dict[str, dict[str, Numbers]]:
    camps = {party.id: tuple(_camp(party.id, pack)) for party in pack.parties}

    def values(entry: Entry) -> tuple[Iterable[str], ...]:
        told = entry.incident
        precisions = {spot.precision.value for spot in entry.spots if spot.drawn}
        return (
            (told.kind, told.family.value),
            [party for actor in told.actors for party in camps.get(actor, (actor,))],
            [name for voice in told.voices for name in (voice.source or voice.name, *voice.relays) if name],
            (told.status.value,),
            precisions or {UNPLACED},
        )

    columns = zip(*(values(entry) for entry in entries), strict=True) if entries else ((),) * len(FACETS)
    return {facet: _numbered(column) for facet, column in zip(FACETS, columns, strict=True)}


def _camp(party: str, pack: Pack) -> Iterable[str]:
    """A party and what it is a part of."""
    seen: set[str] = set()
    at: str | None = party
    while at and at not in seen:
        yield at
        seen.add(at)
        known = pack.party(at)
        at = known.parent if known else None


class _Making:
    """Makes entries; what is the same of many incidents, the places above all, is worked out once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._places: dict[tuple[Any, ...], tuple[Spot, tuple[str, ...], tuple[str, ...]]] = {}

    def entry(self, told: Incident) -> Entry:
        return Entry(
            incident=told,
            spots=tuple(self._known(place)[0] for place in bearing(told)),
            hue=hue_of(told, self._site.pack, self._site.hues),
            contested=tuple(axis.value for axis in told.contested),
        )

    def text(self, told: Incident) -> str:
        """The words of its kind and places, folded, a space before each."""
        words = [*_words(kind_words(told.kind)), *_words(told.family.value)]
        words += [word for place in told.places for word in self._known(place)[2]]
        return "".join(f" {word}" for word in dict.fromkeys(words))

    def areas(self, told: Incident) -> Iterable[str]:
        """The ids of its places and of all around them."""
        return (area for place in told.places for area in self._known(place)[1])

    def names(self) -> dict[str, frozenset[str]]:
        """The ids of the places met and of all around them, by every name they have."""
        found = defaultdict[str, set[str]](set)
        for area in {area for _, areas, _ in self._places.values() for area in areas}:
            known = self._site.entries.get(area)
            for name in known.names if known else ():
                found[plain(name)].add(area)
        for spot, areas, _ in self._places.values():
            if areas:
                found[plain(spot.name)].add(areas[0])
        found.pop("", None)
        return {name: frozenset(ids) for name, ids in found.items()}

    def _known(self, place: PlaceMention) -> tuple[Spot, tuple[str, ...], tuple[str, ...]]:
        at = place.location
        key: tuple[Any, ...] = (place.text,)
        if at:
            key += (at.place_id, at.name, at.lat, at.lon, at.radius_km, at.precision, at.geometry, len(at.candidates))
        if key not in self._places:
            spot = spot_of(place, self._site.entries)
            names = (place.text, place_name(place), spot.name, spot.local_name or "")
            areas = _areas(at.place_id, at.within) if at and at.place_id else ()
            self._places[key] = spot, areas, tuple(word for name in names for word in _words(name))
        return self._places[key]


def _areas(place_id: str, within: Sequence[str]) -> tuple[str, ...]:
    """A part or surrounding of a place has its id, and behind a slash which part."""
    return tuple(dict.fromkeys((place_id, place_id.split("/")[0], *within)))


def _words(name: str) -> list[str]:
    return [word for word, _, _ in words_of(name)]
