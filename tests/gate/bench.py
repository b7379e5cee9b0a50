"""Labelled data of other people: the adapters in `benches/`, each of which measures the reader on one set.

An adapter is a module with `figures(rows, read) -> dict[str, float]`: from the rows of its set and `read`, which gives
the placed claims of a report, to figures in percent. Where its name is not that of a set, `SET` or the table says which
it is measured on. Names of figures are flat and belong to one adapter only.
"""

from __future__ import annotations

import importlib
import json
from functools import cache
from pathlib import Path
from types import ModuleType

from tests.gate.data import ROOT, SHARED, rows
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
CODED = ROOT / "training" / "coded.jsonl"


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
    """The figures of the adapters of one set, on those of its rows that the tagger did not learn from.

    An adapter in which no tagger takes part says so by `BY_RULES`, and has every row.
    """
    every = rows(set_name, shared)
    unseen = [row for row in every if row.get("id") not in learnt()]
    found: dict[str, float] = {}
    for name in names:
        module = _module(name)
        given = every if getattr(module, "BY_RULES", False) else unseen
        own = module.figures(given[:limit], read)
        twice = found.keys() & own.keys()
        if twice:
            raise ValueError(f"{name} gives figures that another adapter gives too: {', '.join(sorted(twice))}")
        found |= {key: round(float(value), 1) for key, value in own.items()}
    return found


@cache
def learnt() -> frozenset[str]:
    """The ids of the reports whose codings the tagger learned from: nothing is measured on them."""
    return frozenset(json.loads(line)["id"] for line in CODED.read_text(encoding="utf-8").split("\n") if line.strip())


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"tests.gate.benches.{name}")
