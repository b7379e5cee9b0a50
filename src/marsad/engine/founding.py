"""Making a desk: its folder, and settings that are there whole or not at all."""

from __future__ import annotations

from dataclasses import replace

from marsad import config as settings
from marsad.config import Config
from marsad.errors import UsageError

# Settings are written here and then moved, so that a kill never leaves half of them; a second attempt takes it over.
_ASIDE = ".new-desk"


def found(config: Config) -> None:
    """Make the folder and settings of a new desk. Raises UsageError where there is one already, or no room for one."""
    if (config.folder / settings.SETTINGS_FILE).exists():
        raise UsageError(
            "There is a desk here already.",
            where=str(config.folder),
            next_step="Choose another folder, or edit its marsad.toml.",
        )
    aside = config.folder / _ASIDE
    try:
        aside.mkdir(parents=True, exist_ok=True)
        settings.write(replace(config, folder=aside))
        (aside / settings.SETTINGS_FILE).replace(config.folder / settings.SETTINGS_FILE)
        aside.rmdir()
    except OSError as fault:
        raise UsageError(
            f"A desk cannot be made here: {fault.strerror}.",
            where=str(config.folder),
            next_step="Choose another folder.",
        ) from fault
