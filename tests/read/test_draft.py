"""Who vouches for a claim as it is drafted, and through whom."""

from __future__ import annotations

import pytest

from marsad.model import Act, Report, Speaker
from marsad.read.speech import Attribution
from marsad.read.telling import relays_of

REPORT = Report(id="r", name="r", text="Jets bombed Kelden, the army said.", publisher="Harsa Post")


@pytest.mark.parametrize(
    ("speaker", "relays", "expected", "proves"),
    [
        ("the army", (), ("Harsa Post",), "what somebody says comes through who prints it"),
        ("the army", ("SRNA",), ("Harsa Post", "SRNA"), "and through the agency it is cited from, the nearest last"),
        ("publisher", (), (), "nobody relays what he says himself"),
    ],
)
def test_through_whom_words_came(speaker, relays, expected, proves):
    speech = Attribution(act=Act.ASSERTS, speaker=Speaker(name=speaker), content=frozenset(), relays=relays)
    assert relays_of(speech, REPORT) == expected, proves


def test_the_publishers_own_words_came_through_nobody():
    assert relays_of(None, REPORT) == ()
