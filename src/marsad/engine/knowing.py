"""What a desk knows of its conflict: its pack, with the gazetteers that are installed for it."""

from __future__ import annotations

from pathlib import Path

from marsad import packs
from marsad.config import SETTINGS_FILE, Config, shared_gazetteers
from marsad.model import Pack
from marsad.packs import added
from marsad.packs.installed import Installed, joined, on_shelf, wanted


def shelves(config: Config | None = None) -> tuple[Path, ...]:
    """Where installed gazetteers are looked for: with the desk first, then with the user."""
    own = (config.gazetteer_path,) if config else ()
    return (*own, shared_gazetteers())


def pack_called(name_or_path: str) -> Pack:
    """A pack without a desk, as `packs.load`, with the user's gazetteers that it includes."""
    return packs.load(name_or_path, shelves=shelves())


def base_of(config: Config) -> Pack:
    """The desk's pack without what was installed for the desk."""
    return packs.load(config.pack, shelves=shelves(config))


def pack_of(config: Config) -> Pack:
    """The desk's pack with the gazetteers in its own folder, those of the user that its settings name, and the places
    and names that its editors added.

    Raises UsageError where a gazetteer is missing or cannot be understood, Damaged where what was added was changed.
    """
    pack = base_of(config)
    for one in gazetteers_of(config):
        pack = joined(pack, one)
    return added.joined(pack, added.standing(added.read(added_path(config))))


def added_path(config: Config) -> Path:
    """Where what the editors of a desk added is kept."""
    return config.gazetteer_path / added.FILE


def gazetteers_of(config: Config) -> list[Installed]:
    """The installed gazetteers that a desk uses. Raises UsageError where one that its settings name is missing."""
    own = on_shelf(config.gazetteer_path)
    elsewhere = [code for code in config.gazetteers if code not in {one.code for one in own}]
    where = f"gazetteers in {config.folder / SETTINGS_FILE}"
    return [*own, *wanted(elsewhere, shelves(config), where)]
