"""The probes of `tests/read/probes`: how many short texts are read as a careful coder would read them."""

from __future__ import annotations

import importlib

from tests.gate.data import ROOT

NAME = "probes"
_CHECKER = ROOT / "tests" / "read" / "test_probes.py"


def names() -> list[str]:
    """The name of the set, where there are probes."""
    return [NAME] if _CHECKER.is_file() else []


def figures() -> dict[str, float]:
    """How many probes are read right, of how many; by the checker that their own tests use."""
    right, total = importlib.import_module("tests.read.test_probes").check()
    return {"probes_right": right, "probes_total": total}
