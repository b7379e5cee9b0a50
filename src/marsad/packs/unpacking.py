"""Opening what a gazetteer is made of: tables and boundaries, plain or in a zip, told apart by what they hold.

A country dump and its alternate names have the same file name at GeoNames, so names decide only where content cannot.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO, TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import IO, Any

from shapely.geometry import shape

from marsad.packs import geonames
from marsad.packs.cod_ab import Area, area, level_of

# A member of a zip is read into memory only where it must be; no table or layer of one country comes near this.
LARGEST = 2_000_000_000
_LOOKED_AT = 20
_BY_NAME = {
    "admin1codesascii.txt": "area names",
    "admin2codes.txt": "area names",
    "countryinfo.txt": "countries",
}


class Content(StrEnum):
    """What a file holds."""

    DUMP = "dump"
    ALTERNATES = "alternates"
    AREA_NAMES = "area names"
    COUNTRIES = "countries"
    GEOJSON = "geojson"
    SHAPES = "shapes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One table or layer: a file, or a member of a zip."""

    path: Path
    member: str | None
    content: Content

    @property
    def name(self) -> str:
        """As a person finds it: "SY.zip: SY.txt"."""
        return f"{self.path.name}: {self.member}" if self.member else self.path.name


def parts(path: Path) -> list[Part]:
    """The tables and layers in a file; none where it holds nothing a gazetteer is made of.

    Raises OSError or zipfile.BadZipFile where it cannot be read.
    """
    if path.suffix.casefold() != ".zip":
        content = _content(path.name, path)
        return [Part(path=path, member=None, content=content)] if content else []
    with zipfile.ZipFile(path) as packed:
        broken = packed.testzip()
        if broken:
            raise zipfile.BadZipFile(f"{broken} does not match its checksum")
        named = {name: _content(name, packed) for name in sorted(packed.namelist()) if not name.startswith("__MACOSX")}
    return [Part(path=path, member=name, content=content) for name, content in named.items() if content]


def _content(name: str, holder: Path | zipfile.ZipFile) -> Content | None:
    plain = PurePosixPath(name).name.casefold()
    if plain in _BY_NAME:
        return Content(_BY_NAME[plain])
    suffix = PurePosixPath(plain).suffix
    if suffix in (".geojson", ".json"):
        return Content.GEOJSON
    if suffix == ".shp":
        return Content.SHAPES
    return _table(name, holder) if suffix == ".txt" else None


def _table(name: str, holder: Path | zipfile.ZipFile) -> Content | None:
    with _opened(holder, name) as lines:
        for line, _ in zip(lines, range(_LOOKED_AT), strict=False):
            if geonames.is_dump_line(line):
                return Content.DUMP
            if geonames.is_alternate_line(line):
                return Content.ALTERNATES
    return None


@contextmanager
def _opened(holder: Path | zipfile.ZipFile, name: str) -> Iterator[Iterator[str]]:
    raw: IO[bytes] = holder.open(name) if isinstance(holder, zipfile.ZipFile) else holder.open("rb")
    with raw, TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n") as lines:
        yield iter(lines)


@contextmanager
def lines(part: Part) -> Iterator[Iterator[str]]:
    """The lines of a table; bytes that are no UTF-8 become U+FFFD."""
    if part.member is None:
        with _opened(part.path, part.path.name) as found:
            yield found
        return
    with zipfile.ZipFile(part.path) as packed, _opened(packed, part.member) as found:
        yield found


def areas(part: Part) -> list[Area]:
    """The areas of a layer; none where its fields are not those of COD-AB.

    Raises ValueError where a row is not understood, ImportError where shapefiles need a package that is not there.
    """
    rows = _geojson(part) if part.content is Content.GEOJSON else _shapes(part)
    return [area(fields, shape(outline)) for fields, outline in rows if outline and level_of(fields) is not None]


def _bytes(part: Part, suffix: str | None = None) -> bytes:
    """A part, or the file beside it with another suffix, as bytes."""
    if part.member is None:
        return (part.path if suffix is None else part.path.with_suffix(suffix)).read_bytes()
    member = part.member if suffix is None else str(PurePosixPath(part.member).with_suffix(suffix))
    with zipfile.ZipFile(part.path) as packed:
        if packed.getinfo(member).file_size > LARGEST:
            raise ValueError(f"{member} is larger than {LARGEST:,} bytes")
        return packed.read(member)


def _geojson(part: Part) -> Iterator[tuple[dict[str, Any], Any]]:
    told = json.loads(_bytes(part).decode("utf-8-sig"))
    for feature in told.get("features", ()) if isinstance(told, dict) else ():
        yield feature.get("properties") or {}, feature.get("geometry")


def _shapes(part: Part) -> Iterator[tuple[dict[str, Any], Any]]:
    import shapefile

    try:
        table, index = (BytesIO(_bytes(part, suffix)) for suffix in (".dbf", ".shx"))
    except (OSError, KeyError) as absent:
        raise ValueError(f"its .dbf or .shx is missing: {absent}") from absent
    layer = shapefile.Reader(shp=BytesIO(_bytes(part)), dbf=table, shx=index, encoding=_encoding(part))
    if layer.shapeType not in (shapefile.POLYGON, shapefile.POLYGONZ, shapefile.POLYGONM):
        return
    for item in layer.iterShapeRecords():
        yield item.record.as_dict(), item.shape.__geo_interface__


def _encoding(part: Part) -> str:
    try:
        return _bytes(part, ".cpg").decode("ascii", "ignore").strip() or "utf-8"
    except (OSError, KeyError):
        return "utf-8"
