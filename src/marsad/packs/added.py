"""Places and names that a desk's editors added: append-only JSON lines, each with the id of the one before.

A row's `id` is the beginning of the sha256 of its other fields, so a changed row is noticed. Nothing is removed: what
is taken back is taken back by a row `undo`. An exact match of a row that stands goes before every other place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Literal, get_args

import shapely
from shapely import STRtree

from marsad.errors import Damaged
from marsad.model import GazetteerEntry, Licence, Pack, Precision

FILE = "added.jsonl"
SOURCE = "editor"
LICENCE = Licence(
    id=SOURCE,
    title="Places and names added by the editors of this desk",
    licence="terms of the desk",
    attribution="Further places and names: the editors of this desk.",
)
What = Literal["place", "alias", "undo"]
_DIGITS = 16
# Of each kind that can be added: how exactly it is known, and within how many km.
KINDS: dict[str, tuple[Precision, float]] = {
    "settlement": (Precision.SETTLEMENT, 2.0),
    "neighbourhood": (Precision.NEIGHBOURHOOD, 1.0),
    "site": (Precision.SETTLEMENT, 2.0),
    "mountain": (Precision.NATURAL_OR_LINEAR, 8.0),
    "region": (Precision.NATURAL_OR_LINEAR, 12.0),
    "water": (Precision.NATURAL_OR_LINEAR, 12.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What an editor added: a place at `lat`, `lon`; or another name of the place `of`; or the undoing of row `of`.

    `because`: where it is known from. `at` is ISO 8601 with offset.
    """

    what: What
    name: str
    because: str
    by: str
    at: str
    of: str = ""
    lat: float | None = None
    lon: float | None = None
    kind: str = ""
    prev: str = ""
    id: str = ""

    def sealed(self) -> Addition:
        """The same with its id."""
        content = {name: value for name, value in asdict(self).items() if name != "id"}
        written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return replace(self, id=hashlib.sha256(written.encode()).hexdigest()[:_DIGITS])

    @property
    def facts(self) -> tuple[str | float | None, ...]:
        """What was added, without by whom, when and why."""
        return self.what, self.name, self.of, self.lat, self.lon, self.kind

    @property
    def place_id(self) -> str:
        """The id of the place that is meant."""
        return self.of if self.what == "alias" else f"{SOURCE}:{self.id}"


def read(path: Path) -> list[Addition]:
    """Every row, oldest first; a last line that a kill broke off does not count.

    Raises Damaged where a row was changed, or is no row.
    """
    if not path.is_file():
        return []
    found: list[Addition] = []
    whole, end, _ = path.read_bytes().rpartition(b"\n")
    for number, line in enumerate(whole.split(b"\n") if end else (), 1):
        found.append(_row(line, found[-1].id if found else "", f"{path}, line {number}"))
    return found


def _row(line: bytes, prev: str, where: str) -> Addition:
    try:
        told = json.loads(line)
        if set(told) != {f.name for f in fields(Addition)} or told["what"] not in get_args(What):
            raise ValueError("not a row of places that were added")
        row = Addition(**told)
    except (ValueError, TypeError) as fault:
        raise _damaged(where, str(fault)) from fault
    if row.prev != prev or row.sealed().id != row.id:
        raise _damaged(where, "it is not as it was written")
    return row


def _damaged(where: str, why: str) -> Damaged:
    return Damaged(
        f"A row of the places that editors added cannot be used: {why}.",
        where=where,
        next_step="Restore the file from a copy.",
    )


def in_force(rows: Sequence[Addition]) -> list[Addition]:
    """The rows that nobody took back, undoings among them; taking back an undoing restores what it undid."""
    undone: set[str] = set()
    found = []
    for row in reversed(rows):
        if row.id not in undone:
            found.append(row)
            undone |= {row.of} if row.what == "undo" else set()
    return found[::-1]


def standing(rows: Sequence[Addition]) -> list[Addition]:
    """The places and names that nobody took back."""
    return [row for row in in_force(rows) if row.what != "undo"]


def joined(pack: Pack, rows: Sequence[Addition]) -> Pack:
    """The pack with what its editors added.

    A place stands behind the others. Another name is an entry of its own before them, under the id of its place, with
    that name alone: so a name that an editor gave is told from one that a list gives, and of two entries under one id
    the last is the place itself. A name of a place that is not there adds nothing.
    """
    if not rows:
        return pack
    known = {entry.id: entry for entry in pack.entries}
    told = [row for row in rows if row.what == "place"]
    areas = _Areas(pack.entries if told else ())
    places = [_place(row, areas) for row in told]
    known |= {place.id: place for place in places}
    named = [
        replace(known[row.of], names=(row.name,), source=SOURCE)
        for row in rows
        if row.what == "alias" and row.of in known
    ]
    return replace(pack, entries=(*named, *pack.entries, *places), licences=(*pack.licences, LICENCE))


def _place(row: Addition, areas: _Areas) -> GazetteerEntry:
    precision, radius_km = KINDS[row.kind]
    lat, lon = row.lat or 0.0, row.lon or 0.0
    return GazetteerEntry(
        id=row.place_id,
        kind=row.kind,
        names=(row.name,),
        lat=lat,
        lon=lon,
        precision=precision,
        radius_km=radius_km,
        source=SOURCE,
        within=areas.around(lat, lon),
    )


class _Areas:
    """The areas of a pack by their outlines, the finest first."""

    def __init__(self, entries: Iterable[GazetteerEntry]) -> None:
        levels = ("admin3", "admin2", "admin1", "country")
        outlined = [entry for entry in entries if entry.geometry and entry.kind in levels]
        self._areas = sorted(outlined, key=lambda entry: levels.index(entry.kind))
        self._tree = STRtree([shapely.from_wkt(area.geometry) for area in self._areas])

    def around(self, lat: float, lon: float) -> tuple[str, ...]:
        """The ids of the areas around a point, finest first."""
        hits = self._tree.query(shapely.Point(lon, lat), predicate="intersects")
        if not len(hits):
            return ()
        finest = self._areas[min(hits)]
        return (finest.id, *finest.within)
