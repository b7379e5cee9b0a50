"""Gazetteers that were installed: folders like a pack's, found on shelves, and put into a pack when it is loaded.

Besides the files of every pack such a folder holds `links.tsv`: which of its places are places of other packs under
another id. Where the pack at hand has that place, it gains the names, and the outline if it had none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from marsad.errors import UsageError
from marsad.model import GazetteerEntry, Licence, Pack
from marsad.packs import gazetteer, tables

HEAD = "pack.toml"
LINKS = "links.tsv"
_CODE = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """One installed gazetteer: its country's code, its folder, and what its pack.toml says of it."""

    code: str
    folder: Path
    head: Mapping[str, Any]

    @property
    def title(self) -> str:
        return str(self.head.get("title", self.code))


def on_shelf(shelf: Path) -> list[Installed]:
    """The gazetteers on a shelf, in the order of their codes. Raises UsageError where one cannot be understood."""
    named = {path.parent.name.removeprefix(".").removesuffix(".old") for path in shelf.glob(f"*/{HEAD}")}
    return [one for code in sorted(filter(_CODE.fullmatch, named)) if (one := find(code, [shelf]))]


def find(code: str, shelves: Iterable[Path]) -> Installed | None:
    """The gazetteer of a country on the first shelf that has it."""
    for shelf in shelves:
        for folder in (shelf / code, aside(shelf, code)):
            if (folder / HEAD).is_file():
                with _understood(folder):
                    return Installed(code=code, folder=folder, head=tables.read(folder / HEAD))
    return None


def aside(shelf: Path, code: str) -> Path:
    """Where a gazetteer that is being replaced lies until the new one has its name; a kill may leave it there."""
    return shelf / f".{code}.old"


def wanted(codes: Iterable[str], shelves: Sequence[Path], where: str) -> list[Installed]:
    """The gazetteers of these countries. Raises UsageError that says `where` they are asked for, if one is absent."""
    found = []
    for code in codes:
        one = find(code, shelves)
        if one is None:
            raise UsageError(
                f"The gazetteer {code} is not installed.",
                where=f"{where}; looked in {', '.join(map(str, shelves)) or 'no folder'}",
                next_step=f"Run `marsad gazetteer install {code}`, or take {code} out there.",
            )
        found.append(one)
    return found


def joined(pack: Pack, one: Installed) -> Pack:
    """The pack with the places of an installed gazetteer; what the pack says of a place goes before it.

    Raises UsageError where a file of the gazetteer cannot be understood, or a place of it has no licence.
    """
    with _understood(one.folder):
        found = gazetteer.entries(one.folder)
        licences = tables.licences(tables.read(one.folder / "licences.toml"))
        links = _links(one.folder / LINKS)
    _refuse_unlicensed(found, licences, one.folder)
    known = {licence.id for licence in pack.licences}
    return replace(
        pack,
        entries=merged(pack.entries, found, links),
        licences=(*pack.licences, *(licence for licence in licences if licence.id not in known)),
    )


def merged(
    own: Sequence[GazetteerEntry], found: Sequence[GazetteerEntry], links: Mapping[str, str]
) -> tuple[GazetteerEntry, ...]:
    """Own places first, in their order, with what `found` knows of them by id or by link; then those that are new."""
    entries = {entry.id: entry for entry in own}
    same = {id_: other for id_, other in links.items() if other in entries}
    for entry in found:
        id_ = same.get(entry.id, entry.id)
        if id_ in entries:
            entries[id_] = enriched(entries[id_], entry)
        else:
            around = dict.fromkeys(same.get(area, area) for area in entry.within)
            entries[id_] = replace(entry, within=tuple(around))
    return tuple(entries.values())


def enriched(own: GazetteerEntry, other: GazetteerEntry) -> GazetteerEntry:
    """A place with the names of another row about it, and with its outline where it had none."""
    return replace(
        own,
        names=tuple(dict.fromkeys((*own.names, *other.names))),
        local_name=own.local_name or other.local_name,
        geometry=own.geometry or other.geometry,
    )


def _links(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["id"]: row["same_as"] for row in rows}


def _refuse_unlicensed(found: Iterable[GazetteerEntry], licences: Iterable[Licence], folder: Path) -> None:
    known = {licence.id for licence in licences if licence.licence and licence.attribution}
    bare = sorted({entry.source for entry in found} - known)
    if bare:
        raise UsageError(
            f"Places of {', '.join(bare)} come without a licence; they are not used.",
            where=str(folder / "licences.toml"),
            next_step="Install the gazetteer again, or write the licence's row into the file.",
        )


@contextmanager
def _understood(folder: Path) -> Iterator[None]:
    """Whatever is wrong in a folder's files is the operator's to mend."""
    try:
        yield
    except (ValueError, LookupError, TypeError, OSError, EOFError) as fault:
        raise UsageError(
            f"The gazetteer cannot be understood: {fault!r}.",
            where=str(folder),
            next_step=f"Install it again: `marsad gazetteer install {folder.name}`.",
        ) from fault
