"""The tagger as second coder: its marks stand on pieces of words, its claims and names on words."""

from __future__ import annotations

import pytest

from marsad.model import Report
from marsad.read.tagger import Tagger
from marsad.read.tagger.second import SecondCoder
from marsad.read.telling import Grounds

TEXT = "Our observer in Ghazzaniyeh saw Drovia's jets, the monitors said."


@pytest.mark.parametrize("word", ["Ghazzaniyeh", "monitors", "Drovia"])
def test_a_mark_that_ends_within_a_word_takes_the_whole_of_it(word: str):
    tagger = Tagger()
    coder = SecondCoder(tagger, Report(id="r", name="r", text=TEXT, language="en"), (), Grounds())
    first, last = coder.pieces(TEXT.index(word), TEXT.index(word) + len(word))
    assert {coder._span((at, at + 1)).quote for at in range(first, last)} == {word}
