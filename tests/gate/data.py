"""Where the data lie that the reader is measured on, and whether they are those the floors were measured on."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).parent / "floors.toml"
GOLD = ("dev", "seed", "train")


class OtherData(Exception):
    """A data file is not there, or not the one that was pinned."""


@cache
def floors() -> Mapping[str, Any]:
    """`floors.toml`: `low_is_good`, and a table a set with its `sha256` and its floors."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def path_of(name: str, shared: Path = SHARED) -> Path:
    """The file of a set: hand-coded claims ("dev", "seed", "train") or a bench."""
    folder = shared / "gold" if name in GOLD else shared / "bench" / "dev"
    return folder / f"{name}.jsonl"


def rows(name: str, shared: Path = SHARED) -> Sequence[dict[str, Any]]:
    """The rows of a set, one a line feed. Raises OtherData where they are not those that were pinned."""
    text = pinned(name, shared).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def pinned(name: str, shared: Path = SHARED) -> Path:
    """The file of a set. Raises OtherData where it is absent, or its digest is not the one in `floors.toml`."""
    path = path_of(name, shared)
    if not path.is_file():
        raise OtherData(f"{name}: there is no {path.name} in {path.parent}.")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    wanted = floors().get(name, {}).get("sha256")
    if digest != wanted:
        raise OtherData(
            f"{name}: {path.name} is other data than was measured on.\n  its sha256 is  {digest}\n"
            f"  floors.toml has {wanted or 'none'}\n"
            f"If the data changed on purpose, measure anew and write digest and floors under [{name}]."
        )
    return path
