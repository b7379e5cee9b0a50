"""Fixtures that every test may use, and what may be missing on the machine at hand."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# A shared machine may stop for a while at any example: what takes long is told by benchmarks, never by a deadline.
settings.register_profile("untimed", parent=settings.default, deadline=None)
settings.load_profile("untimed")


def _absent(what: str, reason: str) -> None:
    """Skip with a reason, or fail where MARSAD_REQUIRE names the missing thing."""
    if what in os.environ.get("MARSAD_REQUIRE", "").split(","):
        pytest.fail(f"{what} is required here: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reports, gold and benches that lies beside the project."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        _absent("shared", "no folder `shared` beside the project")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a system Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        _absent("browser", "no Chromium on this machine")
    return str(found)
