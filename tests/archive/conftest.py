"""A desk in Damascus, and a helper that gathers what a test wrote down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from marsad.archive import Draft, Metadata, gather
from marsad.model import Problem

Gathered = tuple[list[Draft], list[Problem]]


@pytest.fixture
def gathered(tmp_path: Path) -> Callable[..., Gathered]:
    """Writes one file, gathers it at a desk in Damascus, and gives drafts and problems apart."""

    def gather_one(name: str, content: str | bytes, metadata: Metadata | None = None, **settings: object) -> Gathered:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        found = list(gather([path], metadata, **{"zone": ZoneInfo("Asia/Damascus"), "day_starts": time(0), **settings}))
        return [f for f in found if isinstance(f, Draft)], [f for f in found if isinstance(f, Problem)]

    return gather_one
