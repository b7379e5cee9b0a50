"""One set, measured: hand-coded claims, the probes, or a bench."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.gate import bench, gold, probes
from tests.gate.data import GOLD, OtherData
from tests.gate.wiring import Wired


@dataclass(frozen=True, slots=True)
class Measured:
    """One set: its figures, what the reader failed on, and the seconds it took."""

    name: str
    figures: dict[str, float]
    faults: tuple[str, ...]
    seconds: float


def measure(name: str, limit: int | None = None) -> Measured:
    """The figures of one set: hand-coded claims, the probes, or a bench with every adapter it has."""
    begun = time.monotonic()
    read = Wired()
    if name in GOLD:
        figures = gold.figures(name, read, limit=limit)
    elif name == probes.NAME:
        figures = probes.figures()
    else:
        figures = bench.figures(bench.adapters()[name], name, read, limit=limit)
    faults = tuple(f"{p.code} {p.report}: {p.message}" for p in read.faults)
    return Measured(name, figures, faults, time.monotonic() - begun)


def sets(*, train: bool, only: Sequence[str] = ()) -> list[str]:
    """The names of what there is to measure, or of those among it that were asked for. Raises OtherData for others."""
    every = [*(("dev", "seed", "train") if train else ("dev", "seed")), *probes.names(), *bench.adapters()]
    unknown = set(only) - set(every)
    if unknown:
        raise OtherData(f"There is no set {', '.join(sorted(unknown))}; there are {', '.join(every)}.")
    return [name for name in every if not only or name in only]
