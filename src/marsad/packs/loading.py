"""From a folder of data to a Pack."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from marsad.errors import UsageError
from marsad.model import GazetteerEntry, Licence, Pack, Party, Source
from marsad.packs import gazetteer, including, installed, tables

SHIPPED = Path(__file__).parent
NEXT = "Mend the named file, or choose another pack."


def shipped() -> tuple[str, ...]:
    """The names of the packs that come with Marsad and describe a conflict."""
    return tuple(sorted(p.parent.name for p in SHIPPED.glob("*/parties.toml")))


def load(name_or_path: str, without: Collection[str] = (), shelves: Sequence[Path] = ()) -> Pack:
    """The shipped pack of that name, or the pack in that folder, without what comes from the licences in `without`.

    A pack may include installed gazetteers by the code of their country; they are looked for on `shelves`. Raises
    UsageError where there is no such pack or gazetteer, or where a file of it cannot be understood.
    """
    folder = _folder(name_or_path)
    try:
        pack, codes = _pack(folder, without)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise UsageError(f"The pack cannot be understood: {error}.", where=str(folder), next_step=NEXT) from error
    for one in installed.wanted(codes, shelves, f"includes of {folder / 'pack.toml'}"):
        pack = installed.joined(pack, one)
    return pack


def _folder(name_or_path: str) -> Path:
    if name_or_path in shipped():
        return SHIPPED / name_or_path
    folder = Path(name_or_path)
    if (folder / "pack.toml").is_file():
        return folder
    raise UsageError(
        f"There is no pack {name_or_path!r}.",
        where=str(folder),
        next_step=f"Name a shipped pack ({', '.join(shipped())}) or a folder that holds a pack.toml.",
    )


def _pack(folder: Path, without: Collection[str]) -> tuple[Pack, list[str]]:
    """The pack, and the included names that no shipped pack bears."""
    head = tables.read(folder / "pack.toml")
    south, west, north, east = (float(edge) for edge in head["bounds"])
    own = _knowledge(folder, head, without)
    pack = Pack(
        name=folder.name,
        title=str(head["title"]),
        bounds=(south, west, north, east),
        parties=tuple(own.parties.values()),
        sources=tuple(own.sources.values()),
        entries=tuple(own.entries.values()),
        licences=tuple(own.licences.values()),
        neutral=tuple(own.neutral.items()),
        not_places=tuple(own.not_places),
    )
    return pack, [name for name in head.get("includes", ()) if not _ships(name)]


def _ships(name: str) -> bool:
    return (SHIPPED / name / "pack.toml").is_file()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Knowledge:
    """What one folder knows, and the packs it includes know, by id."""

    parties: dict[str, Party]
    sources: dict[str, Source]
    entries: dict[str, GazetteerEntry]
    licences: dict[str, Licence]
    neutral: dict[str, str]
    not_places: dict[str, None]


def _knowledge(folder: Path, head: dict[str, Any], without: Collection[str]) -> _Knowledge:
    """The folder's own, with what the packs it includes know; its own wins."""
    own = _Knowledge(
        parties={p.id: p for p in tables.parties(tables.read(folder / "parties.toml"))},
        sources={s.id: s for s in tables.sources(tables.read(folder / "sources.toml"))},
        entries={e.id: e for e in gazetteer.entries(folder, without)},
        licences={x.id: x for x in tables.licences(tables.read(folder / "licences.toml"))},
        neutral={loaded.casefold(): plain for loaded, plain in head.get("neutral", {}).items()},
        not_places=dict.fromkeys(head.get("not_places", ())),
    )
    for name in filter(_ships, head.get("includes", ())):
        theirs = tables.read(SHIPPED / name / "pack.toml")
        included = _knowledge(SHIPPED / name, theirs, without)
        kept = including.kept(included.entries, head, float(theirs.get("far", 0.0)))
        own = _joined(own, replace(included, entries=kept))
    return own


def _joined(own: _Knowledge, included: _Knowledge) -> _Knowledge:
    parts = (f.name for f in fields(_Knowledge))
    return _Knowledge(**{part: getattr(own, part) | _missing(own, included, part) for part in parts})


def _missing(own: _Knowledge, included: _Knowledge, part: str) -> dict[str, Any]:
    return {key: value for key, value in getattr(included, part).items() if key not in getattr(own, part)}
