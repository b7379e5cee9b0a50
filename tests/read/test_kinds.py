"""What kind of act a sentence tells, by whom, to whom and where."""

from __future__ import annotations

import pytest

ROWS = [
    ("Drone strikes killed at least 12 civilians in Port Harsa overnight.", "drone_strike", (), "the weapon decides"),
    ("Government forces shelled Ostrany.", "shelling", ("karvania",), "shelled"),
    ("Government forces bombarded Ostrany.", "bombardment_unspecified", ("karvania",), "bombarded is open"),
    ("Twelve people were killed when shells hit a market in Ostrany.", "shelling", (), "harm with its cause"),
    ("A suicide bomber blew himself up in Port Harsa, killing six policemen.", "suicide_attack", (), "suicide bomber"),
    ("At least 15 fighters were killed in clashes near Belmar.", "ground_clash", (), "clashes"),
    ("Government forces failed to capture Belmar.", "ground_assault_failed", ("karvania",), "failed to capture"),
    ("Rebels captured the town of Belmar on Monday.", "capture_by_nonstate_or_foreign", ("front",), "captured"),
    ("Government forces recaptured Belmar on Monday.", "capture_by_government", ("karvania",), "recaptured"),
    ("Government forces captured a Northern Front commander near Belmar.", "arrest", ("karvania",), "persons"),
    ("Government forces broke the ceasefire in Velna province.", "ceasefire_violated", ("karvania",), "broke it"),
    ("The truce collapsed after four days.", "ceasefire_ended", (), "collapsed"),
    ("Rebels continued shelling Sarnik despite the truce.", "shelling", ("front",), "the truce is aside"),
    ("Masked gunmen abducted four aid workers near Mirova.", "abduction", (None,), "abducted"),
    ("Thousands of people fled Sarnik after the bombardment.", "displacement", (), "what came before is aside"),
    ("Protesters marched through Port Harsa.", "protest", (), "protesters"),
    ("The Front shot down a government helicopter near Kelden.", "aircraft_downed", ("front",), "shot down"),
    ("The Front released 12 prisoners.", "prisoner_release_or_swap", ("front",), "released prisoners"),
    ("The city of Tirvan remains under government control.", "control_state", (None,), "under control"),
    ("Talks between Karvania and the Northern Front are due next week.", "talks_planned", (), "due next week"),
    ("The United Nations warned of famine in Velna province.", "humanitarian_warning", (), "a warning is no event"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "parties", "proves"), ROWS, ids=[row[-1] for row in ROWS])
def test_kind_and_actor(read, text, kind, parties, proves):
    claim = read(text)[0]
    assert claim.type == kind
    if kind != "humanitarian_warning":
        assert tuple(a.party for a in claim.actors) == parties


def test_air_strikes_have_no_actor_where_none_is_named(read):
    (claim,) = read("Air strikes hit Belmar on Tuesday.")
    assert (claim.type, claim.actors) == ("air_strike", ())


def test_the_strikes_are_those_told_before(read):
    first, second = read("Drovian jets bombed Kelden. The strikes came at dawn, residents said.")
    assert (first.type, second.type) == ("air_strike", "air_strike")


def test_nobody_killed_says_nothing_against_the_strike(read):
    (claim,) = read("The army said no civilians were killed in the strike on Ostrany.")
    assert (claim.type, claim.polarity, claim.figures[0].value) == ("killing_of_civilians", "negated", 0)


def test_strikes_that_stopped_are_no_strikes(read):
    assert [c.type for c in read("Air strikes on Velna have stopped.")] == []


@pytest.mark.parametrize(
    ("text", "proves"),
    [
        ("Residents heard an explosion in Belmar on Monday.", "who hears it did not do it"),
        ("The Karvanian government discussed the air strike on Belmar.", "who discusses it did not do it"),
        ("It was an air strike on Belmar, he said.", "'it' is what happened"),
        ("An explosion that rocked Belmar killed two people.", "the explosion is nobody"),
        ("There were ten civilian casualties in the shelling of Belmar.", "the casualties are theirs, not the deed"),
    ],
    ids=lambda value: value if " " in value and not value.endswith(".") else "",
)
def test_onlookers_and_what_happened_are_no_actors(read, text, proves):
    assert [a.text for claim in read(text) for a in claim.actors] == []
