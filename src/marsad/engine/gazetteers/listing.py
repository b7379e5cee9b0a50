"""What gazetteers there are: those that ship, those of this user, those of a desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.config import Config, shared_gazetteers
from marsad.engine import knowing
from marsad.errors import MarsadError
from marsad.model import Licence
from marsad.packs import gazetteer, tables
from marsad.packs.added import Addition, read, standing
from marsad.packs.installed import HEAD, Installed, on_shelf
from marsad.packs.loading import SHIPPED

_FILES = ("places.tsv", "places.tsv.gz", "areas.geojson", "areas.geojson.gz", "regions.geojson", "regions.geojson.gz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One gazetteer. `whose` is "shipped", "shared" or "desk"; `used`: the desk asked about reads with it.

    `retrieved` is the latest day a file of it was had, "" for what ships; `bytes` is its size on disk.
    """

    name: str
    title: str
    whose: str
    folder: Path
    places: int
    names: int
    bytes: int
    retrieved: str
    used: bool
    licences: tuple[Licence, ...]


def listed(config: Config | None) -> list[Listed]:
    """Every gazetteer, shipped ones first. Raises UsageError where one cannot be understood."""
    used = {one.folder for one in _used(config)}
    found = [_shipped(folder, config) for folder in sorted(path.parent for path in SHIPPED.glob(f"*/{HEAD}"))]
    found += [_installed(one, "shared", one.folder in used) for one in on_shelf(shared_gazetteers())]
    if config:
        found += [_installed(one, "desk", True) for one in on_shelf(config.gazetteer_path)]
    return found


def added(config: Config) -> list[Addition]:
    """What the editors of a desk added, and nobody took back."""
    return standing(read(knowing.added_path(config)))


def _used(config: Config | None) -> list[Installed]:
    if config is None:
        return []
    try:
        return knowing.gazetteers_of(config)
    except MarsadError:
        return []  # a list must show what is there, also where the settings name what is not


def _shipped(folder: Path, config: Config | None) -> Listed:
    head = tables.read(folder / HEAD)
    return _counted(folder, folder.name, str(head["title"]), "shipped", "", bool(config and config.pack == folder.name))


def _installed(one: Installed, whose: str, used: bool) -> Listed:
    days = [str(row.get("retrieved", "")) for row in one.head.get("material", ())]
    return _counted(one.folder, one.code, one.title, whose, max(days, default=""), used)


def _counted(folder: Path, name: str, title: str, whose: str, retrieved: str, used: bool) -> Listed:
    entries = gazetteer.entries(folder)
    return Listed(
        name=name,
        title=title,
        whose=whose,
        folder=folder,
        places=len(entries),
        names=sum(len(entry.names) for entry in entries),
        bytes=sum(_sizes(folder)),
        retrieved=retrieved,
        used=used,
        licences=tables.licences(tables.read(folder / "licences.toml")),
    )


def _sizes(folder: Path) -> Iterator[int]:
    return (path.stat().st_size for name in _FILES if (path := folder / name).is_file())
