"""Mentions taken apart by their words alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.place.expression import Expression, expression


@pytest.mark.parametrize(
    ("text", "parts", "why"),
    [
        ("al-Dahra village", {"name": "al-Dahra", "kinds": ("settlement",)}, "a head noun behind"),
        (
            "the hilltop town of Kabani",
            {"name": "Kabani", "kinds": ("settlement", "neighbourhood")},
            "a head noun before",
        ),
        ("Idlib city", {"name": "Idlib", "kinds": ("settlement",)}, "the city, not the province"),
        ("southern Idlib Province", {"name": "Idlib", "kinds": ("admin1",), "part": 180.0}, "a part"),
        ("the south of Idlib province", {"name": "Idlib", "kinds": ("admin1",), "part": 180.0}, "a part, as a noun"),
        ("Idlib's southern countryside", {"name": "Idlib", "part": 180.0, "countryside": True}, "owner first"),
        ("northern countryside of Hama", {"name": "Hama", "part": 0.0, "countryside": True}, "owner last"),
        ("rebel-held north-west Syria", {"name": "Syria", "part": 315.0}, "who holds it is no name"),
        ("villages in southern Idlib", {"name": "Idlib", "part": 180.0, "unnamed": True}, "unnamed places"),
        ("almost all of northern Hama Province", {"name": "Hama", "kinds": ("admin1",), "part": 0.0}, "a share of it"),
        ("west of Idlib city", {"name": "Idlib", "kinds": ("settlement",), "side": 270.0}, "beside, not in"),
        ("12 km north-east of Raqqa", {"name": "Raqqa", "side": 45.0, "km": 12.0}, "beside, at a distance"),
        (
            "near the town of Darkush",
            {"name": "Darkush", "kinds": ("settlement", "neighbourhood"), "near": True},
            "nearness",
        ),
        ("the road between Aleppo and Hama", {"kinds": ("road",), "between": ("Aleppo", "Hama")}, "a stretch"),
        ("Aleppo-Damascus highway", {"kinds": ("road",), "between": ("Aleppo", "Damascus")}, "a road by its ends"),
        ("the Old City of Homs", {"name": "Homs", "kinds": ("settlement",)}, "a part of a town"),
        ("the mountainous area", {}, "nothing is named"),
        ("the country", {"kinds": ("country",)}, "nothing is named"),
        ("Deir ez-Zor", {"name": "Deir ez-Zor"}, "an article inside a name"),
    ],
)
def test_a_mention_is_taken_apart(text: str, parts: dict[str, Any], why: str) -> None:
    assert expression(text) == Expression(text=text, **parts), why


@pytest.mark.parametrize(
    ("text", "name", "container"),
    [
        ("Khan Sheikhoun in southern Idlib", "Khan Sheikhoun", "Idlib"),
        ("Khan Sheikhoun, Idlib", "Khan Sheikhoun", "Idlib"),
        ("Salah al-Din district of Aleppo", "Salah al-Din", "Aleppo"),
        ("Syria's Idlib province", "Idlib", "Syria"),
    ],
)
def test_a_container_is_kept_apart(text: str, name: str, container: str) -> None:
    words = expression(text)
    assert words.name == name
    assert words.inside is not None
    assert words.inside.name == container


@given(st.text(max_size=80))
def test_any_text_can_be_taken_apart(text: str) -> None:
    words = expression(text)
    assert words.part is None or 0 <= words.part < 360
