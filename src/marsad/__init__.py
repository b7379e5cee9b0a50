"""Marsad, a watch-post over contradictory conflict reporting: who said what, who denies it, what it adds up to.

    from marsad import Config, Desk, render

    with Desk.create(Config(folder=Path("desk"))) as desk:
        desk.add(["reports/"])
        desk.read()
        print(render(desk.brief(date(2019, 9, 11)), "text"))

Names are imported when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marsad.archive import Metadata as Metadata
    from marsad.config import Config as Config
    from marsad.config import load as load_config
    from marsad.engine import Desk as Desk
    from marsad.engine import read_files as read_files
    from marsad.errors import MarsadError as MarsadError
    from marsad.model import Claim as Claim
    from marsad.model import Decision as Decision
    from marsad.model import Incident as Incident
    from marsad.model import Pack as Pack
    from marsad.model import Picture as Picture
    from marsad.model import Problem as Problem
    from marsad.model import Report as Report
    from marsad.packs import load as load_pack
    from marsad.publish import render as render

_WHERE = {
    "Claim": ("model", "Claim"),
    "Config": ("config", "Config"),
    "Decision": ("model", "Decision"),
    "Desk": ("engine", "Desk"),
    "Incident": ("model", "Incident"),
    "MarsadError": ("errors", "MarsadError"),
    "Metadata": ("archive", "Metadata"),
    "Pack": ("model", "Pack"),
    "Picture": ("model", "Picture"),
    "Problem": ("model", "Problem"),
    "Report": ("model", "Report"),
    "load_config": ("config", "load"),
    "load_pack": ("packs", "load"),
    "read_files": ("engine", "read_files"),
    "render": ("publish", "render"),
}

__all__ = [
    "Claim",
    "Config",
    "Decision",
    "Desk",
    "Incident",
    "MarsadError",
    "Metadata",
    "Pack",
    "Picture",
    "Problem",
    "Report",
    "load_config",
    "load_pack",
    "read_files",
    "render",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'marsad' has no attribute {name!r}")
    module, attribute = _WHERE[name]
    return getattr(import_module(f"marsad.{module}"), attribute)
