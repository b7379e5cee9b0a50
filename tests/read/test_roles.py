"""Who did it and to whom, as far as the words say."""

from __future__ import annotations

import pytest

ACTORS = [
    ("Attacks carried out by government forces killed five people.", ["government forces"], "by, behind a participle"),
    ("Five people were killed in Drovian air strikes.", ["Drovian"], "whose strikes did it"),
    ("Clashes between government forces and rebels killed five people.", ["government forces", "rebels"], "both sides"),
    ("A suicide bomber blew himself up in Kelden.", ["suicide bomber"], "one who blows himself up"),
    ("The rebels who captured Kelden left.", ["rebels"], "a pronoun stands for its noun"),
    ("Five people were killed in a blast in Kelden.", [], "a blast is nobody"),
    ("Five soldiers died in shelling of Kelden.", [], "those who die do nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actors", "proves"), ACTORS, ids=[row[-1] for row in ACTORS])
def test_actors(read, text, actors, proves):
    assert [a.text for a in read(text)[0].actors] == actors


TARGETS = [
    ("Government forces opened fire on protesters in Kelden.", ["protesters"], "fire on somebody"),
    ("Five people were killed when shells hit Kelden.", ["Five people"], "those killed, told before what did it"),
    ("Rebels launched dozens of rockets at a convoy.", ["convoy"], "what is fired suffers nothing"),
    ("The shelling caused material damage in Kelden.", [], "damage suffers nothing"),
    ("Jets bombed Kelden on Monday.", [], "neither does a day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "targets", "proves"), TARGETS, ids=[row[-1] for row in TARGETS])
def test_targets(read, text, targets, proves):
    assert [t.text for t in read(text)[0].targets] == targets


def test_the_subject_of_a_statement_does_what_it_tells(read):
    (claim,) = read("The ministry said Drovia would not allow such a step.")
    assert [a.party for a in claim.actors] == ["drovia"]
