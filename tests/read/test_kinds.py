"""What kind of act a sentence tells, by whom, to whom and where."""

from __future__ import annotations

import pytest

ROWS = [
    ("Drone strikes killed at least 12 civilians in Port Harsa overnight.", "drone_strike", (), "the weapon decides"),
    ("Government forces shelled Ostrany.", "shelling", ("karvania",), "shelled"),
    ("Government forces bombarded Ostrany.", "bombardment_unspecified", ("karvania",), "bombarded is open"),
    ("Twelve people were killed when shells hit a market in Ostrany.", "shelling", (), "harm with its cause"),
    ("A suicide bomber blew himself up in Port Harsa, killing six policemen.", "suicide_attack", (None,), "no side"),
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
    ("Soldiers searched the compound in Mirova and left.", "raid", (None,), "a search is a raid"),
    ("Drovian forces targeted a Front commander in Kelden.", "raid", ("drovia",), "forces hunt a person"),
    ("Front fighters came under fire near Sarnik.", "ground_clash", ("front",), "under fire"),
    ("Residents sought refuge in Tirvan.", "displacement", (), "sought refuge"),
    ("The military junta jailed two editors in Ostrany.", "arrest", (None,), "jailed"),
    ("Rebels drove government forces back from Belmar.", "other_event", ("front",), "an act no type fits is told too"),
    ("The court in Port Harsa sentenced the mayor to death.", "other_event", (), "what a court does is an act"),
    ("The governor of Velna supported the plan of the ministry.", "other_statement", (), "a stance is no act"),
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


QUIET = [
    ("The statement came on Tuesday after the talks in Tirvan.", "what papers do is no act"),
    ("The photo showed the main street of the town at noon.", "showing tells no act"),
    ("It had been a long and difficult winter in the city.", "how things stood is no act"),
    ("Residents would leave the houses of the old quarter.", "thinkable only"),
]


@pytest.mark.parametrize(("text", "proves"), QUIET, ids=[row[-1] for row in QUIET])
def test_what_tells_no_act_is_no_act(read, text, proves):
    assert [c.type for c in read(text) if c.type == "other_event"] == []


CAUSES = [
    ("Two people were killed after an air strike on Belmar.", "air_strike", "the cause stands behind the harm"),
    ("Nine people were killed when an earthquake hit Belmar.", "other_event", "nature murders nobody"),
    ("Police seized 40 rifles in a warehouse in Ostrany.", "other_event", "goods are no ground"),
    ("Drovian warplanes destroyed a bridge near Kelden.", "air_strike", "what a weapon destroyed was attacked"),
    ("Some 480 people were killed in Karvania.", "toll", "hundreds dead at no told time are a count"),
    ("The commander led attacks on the police in Velna.", "other_statement", "what a man is held to be is no attack"),
    ("The Council condemned the bombing.", "statement_condemnation", "short, and a condemnation all the same"),
]


@pytest.mark.parametrize(("text", "kind", "proves"), CAUSES, ids=[row[-1] for row in CAUSES])
def test_what_did_the_harm(read, text, kind, proves):
    assert kind in [c.type for c in read(text)]
    assert "killing_of_civilians" not in [c.type for c in read(text)]


def test_what_was_damaged_was_damaged_by_what_was_told_before(read):
    claims = read("Drovian jets bombed Kelden. Two schools in the old quarter were badly damaged.")
    assert [c.type for c in claims] == ["air_strike", "air_strike"]


def test_bare_strikes_of_a_report_about_air_strikes_are_air_strikes(read):
    first, *_ = read("Three strikes hit Belmar on Monday. The air strikes began at dawn. Air raids went on until noon.")
    assert first.type == "air_strike"


def test_bare_strikes_stay_open_where_kinds_are_mixed(read):
    text = "Three strikes hit Belmar. The air raid on Ostrany and rocket fire on Sarnik followed. Shelling hit Mirova."
    assert read(text)[0].type == "bombardment_unspecified"


@pytest.mark.parametrize(
    ("text", "act", "proves"),
    [
        ("Police accused the rebels of killing the mayor.", "accuses", "whoever accuses vouches, not the outlet"),
        (
            "The Northern Front claimed responsibility for killing the mayor.",
            "claims_responsibility",
            "their own claim",
        ),
    ],
)
def test_what_somebody_is_accused_of_is_not_the_outlets_word(read, text, act, proves):
    (claim,) = read(text)
    assert (claim.type, claim.act, claim.speaker.is_publisher) == ("killing_of_civilians", act, False)


FORCES = [
    ("Northern Front fighters expelled government forces from Belmar on Monday.", "capture_by_nonstate_or_foreign"),
    ("Government forces pushed the rebels out of Belmar on Monday.", "capture_by_government"),
    ("Government forces have begun their assault on Belmar in the north.", "offensive_launched"),
    ("The Northern Front lost twelve fighters near the village of Mirova.", "ground_clash"),
    ("Two hundred fighters arrived in Tirvan with a tank on Monday.", "force_movement"),
    ("Drovia sent fighter jets to the base at Kelden on Monday.", "force_movement"),
    ("An aid convoy of forty trucks entered Sarnik on Tuesday.", "aid_access"),
    ("Thousands of residents have left the town of Sarnik in haste.", "displacement"),
    ("The town of Sarnik is divided between the army and the rebels.", "control_state"),
    ("The Northern Front won back the hills near Belmar on Monday.", "capture_by_nonstate_or_foreign"),
    ("Police captured a Front facilitator in Ostrany on Monday.", "arrest"),
    ("Three children were killed by regime bombs in Belmar.", "bombardment_unspecified"),
]


@pytest.mark.parametrize(("text", "kind"), FORCES, ids=[row[0] for row in FORCES])
def test_forces_on_the_ground(read, text, kind):
    assert read(text)[0].type == kind


NAMED_ONLY = [
    ("The army captured the town of Belmar on March 9.", "protest", "the month is no march"),
    ("The government began a crackdown on protests in Ostrany.", "protest", "whom a crackdown meets"),
    ("There was no claim of responsibility for the bombing in Ostrany.", "bombardment_unspecified", "nobody owns it"),
    ("The mayor called on the army to stop war crimes in Velna.", "statement_condemnation", "demanded, not judged"),
    ("The minister asked the council to approve air strikes on Velna.", "air_strike", "asked for, not told"),
    ("The attack on the school was barbaric, the mayor said.", "other_event", "judged, not told"),
    ("Police targeted a bomb facilitator in Ostrany on Monday.", "ied_or_mine", "what a man deals in hit nobody"),
]


@pytest.mark.parametrize(("text", "kind", "proves"), NAMED_ONLY, ids=[row[-1] for row in NAMED_ONLY])
def test_what_is_only_named_is_not_told(read, text, kind, proves):
    assert kind not in [c.type for c in read(text)]


TOLLS = [
    (
        "Drovian jets bombed Kelden. The death toll could rise, residents said.",
        "air_strike",
        "the toll of what was told",
    ),
    ("Drovian jets bombed Kelden. The death toll of the war is 4,000.", "toll", "the toll of a war"),
    ("Some 30 fighters were killed in clashes in Belmar since yesterday.", "ground_clash", "days of one kind"),
    ("Some 30 people were killed in Belmar since Monday.", "toll", "a count over days by no stated means"),
    ("Shells hit Ostrany and killed a number of people.", "shelling", "an unknown number is no total"),
    ("Some 40,000 people fled Velna since the war began.", "displacement", "who fled is told as that"),
    ("Six people were killed as a car bomb exploded in Ostrany.", "car_bomb", "what exploded is named"),
    ("A suicide bomber detonated an explosive belt in Ostrany.", "suicide_attack", "who detonated it is named"),
]


@pytest.mark.parametrize(("text", "kind", "proves"), TOLLS, ids=[row[-1] for row in TOLLS])
def test_tolls_and_what_they_are_of(read, text, kind, proves):
    assert read(text)[-1].type == kind


def test_whoever_was_held_is_released(read):
    claims = read("Two sailors detained in Velna were released on Friday.")
    assert [c.type for c in claims] == ["arrest", "prisoner_release_or_swap"]


def test_whom_men_on_the_ground_killed_no_strike_did(read):
    claims = read("Drovian jets bombed Kelden. Northern Front militants killed a teacher in Ostrany.")
    assert [c.type for c in claims] == ["air_strike", "killing_of_civilians"]


def test_bare_strikes_come_from_the_air_where_nothing_else_strikes(read):
    text = "Three strikes hit Belmar on Monday. Residents had seen warplanes over the town."
    assert read(text)[0].type == "air_strike"
