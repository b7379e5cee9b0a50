"""The adapters of other people's benches: what they take for right, on rows of our own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from marsad.model import Pack
from marsad.read import RulesReader

sys.path.insert(0, str(Path(__file__).parent / "benches"))

import case2021
import muc4


class NoPlaces:
    def kind_of(self, name: str) -> str | None:
        return None

    def names_in(self, text: str) -> list[tuple[int, int, str]]:
        return []


@pytest.fixture(scope="module")
def read():
    reader = RulesReader(Pack(name="none", title="None", bounds=(0, 0, 1, 1)), NoPlaces())
    return lambda report: reader.read(report).claims


@pytest.mark.parametrize(
    ("text", "label", "proves"),
    [
        ("Warplanes bombed a village near Belmar, killing two.", "AIR_STRIKE", "the type decides"),
        ("Protesters marched in Tirvan on Monday.", "PEACE_PROTEST", "a protest with no more told is peaceful"),
        ("Police used tear gas on protesters who marched in Tirvan.", "PROTEST_WITH_INTER", "words cut protests finer"),
        ("The Northern Brigade claimed responsibility for the attack on the base.", "ATTRIB", "who did it comes first"),
        ("Sunny spells.", None, "no claim, no label"),
    ],
    ids=lambda value: value if value and value[-1] != "." else "",
)
def test_label(read, text, label, proves):
    row = {"id": "x", "text": text, "gold": {"sub_event_type": label}}
    assert case2021.label(read(case2021.report_of(row)), text) == label


def test_a_wrong_label_costs_and_a_right_one_does_not(read):
    rows = [{"id": "x", "text": "Warplanes bombed a village near Belmar.", "gold": {"sub_event_type": "AIR_STRIKE"}}]
    wrong = [{**rows[0], "gold": {"sub_event_type": "ARREST"}}]
    assert (case2021.figures(rows, read)["case2021"], case2021.figures(wrong, read)["case2021"]) == (100.0, 0.0)


TEMPLATE = {
    "INCIDENT: TYPE": ["KIDNAPPING"],
    "PERP: ORGANIZATION CONFIDENCE": ['SUSPECTED OR ACCUSED BY AUTHORITIES: "NORTHERN BRIGADE"'],
}


@pytest.mark.parametrize(
    ("text", "sure", "proves"),
    [
        ("POLICE ACCUSED THE NORTHERN BRIGADE OF THE KIDNAPPING OF A TEACHER.", "suspected", "an accusation"),
        ("THE NORTHERN BRIGADE CLAIMED RESPONSIBILITY FOR THE KIDNAPPING OF A TEACHER.", "claimed", "their own word"),
        ("THE NORTHERN BRIGADE KIDNAPPED A TEACHER.", "fact", "told as it is"),
        ("GUNMEN KIDNAPPED A TEACHER.", None, "not named"),
    ],
    ids=lambda value: value if value and value[-1] != "." else "",
)
def test_confidence(read, text, sure, proves):
    row = {"id": "x", "text": text, "gold": {"templates": [TEMPLATE]}}
    assert muc4.confidence(["northern brigade"], read(muc4.report_of(row))) == sure


def test_figures_of_a_dispatch(read):
    row = {"id": "x", "text": "GUNMEN KIDNAPPED A TEACHER IN MIROVA.", "gold": {"templates": [TEMPLATE]}}
    assert muc4.figures([row], read) == {"muc4_confidence": 0.0, "muc4_type": 100.0}
