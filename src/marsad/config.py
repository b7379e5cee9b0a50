"""One frozen Config, built once by the command line or the web app; nothing else reads settings or the environment."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tomllib
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from marsad.errors import NoDesk, UsageError
from marsad.model import Reliability

Knowledge = Literal["published", "collected"]
Publish = Literal["all", "reviewed"]
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?")
SETTINGS_FILE = "marsad.toml"
BEST_READER = "rules+tagger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one desk.

    `folder` holds ledger and archive. `pack` is the name of a shipped pack or the path of a folder; `reader` is the
    name of a shipped reader or of a plug-in's. A day of the desk begins at `day_starts` in `time_zone`. `knowledge`
    says from when a report counts as known: its publication (else its collection), or its collection always.
    `demonstration` marks a desk whose reports were written for it. `gazetteers` are codes of countries whose installed
    gazetteers the desk uses besides those in its own folder. `reliability` holds the Admiralty letters this desk gives
    sources of the pack, by their ids. `tiles` is the address of pictures to lay under the map, with {z}, {x} and {y},
    whose owner `tiles_credit` names; empty, which it is unless set, no host is ever asked for anything.
    `publish` says what brief and exports hold: all claims, or those people accepted.
    """

    folder: Path
    title: str = "Desk"
    pack: str = "syria"
    reader: str = BEST_READER
    time_zone: str = "UTC"
    day_starts: time = time(0, 0)
    knowledge: Knowledge = "published"
    operator: str = "desk"
    demonstration: bool = False
    gazetteers: tuple[str, ...] = ()
    reliability: tuple[tuple[str, Reliability], ...] = ()
    tiles: str = ""
    tiles_credit: str = ""
    publish: Publish = "all"

    @property
    def tiles_host(self) -> str:
        """The scheme and host that the tiles come from; empty for no tiles."""
        parts = urlsplit(self.tiles)
        return f"{parts.scheme}://{parts.netloc}" if self.tiles else ""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def ledger_path(self) -> Path:
        return self.folder / "ledger.sqlite"

    @property
    def archive_path(self) -> Path:
        return self.folder / "archive"

    @property
    def gazetteer_path(self) -> Path:
        """The gazetteers of this desk alone, and the places that its editors added."""
        return self.folder / "gazetteers"


def shared_gazetteers() -> Path:
    """The gazetteers of this user for all desks: $MARSAD_GAZETTEERS, else where the system keeps data of programs."""
    named = os.environ.get("MARSAD_GAZETTEERS")
    if named:
        return Path(named)
    home = Path.home()
    places = {"darwin": home / "Library" / "Application Support", "win32": home / "AppData" / "Local"}
    data = places.get(sys.platform) or Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "marsad" / "gazetteers"


def chromium() -> str | None:
    """The Chromium that prints: $MARSAD_CHROMIUM, else the first one on the path; None where there is none."""
    named = os.environ.get("MARSAD_CHROMIUM")
    names = (named,) if named else ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((found for name in names if (found := shutil.which(name))), None)


def load(folder: Path) -> Config:
    """The settings of the desk in `folder`.

    Raises NoDesk where there is none, UsageError where its settings file is not understood.
    """
    path = folder / SETTINGS_FILE
    if not path.is_file():
        raise NoDesk("There is no desk here.", where=str(folder), next_step=f"Run `marsad init {folder}` to make one.")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return _checked(Config(folder=folder, **_parsed(table)))
    except (tomllib.TOMLDecodeError, TypeError, ValueError, ZoneInfoNotFoundError, UnicodeDecodeError) as error:
        raise UsageError(
            f"The settings file cannot be understood: {error}.", where=str(path), next_step="Mend the named setting."
        ) from error


def _parsed(table: dict[str, Any]) -> dict[str, Any]:
    known = dict(table)
    if isinstance(known.get("day_starts"), str):
        known["day_starts"] = time.fromisoformat(str(known["day_starts"]))
    if "gazetteers" in known:
        known["gazetteers"] = _codes(known["gazetteers"])
    if known.get("tiles"):
        _check_tiles(str(known["tiles"]), str(known.get("tiles_credit", "")))
    known["reliability"] = tuple((str(i), Reliability(mark)) for i, mark in known.get("reliability", {}).items())
    return known


def _check_tiles(template: str, credit: str) -> None:
    """Raise ValueError for an address that names no one host over http, or no part of the map, or owes nobody."""
    parts = urlsplit(template)
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc):
        raise ValueError("tiles is an address of one host, such as https://tiles.example/{z}/{x}/{y}.png")
    if not all(part in template for part in ("{z}", "{x}", "{y}")):
        raise ValueError("tiles has {z}, {x} and {y} where the zoom and the numbers of a tile stand")
    if not credit.strip():
        raise ValueError("tiles_credit names whom the tiles are owed to, which their licence asks for")


def _codes(told: Any) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        raise ValueError('gazetteers is a list of codes of countries, such as ["SY", "LB"]')
    return tuple(code.upper() for code in told)


def _checked(config: Config) -> Config:
    if config.knowledge not in get_args(Knowledge):
        raise ValueError(f"knowledge is {config.knowledge!r}, not one of {', '.join(get_args(Knowledge))}")
    if config.publish not in get_args(Publish):
        raise ValueError(f"publish is {config.publish!r}, not one of {', '.join(get_args(Publish))}")
    ZoneInfo(config.time_zone)
    return config


def write(config: Config) -> None:
    """Write the settings file of a new desk; its folder must exist."""
    lines = [
        "# Settings of this desk. A day of the desk begins at day_starts in time_zone.",
        f"title = {_quoted(config.title)}",
        f"pack = {_quoted(config.pack)}",
        "# Who reads: rules+tagger, rules, or a plug-in's reader",
        f"reader = {_quoted(config.reader)}",
        f"time_zone = {_quoted(config.time_zone)}",
        f'day_starts = "{config.day_starts.isoformat("minutes")}"',
        "# From when a report counts as known: published (else collected), or collected",
        f"knowledge = {_quoted(config.knowledge)}",
        f"operator = {_quoted(config.operator)}",
        f"demonstration = {str(config.demonstration).lower()}",
        "# What brief and exports hold: all claims, or only those that people accepted (reviewed)",
        f"publish = {_quoted(config.publish)}",
        "# Installed gazetteers to use besides those in this folder, by country: marsad gazetteer install CC",
        f"gazetteers = [{', '.join(map(_quoted, config.gazetteers))}]",
        "# Pictures under the map, asked of this host by every reader's browser; none unless set:",
        "# https://tiles.example/{z}/{x}/{y}.png and whom they are owed to",
        f"tiles = {_quoted(config.tiles)}",
        f"tiles_credit = {_quoted(config.tiles_credit)}",
        "# Admiralty letters for sources, A to F, by their ids in the pack",
        "[reliability]",
        *(f"{_quoted(source)} = {_quoted(mark)}" for source, mark in config.reliability),
    ]
    (config.folder / SETTINGS_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
