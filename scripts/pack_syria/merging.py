"""One row a place, whoever names it."""

from __future__ import annotations

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from pack_files.rows import Row, likeness

from marsad.place.ground import distance_km
from marsad.place.heads import kinds_of
from marsad.place.skeleton import Spelling, is_arabic, spelling
from pack_syria import places
from pack_syria.areas import Outlines
from pack_syria.places import GedName

LINK_KM = 7.0
LINK_LIKENESS = 80.0
SEAT_KM = 3.0
# A governorate's seat outweighs the governorate of the same name where this share of its coded events lies in the seat.
SEAT_SHARE = 0.2
SEAT_EVENTS = 50

# Last words of UCDP's names that are no head nouns of the language of reports.
_KINDS = {
    "villae": "settlement",
    "area": "region",
    **dict.fromkeys(
        "academy brigade castle complex crossroad fields island mine regiment".split(),
        "site",
    ),
}
_DROPPED = frozenset(
    {"village", "villae", "town", "city", "suburb", "locality", "settlement", "hamlet", "neighborhood", "neighbourhood"}
)
_HEIGHTS = ("jabal ", "tulul ", "tal ", "tall ", "mount ")
_UNFIT = re.compile(
    r"\b(and|between|border|road|crossroads?|front|axis|governorate|district|near|outside)\b| - |–|;|,", re.IGNORECASE
)
_RADIUS = {"site": 2.0, "mountain": 12.0, "region": 12.0, "water": 12.0, "neighbourhood": 1.0}


