"""Text to pieces: the longest known piece first, and every piece at its place in the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.read.tagger.wordpiece import WordPiece

PIECES = "[PAD] [UNK] [CLS] [SEP] [MASK] the army shell ##ed ##s kafr nab ##l , . - e é 市".split()


@pytest.fixture(scope="module")
def wordpiece() -> WordPiece:
    return WordPiece(PIECES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The army", ["the", "army"], id="lower case"),
        pytest.param("shelled", ["shell", "##ed"], id="the longest known piece, then the rest of the word"),
        pytest.param("Kafr Nabl, the", ["kafr", "nab", "##l", ",", "the"], id="punctuation stands alone"),
        pytest.param("É", ["e"], id="accents fall away"),
        pytest.param("xyz army", ["[UNK]", "army"], id="a word without known pieces is one unknown piece"),
        pytest.param("the\u200b\ufffdarmy", ["[UNK]"], id="what is no letter is skipped, not a space"),
        pytest.param("市army", ["市", "army"], id="ideographs stand alone"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_pieces(wordpiece: WordPiece, text: str, expected: list[str]):
    assert [PIECES[p.id] for p in wordpiece.pieces(text)] == expected


def test_a_piece_knows_its_place(wordpiece: WordPiece):
    text = "The army shelled Kafr Nabl."
    assert [text[p.start : p.end] for p in wordpiece.pieces(text)] == [
        "The", "army", "shell", "ed", "Kafr", "Nab", "l", ".",
    ]  # fmt: skip


@given(st.text(max_size=80))
def test_pieces_of_any_text_are_in_order_and_inside_it(text: str):
    pieces = WordPiece(PIECES).pieces(text)
    assert all(0 <= p.start < p.end <= len(text) for p in pieces)
    assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))
