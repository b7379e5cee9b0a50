"""Where: the places of a claim and what each says of it."""

from __future__ import annotations

import pytest

ROWS = [
    ("Government forces shelled Ostrany, Belmar and villages in southern Velna province.",
     [("Ostrany", "at"), ("Belmar", "at"), ("villages in southern Velna province", "at")], "a list is several places"),
    ("Jets bombed the town of Kelden in Velna province.",
     [("Kelden", "at"), ("Velna province", "within")], "in the wider area"),
    ("Shells fell near the town of Sarnik.", [("Sarnik", "near")], "near the town of"),
    ("Jets bombed a village north-west of Tirvan.", [("Tirvan", "northwest_of")], "a direction from a place"),
    ("Rebels advanced toward Mirova.", [("Mirova", "toward")], "on the way"),
    ("The army withdrew from Kelden.", [("Kelden", "from")], "away from"),
    ("Jets bombed Old Tirvan.", [("Old Tirvan", "at")], "the longer name wins"),
    ("Jets bombed the village of Grenov.", [("Grenov", "at")], "a village that no gazetteer knows is still a place"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places", "proves"), ROWS, ids=[row[-1] for row in ROWS])
def test_places_and_roles(read, text, places, proves):
    (claim,) = read(text)
    assert [(p.text, p.role) for p in claim.places] == places


def test_a_state_that_speaks_is_no_place(read):
    (claim,) = read("Drovia said rebels attacked Kelden.")
    assert [p.text for p in claim.places] == ["Kelden"]


def test_in_the_area_before_the_comma_holds_for_what_follows(read):
    reached, captured = read("In southern Velna, government forces reached Sarnik, capturing the town of Belmar.")
    assert ("southern Velna", "at") in [(p.text, p.role) for p in reached.places]
    assert ("Belmar", "at") in [(p.text, p.role) for p in captured.places]