class _Grid:
    """Rows by cells of a tenth of a degree."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._cells: defaultdict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        self._cells[_cell(row.lat, row.lon)].append(row)

    def near(self, lat: float, lon: float, reach: float) -> list[tuple[float, Row]]:
        """Rows within `reach` km (at most 9), nearest first."""
        x, y = _cell(lat, lon)
        around = [row for i in (-1, 0, 1) for j in (-1, 0, 1) for row in self._cells[x + i, y + j]]
        found = [(distance_km(lat, lon, row.lat, row.lon), row) for row in around]
        return sorted([hit for hit in found if hit[0] <= reach], key=lambda hit: (hit[0], hit[1].id))


def merged(
    towns: list[Row], quarters: list[Row], geonames: list[Row], events: list[GedName], outlines: Outlines, pack: Path
) -> list[Row]:
    """Every place once, in the order of its id."""
    grid = _Grid([*towns, *quarters])
    rows = [*towns, *quarters]
    _press_names(rows, pack)
    rows += _link_geonames(grid, geonames, outlines)
    rows += _link_ged(grid, events, outlines, _region_keys(pack))
    rows += _sites(pack, outlines)
    _mark_seats(grid, places.seats(outlines.folder))
    weights = _seat_weights(rows)
    for row in rows:
        row.prominence = _prominence(row, weights)
        if row.kind == "settlement":
            row.radius_km = 5.0 if row.seat <= 1 else 3.0 if row.prominence >= 0.25 else 2.0
    return sorted(rows, key=lambda r: r.id)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat * 10), math.floor(lon * 10)


def _link_geonames(grid: _Grid, found: list[Row], outlines: Outlines) -> list[Row]:
    new = []
    for place in found:
        same = _same(grid, place.lat, place.lon, place.spellings(), place.local_names())
        if same:
            same.geonames += [n for n in place.geonames if n not in same.names]
            same.population = max(same.population, place.population)
        else:
            place.within = outlines.around(place.lat, place.lon)
            place.local = next((n for n in place.geonames if is_arabic(n)), "")
            place.names = [place.names[0]]
            place.geonames = [n for n in place.geonames if n not in (place.names[0], place.local)]
            new.append(place)
            grid.add(place)
    return [row for row in new if row.within]


def _same(grid: _Grid, lat: float, lon: float, spellings: list[Spelling], local: Collection[str]) -> Row | None:
    """The settlement meant: likest by name, then nearest."""
    best: tuple[float, float, Row] | None = None
    for km, row in grid.near(lat, lon, LINK_KM):
        if row.kind not in ("settlement", "neighbourhood"):
            continue
        alike = max((likeness(a, b) for a in spellings for b in row.spellings()), default=0.0)
        score = max(alike, 95.0 if row.local_names().intersection(local) else 0.0)
        if score >= LINK_LIKENESS and (best is None or (-score, km) < (-best[0], best[1])):
            best = (score, km, row)
    return best[2] if best else None


def _region_keys(pack: Path) -> set[str]:
    table = tomllib.loads((pack / "regions.toml").read_text(encoding="utf-8"))
    rows = [*table["region"], *table["road"], *table["river"], *table["site"]]
    return {spelling(name).whole for row in rows for name in row["names"]} | {spelling("Syria").whole}


def _link_ged(grid: _Grid, events: list[GedName], outlines: Outlines, regions: set[str]) -> list[Row]:
    new: list[Row] = []
    for place in events:
        if place.precision > 2 or _UNFIT.search(place.text):
            continue
        names, kind = _named(place.text)
        if not names or any(spelling(n).whole in regions for n in (*names, place.text)):
            continue
        same = _same_ged(grid, new, place, names, kind)
        if same is None:
            same = _new_ged(place, names, kind, outlines, {row.id for row in new})
            new.append(same)
            grid.add(same)
        same.ucdp += [n for n in names if n not in (*same.names, *same.geonames, *same.ucdp)]
        same.events += place.events
    return [row for row in new if row.within]


def _named(text: str) -> tuple[list[str], str]:
    """The names in a place string and the kind its last word tells; names of sites keep that word."""
    words = text.split()
    last = words[-1].casefold() if words else ""
    kind = _KINDS.get(last) or next(iter(kinds_of(last)), "settlement")
    if text.casefold().startswith(_HEIGHTS[:2]) or "jabal " in text.casefold():
        kind = "mountain"
    bare = " ".join(words[:-1]) if last in _DROPPED and len(words) > 1 else " ".join(words)
    brackets = re.findall(r"\(([^)]*)\)", bare)
    parts = [part.strip() for part in re.sub(r"\([^)]*\)", "", bare).split("/")]
    return list(dict.fromkeys(n for n in (*parts, *brackets) if len(n) > 1 and n[:1].isalpha())), kind


def _same_ged(grid: _Grid, new: list[Row], place: GedName, names: list[str], kind: str) -> Row | None:
    spellings = [spelling(n) for n in names]
    if kind in ("settlement", "neighbourhood"):
        return _same(grid, place.lat, place.lon, spellings, ())
    wanted = {s.whole for s in spellings}
    return next((row for row in new if row.kind == kind and wanted & {s.whole for s in row.spellings()}), None)


def _new_ged(place: GedName, names: list[str], kind: str, outlines: Outlines, taken: set[str]) -> Row:
    stem = "ucdp-" + (re.sub(r"[^a-z0-9]+", "-", names[0].casefold()).strip("-") or "place")
    free = (f"{stem}-{n}" if n > 1 else stem for n in range(1, 1000))
    return Row(
        id=next(name for name in free if name not in taken),
        kind=kind,
        lat=round(place.lat, 5),
        lon=round(place.lon, 5),
        source="ucdp",
        names=[names[0]],
        within=outlines.around(place.lat, place.lon),
        precision="natural_or_linear" if kind in ("mountain", "region", "water") else "settlement",
        radius_km=_RADIUS.get(kind, 2.0),
    )


def _sites(pack: Path, outlines: Outlines) -> list[Row]:
    table = tomllib.loads((pack / "regions.toml").read_text(encoding="utf-8"))
    return [
        Row(
            id=row["id"],
            kind=row.get("kind", "site"),
            lat=row["lat"],
            lon=row["lon"],
            source="curated",
            names=row["names"],
            within=outlines.around(row["lat"], row["lon"]),
        )
        for row in table["site"]
    ]


def _mark_seats(grid: _Grid, seats: list[tuple[float, float, int]]) -> None:
    for lat, lon, level in seats:
        found = [row for _, row in grid.near(lat, lon, SEAT_KM) if row.source == "ocha"]
        if found:
            found[0].seat = min(found[0].seat, level)


def _press_names(rows: list[Row], pack: Path) -> None:
    table = tomllib.loads((pack / "regions.toml").read_text(encoding="utf-8"))
    wanted = {row["id"]: row["names"] for row in table["alias"]}
    for row in rows:
        row.names = list(dict.fromkeys([*wanted.get(row.id, ()), *row.names]))


def _seat_weights(rows: list[Row]) -> dict[str, float]:
    """For each seat of a governorate, the share of the governorate's coded events that lie in it."""
    totals: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        for area in row.within:
            totals[area] += row.events
    weighed = [row for row in rows if row.seat <= 1 and totals[row.within[2]] >= SEAT_EVENTS]
    return {row.id: row.events / totals[row.within[2]] for row in weighed}


def _prominence(row: Row, weights: dict[str, float]) -> float:
    """0–1 out of administrative rank, population and coded events, none alone deciding."""
    if weights.get(row.id, 0.0) >= SEAT_SHARE:
        return 0.95
    rank = 0.4 if row.source == "curated" else {0: 0.7, 1: 0.6, 2: 0.4, 3: 0.3}.get(row.seat, 0.0)
    people = max(0.0, (math.log10(row.population) - 3) / 5) if row.population else 0.0
    coded = 0.5 * math.log1p(row.events) / math.log(1000)
    return round(min(0.85, 1 - (1 - rank) * (1 - people) * (1 - coded)), 3)
