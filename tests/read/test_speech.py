"""Who says what: speaker, act, polarity and modality of single sentences."""

from __future__ import annotations

import pytest

from marsad.model import Report
from marsad.read.lexicon import load
from marsad.read.sentences import paragraphs, parse
from marsad.read.speech import views

ROWS = [
    # text, speaker, act, polarity, modality, what it proves
    ("Activists said Drovian warplanes bombed Ostrany on Tuesday.",
     "Activists", "asserts", "affirmed", "actual", "said + clause"),
    ("Drovian aircraft did not bomb Ostrany, the Vesk Observatory said.",
     "the Vesk Observatory", "asserts", "negated", "actual", "a third party's no is no denial of its own"),
    ("The Drovian Defence Ministry denied that its aircraft bombed Ostrany.",
     "The Drovian Defence Ministry", "denies", "negated", "actual", "denied that"),
    ("The Drovian Defence Ministry denied bombing Ostrany.",
     "The Drovian Defence Ministry", "denies", "negated", "actual", "denied + gerund"),
    ("The Karvanian government rejected reports that its jets had bombed Mirova.",
     "The Karvanian government", "denies", "negated", "actual", "rejected reports that: never the report itself"),
    ("Drovia called the report that its jets hit a hospital in Ostrany a fabrication.",
     "Drovia", "denies", "negated", "actual", "a report called false"),
    ("“We did not fire a single rocket,” said a spokesman for the Northern Front.",
     "a spokesman for the Northern Front", "denies", "negated", "actual", "one's own no is a denial, once"),
    ("According to the Vesk Observatory, shells hit a market in Ostrany.",
     "the Vesk Observatory", "asserts", "affirmed", "actual", "according to"),
    ("Kana news agency reported that air defences had intercepted two missiles over Port Harsa.",
     "Kana news agency", "asserts", "affirmed", "actual", "reported that"),
    ("Government forces are expected to attack Belmar.",
     "publisher", "expects", "affirmed", "expected", "an expectation nobody signs"),
    ("The Northern Front threatened to shell Sarnik if the army advanced.",
     "The Northern Front", "warns", "affirmed", "hypothetical", "a threat is no shelling, its condition no advance"),
    ("The army will launch an operation in Velna, the defence minister said.",
     "the defence minister", "expects", "affirmed", "expected", "will"),
    ("The two sides agreed a ceasefire in Velna province from 1 May, mediators announced.",
     "mediators", "announces", "affirmed", "actual", "announced"),
    ("The Northern Front claimed responsibility for the car bomb in Port Harsa.",
     "The Northern Front", "claims_responsibility", "affirmed", "actual", "claimed responsibility is not claimed that"),
    ("Shelling of Ostrany killed two people, local doctors said on Tuesday.",
     "local doctors", "asserts", "affirmed", "actual", "speaker and day behind the cue"),
    ("Drovian opposition groups have accused President Marin's forces of shelling Belmar.",
     "Drovian opposition groups", "accuses", "affirmed", "actual", "accused somebody of a deed"),
    ("Sadik al-Deri, said the suicide bombing in Belmar had followed the rejection of a truce.",
     "Sadik al-Deri", "asserts", "affirmed", "actual", "a name the parser does not know before its cue"),
    ("The Vesk Observatory classed the attack on Ostrany as a strike by one side.",
     "The Vesk Observatory", "asserts", "affirmed", "actual", "who makes known what was done vouches for it"),
    ("All sources attributed the air strikes to Drovian forces.",
     "All sources", "accuses", "affirmed", "actual", "who attributes a deed accuses"),
    ("Drovia condemned the attack on its embassy.",
     "Drovia", "asserts", "affirmed", "actual", "a condemnation is said by the condemner"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "speaker", "act", "polarity", "modality", "proves"), ROWS, ids=[row[-1] for row in ROWS]
)
def test_one_sentence_one_claim(read, text, speaker, act, polarity, modality, proves):
    claims = read(text)
    assert [(c.speaker.name, c.act, c.polarity, c.modality) for c in claims] == [(speaker, act, polarity, modality)]


NOT_SAID = [
    ("The army aims to deny the rebels the ability to move around Sarnik.", "to deny somebody something is no speech"),
    ("Aid workers were denied access to Mirova.", "denied access"),
    ("The ministry neither confirmed nor denied the strike on Kelden.", "neither confirmed nor denied"),
    ("It could not be independently confirmed that the town of Belmar had fallen.", "could not be confirmed"),
    ("The ministry declined to say whether its jets had struck Ostrany.", "declined to say whether"),
    ("The army did not confirm that Belmar had been captured by rebels.", "did not confirm that"),
]


