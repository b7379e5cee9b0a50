"""Names of places in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.packs import load
from marsad.place import Placer

SYRIA = Placer(load("syria"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Jets struck Khan Sheikhoun, Jisr al-Shughour and Kafr Nabl.",
            ["Khan Sheikhoun", "Jisr al-Shughour", "Kafr Nabl"],
        ),
        ("Raids hit the Jabal Al-Akrad region of northeastern Latakia Province.", ["Jabal Al-Akrad", "Latakia"]),
        ("Has anybody seen it? Many have, Hass residents say.", ["Hass"]),
        ("The M5 runs from Aleppo to Homs.", ["M5", "Aleppo", "Homs"]),
        ("As Syria burns, Russia's envoy and Turkey's met.", ["Syria", "Russia", "Turkey"]),
        ("Fighters of the Islamic State of Iraq and Syria fled.", []),
        ("President Bashar al-Assad and Vladimir Putin spoke; so did Ahmad and Hassan.", []),
        ("The Syrian Observatory for Human Rights and Al-Masdar News said so.", []),
        ("Shells fell on Urm Alqubra and on Alatareb.", ["Urm Alqubra", "Alatareb"]),
        ("A car hit him. CAR troops left.", ["CAR"]),
        ("In Nabk a truck burnt, in Ain Issa none did.", ["Nabk", "Ain Issa"]),
        ("He was called Mohammad al-Jamal, or al-Baghdadi, by some.", []),
        ("The Jordan Times and Los Angeles Times wrote of Aleppo.", ["Aleppo"]),
        ("The operation “Euphrates Shield” began in Jarabulus.", ["Jarabulus"]),
        (
            "When the minister Lloyd Austin spoke in Austin, the Golan Regiment was leaving Hama that March.",
            ["Austin", "Hama"],
        ),
        ("Raids hit Iraq al-Tanf and the east bank of the Euphrates.", ["Iraq", "al-Tanf", "Euphrates"]),
        ("", []),
    ],
)
def test_names_are_found_and_words_are_not(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end, _ in SYRIA.names_in(text)] == names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kafr Nabl", "settlement"),
        ("Kfar Nabl", "settlement"),
        ("Idlib", "admin1"),
        ("Aleppo", "settlement"),
        ("Jabal al-Akrad", "mountain"),
        ("M5", "road"),
        ("Turkey", "country"),
        ("Eastern Ghouta", "region"),
        ("Has", None),
        ("Many", None),
        ("Russian", None),
        ("Assad", None),
        ("Putin", None),
        ("Al-Masdar", None),
        ("Reuters", None),
        ("Hezbollah", None),
        ("Astana talks", None),
        ("Tuesday", None),
        ("", None),
    ],
)
def test_a_name_has_a_kind_or_none(name: str, kind: str | None) -> None:
    assert SYRIA.kind_of(name) == kind


@given(st.text(max_size=120))
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    at = 0
    for start, end, kind in SYRIA.names_in(text):
        assert at <= start < end <= len(text)
        assert kind
        at = end
