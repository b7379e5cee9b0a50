"""From the files of a gazetteer to its places: points of GeoNames inside the areas of COD-AB."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

import shapely
from shapely import STRtree

from marsad.engine.gazetteers.linking import links
from marsad.engine.gazetteers.ordering import problem
from marsad.model import GazetteerEntry, Problem
from marsad.packs import cod_ab, geonames, geonames_places, unpacking
from marsad.packs.cod_ab import Area
from marsad.packs.installed import merged
from marsad.packs.unpacking import Content, Part

T = TypeVar("T")
_AREAS = frozenset({"country", "admin1", "admin2", "admin3"})
# Where more of a table than this cannot be understood, it is another table, or a damaged one.
MOST_FAULTY = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The places of a country, its name where one is known, and rows that were not understood."""

    title: str
    places: tuple[GazetteerEntry, ...]
    problems: tuple[Problem, ...]
    used: frozenset[Path]
    """The files that held something of this country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Ids of the licences of the points and of the areas."""

    points: str
    areas: str


def build(parts: Sequence[Part], areas: Sequence[Area], country: str, sources: Sources) -> Built:
    """Every place of a country out of its tables and its areas.

    Raises ValueError where too much of a table is not understood.
    """
    tables = _Tables(parts)
    known = _country(tables, country)
    points = _points(tables, country, known, sources.points)
    outlined = cod_ab.entries(areas, country, sources.areas) if areas else []
    same = {link.id: link.same_as for link in links([p for p in points if p.kind in _AREAS], outlined)}
    entries = _inside(merged(outlined, points, same), areas, country)
    title = known.name if known else next((e.name for e in entries if e.kind == "country"), country)
    return Built(title=title, places=entries, problems=tuple(tables.faulty), used=frozenset(tables.used))


def _country(tables: _Tables, country: str) -> geonames.Country | None:
    found = tables.read(Content.COUNTRIES, lambda lines, _: geonames.countries(lines).get(country))
    return found[0] if found else None


def _points(tables: _Tables, country: str, known: geonames.Country | None, source: str) -> list[GazetteerEntry]:
    rows = tables.read(Content.DUMP, lambda lines, faults: list(geonames.rows(lines, country, faults)))
    once = {row.id: row for row in chain.from_iterable(rows)}
    named: dict[int, list[geonames.Alternate]] = {}
    for table in tables.read(Content.ALTERNATES, lambda lines, faults: geonames.alternates(lines, once, faults)):
        for place, told in table.items():
            named.setdefault(place, []).extend(told)
    areas: dict[int, tuple[str, ...]] = {}
    for of_level in tables.read(Content.AREA_NAMES, lambda lines, _: geonames.area_names(lines, country)):
        areas |= of_level
    spoken = known.languages[0] if known and known.languages else ""
    return geonames_places.entries(once.values(), geonames_places.Names(named, areas, spoken), source)


class _Tables:
    """The tables of a gazetteer: which of them held something, and which held rows that are not understood."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self.used: set[Path] = set()
        self.faulty: list[Problem] = []

    def read(self, content: Content, take: Callable[[Iterable[str], geonames.Faults], T | None]) -> list[T]:
        """What is taken out of each table of a kind. Raises ValueError where too much of one is not understood."""
        found = []
        for part in (one for one in self._parts if one.content is content):
            counted = _Counted()
            faults = geonames.Faults()
            with unpacking.lines(part) as lines:
                taken = take(counted.through(lines), faults)
            if faults.count > MOST_FAULTY * counted.lines:
                raise ValueError(f"{faults.told(part.name)} of {counted.lines:,}")
            if faults.count:
                self.faulty.append(problem("gazetteer_rows", f"{faults.told(part.name)}; they are left out"))
            if taken:
                self.used.add(part.path)
                found.append(taken)
        return found


class _Counted:
    """Counts the lines that pass."""

    def __init__(self) -> None:
        self.lines = 0

    def through(self, lines: Iterable[str]) -> Iterable[str]:
        for line in lines:
            self.lines += 1
            yield line


def _inside(entries: Sequence[GazetteerEntry], areas: Sequence[Area], country: str) -> tuple[GazetteerEntry, ...]:
    """The points with the areas they lie in by their outlines; outside all of them, with those their row names."""
    finest = max((area.level for area in areas if area.level < len(cod_ab.LEVELS)), default=0)
    cells = [area for area in areas if area.level == finest]
    if not finest or not entries:
        return tuple(entries)
    points = shapely.points([entry.lon for entry in entries], [entry.lat for entry in entries])
    hits = STRtree([area.outline for area in cells]).query(points, predicate="intersects")
    around: dict[int, Area] = {}
    for point, cell in zip(*hits.tolist(), strict=True):
        around.setdefault(point, cells[cell])
    return tuple(
        replace(entry, within=(around[at].code, *around[at].around[: finest - 1], country))
        if at in around and entry.kind not in _AREAS
        else entry
        for at, entry in enumerate(entries)
    )
