"""Whether everything Marsad needs is in place, and what to do where it is not."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from marsad import config as settings
from marsad.config import Config
from marsad.engine.results import Check
from marsad.errors import Damaged, MarsadError

OLDEST, NEWEST = (3, 11), (3, 14)
# Room for a ledger of some thousand reports; the shipped model alone takes 50 MB to install.
LEAST_FREE = 500_000_000


def doctor(folder: Path) -> Iterator[Check]:
    """One check a part; the desk's own only where `folder` holds one."""
    yield _python()
    yield _guarded("language model", _model, "Install Marsad again with its dependencies (`make demo` does).")
    yield _guarded("tagger", _tagger, "Install Marsad again; until then the rules read alone, and find less.")
    yield _web()
    yield _disk(folder)
    if not (folder / settings.SETTINGS_FILE).is_file():
        yield _guarded("pack", lambda: _pack(Config(folder=folder)), "Install Marsad again.")
        yield Check(part="desk", ok=True, found=f"none in {folder}; `marsad init {folder}` makes one")
        return
    try:
        config = settings.load(folder)
    except MarsadError as fault:
        yield Check(part="settings", ok=False, found=fault.what, next_step=fault.next_step)
        return
    yield Check(part="settings", ok=True, found=f"{config.title}, days of {config.time_zone}")
    yield _guarded("pack", lambda: _pack(config), "Mend the pack, or name another in marsad.toml.")
    yield _guarded(
        "ledger", lambda: _ledger(config), "Restore the ledger from a copy, or make a new desk and add again."
    )
    yield _guarded("archive", lambda: _archive(config), "Restore what is named from a copy; `marsad verify` lists all.")


def _guarded(part: str, look: Callable[[], str], next_step: str) -> Check:
    try:
        return Check(part=part, ok=True, found=look())
    except MarsadError as fault:
        return Check(part=part, ok=False, found=fault.what, next_step=fault.next_step or next_step)
    except Exception as fault:  # a doctor who dies of a symptom names none
        return Check(part=part, ok=False, found=f"{type(fault).__name__}: {fault}", next_step=next_step)


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    ok = OLDEST <= sys.version_info[:2] <= NEWEST
    wanted = f"{OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}"
    return Check(part="python", ok=ok, found=found, next_step="" if ok else f"Install Python {wanted}.")


def _web() -> Check:
    vendor = files("marsad") / "web" / "static" / "vendor"
    ok = (vendor / "leaflet" / "leaflet.js").is_file()
    found = "built" if ok else "the pages' scripts are not there; the map stays empty"
    return Check(
        part="web assets", ok=ok, found=found, next_step="" if ok else "Build the project again (`make demo`)."
    )


def _disk(folder: Path) -> Check:
    there = next(p for p in (folder.absolute(), *folder.absolute().parents) if p.exists())
    free = shutil.disk_usage(there).free
    ok = free >= LEAST_FREE
    return Check(
        part="disk", ok=ok, found=f"{free / 1e9:.1f} GB free", next_step="" if ok else "Make room on the disk."
    )


def _model() -> str:
    from marsad.read.sentences import model

    meta = model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _tagger() -> str:
    from marsad.read.tagger import Tagger

    return Tagger().described()


def _pack(config: Config) -> str:
    from marsad.engine import knowing

    pack = knowing.pack_of(config)
    used = ", ".join(one.title for one in knowing.gazetteers_of(config))
    with_ = f", with {used}" if used else ""
    return (
        f"{pack.title}: {len(pack.parties)} parties, {len(pack.sources)} sources, {len(pack.entries):,} places{with_}"
    )


def _ledger(config: Config) -> str:
    from marsad.ledger import Ledger
    from marsad.ledger.opening import HEAD

    with Ledger(config.ledger_path) as ledger:
        damaged = ledger.check()
        if damaged:
            raise Damaged(f"{len(damaged)} things are not as kept; the first: {damaged[0].message}")
        return f"schema {HEAD}, {len(ledger.reports()):,} reports"


def _archive(config: Config) -> str:
    from marsad import archive

    touched = archive.verify(config.archive_path)
    if touched:
        raise Damaged(f"{len(touched)} things are not as kept; the first: {touched[0].message}")
    return "as it was kept"
