"""The figures of hand-coded claims, by the scorer that lies beside them."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from marsad.archive import gather, report_of
from marsad.model import Claim, Problem, Report, claim_record
from tests.gate import agreed, screen
from tests.gate.data import SHARED, pinned, rows
from tests.gate.wiring import Wired

Read = Callable[[Report], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Scored:
    """One document: its hand-coded claims, the claims read in it in the form of the contract, and which are pairs."""

    gold: Sequence[dict[str, Any]]
    read: Sequence[dict[str, Any]]
    pairs: Sequence[tuple[int, int]]
    report: Report
    publisher: str | None


@cache
def scorer(shared: Path = SHARED) -> ModuleType:
    """`score.py`, as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reports(gold: Path) -> dict[str, Report]:
    """The reports of a gold file as `marsad read` takes them in, by the id of their row."""
    return {d.name: report_of(d) for d in gather([gold]) if not isinstance(d, Problem)}


def figures(name: str, read: Wired, shared: Path = SHARED, limit: int | None = None) -> dict[str, float]:
    """Every figure of the scorer for one gold set, and what the tier of agreed claims and the screen are worth.

    `limit` takes the first documents only; floors do not hold for a part.
    """
    score = scorer(shared)
    tally = score.Tally()
    taken_in = reports(pinned(name, shared))
    scored = []
    for document in rows(name, shared)[:limit]:
        report = taken_in[document["id"]]
        records = [claim_record(c) for c in read(report)]
        pairs = tally.add(document, records)
        scored.append(Scored(document["claims"], records, pairs, report, document.get("publisher")))
    return {**tally.figures(), **agreed.figures(scored, score), **screen.figures(scored, screen.kept())}
