"""What the words around a name say of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.packs import load
from marsad.place.expression import expression
from marsad.place.framing import ends, framed
from marsad.place.gazetteer import Gazetteer
from marsad.place.wording import Wording


@pytest.mark.parametrize(
    ("text", "name", "phrase", "why"),
    [
        ("clashes in the northern countryside of Hama", "Hama", "northern countryside of Hama", "before it"),
        ("raids on Aleppo northern countryside and", "Aleppo", "Aleppo northern countryside", "behind it"),
        ("in Idlib's southern countryside", "Idlib", "Idlib's southern countryside", "the owner"),
        ("on the outskirts of the city of Raqqa", "Raqqa", "outskirts of the city of Raqqa", "a head noun between"),
        ("about 12 km south of Raqqa", "Raqqa", "12 km south of Raqqa", "a distance"),
        ("the Donetsk oblast was hit", "Donetsk", "Donetsk oblast", "what sort of place it is"),
        ("He left Hama. Its countryside of Homs", "Hama", None, "nothing beyond the sentence"),
        ("shells fell on Hama", "Hama", None, "nothing is said"),
    ],
)
def test_words_beside_a_name_belong_to_it(text: str, name: str, phrase: str | None, why: str) -> None:
    start = text.index(name)
    assert framed(text, start, start + len(name)) == phrase, why


@pytest.mark.parametrize(
    ("text", "name", "pair"),
    [
        ("clashes on the road of Palmyra - Sokhna", "Sokhna", ("Palmyra", "Sokhna")),
        ("the international highway of Damascus – Aleppo.", "Damascus", ("Damascus", "Aleppo")),
        ("on the Pokrovsk-Kostiantynivka road", "Pokrovsk", ("Pokrovsk", "Kostiantynivka")),
        ("a truce in Hama - Homs was hit", "Hama", None),
    ],
)
def test_a_line_without_a_name_is_told_by_its_ends(text: str, name: str, pair: tuple[str, str] | None) -> None:
    start = text.index(name)
    assert ends(text, start, start + len(name)) == pair


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Donetsk oblast", {"name": "Donetsk", "kinds": ("admin1",)}),
        ("Pokrovsk raion", {"name": "Pokrovsk", "kinds": ("admin2", "admin3")}),
        ("the Pokrovsk direction", {"name": "Pokrovsk", "near": True}),
        ("the Lyman axis", {"name": "Lyman", "near": True}),
        ("Jabalia refugee camp", {"name": "Jabalia", "kinds": ("site", "settlement")}),
        ("the left bank of the Dnipro", {"name": "Dnipro", "kinds": ("water", "site")}),
        ("the eastern neighbourhoods of Aleppo", {"name": "Aleppo", "kinds": ("settlement",), "part": 90.0}),
    ],
)
def test_head_nouns_of_many_wars_are_data(text: str, parts: dict[str, Any]) -> None:
    words = expression(text)
    assert {name: getattr(words, name) for name in parts} == parts


def test_land_is_told_by_the_town_it_belongs_to() -> None:
    wording = Wording(Gazetteer(load("syria")))
    desert = wording.taken("Sukhnah desert")
    assert (desert.name, desert.countryside, desert.kinds) == ("Sukhnah", True, ())


@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.text(max_size=60))
def test_any_words_around_a_name_can_be_looked_at(before: str, name: str, behind: str) -> None:
    text = before + name + behind
    phrase = framed(text, len(before), len(before) + len(name))
    assert phrase is None or name.replace("-sector", "") in phrase
    ends(text, len(before), len(before) + len(name))
