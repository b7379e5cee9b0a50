"""Which part each stretch of a report plays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.archive.sections import sections

BODY = "Government forces shelled the town of Ostrany on Tuesday, residents said."
ROWS = [
    (f"Shells fall on Ostrany\n\n{BODY}", ["headline", "body"], "a short line without a full stop before the body"),
    (f"Smoke rises over Ostrany, 3 March 2024\n\n{BODY}", ["caption", "body"], "a scene and its date"),
    (f"Shells fall on Ostrany\nBy Ana Orlan\n\n{BODY}", ["headline", "dateline", "body"], "a byline"),
    (f"Shells fall on Ostrany\nTuesday 26 July 2016 {BODY}", ["headline", "body"], "news on the line of its day"),
    (f"{BODY}\n\nSee our report of 2 May: The road to Ostrany", ["body", "cross_reference"], "See …:"),
    (f"{BODY}\n\nREAD MORE: Truce in Velna\n\n{BODY}", ["body", "cross_reference", "body"], "READ MORE in the middle"),
    (f"Rescuers in Ostrany (Photo: Harsa Courier)\n\n{BODY}", ["caption", "body"], "a credit"),
    (BODY, ["body"], "a lone sentence is body"),
    ("Shells fall on Ostrany", ["body"], "a lone line has nothing it could be the headline of"),
    ("", [], "nothing has no parts"),
]


@pytest.mark.parametrize(("text", "kinds", "proves"), ROWS, ids=[row[-1] for row in ROWS])
def test_the_parts_of_a_report(text, kinds, proves):
    assert [s.kind for s in sections(text)] == kinds


@given(st.text(alphabet=st.sampled_from("aB .\n\u2028:,See 2019"), max_size=200))
def test_sections_cover_the_text_without_gaps(text):
    found = sections(text)
    assert "".join(text[s.start : s.end] for s in found) == text
    assert all(s.start < s.end for s in found)
