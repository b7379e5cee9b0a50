"""From a folder of data to a Pack."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from marsad.errors import UsageError
from marsad.model import GazetteerEntry, Licence, Pack
from marsad.packs import gazetteer, tables

SHIPPED = Path(__file__).parent
NEXT = "Mend the named file, or choose another pack."


def shipped() -> tuple[str, ...]:
    """The names of the packs that come with Marsad and describe a conflict."""
    return tuple(sorted(p.parent.name for p in SHIPPED.glob("*/parties.toml")))


def load(name_or_path: str, without: Collection[str] = ()) -> Pack:
    """The shipped pack of that name, or the pack in that folder, without what comes from the licences in `without`.

    Raises UsageError where there is none, or where a file of it cannot be understood.
    """
    folder = _folder(name_or_path)
    try:
        return _pack(folder, without)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise UsageError(f"The pack cannot be understood: {error}.", where=str(folder), next_step=NEXT) from error


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


def _pack(folder: Path, without: Collection[str]) -> Pack:
    head = tables.read(folder / "pack.toml")
    south, west, north, east = (float(edge) for edge in head["bounds"])
    included = [SHIPPED / name for name in head.get("includes", ())]
    barred = [name for own in (folder, *included) for name in tables.read(own / "pack.toml").get("not_places", ())]
    places, licences = _land(folder, included, without)
    return Pack(
        name=folder.name,
        title=str(head["title"]),
        bounds=(south, west, north, east),
        parties=tables.parties(tables.read(folder / "parties.toml")),
        sources=tables.sources(tables.read(folder / "sources.toml")),
        entries=places,
        licences=licences,
        neutral=tuple((loaded.casefold(), plain) for loaded, plain in head.get("neutral", {}).items()),
        not_places=tuple(dict.fromkeys(barred)),
    )


def _land(
    folder: Path, included: Collection[Path], without: Collection[str]
) -> tuple[tuple[GazetteerEntry, ...], tuple[Licence, ...]]:
    """Places and licences of the pack, and of the packs it includes; its own win."""
    places = {entry.id: entry for entry in gazetteer.entries(folder, without)}
    licences = {licence.id: licence for licence in tables.licences(tables.read(folder / "licences.toml"))}
    for own in included:
        places = {entry.id: entry for entry in gazetteer.entries(own, without)} | places
        licences = {licence.id: licence for licence in tables.licences(tables.read(own / "licences.toml"))} | licences
    return tuple(places.values()), tuple(licences.values())
