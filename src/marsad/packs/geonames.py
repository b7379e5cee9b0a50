"""Reading GeoNames: the country dump, alternate names, codes of areas, and what is known of countries.

The dump is a table without head or quoting, 19 columns a row; formats after the readme of
https://download.geonames.org/export/dump/. A row that is not understood is left out and counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from marsad.packs.scripts import LATIN, script

COLUMNS = 19
ALTERNATE_COLUMNS = range(4, 11)
AREA_CODE_COLUMNS = 4
_TRUE = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a dump. `codes` are those of its areas, coarsest first; `alternates` are names without a language."""

    id: int
    name: str
    plain_name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    feature: str
    country: str
    codes: tuple[str, ...]
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """Another name of a place; `language` as GeoNames has it, "" where it states none."""

    name: str
    language: str = ""
    preferred: bool = False
    historic: bool = False


@dataclass(slots=True)
class Faults:
    """How many rows of a file were not understood, and the first of them."""

    count: int = 0
    first: str = ""

    def note(self, line: str, reason: Exception) -> None:
        self.count += 1
        self.first = self.first or f"{line[:60]!r}: {reason}"

    def told(self, name: str) -> str:
        """How many rows of the table of this name, and which."""
        return f"{name}: {self.count:,} rows are not understood (the first is {self.first})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A row of countryInfo.txt: codes by ISO 3166, name, languages spoken, the first the most."""

    code: str
    code3: str
    name: str
    languages: tuple[str, ...] = field(default=())


def rows(lines: Iterable[str], country: str, faults: Faults) -> Iterator[Row]:
    """The rows of one country; a dump of the whole world may be given."""
    for line in lines:
        try:
            row = _row(line.rstrip("\r\n").split("\t"))
        except (ValueError, IndexError) as reason:
            faults.note(line, reason)
            continue
        if row.country == country:
            yield row


def _row(cells: list[str]) -> Row:
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns instead of {COLUMNS}")
    lat, lon = float(cells[4]), float(cells[5])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is nowhere on the ground")
    if not cells[1].strip():
        raise ValueError("no name")
    return Row(
        id=int(cells[0]),
        name=_tidy(cells[1]),
        plain_name=_tidy(cells[2]),
        alternates=tuple(filter(None, map(_tidy, cells[3].split(",")))),
        lat=lat,
        lon=lon,
        feature=cells[7],
        country=cells[8],
        codes=tuple(cells[10:14]),
        population=int(cells[14] or 0),
    )


def _tidy(name: str) -> str:
    """A name in one line; "|" parts names in a pack and can be no part of one."""
    return " ".join(name.replace("|", " ").split())


def alternates(lines: Iterable[str], wanted: Collection[int], faults: Faults) -> dict[int, list[Alternate]]:
    """The alternate names of the places in `wanted`; a table of the whole world may be given."""
    found: defaultdict[int, list[Alternate]] = defaultdict(list)
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        try:
            place = int(cells[1])
            if place in wanted:
                found[place].append(_alternate(cells))
        except (ValueError, IndexError) as reason:
            faults.note(line, reason)
    return {place: [one for one in named if one.name] for place, named in found.items()}


def _alternate(cells: list[str]) -> Alternate:
    """Old tables end after the name; the marks behind it are preferred, short, colloquial, historic, from, to."""
    marks = cells[4:8] + [""] * 4
    return Alternate(name=_tidy(cells[3]), language=cells[2], preferred=marks[0] == _TRUE, historic=marks[3] == _TRUE)


def area_names(lines: Iterable[str], country: str) -> dict[int, tuple[str, ...]]:
    """The names of areas by their geonameid, from admin1CodesASCII.txt or admin2Codes.txt."""
    found = {}
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) == AREA_CODE_COLUMNS and cells[0].startswith(f"{country}.") and cells[3].isdigit():
            found[int(cells[3])] = tuple(dict.fromkeys(filter(None, map(_tidy, cells[1:3]))))
    return found


def countries(lines: Iterable[str]) -> dict[str, Country]:
    """Countries by their code, from countryInfo.txt."""
    found = {}
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) > 15 and not line.startswith("#") and len(cells[0]) == 2:
            spoken = tuple(language.split("-")[0] for language in cells[15].split(",") if language)
            found[cells[0]] = Country(code=cells[0], code3=cells[1], name=cells[4], languages=spoken)
    return found


def is_dump_line(line: str) -> bool:
    """Whether a line is a row of a country dump."""
    cells = line.rstrip("\r\n").split("\t")
    return len(cells) == COLUMNS and cells[0].isdigit()


def is_alternate_line(line: str) -> bool:
    """Whether a line is a row of a table of alternate names."""
    cells = line.rstrip("\r\n").split("\t")
    return len(cells) in ALTERNATE_COLUMNS and cells[0].isdigit() and cells[1].isdigit()


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return script(name) == LATIN
