"""Labelled data of other people: the adapters in `benches/`, each of which measures the reader on one set.

An adapter is a module with `figures(rows, read) -> dict[str, float]`: from the rows of its set and `read`, which gives
the placed claims of a report, to figures in percent. Where its name is not that of a set, `SET` or the table says which
it is measured on. Names of figures are flat and belong to one adapter only.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

from tests.gate.data import SHARED, rows
from tests.gate.wiring import Wired

FOLDER = Path(__file__).parent / "benches"
SETS = {
    "case2021": "case2021_task2",
    "gaza": "airwars_gaza",
    "isaf_date": "isaf_releases",
    "isaf_killed": "isaf_releases",
    "isaf_province": "isaf_releases",
}
"""Sets of adapters that are called otherwise."""


def adapters() -> dict[str, list[str]]:
    """The set of every adapter, with the adapters measured on it: they share its reading."""
    found: dict[str, list[str]] = {}
    for path in sorted(FOLDER.glob("[!_]*.py")):
        found.setdefault(set_of(path.stem), []).append(path.stem)
    return found


def set_of(name: str) -> str:
    """The set an adapter is measured on."""
    return str(getattr(_module(name), "SET", SETS.get(name, name)))


def figures(
    names: list[str], set_name: str, read: Wired, shared: Path = SHARED, limit: int | None = None
) -> dict[str, float]:
    """The figures of the adapters of one set."""
    given = rows(set_name, shared)[:limit]
    found: dict[str, float] = {}
    for name in names:
        own = _module(name).figures(given, read)
        twice = found.keys() & own.keys()
        if twice:
            raise ValueError(f"{name} gives figures that another adapter gives too: {', '.join(sorted(twice))}")
        found |= {key: round(float(value), 1) for key, value in own.items()}
    return found


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"tests.gate.benches.{name}")