@pytest.mark.parametrize(("text", "proves"), NOT_SAID, ids=[row[1] for row in NOT_SAID])
def test_words_nobody_vouches_for_make_no_claim(read, text, proves):
    assert read(text) == []


def test_a_denied_headline_is_never_read_as_the_report(read):
    claims = read("Drovian Defence Ministry Denies Reports Jets Struck Ostrany\n\nThe statement came on Tuesday.")
    assert [(c.speaker.name, c.act, c.polarity) for c in claims] == [
        ("Drovian Defence Ministry", "denies", "negated"),
    ]


def test_the_chain_keeps_every_link(read):
    cited, carried, told = read(
        "Reuters, citing Kana, said government forces had taken Tirvan. "
        "Kana quoted a military source as saying that government forces seized Mirova. "
        "The Vesk Observatory told Reuters that Drovian jets raided Ostrany on Tuesday."
    )
    assert (cited.speaker.name, cited.relayed_by) == ("Kana", ("Harsa Courier", "Reuters"))
    assert (carried.speaker.name, carried.relayed_by) == ("a military source", ("Harsa Courier", "Kana"))
    assert (told.speaker.name, told.relayed_by) == ("The Vesk Observatory", ("Harsa Courier", "Reuters"))


def test_the_site_and_it_are_whoever_spoke_before(read):
    claims = read(
        "The pro-government blog Harsa Post said government forces shelled Belmar. "
        "The site said two people were killed in the shelling. It said a market was hit by shells."
    )
    assert {c.speaker.name for c in claims} == {"The pro-government blog Harsa Post"}


def test_a_quotation_goes_on_with_its_speaker(read):
    claims = read("“Jets bombed our street,” a resident of Ostrany said. “Rescuers pulled ten people from the rubble.”")
    assert {c.speaker.name for c in claims} == {"a resident of Ostrany"}


def test_what_stands_aside_of_an_announcement_is_not_the_announcers(read):
    announced, *tolls = read(
        "President Orlan announced a pause in the offensive that has included the killing of more than 300 civilians "
        "and displacement of thousands."
    )
    assert (announced.speaker.name, announced.act, announced.type) == (
        "President Orlan", "announces", "ceasefire_announced",
    )  # fmt: skip
    assert announced.figures == ()
    assert [(c.speaker.name, c.type) for c in tolls] == [("publisher", "toll"), ("publisher", "toll")]


def test_a_retraction_takes_back_and_does_not_assert(read):
    before, after = read(
        "Previously, it was believed that Drovian jets bombed Kelden; a source said the strikes were misreported."
    )
    assert {before.act, after.act} == {"retracts"}
    assert {before.polarity, after.polarity} == {"negated"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("We believe that the army shelled Karva on Monday.", "publisher"),
        ('The minister said: "We believe that rebels shelled Karva on Monday."', "The minister"),
    ],
    ids=["in a bulletin, whoever publishes it", "quoted, whoever is quoted"],
)
def test_we_are_whoever_speaks(read, text, speaker):
    (claim,) = read(text)
    assert claim.speaker.name == speaker
    assert claim.type == "shelling"


def test_a_day_given_by_what_was_due_then_is_no_claim_of_its_own(read):
    told = read("Shells hit Karva on Saturday, four hours after a ceasefire was due to begin, residents said.")
    assert [c.type for c in told] == ["shelling"]


def test_every_place_and_day_behind_a_count_is_kept(read):
    (toll,) = read(
        "The Lantern has recorded the deaths of 784 civilians in Belmar and Sarnik between 28 April and 31 May."
    )
    assert toll.span.quote.endswith("31 May")
    assert [p.text for p in toll.places] == ["Belmar", "Sarnik"]


def test_who_goes_on_adding_is_who_spoke(read):
    claims = read(
        "The monitor said three women were among the dead, adding that the raids were carried out by Drovian jets."
    )
    assert {c.speaker.name for c in claims} == {"The monitor"}


def test_a_day_does_not_speak(read):
    claims = read("The site of Tuesdays alleged attack on Belmar was hit again. They claimed rebels shelled Kelden.")
    assert "Tuesdays" not in {c.speaker.name for c in claims}


def test_who_gives_no_toll_does_not_undo_the_strike(read):
    assert [c.span.quote for c in read("Jets bombed Belmar on Monday. It has not published a toll.")] == [
        "Jets bombed Belmar on Monday"
    ]


REFUSED = [
    ("The rebels rejected the demand that they withdraw from Belmar.", "a demand is no event"),
    ("Shells landed on a road, claiming the lives of ten people.", "lives are claimed without a word"),
]


