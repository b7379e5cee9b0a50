"""The roll of incidents: what the Watch page filters by and draws, worked out once a picture and not once a request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from marsad.model import Incident, Pack, Picture, words_of
from marsad.publish.locate import place_name
from marsad.publish.words import kind_words
from marsad.web.coverage import Coverage, coverage
from marsad.web.features import Spot, spots
from marsad.web.hues import hue_of
from marsad.web.sieve import FACETS, UNPLACED, Sieve
from marsad.web.site import Site

PICTURES = 6  # rolls kept: today's, and of the days somebody travels to


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One incident of the roll. `areas` holds the ids of its places and all around them, `text` its folded words."""

    incident: Incident
    spots: tuple[Spot, ...]
    hue: str
    contested: tuple[str, ...]
    areas: frozenset[str]
    text: str

    @property
    def placed(self) -> bool:
        return any(spot.drawn for spot in self.spots)


@dataclass(frozen=True, slots=True)
class Roll:
    """Incidents that may be shown, latest first; `withheld` counts the others. Numbers stand for places in `entries`.

    `of` says which have a value of a facet: {"status": {"contested": {3, 17}}}.
    """

    entries: tuple[Entry, ...]
    of: dict[str, dict[str, set[int]]]
    by_claim: dict[str, list[int]]
    coverage: Coverage
    withheld: int = 0
    names: dict[str, set[str]] = field(default_factory=dict)

    def chosen(self, sieve: Sieve, answering: Collection[str] | None = None) -> list[int]:
        """The numbers of those that a sieve lets through, in order; `answering` are claims that hold its words."""
        left = set(range(len(self.entries)))
        for facet, values in sieve.chosen:
            with_any: set[int] = set().union(*(self.of[facet].get(value, ()) for value in values))
            left &= with_any
        if sieve.place:
            left &= self._at(sieve.place)
        if sieve.words:
            left &= self._telling(sieve.words, answering or ())
        return sorted(n for n in left if sieve.lets_through(self.entries[n].incident))

    def _at(self, place: str) -> set[int]:
        """Those at a place of this id or name or within it; where nothing is called so, whose place's words hold it."""
        ids = self.names.get(_plain(place), set()) | {place}
        within = {n for n, entry in enumerate(self.entries) if not ids.isdisjoint(entry.areas)}
        return within or self._holding(place)

    def _telling(self, words: str, answering: Iterable[str]) -> set[int]:
        by_words = {n for claim in answering for n in self.by_claim.get(claim, ())}
        return by_words | self._holding(words)

    def _holding(self, words: str) -> set[int]:
        """Those whose kind and places hold every one of these words."""
        wanted = [word for word, _, _ in words_of(words)]
        if not wanted:
            return set()
        return {n for n, entry in enumerate(self.entries) if all(f" {word}" in entry.text for word in wanted)}


def _plain(name: str) -> str:
    return " ".join(word for word, _, _ in words_of(name))


def roll_of(picture: Picture, site: Site) -> Roll:
    """The roll of a picture, without what is withheld and what rests on withheld words alone."""
    shelf, aside = site.telling(), site.withheld()
    told = [
        i for i in picture.incidents if i.id not in aside and (not i.claims or any(c in shelf.claims for c in i.claims))
    ]
    entries = tuple(_entry(i, site) for i in sorted(told, key=_when, reverse=True))
    of: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    by_claim = defaultdict[str, list[int]](list)
    for number, entry in enumerate(entries):
        for facet, values in _facets(entry, site.pack).items():
            for value in values:
                of[facet][value].add(number)
        for claim in entry.incident.claims:
            by_claim[claim].append(number)
    return Roll(
        entries,
        {facet: dict(of[facet]) for facet in FACETS},
        dict(by_claim),
        coverage(shelf, picture.as_known_on),
        len(picture.incidents) - len(told),
        _names(site, entries),
    )


def _when(told: Incident) -> tuple[date, date, str]:
    """By the end of its window, a narrow window before a wide one."""
    return told.latest or told.earliest or date.min, told.earliest or date.min, told.id


def _entry(told: Incident, site: Site) -> Entry:
    found = spots(told, site.entries)
    return Entry(
        incident=told,
        spots=found,
        hue=hue_of(told, site.pack, site.hues),
        contested=tuple(axis.value for axis in told.contested),
        areas=frozenset(_areas(told)),
        text=_text(told, found),
    )


def _areas(told: Incident) -> Iterable[str]:
    """A part or surrounding of a place has its id, and behind a slash which part."""
    for place in told.places:
        at = place.location
        if at and at.place_id:
            yield from (at.place_id, at.place_id.split("/")[0], *at.within)


def _text(told: Incident, found: Iterable[Spot]) -> str:
    names = [kind_words(told.kind), told.family.value]
    names += [place.text for place in told.places] + [place_name(place) for place in told.places]
    names += [name for spot in found for name in (spot.name, spot.local_name or "")]
    return "".join(f" {word}" for word in dict.fromkeys(w for name in names for w, _, _ in words_of(name)))


def _facets(entry: Entry, pack: Pack) -> dict[str, set[str]]:
    told = entry.incident
    precisions = {spot.precision.value for spot in entry.spots if spot.drawn}
    return {
        "kind": {told.kind, told.family.value},
        "party": set(_camps(told.actors, pack)),
        "source": {name for voice in told.voices for name in (voice.source or voice.name, *voice.relays) if name},
        "status": {told.status.value},
        "precision": precisions or {UNPLACED},
    }


def _camps(actors: Iterable[str], pack: Pack) -> Iterable[str]:
    """Who is said to have acted, and what they are parts of."""
    for actor in actors:
        seen: set[str] = set()
        at: str | None = actor
        while at and at not in seen:
            yield at
            seen.add(at)
            party = pack.party(at)
            at = party.parent if party else None


def _names(site: Site, entries: Iterable[Entry]) -> dict[str, set[str]]:
    """The ids of the places that matter to this roll, by every name they have, folded."""
    areas = {area for entry in entries for area in entry.areas}
    names = defaultdict[str, set[str]](set)
    for area in areas:
        known = site.entries.get(area)
        for name in known.names if known else ():
            names[_plain(name)].add(area)
    for entry in entries:
        for place in entry.incident.places:
            at = place.location
            if at and at.place_id:
                names[_plain(at.name or place.text)].add(at.place_id)
    names.pop("", None)
    return dict(names)


class Rolls:
    """The rolls of one site, made when first asked for and kept while picture and what is withheld stay the same."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._kept: list[tuple[Picture, frozenset[str], Roll]] = []
        self._lock = Lock()

    def of(self, known: date | None) -> Roll:
        """The roll as known on a day (None: all that is known)."""
        picture, aside = self._site.desk.weigh(known), self._site.withheld()
        with self._lock:
            for kept in self._kept:
                if kept[0] is picture and kept[1] == aside:
                    self._kept.remove(kept)
                    self._kept.append(kept)
                    return kept[2]
            roll = roll_of(picture, self._site)
            self._kept = [*self._kept[-(PICTURES - 1) :], (picture, aside, roll)]
        return roll
