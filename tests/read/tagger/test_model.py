"""The tagger at work on a text longer than it remembers."""

from __future__ import annotations

import numpy as np
import pytest

from marsad.model import Report
from marsad.read.tagger import Tagger, model
from marsad.read.telling import Grounds

LONG = "Rebels shelled the town on Tuesday, residents said. The army denied it.\n\n" * 150


def test_what_was_forgotten_of_a_long_text_is_made_again_to_the_same_figures(monkeypatch: pytest.MonkeyPatch):
    tagger = Tagger()
    report = Report(id="r", name="r", text=LONG, language="en")
    # Stretches at its end, its start and its middle, so that windows are asked for out of turn.
    asked = [(1800, 1812), (3, 12), (900, 912)]
    remembered = tagger.tag(report, (), Grounds())
    first = remembered.codes(asked)
    monkeypatch.setattr(model, "_REMEMBERED", 1)
    forgetful = tagger.tag(report, (), Grounds())
    again = [forgetful.codes([stretch])[0] for stretch in asked]
    assert len(remembered._windows) > 3, "the text must need several windows"
    for one, other in zip(first, again, strict=True):
        np.testing.assert_array_equal(one.type, other.type)
        np.testing.assert_array_equal(one.links, other.links)
