"""Which places of two lists are one place: near one another, and called alike.

The rule was measured on GeoNames and OCHA's list of Syrian communities: within 7 km and with spellings at least 80 %
alike, 300 of 308 places found their other row. Two rows never share one place unless they bear its very name.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from marsad.model import GazetteerEntry
from marsad.packs.scripts import LATIN, script
from marsad.place.ground import distance_km
from marsad.place.skeleton import Spelling, spelling

LINK_KM = 7.0
ALIKE = 80.0
SAME_KEY = 85.0
SAME_LOCAL = 95.0
SAME_NAME = 95.0
SHORTEST_KEY = 3
_TOWNS = frozenset({"settlement", "neighbourhood"})
_AREAS = frozenset({"admin1", "admin2", "admin3", "country"})
_GEONAMES_ID = re.compile(r"gn:?(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place `id` that is the place `same_as` of another list; `km` apart, its name 0–100 alike."""

    id: str
    same_as: str
    km: float
    alike: float


def links(found: Iterable[GazetteerEntry], known: Sequence[GazetteerEntry]) -> list[Link]:
    """The places of `found` that are places of `known` under another id, in the order of `found`."""
    grid = _Grid(known)
    ids = {entry.id for entry in known}
    by_number = {number: entry for entry in known if (number := _number(entry.id))}
    likely: list[Link] = []
    for entry in found:
        if entry.id in ids:
            continue
        twin = by_number.get(_number(entry.id))
        if twin:
            likely.append(Link(id=entry.id, same_as=twin.id, km=_apart(entry, twin), alike=100.0))
        else:
            likely += filter(None, [_likest(entry, grid)])
    return _once(likely)


def _once(likely: Sequence[Link]) -> list[Link]:
    """The links without those to a place that a likelier row has taken under another name."""
    best: dict[str, Link] = {}
    for link in sorted(likely, key=lambda one: (-one.alike, one.km, one.id)):
        best.setdefault(link.same_as, link)
    return [link for link in likely if link.alike >= SAME_NAME or best[link.same_as] is link]


def _number(id_: str) -> str:
    found = _GEONAMES_ID.fullmatch(id_)
    return found.group(1) if found else ""


def _likest(entry: GazetteerEntry, grid: _Grid) -> Link | None:
    """The likest by name, then the nearest."""
    best: Link | None = None
    for km, other in grid.near(entry):
        alike = _alike(entry, other)
        if alike >= ALIKE and (best is None or (-alike, km) < (-best.alike, best.km)):
            best = Link(id=entry.id, same_as=other.id, km=round(km, 1), alike=round(alike, 1))
    return best


def _apart(one: GazetteerEntry, two: GazetteerEntry) -> float:
    return round(distance_km(one.lat, one.lon, two.lat, two.lon), 1)


def _alike(one: GazetteerEntry, two: GazetteerEntry) -> float:
    first, second = _forms(one), _forms(two)
    if first.local & second.local:
        return SAME_LOCAL
    if first.whole & second.whole:
        return 100.0
    best = SAME_KEY if first.keys & second.keys else 0.0
    return max(best, max((likeness(a, b) for a in first.latin for b in second.latin), default=0.0))


def likeness(one: Spelling, two: Spelling) -> float:
    """0–100: how alike two spellings are. Unequal words of direction or size keep them apart."""
    if one.codes != two.codes:
        return 0.0
    folded = fuzz.ratio(one.folded, two.folded, score_cutoff=2 * ALIKE - 100)
    return (folded + fuzz.ratio(one.plain, two.plain)) / 2 if folded else 0.0


@dataclass(frozen=True, slots=True)
class _Forms:
    latin: tuple[Spelling, ...]
    whole: frozenset[str]
    keys: frozenset[tuple[str, str]]
    local: frozenset[str]


@lru_cache(maxsize=16384)
def _forms(entry: GazetteerEntry) -> _Forms:
    latin = tuple(dict.fromkeys(spelling(name) for name in entry.names if script(name) == LATIN))
    others = [*(name for name in entry.names if script(name) != LATIN), entry.local_name or ""]
    return _Forms(
        latin,
        frozenset(form.whole for form in latin if form.whole),
        frozenset((form.key, form.codes) for form in latin if len(form.key) >= SHORTEST_KEY),
        frozenset(form.whole for form in map(spelling, others) if form.whole),
    )


class _Grid:
    """Places by cells of a tenth of a degree; areas in a list of their own."""

    def __init__(self, entries: Iterable[GazetteerEntry]) -> None:
        self._cells: defaultdict[tuple[int, int], list[GazetteerEntry]] = defaultdict(list)
        self._areas: list[GazetteerEntry] = []
        for entry in entries:
            if entry.kind in _AREAS:
                self._areas.append(entry)
            else:
                self._cells[_cell(entry.lat, entry.lon)].append(entry)

    def near(self, wanted: GazetteerEntry) -> list[tuple[float, GazetteerEntry]]:
        """Places of a fitting kind in reach, with their distance in km."""
        if wanted.kind in _AREAS:
            around: Iterable[GazetteerEntry] = self._areas
        else:
            y, x = _cell(wanted.lat, wanted.lon)
            wide = math.ceil(LINK_KM / (11.1 * max(0.05, math.cos(math.radians(wanted.lat)))))
            cells = ((y + i, x + j) for i in (-1, 0, 1) for j in range(-wide, wide + 1))
            around = (entry for cell in cells for entry in self._cells.get(cell, ()))
        fitting = [e for e in around if e.kind == wanted.kind or (e.kind in _TOWNS and wanted.kind in _TOWNS)]
        found = [(distance_km(wanted.lat, wanted.lon, e.lat, e.lon), e) for e in fitting]
        return [(km, e) for km, e in found if km <= _reach(wanted, e)]


def _reach(one: GazetteerEntry, two: GazetteerEntry) -> float:
    """How far apart two rows of one place may lie; the middles of an area as far as it is wide."""
    return max(one.radius_km, two.radius_km) if one.kind in _AREAS else LINK_KM


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat * 10), math.floor(lon * 10)
