"""What a denial answers within its report."""

from __future__ import annotations

import pytest


def _met(claims):
    """(denied kind, the words of each claim it is linked to)."""
    words = {c.id: c.span.quote for c in claims}
    return [(c.type, [words[d.claim] for d in c.denies if d.claim]) for c in claims if c.act == "denies"]


def test_a_denial_of_air_missions_does_not_meet_shelling(read):
    claims = read(
        "Drovian jets bombed Kelden on Tuesday. Government forces shelled Ostrany. "
        "The Drovian Defence Ministry denied that attacks resumed: "
        "“Our aircraft have not carried out any missions to hit ground targets.”"
    )
    met = [quote for _, quotes in _met(claims) for quote in quotes]
    assert met
    assert all("Kelden" in quote for quote in met)


def test_a_denial_does_not_answer_what_is_long_past(read):
    claims = read(
        "Drovian jets bombed Kelden in January. The Drovian Defence Ministry denied that its jets bombed Ostrany."
    )
    assert [quotes for _, quotes in _met(claims)] == [[]]


def test_a_denial_has_a_scope(read):
    claims = read("The Drovian Defence Ministry denied that its jets had struck Ostrany.")
    assert claims[0].denies[0].scope in {"occurrence", "responsibility"}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The ministry rejected as baseless reports that jets bombed Belmar.", True),
        ("The army dismissed claims that it shelled Belmar.", True),
        ("The Front rejected the offer and shelled Belmar.", False),
        ("The Karvanian government rejected foreign intervention after jets bombed Belmar.", False),
    ],
    ids=["reports called baseless", "claims dismissed", "an offer refused", "an intervention opposed"],
)
def test_rejecting_denies_only_what_somebody_said(read, text, denied):
    claims = read(text)
    assert any(c.act == "denies" for c in claims) is denied
    assert all((c.polarity == "negated") is denied for c in claims if c.type in {"shelling", "air_strike"})


@pytest.mark.parametrize(
    ("text", "speaker", "proves"),
    [
        ("The Drovian Defence Ministry described reports its jets had bombed Belmar as completely untrue.",
         "The Drovian Defence Ministry", "a report described as untrue"),
        ("The governor has ruled out any involvement of rebels in the car bomb in Kelden.",
         "The governor", "ruled out any involvement"),
        ("Drovian officials said the shelling of Kelden had no link with the talks.",
         "Drovian officials", "no link"),
        ("Supporters of the Front have trashed reports that claimed a commander was killed by the army.",
         "Supporters of the Front", "what the trashed reports claimed is denied and told by nobody"),
        ("A Karvanian army source said the Karvanian army did not possess such weapons.",
         "A Karvanian army source", "a no about one's own side"),
        ("Residents of Belmar said they did not believe soldiers had been involved.",
         "Residents of Belmar", "did not believe that something was done"),
        ("Drovian officials described the reports from Belmar as fabricated.",
         "Drovian officials", "reports without a clause called untrue"),
        ("The governor said it was not true that rebels had captured Belmar.",
         "The governor", "not true that"),
        ("The spokesman said there was no truth in reports that rebels had captured Belmar.",
         "The spokesman", "no truth in reports, which say nothing themselves"),
        ("“That is a lie,” the governor said.", "the governor", "a flat no"),
        ("The army chief brushed aside allegations of torture.", "The army chief", "allegations brushed aside"),
        ("The army said it had never used such weapons.", "The army", "a no about one's own deeds, by a pronoun"),
        ("The president said his troops had not entered Belmar.", "The president", "a no about his own troops"),
        ("The officer has always maintained his innocence.", "The officer", "innocence maintained"),
        ("The voice of President Orlan was heard on Tuesday, denying he had fled Karvania.",
         "The voice of President Orlan", "denying + clause without that"),
    ],
)  # fmt: skip
def test_other_words_that_deny(read, text, speaker, proves):
    claims = read(text)
    assert [(c.speaker.name, c.act, c.polarity) for c in claims] == [(speaker, "denies", "negated")]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The opposition accused the army of killing ten people in Belmar, an accusation dismissed by the governor.",
         "the governor", "an accusation dismissed"),
        ("Shells fell on Belmar despite denials from the Drovian army.", "the Drovian army", "denials"),
        ("The minister repeated the government's denial on Thursday.", "the government", "denial"),
        ("Two soldiers pleaded not guilty to the killing of a farmer in Belmar.", "Two soldiers", "not guilty"),
    ],
    ids=["by an apposition", "by a noun and from", "by a noun and its owner", "by a plea"],
)  # fmt: skip
def test_denials_beside_what_is_told(read, text, speaker, words):
    denied = [c for c in read(text) if c.act == "denies"]
    assert [c.speaker.name for c in denied] == [speaker]
    assert all(words in c.span.quote and c.polarity == "negated" for c in denied)


@pytest.mark.parametrize(
    ("text", "proves"),
    [
        ("The Vesk Observatory said the army had denied the town water and use of the road.", "withheld, not denied"),
        ("The coalition said it tries to avoid civilian deaths in its bombing of Kelden.", "to avoid is not to deny"),
        ("Rebels contradicted their own leader over Belmar.", "contradicted a person"),
        ("We hope it is not true, but if the report is true jets bombed Belmar.", "hoped and supposed"),
        ("Report of a meeting in Belmar denied", "denied by nobody who is named"),
    ],
)
def test_what_only_looks_like_a_denial(read, text, proves):
    assert not [c for c in read(text) if c.act == "denies"]


def test_a_claim_that_was_denied_is_denied_once(read):
    claims = read("A rebel leader said on Friday that the army shelled Belmar, a claim a Drovian official denied.")
    assert [(c.speaker.name, c.act) for c in claims] == [
        ("A rebel leader", "asserts"), ("a Drovian official", "denies"),
    ]  # fmt: skip


def test_a_denial_told_again_is_a_denial(read):
    claims = read(
        "President Orlan denied that talks with the Front were held in Belmar. "
        "“There were no talks with the Front,” Orlan said."
    )
    assert [c.act for c in claims if "no talks" in c.span.quote] == ["denies"]


@pytest.mark.parametrize(
    ("text", "speaker", "proves"),
    [
        ("Rebels accused the government of bombing the clinic. It denied any responsibility.",
         "the government", "the accused, without the deed"),
        ("The Kelden Watch accused the army of shelling the town. It denied the charge.",
         "the army", "not the body that accuses"),
        ("The ministry accused the rebels of shelling Kelden. They denied it.", "the rebels", "many"),
        ("The coalition blamed the attack on the militia. It denied involvement.", "the militia", "blamed on"),
        ("The ministry accused the rebels of shelling Kelden. It denied that its own jets had bombed a school.",
         "The ministry", "one is not many"),
    ],
    ids=lambda value: value if len(value) < 30 else "",
)  # fmt: skip
def test_who_denies_right_after_an_accusation_is_the_accused(read, text, speaker, proves):
    assert [c.speaker.name for c in read(text) if c.act == "denies"] == [speaker], proves


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The commander told the court that he was innocent.", True),
        ("The rebels said they were entirely innocent of the bombing.", True),
        ("Police asked whether they were innocent of the bombing.", False),
        ("A resident of Kelden said the militia had not fired rockets.", False),
        ("The man said that to deny civilians their safety would end in bloodshed.", False),
        ("The mayor said innocent people were killed.", False),
    ],
)
def test_whoever_says_no_about_himself_or_his_own_denies(read, text, denied):
    assert any(c.act == "denies" for c in read(text)) is denied
