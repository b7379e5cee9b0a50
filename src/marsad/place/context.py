"""What a name is asked with, and what it is found to stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from marsad.model import Candidate, GazetteerEntry, PlaceStatus
from marsad.place.skeleton import spelling

# How well a name must fit to be that of a place by itself.
SURE = 85.0
# An anchor is a place others may lie near to, not an area they lie in.
ANCHOR_KM = 30.0


@dataclass(frozen=True, slots=True)
class Relation:
    """Something the words say about where a place lies, and whether an entry satisfies it."""

    told: str
    holds: Callable[[GazetteerEntry], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A name to be resolved and what its own words say: where it stands in the text, kinds fitting its head noun,
    whether it is used as a point, whether only a part of it is meant, and where it lies: `inside` and `relations` by
    the words of the mention and its claim, `around` in one of the areas that the claim names.
    """

    name: str
    start: int = -1
    kinds: tuple[str, ...] = ()
    point_like: bool = False
    area_like: bool = False
    inside: Relation | None = None
    around: tuple[Relation, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about: the share, 0–1, that each area has of the places its names may stand for.

    `without`: for each name, the same by its other names.
    """

    areas: Mapping[str, float] = field(default_factory=dict)
    without: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def of(self, name: str) -> Mapping[str, float]:
        """The shares by the other names of the report."""
        return self.without.get(name, self.areas)


@dataclass(slots=True)
class Surroundings:
    """What a report has told so far: areas it names, places it is known to mean, what its names stood for, what it is
    about; and the countries that the pack is about.
    """

    provinces: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    anchors: dict[str, GazetteerEntry] = field(default_factory=dict)
    senses: dict[str, dict[str, dict[int, bool]]] = field(default_factory=dict)
    scope: Scope = field(default_factory=Scope)
    home: frozenset[str] = frozenset()

    def after(self) -> Surroundings:
        """The same before anything was told."""
        return Surroundings(scope=self.scope, home=self.home)

    def remember(self, name: str, start: int, entry: GazetteerEntry, by_words: bool) -> None:
        """Take in a place that the report means by a name at this offset; `by_words`: as its words say outright."""
        senses = self.senses.setdefault(spelling(name).whole, {})
        senses.setdefault(entry.id, {})[start] = by_words
        self.notice(entry)

    def notice(self, entry: GazetteerEntry) -> None:
        """Take in a place that the report tells of, whatever the words for it."""
        if entry.kind == "admin1":
            self.provinces.add(entry.id)
        elif entry.kind == "country":
            self.countries.add(entry.id)
        elif entry.radius_km <= ANCHOR_KM and entry.kind not in ("road", "water"):
            self.anchors[entry.id] = entry


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a name stands for, or why that stays open; candidates best first."""

    status: PlaceStatus
    entry: GazetteerEntry | None
    candidates: tuple[Candidate, ...]
    reason: str
    by_words: bool = False
