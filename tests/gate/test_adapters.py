"""The adapters of other people's benches: what they take for right, on rows of our own."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from marsad.model import Pack
from marsad.read import RulesReader
from marsad.read.times import find_times

sys.path.insert(0, str(Path(__file__).parent / "benches"))

import case2021
import muc4
import tempeval3


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


@pytest.mark.parametrize(
    ("text", "value", "right", "proves"),
    [
        ("It was shelled in August.", "2019-08", True, "the window of a month"),
        ("It was shelled in August.", "2019-09", False, "another month is wrong"),
        ("The town held until late August.", "2019-08", True, "a part of it, at the one end told"),
        ("Aid came before Tuesday's raid.", "2019-09-10", True, "before is up to the day before"),
        ("Aid came after the 2012 siege.", "2012", True, "after a year is from its end"),
        ("They fled in the 1990s.", "199", True, "a decade is a date, whatever its type"),
        ("They fled a few days later.", "PXD", True, "a length by the unit in its words"),
        ("They fled two days later.", "P3D", False, "another number is wrong"),
        ("It is shelled daily.", "P1D", True, "how often, in its unit"),
        ("It is shelled weekly.", "P1D", False, "another unit is wrong"),
        ("They fled a few years ago.", "PAST_REF", True, "open before the document's day"),
    ],
)
def test_a_time_is_right_where_it_means_the_annotated_value(text: str, value: str, right: bool, proves: str) -> None:
    written = date(2019, 9, 11)
    (mention,) = find_times(text, written)
    assert tempeval3.same_value(mention, value, written) is right, proves


def test_a_list_of_days_counts_as_two_expressions() -> None:
    (mention,) = find_times("It was shelled on Monday and Tuesday.", date(2019, 9, 11))
    assert [m.text for m in tempeval3._ends(mention)] == ["on Monday", "Tuesday"]
