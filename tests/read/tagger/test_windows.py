"""Windows: every piece of a text is in one, with what the report is about before it."""

from __future__ import annotations

import pytest

from marsad.read.tagger.windows import LONGEST, windows
from marsad.read.tagger.wordpiece import Piece, WordPiece

WORDPIECE = WordPiece("[PAD] [UNK] [CLS] [SEP] [MASK] a wire : army".split())


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(0, 0, id="no text, no window"),
        pytest.param(1, 1, id="one piece"),
        pytest.param(LONGEST - 6, 1, id="what just fits"),
        pytest.param(LONGEST - 5, 2, id="one more makes two, overlapping"),
    ],
)
def test_how_many(count: int, expected: int):
    pieces = [Piece(5, i, i + 1) for i in range(count)]
    found = list(windows(WORDPIECE, pieces, "Wire", "Army"))
    assert len(found) == expected
    assert {i for w in found for i in range(w.first, w.first + w.count)} == set(range(count))
    assert all(len(w.ids) <= LONGEST and len(w.ids) == len(w.kinds) for w in found)


def test_publisher_and_title_stand_before_the_text():
    (window,) = windows(WORDPIECE, [Piece(5, 0, 1)], "Wire", "Army")
    assert window.ids == (2, 6, 7, 8, 3, 5, 3)
    assert window.kinds == (0, 0, 0, 0, 0, 1, 1)
    assert window.ids[window.offset] == 5
