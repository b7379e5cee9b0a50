"""The scripts that make the tagger run in an environment of their own; what they take from the package must be here."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[2] / "training"


@pytest.mark.parametrize("script", sorted(TRAINING.glob("*.py")), ids=lambda path: path.name)
def test_a_training_script_finds_what_it_takes_from_the_package(script: Path):
    taken = [
        (node.module, name.name)
        for node in ast.walk(ast.parse(script.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("marsad")
        for name in node.names
    ]
    missing = [f"{module}.{name}" for module, name in taken if not hasattr(importlib.import_module(module), name)]
    assert missing == []