@pytest.mark.parametrize(("text", "proves"), REFUSED, ids=[row[1] for row in REFUSED])
def test_what_is_no_speech_is_nobodys_denial_or_assertion(read, text, proves):
    claims = read(text)
    assert {c.speaker.name for c in claims} <= {"publisher"}
    assert "withdrawal_done" not in {c.type for c in claims}
    assert all(c.polarity == "affirmed" for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        "The monitor said there was no sign yet of an air strike on Belmar.",
        "There was no evidence of an air strike on Belmar, the ministry said.",
        "There were no reports of shelling in Belmar.",
    ],
)
def test_no_sign_of_an_act_is_not_the_act(read, text):
    (claim,) = read(text)
    assert claim.polarity == "negated"


def test_what_a_voice_stands_close_to_is_not_what_it_is(read):
    """A site "close to the government" is not meant by "the government"."""
    claims = read(
        "Harsa Post, a site close to the Karvanian government, said jets bombed Belmar. "
        "The government said a bridge was hit by shells."
    )
    assert [c.speaker.name for c in claims] == ["Harsa Post", "The government"]


UNMARKED = [
    ("Jets bombed Ostrany on Tuesday activists said.", "activists", "no comma, the speaker before the cue"),
    ("Shells hit a market in northern Velna reports indicate.", "reports", "the province is no part of the name"),
    ("Shells hit the town activists said keeping up pressure on the army.", "activists", "the town does not speak"),
    (
        "Shells killed three brothers in Belmar and injured a fourth KANA said.",
        "KANA",
        "the fourth is no part of the name",
    ),
    ("Jets bombed the village of Belmar said the Vesk Observatory.", "the Vesk Observatory", "the speaker behind"),
    ("Rebels shelled Kelden the Karvanian military said on Sunday.", "the Karvanian military", "a day behind the cue"),
    (
        "Jets bombed a market in Ostrany local media reported on Monday citing a police source.",
        "a police source",
        "who is cited",
    ),
    (
        "Rebels took the village of Kelden state media said on Sunday part of a long campaign.",
        "state media",
        "an apposition behind",
    ),
    (
        "“Jets bombed Belmar on Sunday” head of the Vesk Observatory Amal Deri said.",
        "head of the Vesk Observatory Amal Deri",
        "all that stands behind the quotation",
    ),
    ("Shells hit a market a source in Velna province told Kana reporter.", "a source", "where the source is"),
]


@pytest.mark.parametrize(("text", "speaker", "proves"), UNMARKED, ids=[row[2] for row in UNMARKED])
def test_speech_that_no_comma_marks(read, text, speaker, proves):
    (claim,) = read(text)
    assert claim.speaker.name == speaker


PLAINLY_SAID = [
    ("Evacuees said jets bombed Ostrany.", "Evacuees", "whoever is the subject of said"),
    ("A post from Kana stated that rebels shelled Kelden.", "Kana", "a post is whose it is"),
    ("Harsa Media Office activists documented the death of ten civilians in an attack on Belmar.",
     "Harsa Media Office activists", "documented a death"),
    ("The monitor reported shelling that killed ten people in Belmar.", "The monitor", "a clause inside its object"),
    ("The monitor said the rebels had advanced overnight but reported heavy shelling of Belmar.",
     "The monitor", "who reports more is who spoke, not whom was spoken of"),
    ("Vesk says the attack on Kelden was a crime. Drovia says it believes that Karvanian jets bombed Belmar.",
     {"Vesk", "Drovia"}, "in the words of a body, it is that body"),
    ("Earlier in the day a source at the police command told reporters that rebels shelled a school in Belmar.",
     "a source", "when is no part of the name"),
    ("On Saturday Drovia and Karvanian media reported that the army shelled Belmar.",
     "Drovia and Karvanian media", "nor is the day"),
    ("An activist at the scene Nadia Deri said that the army shelled Belmar.", "Nadia Deri", "the name beside the cue"),
    ("A source at Belmar (University) Hospital said that the army shelled Kelden.", "A source", "not in brackets"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "proves"), PLAINLY_SAID, ids=[row[2] for row in PLAINLY_SAID])
def test_who_says_it_plainly(read, text, speaker, proves):
    assert {c.speaker.name for c in read(text)} == ({speaker} if isinstance(speaker, str) else speaker)


