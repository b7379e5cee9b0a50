"""What each source says of places, as rows."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import shapefile
from pack_files.rows import Row
from shapely.geometry import shape

from marsad.place.skeleton import is_arabic

OCHA = "ocha_syr"
BOUNDARIES = "ocha_syr/admbnda_20201217"
SEATS = "ocha_syr/cod_ab_2025/syr_admincapitals"
GED = "ucdp/ucdp_ged_syria_2016_2018.csv"
SHORTEST = 3
# Romanised from Russian letter by letter ("Dehr'a", "Ehl'-Khasaka"): no report spells so, and it is like other names.
_FROM_CYRILLIC = re.compile(r"[Ee]h\w?'")
_PARTS = re.compile(r"\s+[-/\\]\s+|/|\\")
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")


def communities(folder: Path) -> list[Row]:
    """OCHA's communities with their p-codes. The control columns of its sister file are not in this one."""
    sheet = openpyxl.load_workbook(folder / OCHA / "Locations.xlsx", read_only=True)["Sheet1"]
    lines = sheet.iter_rows(values_only=True)
    head = [str(cell) for cell in next(lines)]
    return [_community(dict(zip(head, line, strict=True))) for line in lines]


def _community(cells: dict[str, Any]) -> Row:
    codes = tuple(str(cells[f"admin{level}Pcode"]) for level in (3, 2, 1))
    areas = {str(cells[f"admin{level}Name_en"]) for level in (1, 2, 3)}
    return Row(
        id=str(cells["admin4Pcode"]),
        kind="settlement",
        lat=round(float(cells["Latitude_y"]), 5),
        lon=round(float(cells["Longitude_x"]), 5),
        source="ocha",
        names=_variants(" ".join(str(cells["admin4Name_en"]).split()), areas),
        local=_first_part(" ".join(str(cells["admin4Name_ar"]).split())),
        within=(*codes, "SY"),
    )


def _variants(name: str, areas: set[str]) -> list[str]:
    """A name and, where it has several parts, each that is not merely the area it lies in."""
    parts = [part.strip() for part in _PARTS.split(_BRACKETS.sub(r" / \1", name))]
    named = [part for part in parts if part and (part not in areas or len(parts) == 1)]
    return list(dict.fromkeys([name, *named]))


def _first_part(local: str) -> str:
    return _PARTS.split(_BRACKETS.sub("", local))[0].strip()


def neighbourhoods(folder: Path) -> list[Row]:
    """COD's neighbourhoods of cities."""
    reader = shapefile.Reader(str(folder / BOUNDARIES / "syr_neighbourhoods_unocha_20201217"))
    return [_neighbourhood(item) for item in reader.iterShapeRecords()]


def _neighbourhood(item: Any) -> Row:
    point = shape(item.shape.__geo_interface__).representative_point()
    cells = item.record
    return Row(
        id=cells["PCODE"],
        kind="neighbourhood",
        lat=round(point.y, 5),
        lon=round(point.x, 5),
        source="cod_ab",
        names=[" ".join(cells["NAME_EN"].split())],
        local=_first_part(cells["NAME_AR"].splitlines()[0].strip()) if cells["NAME_AR"].strip() else "",
        within=(cells["ADM4_PCODE"], cells["ADM3_PCODE"], cells["ADM2_PCODE"], cells["ADM1_PCODE"], "SY"),
        precision="neighbourhood",
        radius_km=1.0,
    )


def seats(folder: Path) -> list[tuple[float, float, int]]:
    """Latitude, longitude and level (0 the capital) of administrative seats."""
    records = shapefile.Reader(str(folder / SEATS)).records()
    return [(r["y_coord"], r["x_coord"], r["adm_p_lvl"]) for r in records]


def geonames(folder: Path) -> list[Row]:
    """GeoNames places with their Latin and Arabic alternates, airport codes and letter-by-letter forms left out."""
    with (folder / "geonames_SY_cities500.tsv").open(encoding="utf-8", newline="") as lines:
        return [_geoname(cells) for cells in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _geoname(cells: dict[str, str]) -> Row:
    alternates = [n.strip() for n in cells["alternatenames"].split("|")]
    heard = [n for n in alternates if not _FROM_CYRILLIC.search(n)]
    named = [n for n in heard if is_arabic(n) or (len(n) > SHORTEST and n[:1].isupper() and _is_latin(n))]
    return Row(
        id=f"gn{cells['geonameid']}",
        kind="settlement",
        lat=round(float(cells["lat"]), 5),
        lon=round(float(cells["lon"]), 5),
        source="geonames",
        names=[cells["name"]],
        geonames=list(dict.fromkeys([cells["name"], *named])),
        population=int(cells["population"]),
    )


def _is_latin(name: str) -> bool:
    return all(ord(letter) < 0x250 or not letter.isalpha() or 0x1E00 <= ord(letter) <= 0x1EFF for letter in name)


@dataclass(frozen=True)
class GedName:
    """A place string of UCDP GED with its point, where_prec and number of events."""

    text: str
    lat: float
    lon: float
    precision: int
    events: int
    adm1: str


def ged_names(folder: Path) -> list[GedName]:
    """The distinct place strings, most events first."""
    with (folder / GED).open(encoding="utf-8", newline="") as lines:
        counted = Counter(
            (
                " ".join(r["where_coordinates"].split()),
                float(r["latitude"]),
                float(r["longitude"]),
                int(r["where_prec"]),
                r["adm_1"],
            )
            for r in csv.DictReader(lines)
        )
    found = [GedName(text, lat, lon, prec, n, adm1) for (text, lat, lon, prec, adm1), n in counted.items()]
    return sorted(found, key=lambda g: (-g.events, g.text, g.lat, g.lon, g.precision, g.adm1))
