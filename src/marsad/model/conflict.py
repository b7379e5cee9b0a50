"""Nouns of what is known about one conflict: who acts, who speaks, what lies where."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.vocabulary import Precision, Reliability


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Anyone who acts. `side` names the camp it belongs to, `parent` the party it is a part of, both by id."""

    id: str
    name: str
    side: str
    kind: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    allies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Anyone who speaks. `side` is the camp it speaks for, None for the independent and the unknown.

    `reliability` is a person's mark on the Admiralty scale; a pack or a desk sets it, and F says that nobody has.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    side: str | None = None
    party: str | None = None
    reliability: Reliability = Reliability.F


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One place, area or line of a gazetteer.

    `kind` is one of settlement, neighbourhood, site, mountain, region, road, water, admin3, admin2, admin1, country.
    `names` holds every spelling in every script, the preferred one first. `within` lists the ids of the areas around
    it, finest first. `geometry` is WKT (lon lat) for areas and lines. `prominence` is 0–1: population, administrative
    seat, how often conflict data name it. `source` is the id of a `Licence` row of the same pack.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    lat: float
    lon: float
    precision: Precision
    radius_km: float
    source: str
    local_name: str | None = None
    within: tuple[str, ...] = ()
    prominence: float = 0.0
    geometry: str | None = None

    @property
    def name(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """Where a part of a pack comes from and on what terms; `attribution` is printed with every export."""

    id: str
    title: str
    licence: str
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """All that is known of one conflict, as data.

    `neutral` maps loaded wording (casefolded: "regime forces", "terrorists") to a neutral name; `not_places` lists
    names that look like places and are none (talks, operations, outlets). `bounds` is (south, west, north, east).
    """

    name: str
    title: str
    bounds: tuple[float, float, float, float]
    parties: tuple[Party, ...] = ()
    sources: tuple[Source, ...] = ()
    entries: tuple[GazetteerEntry, ...] = ()
    licences: tuple[Licence, ...] = ()
    neutral: tuple[tuple[str, str], ...] = ()
    not_places: tuple[str, ...] = ()

    def party(self, party_id: str | None) -> Party | None:
        """The party with this id, or None."""
        return next((p for p in self.parties if p.id == party_id), None)

    def source(self, source_id: str | None) -> Source | None:
        """The source with this id, or None."""
        return next((s for s in self.sources if s.id == source_id), None)