def test_a_quotation_over_sentences_is_whoever_is_named_at_its_end(read):
    claims = read(
        "The army said Tirvan was calm. "
        "“Jets bombed our street. Rescuers found ten bodies,” a resident of Ostrany said."
    )
    assert [c.speaker.name for c in claims][-2:] == ["a resident of Ostrany"] * 2


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Northern Front said it had shelled Belmar.", "claims_responsibility"),
        ("The Vesk Observatory said the army had shelled Belmar.", "asserts"),
    ],
    ids=["its own deed", "another's deed"],
)
def test_who_tells_of_its_own_attack_claims_it(read, text, act):
    assert [c.act for c in read(text)] == [act]


def test_whoever_a_relative_clause_follows_is_the_speaker(read):
    told = [
        c
        for c in read("Jets bombed the village of Belmar said the Vesk Observatory which counts the dead.")
        if c.type == "air_strike"
    ]
    assert [c.speaker.name for c in told] == ["the Vesk Observatory"]


def test_a_quotation_in_typed_marks_goes_on_over_lines(read):
    claims = read(
        "`` Our army is strong , '' President Orlan told Kana .\n`` The rebels shelled Belmar on Monday .\n"
        "They killed ten people in Kelden . ''\nTanks entered Tirvan on Tuesday ."
    )
    assert [c.speaker.name for c in claims][-3:] == ["President Orlan", "President Orlan", "publisher"]


def test_what_stands_behind_a_colon_is_the_speakers_until_another_is_named(read):
    claims = read(
        "The defence minister said:\n\nRebels shelled Kelden on Monday. We condemn it.\n\n"
        "Residents said jets bombed Ostrany. Rebels shelled Mirova."
    )
    said = {c.span.quote.split(" on ")[0].rstrip("."): c.speaker.name for c in claims}
    assert said["Rebels shelled Kelden"] == "The defence minister"
    assert said["Rebels shelled Mirova"] == "publisher"


def test_calling_people_out_of_a_house_demands_nothing(read):
    claims = read("The troops called for the occupants to come out peacefully and arrested two men in Belmar.")
    assert {c.act for c in claims} == {"asserts"}


class _NoPlaces:
    def kind_of(self, name):
        return None

    def names_in(self, text):
        return ()


@pytest.mark.parametrize(
    ("text", "holder"),
    [("Voters want the army to leave Belmar.", "Voters"), ("A poll found that most people fear the war.", "A poll")],
)
def test_views_are_attributed_and_make_no_claim(read, text, holder):
    lexicon = load()
    report = Report(id="v", name="v", text=text)
    (sentence,) = parse(report, list(paragraphs(report)), _NoPlaces(), lexicon)
    assert holder in {v.speaker.name for v in views(sentence, lexicon, ())}
    assert not [c for c in read(text) if c.speaker.name == holder]


GOING_ON = [
    ("The Vesk Observatory reported shelling of Belmar. Moreover, a man was killed in Kelden.", "moreover"),
    ("The Vesk Observatory said jets bombed Belmar. Among the dead were five children.", "who the dead were"),
    ("The Vesk Observatory said jets bombed Belmar. The strikes also wounded ten people.", "what else the strikes did"),
]


@pytest.mark.parametrize(("text", "proves"), GOING_ON, ids=[row[1] for row in GOING_ON])
def test_an_account_that_plainly_goes_on_is_the_same_speakers(read, text, proves):
    assert {c.speaker.name for c in read(text)} == {"The Vesk Observatory"}


@pytest.mark.parametrize(
    ("text", "speaker", "act"),
    [
        ("The blast in Kelden was reported by Kana.", "Kana", "asserts"),
        ("The army is looking into reports that jets bombed Belmar.", "reports", "asserts"),
        ("Kana has put the death toll from the war at more than 4,700.", "Kana", "estimates"),
        ("Harsa Post, citing Kana, reported that jets bombed Belmar.", "Kana", "asserts"),
    ],
)
def test_speech_told_by_other_words(read, text, speaker, act):
    assert [(c.speaker.name, c.act) for c in read(text)] == [(speaker, act)]


def test_who_holds_a_town_is_the_writers_label_outside_quotation_marks(read):
    claims = read("A monitor said jets bombed the rebel-held town of Belmar.")
    assert [c.speaker.name for c in claims if c.type == "control_state"] == ["publisher"]


def test_what_two_sides_agreed_is_told_by_whoever_says_so(read):
    claims = read("A mediator said the two sides had agreed to a ceasefire in Belmar.")
    assert {c.speaker.name for c in claims} == {"A mediator"}


def test_an_acronym_is_the_body_whose_initials_it_is(read):
    claims = read(
        "The Vesk Observatory for Rescue said jets bombed Belmar. VOR said two people were killed in the bombing."
    )
    assert {c.speaker.name for c in claims} == {"The Vesk Observatory for Rescue"}
