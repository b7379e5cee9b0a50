"""Marks on pieces to ranges."""

from __future__ import annotations

import numpy as np
import pytest

from marsad.read.tagger.marks import ranges

SURE = {"O": (0.98, 0.01, 0.01), "B": (0.01, 0.98, 0.01), "I": (0.01, 0.01, 0.98), "?": (0.4, 0.25, 0.35)}


def chances(marks: str) -> np.ndarray:
    return np.log(np.array([SURE[m] for m in marks], dtype=np.float32).reshape(-1, 3))


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param("OBIIO", [(1, 4)], id="one claim"),
        pytest.param("BIBI", [(0, 2), (2, 4)], id="two side by side"),
        pytest.param("OIIO", [(1, 3)], id="no I without a B: the first I is read as one"),
        pytest.param("BI?IO", [(0, 4)], id="a doubtful piece between sure ones belongs to them"),
        pytest.param("OOO", [], id="none"),
        pytest.param("", [], id="no text"),
    ],
)
def test_ranges(marks: str, expected: list[tuple[int, int]]):
    assert ranges(chances(marks)) == expected


def test_reluctance_finds_less():
    doubtful = np.log(np.array([(0.45, 0.55, 0.0001), (0.45, 0.0001, 0.55)], dtype=np.float32))
    assert ranges(doubtful) == [(0, 2)]
    assert ranges(doubtful, reluctance=1.0) == []
