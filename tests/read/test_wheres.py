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
    ("Shells hit a mill in Kelden in occupied Velna province.",
     [("Kelden", "at"), ("Velna province", "within")], "who holds the wider area changes nothing of where it was"),
    ("Hundreds fled Kelden for Sarnik.", [("Kelden", "from"), ("Sarnik", "toward")], "from one place to another"),
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


GRAMMAR = [
    ("Shells hit Grenov district on Monday.", ["Grenov district"], "a name before the noun that says what it is"),
    ("Two people were killed in Grenov on Monday.", ["Grenov"], "behind a word of place, standing for itself"),
    ("Two people were killed in Grenov and Upper Lisk.", ["Grenov", "Upper Lisk"], "a list behind a word of place"),
    ("Shells hit the Grenov hospital, killing two.", ["Grenov hospital"], "a building with a name"),
    ("Jets bombed towns in Velna including Grenov.", ["towns in Velna", "Grenov"], "one of several towns"),
    ("Two people were killed in Monday's shelling.", [], "a day is no place"),
    ("Two people were killed in Karvanian shelling.", [], "a people is no place"),
    ("Shells hit the Belmar family's car, killing two.", [], "those who bear a town's name are no town"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places", "proves"), GRAMMAR, ids=[row[-1] for row in GRAMMAR])
def test_names_that_no_gazetteer_knows(read, text, places, proves):
    (claim,) = read(text)
    assert [p.text for p in claim.places] == places


def test_a_text_without_capitals_still_names_places(read):
    claims = read("two people were killed in shelling in grenovka on monday.")
    assert {p.text for c in claims for p in c.places} == {"grenovka"}


def test_a_name_proved_once_is_a_place_in_the_whole_report(read):
    texts = [p.text for c in read("Jets bombed the village of Grenov. Grenov was shelled on Monday.") for p in c.places]
    assert texts == ["Grenov", "Grenov"]


BACKWARD = [
    ("Jets bombed the town of Kelden. Two people were killed in the town.", ("Kelden", "at"), "called a town before"),
    ("Jets bombed Kelden in Velna. Shells hit villages in the province.", ("Velna", "at"), "an area"),
    ("Jets bombed Kelden. Shells fell near the city.", ("Kelden", "near"), "with the role these words give it"),
    ("Jets bombed Kelden. The city council met rebels on Monday.", None, "a noun before another points nowhere"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "proves"), BACKWARD, ids=[row[-1] for row in BACKWARD])
def test_words_that_point_back_to_a_place(read, text, place, proves):
    claim = read(text)[-1]
    assert [(p.text, p.role) for p in claim.places] == ([place] if place else [])


ROLES = [
    ("Fighting raged around Kelden.", [("Kelden", "near")], "around"),
    ("Shells fell in the vicinity of Kelden and Sarnik.", [("Kelden", "near"), ("Sarnik", "near")], "near both"),
    ("Shells hit villages in the east of Velna.", [("Velna", "at")], "a part of an area is inside it"),
    ("The army deployed troops into Kelden.", [("Kelden", "toward")], "into, behind a verb of motion"),
    ("Shells fell south of the town of Kelden.", [("Kelden", "south_of")], "a direction from the town of"),
    ("Shells fell close to the village of Sarnik.", [("Sarnik", "near")], "close to the village of"),
    ("Jets bombed Kelden without warning Sarnik.", [("Kelden", "at")], "a capital that is told nothing was not bombed"),
    ("Shells hit Kelden (Old Tirvan).", [("Kelden", "at")], "a second name in brackets"),
    ("The army withdrew from the farms of Kelden.", [("Kelden", "from")], "from what belongs to it"),
    ("A car bomb exploded in front of Kelden hospital.", [("Kelden hospital", "near")], "in front of"),
    ("Shells fell in the area surrounding Kelden.", [], "what surrounds it is not in it"),
    ("Shells hit a road linking Kelden and Sarnik.", [("Kelden", "between"), ("Sarnik", "between")], "between both"),
    ("Ten rebels were killed as they entered Drovia.", [], "into a country from outside"),
    ("The regime and its ally Drovia have bombed Kelden.", [("Kelden", "at")], "a state beside a party"),
    ("Shells hit two villages in Drovia's northern province of Velna.", [("Velna", "at")], "its country owns it"),
    ("Shells hit the base, Drovia's Kelden airfield.", [("Kelden airfield", "at")], "the owner is no place"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places", "proves"), ROLES, ids=[row[-1] for row in ROLES])
def test_roles_by_words_around_the_name(read, text, places, proves):
    claim = read(text)[0]
    assert [(p.text, p.role) for p in claim.places if p.role != "mentioned"] == places


def test_a_clause_without_a_place_takes_that_of_the_clause_it_belongs_to(read):
    claims = read("Two people were killed when shells hit Kelden.")
    assert {p.text for c in claims for p in c.places} == {"Kelden"}


OF_DEEDS = [
    ("Five civilians were killed by bombs that landed on Kelden.", ["Kelden"], "where the weapon fell"),
    ("The council condemns the massacre committed by rebels in Kelden.", ["Kelden"], "where the deed was done"),
    ("Shells hit a tent where families had gathered in Kelden.", ["Kelden"], "where what was hit stood"),
    ("Rebels in Kelden killed ten people in shelling.", ["Kelden"], "where those are who did it"),
    ("Shells killed a man who was born in Kelden.", [], "who somebody is says nothing of where he was killed"),
]


@pytest.mark.parametrize(("text", "places", "proves"), OF_DEEDS, ids=[row[-1] for row in OF_DEEDS])
def test_the_clause_that_says_which_deed_is_meant_says_where(read, text, places, proves):
    claim = read(text)[0]
    assert [p.text for p in claim.here] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Hospital officials in Kelden said ten people were killed by shelling.", ["Kelden"]),
        ("Activists in Drovia said ten people were killed by shelling.", []),
        ("Hospital officials in Kelden said shells hit Sarnik.", ["Sarnik"]),
    ],
)
def test_who_tells_of_a_deed_from_a_town_tells_of_that_town(read, text, places):
    (claim,) = read(text)
    assert [p.text for p in claim.here] == places


def test_a_later_sentence_without_a_place_has_none(read):
    claims = read("Jets bombed Kelden on Monday. Rebels killed two soldiers on Tuesday.")
    assert claims[-1].places == ()


def test_what_only_gives_the_time_takes_no_place_of_what_it_times(read):
    claims = read("Jets bombed Kelden on Monday for the first time since the ceasefire began.")
    assert [c.places for c in claims if c.type.startswith("ceasefire")] == [()]


def test_where_a_teller_sits_is_no_place_of_what_is_told(read):
    """Nor does "the country" mean it afterwards."""
    claims = read(
        "The Vesk Observatory, a monitor based in Drovia, said shells hit Belmar. Shells hit all of the country."
    )
    assert "Drovia" not in {p.text for c in claims for p in c.here}
