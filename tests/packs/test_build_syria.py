"""The shipped place files come out of their sources, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from marsad import packs

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_building_again_gives_the_shipped_bytes(shared: Path, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl", reason="building packs needs marsad[packs]")
    pytest.importorskip("shapefile", reason="building packs needs marsad[packs]")
    script = ROOT / "scripts" / "build_pack_syria.py"
    subprocess.run([sys.executable, str(script), str(shared / "data" / "geo"), str(tmp_path)], check=True)
    folder = Path(packs.__file__).parent / "syria"
    for built in tmp_path.iterdir():
        assert built.read_bytes() == (folder / built.name).read_bytes(), built.name
