"""Opening the desk a verb works on. The engine is imported here, late, so that `marsad --help` stays quick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from marsad import config as settings

if TYPE_CHECKING:
    from marsad.engine import Desk


def open_desk(folder: Path) -> Desk:
    """The desk in `folder`. Raises NoDesk where there is none."""
    from marsad.engine import Desk

    return Desk(settings.load(folder))
