"""Places and names that an editor adds, and takes back: rows beside the desk's gazetteers, never changed."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

from marsad.config import Config
from marsad.engine import knowing
from marsad.engine.finding import answering
from marsad.engine.gazetteers.searching import search
from marsad.errors import MarsadError, NotFound, UsageError
from marsad.model import Pack
from marsad.packs.added import KINDS, Addition, in_force, read
from marsad.place.heads import kinds_of

LONGEST = 200
_OFFERED = 3


def add_place(config: Config, name: str, lat: float, lon: float, kind: str, because: str) -> Addition:
    """A place of its own. Raises UsageError where name, point or kind is none."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError(
            f"{lat}, {lon} is nowhere on the ground.", next_step="Write --at LAT,LON in degrees, as in 35.62,36.56."
        )
    row = Addition(
        what="place", name=_name(name), because=because.strip(), by=config.operator, at=_now(),
        lat=round(lat, 5), lon=round(lon, 5), kind=kind_called(kind),
    )  # fmt: skip
    return _kept(config, row)


def add_alias(config: Config, name: str, place: str, because: str) -> Addition:
    """Another name of the place with this id. Raises NotFound where no place has it, UsageError for no name."""
    pack = knowing.pack_of(config)
    if place not in {entry.id for entry in pack.entries}:
        raise NotFound(f"No place has the id {place!r}.", where=pack.title, next_step=_offer(pack, place))
    row = Addition(what="alias", name=_name(name), because=because.strip(), by=config.operator, at=_now(), of=place)
    return _kept(config, row)


def undo(config: Config, row_id: str, because: str) -> Addition:
    """Take back a row, or its taking back. Raises NotFound where there is no such row, UsageError for several."""
    rows = {row.id: row for row in read(knowing.added_path(config))}
    found = answering(row_id, rows)
    if len(found) != 1:
        fault = UsageError if found else NotFound
        raise fault(
            f"{row_id!r} begins {len(found)} rows." if found else f"No row that an editor added is called {row_id!r}.",
            where=str(knowing.added_path(config)),
            next_step="`marsad gazetteer list` shows the rows that stand.",
        )
    row = rows[found[0]]
    return _kept(
        config, Addition(what="undo", name=row.name, because=because.strip(), by=config.operator, at=_now(), of=row.id)
    )


def kind_called(word: str) -> str:
    """The kind of place a word stands for ("village" is a settlement). Raises UsageError for others."""
    found = next((kind for kind in (word, *kinds_of(word)) if kind in KINDS), None)
    if found is None:
        raise UsageError(
            f"{word!r} is no kind of place that can be added.",
            next_step=f"Write one of {', '.join(KINDS)}, or a word such as village, base, mountain or river.",
        )
    return found


def outside(config: Config, lat: float, lon: float) -> bool:
    """Whether a point lies outside of what the desk's pack is about, as swapped numbers do."""
    south, west, north, east = knowing.base_of(config).bounds
    return not (south <= lat <= north and west <= lon <= east)


def _name(name: str) -> str:
    tidy = " ".join(name.split())
    if not any(letter.isalnum() for letter in tidy) or "|" in tidy or len(tidy) > LONGEST:
        raise UsageError(
            f"{name[:LONGEST]!r} is no name of a place.",
            next_step=f"Write letters, at most {LONGEST} of them, without a stroke (|).",
        )
    return tidy


def _offer(pack: Pack, name: str) -> str:
    likely = search(pack, name, _OFFERED)
    offered = ", ".join(f"{one.place_id} ({one.name}, {one.lat:.3f}, {one.lon:.3f})" for one in likely)
    asked = "`marsad gazetteer search NAME` shows ids."
    return f"If you mean one of these, give its id: {offered}. {asked}" if offered else asked


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _kept(config: Config, row: Addition) -> Addition:
    """Write a row, chained to the one before; one that stands with the same facts is not written again."""
    path = knowing.added_path(config)
    with _writing(path) as file:
        rows = read(path)
        same = next((one for one in in_force(rows) if one.facts == row.facts), None)
        if same:
            return same
        sealed = replace(row, prev=rows[-1].id if rows else "").sealed()
        whole = path.read_bytes().rpartition(b"\n")
        begun = len(whole[0]) + len(whole[1])
        file.truncate(begun)  # a line that a kill broke off
        try:
            _write_out(file, json.dumps(asdict(sealed), ensure_ascii=False).encode() + b"\n")
        except OSError:
            file.truncate(begun)
            raise
    return sealed


def _write_out(file: FileIO, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[file.write(rest) :]
    os.fsync(file.fileno())


@contextmanager
def _writing(path: Path) -> Iterator[FileIO]:
    """The file, open at its end, to one writer at a time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
    except OSError as fault:
        raise MarsadError(
            f"What was added cannot be written: {fault.strerror or fault}.",
            where=str(path),
            next_step="Check the disk, its room and the permissions, then run the same command again.",
        ) from fault
