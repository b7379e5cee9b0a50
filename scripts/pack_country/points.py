"""Settlements out of GeoNames with the names that reports give them, and places written by hand."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pack_files.rows import Row
from pack_world.cities import City, city_of, names, radius
from pack_world.spellings import distinct, is_code, script

from marsad.place.ground import distance_km
from marsad.place.skeleton import Spelling, spelling
from pack_country.outlines import Ground
from pack_country.romanising import national

# A hand-written place this near to one of GeoNames' that shares a name with it is the same.
SAME_KM = 12.0
_PRECISION = {"settlement": "settlement", "neighbourhood": "neighbourhood", "site": "neighbourhood", "admin2": "admin2"}
DISTRICT_KM, DISTRICT_PROMINENCE = 35.0, 0.3


def rows(folder: Path, pack: Path, told: dict[str, Any], ground: Ground) -> list[Row]:
    """Every point of the pack: GeoNames', the hand-written, the districts that have no outline; ordered by id."""
    found = [_settlement(city, told, ground) for city in _cities(folder, told["country"]["id"])]
    _press_names(found, told)
    by_hand = _written(pack, ground)
    kept = _joined(found, by_hand)
    return sorted([*kept, *by_hand, *_districts(told, kept)], key=lambda row: row.id)


def _cities(folder: Path, country: str) -> list[City]:
    path = folder / f"geonames_{country}_cities500.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        told = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    columns = {"lat": "lat", "lon": "lon", "country": "cc", "admin1": "admin1"}
    return [city_of(c, c["alternatenames"].split("|"), **columns) for c in told if not is_code(c["name"])]


def _settlement(city: City, told: dict[str, Any], ground: Ground) -> Row:
    local = [n for n in names(city, in_full=True) if script(n) == told["country"]["script"]]
    heard = names(city, in_full=True) + [national(n) for n in local]
    around = ground.around(city.lat, city.lon)
    within = around if len(around) > 2 else (city.area, city.country)
    return Row(
        id=f"gn{city.number}",
        kind="settlement",
        lat=city.lat,
        lon=city.lon,
        source="geonames",
        names=_spelt(heard),
        local=local[0] if local else "",
        within=within,
        population=city.population,
        radius_km=radius(city.population),
        prominence=_prominence(city.population, float(told["country"].get("least_prominence", 0.0))),
    )


def _spelt(heard: Iterable[str]) -> list[str]:
    """Names that differ in script, or in more than marks and articles."""
    found: dict[tuple[str, str], str] = {}
    for name in heard:
        if name:
            found.setdefault((script(name), spelling(name).whole), name)
    return list(found.values())


def _prominence(people: int, least: float) -> float:
    """A fifth for each power of ten above a thousand people: inside its own country 20,000 make a town known."""
    share = max(0.0, (math.log10(people) - 3) / 5) if people else 0.0
    return round(min(0.85, max(least, share)), 3)


def _press_names(found: list[Row], told: dict[str, Any]) -> None:
    """Names that reports give to a settlement, in front of GeoNames' own: of today, of before it was renamed."""
    for alias in told.get("alias", ()):
        row = settlement_named(found, alias["of"], alias["in"])
        row.names = _spelt([*alias["names"], *row.names])
        row.local = alias.get("local", row.local)
        row.prominence = alias.get("prominence", row.prominence)
    for many in told.get("renamed", ()):
        for names_of_one in many["towns"]:
            row = settlement_named(found, names_of_one, many["division"])
            row.names = _spelt([*names_of_one.split("|"), *row.names])
            row.prominence = max(row.prominence, many["prominence"])


def settlement_named(found: list[Row], name: str, area: str) -> Row:
    """The largest settlement of that name in that area; of one with the same consonants if none is spelt so.

    `name` may hold several names, parted by "|", each tried in turn.
    """
    inside = [row for row in found if area in row.within and row.kind == "settlement"]
    wanted = [spelling(one) for one in name.split("|")]
    for same in (_spelt_so, _sounding_so):
        for form in wanted:
            fitting = [row for row in inside if same(row, form)]
            if fitting:
                return max(fitting, key=lambda row: (row.population, row.id))
    raise SystemExit(f"GeoNames has no {name} in {area}")


def _spelt_so(row: Row, form: Spelling) -> bool:
    return any(spelling(name).whole == form.whole for name in row.names)


def _sounding_so(row: Row, form: Spelling) -> bool:
    return any(spelling(name).key == form.key for name in row.names)


def _written(pack: Path, ground: Ground) -> list[Row]:
    with (pack / "curated.tsv").open(encoding="utf-8", newline="") as lines:
        cells = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [_by_hand(line, ground) for line in cells]


def _by_hand(cells: dict[str, str], ground: Ground) -> Row:
    lat, lon = float(cells["lat"]), float(cells["lon"])
    return Row(
        id=cells["id"],
        kind=cells["kind"],
        lat=lat,
        lon=lon,
        source="curated",
        names=cells["names"].split("|"),
        local=cells["local"],
        within=tuple(cells["within"].split("|")) if cells["within"] else ground.around(lat, lon),
        precision=_PRECISION[cells["kind"]],
        radius_km=float(cells["radius_km"]),
        prominence=float(cells["prominence"]),
    )


def _joined(found: list[Row], by_hand: list[Row]) -> list[Row]:
    """GeoNames' rows but for those that are written by hand too, which take their names."""
    kept = []
    for row in found:
        same = next((hand for hand in by_hand if _same(row, hand)), None)
        if same:
            same.geonames = distinct(row.names, same.names)
            same.lat, same.lon, same.within = row.lat, row.lon, row.within
        else:
            kept.append(row)
    return kept


def _same(row: Row, hand: Row) -> bool:
    if hand.kind != "settlement" or row.within[-1] not in hand.within:
        return False
    shared = {spelling(n).whole for n in row.names} & {spelling(n).whole for n in hand.names}
    return bool(shared) and distance_km(row.lat, row.lon, hand.lat, hand.lon) <= SAME_KM


def _districts(told: dict[str, Any], found: list[Row]) -> list[Row]:
    """Districts without an outline: around their seats, whose names they bear."""
    made = []
    for row in told.get("districts", ()):
        for seat in row["seats"]:
            town = settlement_named(found, seat, row["division"])
            made.append(_district(seat.split("|")[0], town, row["division"], told["country"]["ranks"]))
    return made


def _district(seat: str, town: Row, division: str, ranks: list[str]) -> Row:
    return Row(
        id=f"{division}-{spelling(seat).plain}",
        kind="admin2",
        lat=town.lat,
        lon=town.lon,
        source="curated",
        names=[f"{seat} {rank}" for rank in ranks],
        within=(division, division.split(".")[0]),
        precision="admin2",
        radius_km=DISTRICT_KM,
        prominence=DISTRICT_PROMINENCE,
    )
