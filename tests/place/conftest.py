"""Placers, made once, and short ways to write reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.packs import load
from marsad.place import Placer

KARVANIA = Path(__file__).parents[1] / "packs" / "karvania"


@pytest.fixture(scope="session")
def syria() -> Placer:
    return Placer(load("syria"))


@pytest.fixture(scope="session")
def karvania() -> Placer:
    return Placer(load(str(KARVANIA)))
