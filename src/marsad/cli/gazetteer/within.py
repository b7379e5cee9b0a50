"""Of which pack or desk a gazetteer is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad import config as settings
from marsad.cli.options import desk_option
from marsad.config import SETTINGS_FILE, Config

if TYPE_CHECKING:
    from marsad.model import Pack

PACK = "syria"
pack_option = click.option("--pack", help=f"A pack to ask instead of a desk's. Without a desk: {PACK}.")
asked_desk_option = desk_option


def desk_at(folder: Path) -> Config | None:
    """The settings of the desk in a folder; None where there is none, unless $MARSAD_DESK or --desk names it."""
    ctx = click.get_current_context()
    named = ctx.get_parameter_source("folder") is not click.core.ParameterSource.DEFAULT
    return settings.load(folder) if named or (folder / SETTINGS_FILE).is_file() else None


def knowledge(folder: Path, pack: str | None) -> Pack:
    """The pack asked for, else all that the desk knows, else the first pack."""
    from marsad.engine import pack_called, pack_of

    config = None if pack else desk_at(folder)
    return pack_of(config) if config else pack_called(pack or PACK)
