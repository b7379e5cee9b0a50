"""One row a place: what is written by hand first, joined with what GeoNames tells of it."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from pack_files.rows import Row

from marsad.place.ground import distance_km
from marsad.place.skeleton import spelling
from pack_world.cities import City, names
from pack_world.spellings import distinct, usable

SAME_KM = 30.0
# A town this near to one that bears the same name is a part of it.
TWIN_KM = 5.0


def written(pack: Path) -> list[Row]:
    """The rows of `curated.tsv`."""
    with (pack / "curated.tsv").open(encoding="utf-8", newline="") as lines:
        return [_written(cells) for cells in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _written(cells: dict[str, str]) -> Row:
    return Row(
        id=cells["id"],
        kind=cells["kind"],
        lat=float(cells["lat"]),
        lon=float(cells["lon"]),
        source=cells["source"],
        names=cells["names"].split("|"),
        local=cells["local"],
        within=tuple(cells["within"].split("|")) if cells["within"] else (),
        precision=cells["precision"],
        radius_km=float(cells["radius_km"]),
        prominence=float(cells["prominence"]),
    )


def forms(row: Row) -> set[str]:
    """The spellings of a row but for marks and articles."""
    return {spelling(name).whole for name in row.names}


def with_towns(rows: list[Row], places: Iterable[City], areas: Collection[str]) -> set[int]:
    """Give the settlements among the rows the other names of the town they are; the numbers of these towns."""
    by_name: defaultdict[str, list[City]] = defaultdict(list)
    for city in places:
        for name in {spelling(n).whole for n in (city.name, *filter(usable, city.alternates))}:
            by_name[name].append(city)
    taken: set[int] = set()
    for row in rows:
        found = _town(row, by_name) if row.kind == "settlement" else None
        if found:
            row.geonames = distinct(names(found, in_full=True), row.names)
            row.population = found.population
            row.within = (found.area, *row.within) if found.area in areas else row.within
            taken.add(found.number)
    return taken


def _town(row: Row, by_name: dict[str, list[City]]) -> City | None:
    near = {c.number: c for form in forms(row) for c in by_name.get(form, ()) if _apart(row, c) <= SAME_KM}
    return max(near.values(), key=lambda c: (c.population, -c.number), default=None)


def _apart(row: Row, city: City) -> float:
    return distance_km(row.lat, row.lon, city.lat, city.lon)


def with_divisions(rows: list[Row], divisions: list[Row]) -> list[Row]:
    """The rows but for regions that are a division of the same country, whose names the division takes."""
    by_form = {(row.within[0], form): row for row in divisions for form in forms(row)}
    kept = []
    for row in rows:
        country = row.within[-1] if row.within else ""
        same = next((by_form[country, f] for f in sorted(forms(row)) if (country, f) in by_form), None)
        if row.kind == "region" and same:
            same.names = list(dict.fromkeys([*row.names, *same.names]))
            same.local = same.local or row.local
            same.prominence = max(same.prominence, row.prominence)
        else:
            kept.append(row)
    return kept


def without_twins(rows: list[Row]) -> list[Row]:
    """The rows but for towns that share their name with a larger one next to them."""
    by_form: defaultdict[str, list[Row]] = defaultdict(list)
    kept = []
    for row in sorted(rows, key=lambda r: (-r.population, r.id)):
        form = spelling(row.names[0]).whole
        if not any(distance_km(row.lat, row.lon, o.lat, o.lon) <= TWIN_KM for o in by_form[form]):
            by_form[form].append(row)
            kept.append(row)
    return kept


def with_press_names(rows: list[Row], pack: Path) -> None:
    """Names that news give to rows of the list, in front; names they never mean, out (`press.toml`)."""
    table: dict[str, Any] = tomllib.loads((pack / "press.toml").read_text(encoding="utf-8"))
    told = {row["id"]: row for row in table["alias"]}
    unknown = told.keys() - {row.id for row in rows}
    if unknown:
        raise SystemExit(f"press.toml names rows that are not in the list: {', '.join(sorted(unknown))}")
    for row in rows:
        if row.id in told:
            also = told[row.id]
            gone = also.get("never", ())
            row.names = [n for n in dict.fromkeys([*also.get("names", ()), *row.names]) if n not in gone]
            row.prominence = also.get("prominence", row.prominence)
