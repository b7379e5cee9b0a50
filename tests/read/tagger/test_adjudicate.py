"""One list from two coders: who is believed about what."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from marsad.model import DEEDS, FAMILY_OF, Act, Claim, Family, Modality, Polarity, Report, SectionKind, Span, Speaker
from marsad.read.adjudicate import Adjudicator, paired
from marsad.read.speech import Attribution
from marsad.read.tagger.model import Codes
from marsad.read.tagger.second import Coded
from marsad.read.telling import Grounds

TEXT = (
    "Residents said jets hit Belmar. The army did not enter the town. The council met. It denied them entry. "
    "It was not known that. Army shelled Kelden? Ministry says no."
)
TYPES = list(FAMILY_OF)
LABELS = {
    "types": TYPES, "acts": [str(a) for a in Act], "polarities": [str(p) for p in Polarity],
    "modalities": [str(m) for m in Modality],
}  # fmt: skip
HIT, ENTERED, MET = "jets hit Belmar", "The army did not enter the town", "The council met"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.cut(TEXT, start, start + len(words))


def by_rule(words: str, type_: str = "air_strike", **given: object) -> Claim:
    given = {"speaker": Speaker(name="publisher"), "act": Act.ASSERTS, "evidence": ("trigger",), **given}
    return Claim(report="r", span=span(words), type=type_, **given)  # type: ignore[arg-type]


def _sure_of(label: str, labels: list[str], chance: float) -> np.ndarray:
    chances = np.full(len(labels), (1 - chance) / (len(labels) - 1), dtype=np.float32)
    chances[labels.index(label)] = chance
    return chances


def by_tagger(words: str, type_: str = "air_strike", chance: float = 0.9, **given: str) -> Coded:
    codes = {"act": "asserts", "polarity": "affirmed", "modality": "actual", **given}
    return Coded(
        span=span(words), speaker=Speaker(name="publisher"), act=Act(codes["act"]), type=type_,
        polarity=Polarity(codes["polarity"]), modality=Modality(codes["modality"]), actors=(), targets=(),
        codes=Codes(
            type=_sure_of(type_, TYPES, chance), act=_sure_of(codes["act"], LABELS["acts"], 0.9),
            polarity=_sure_of(codes["polarity"], LABELS["polarities"], 0.9),
            modality=_sure_of(codes["modality"], LABELS["modalities"], 0.9),
            links=np.zeros((7, 0), dtype=np.float32), first=0, own_voice=1.0,
        ),
        sure=0.9,
    )  # fmt: skip


class Second:
    """A second coder that has read what it is given."""

    labels = LABELS

    def __init__(self, *coded: Coded) -> None:
        self._coded = list(coded)

    def claims(self) -> list[Coded]:
        return self._coded

    def told(self, start: int, end: int) -> float:
        return 0.9 if any(c.span.start < end and start < c.span.end for c in self._coded) else 0.1

    def trust(self, type_: str) -> float:
        return {"air_strike": 2.0, "other_event": -1.0, "shelling": -0.5}.get(type_, 1.0)

    def chance(self, *_: object) -> float:
        return 0.0

    def reach(self, _: object) -> tuple[int, int]:
        return 0, len(TEXT)


class NoParties:
    def find(self, _: str) -> None:
        return None


def decided(rules: list[Claim], *coded: Coded, grounds: Grounds | None = None) -> list[Claim]:
    report = Report(id="r", name="r", text=TEXT, publisher="Harsa Courier")
    return Adjudicator(
        report, grounds or Grounds(bearing_out=[(span("hit"), DEEDS)]), Second(*coded), NoParties()
    ).decide(rules)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "coded", "expected"),
    [
        pytest.param("air_strike", "shelling", "air_strike", id="a type the rules are mostly right with stands"),
        pytest.param("other_event", "shelling", "shelling", id="an open type gives way"),
    ],
)
def test_whose_type(rule: str, coded: str, expected: str):
    seen = by_tagger(HIT, coded, 0.6)
    seen.codes.type[TYPES.index(rule)] = 0.3
    (claim,) = decided([by_rule(HIT, rule)], seen)
    assert claim.type == expected


@pytest.mark.parametrize(
    ("by_rules", "heard", "expected"),
    [
        pytest.param(Act.ASSERTS, "accuses", Act.ACCUSES, id="more is heard in a plain statement"),
        pytest.param(Act.ASSERTS, "denies", Act.ASSERTS, id="but no denial"),
        pytest.param(Act.WARNS, "accuses", Act.WARNS, id="what the rules heard stands"),
    ],
)
def test_which_act(by_rules: Act, heard: str, expected: Act):
    (claim,) = decided([by_rule(HIT, act=by_rules)], by_tagger(HIT, act=heard))
    assert claim.act is expected


def test_a_weak_type_gives_way_to_a_tagger_that_is_sure():
    (claim,) = decided([by_rule(HIT, "shelling")], by_tagger(HIT, "air_strike", 0.999))
    assert claim.type == "air_strike"


def test_what_a_denial_is_about_is_as_the_words_say():
    rule = by_rule(HIT, "bombardment_unspecified", act=Act.DENIES, polarity=Polarity.NEGATED)
    (claim,) = decided([rule], by_tagger(HIT, "air_strike", 0.999))
    assert claim.type == "bombardment_unspecified"


def test_what_becomes_of_a_ceasefire_is_as_the_words_say():
    rule = by_rule(HIT, "ceasefire_announced")
    (claim,) = decided([rule], by_tagger(HIT, "air_strike", 0.999))
    assert claim.type == "ceasefire_announced"


@pytest.mark.parametrize("act", [Act.DENIES, Act.RETRACTS])
def test_a_piece_of_what_is_taken_back_is_no_claim_of_its_own(act: Act):
    whole = by_rule("Residents said jets hit Belmar. The army did not enter the town.", act=act)
    claims = decided([whole], by_tagger("jets hit Belmar"), by_tagger("The army did not enter the town", act=act.value))
    assert [claim.act for claim in claims] == [act]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        pytest.param(Act.RETRACTS, 1, id="why a report was wrong tells of no deed"),
        pytest.param(Act.ASSERTS, 2, id="beside a plain statement it does"),
    ],
)
def test_what_explains_a_retraction_away_is_no_deed(act: Act, told: int):
    sentence = SimpleNamespace(
        span=lambda _: span("Residents said jets hit Belmar"), tokens=(), section=SectionKind.BODY
    )
    grounds = Grounds(bearing_out=[(span("hit"), DEEDS)])
    grounds.scenes.append(SimpleNamespace(sentence=sentence, mentions=(), times=(), all_figures=()))  # type: ignore[arg-type]
    claims = decided([by_rule("Residents said", act=act)], by_tagger(HIT), by_tagger("Residents said"), grounds=grounds)
    assert len(claims) == told


def test_what_only_the_rules_tell_of_a_ceasefire_is_kept():
    (claim,) = decided([by_rule(HIT, "ceasefire_announced")])
    assert claim.type == "ceasefire_announced"


@pytest.mark.parametrize(
    ("own_voice", "words", "speaker"),
    [
        pytest.param(0.01, "Residents", "Residents", id="named beside the words: theirs"),
        pytest.param(0.6, "Residents", "publisher", id="the publisher may speak"),
    ],
)
def test_a_speaker_the_rules_did_not_hear(own_voice: float, words: str, speaker: str):
    coded = by_tagger(HIT)
    heard = replace(
        coded, speaker=Speaker(name=words, span=span(words)), codes=replace(coded.codes, own_voice=own_voice)
    )
    (claim,) = decided([by_rule(HIT)], heard)
    assert claim.speaker.name == speaker


def test_who_speaks_and_how_is_as_the_rules_say():
    residents = Speaker(name="Residents", span=span("Residents"))
    rule = by_rule(HIT, speaker=residents, act=Act.DENIES, polarity=Polarity.NEGATED, relayed_by=("Harsa Courier",))
    (claim,) = decided([rule], by_tagger(HIT))
    assert (claim.speaker, claim.act, claim.polarity) == (residents, Act.DENIES, Polarity.NEGATED)
    assert claim.relayed_by == ("Harsa Courier",)


def test_a_not_that_the_rules_overlooked_is_heard():
    (claim,) = decided([by_rule(ENTERED, "advance")], by_tagger(ENTERED, "advance", polarity="negated"))
    assert claim.polarity is Polarity.NEGATED


def test_the_not_of_whoever_denies_is_not_theirs_whose_words_are_denied():
    told = by_rule(HIT, speaker=Speaker(name="Residents"))
    (claim,) = decided([told], by_tagger(HIT, act="denies", polarity="negated"))
    assert (claim.speaker.name, claim.polarity) == ("Residents", Polarity.AFFIRMED)


def test_words_that_lead_on_to_what_is_told_are_no_claim():
    assert decided([], by_tagger("It was not known that", "other_statement")) == []


def test_a_question_tells_nothing():
    assert decided([], by_tagger("Army shelled Kelden", "shelling")) == []


def test_a_claim_of_the_tagger_alone_is_kept_and_says_so():
    (claim,) = decided([], by_tagger(MET, "talks_held"))
    assert (claim.type, claim.span.quote, claim.agreed) == ("talks_held", MET, False)
    assert claim.evidence == ("tagger: talks_held (0.90)",)


@pytest.mark.parametrize(
    ("words", "type_", "chance"),
    [
        pytest.param(HIT, "air_strike", 0.4, id="a type it is unsure of"),
        pytest.param(MET, "air_strike", 0.9, id="a deed no word of the claim tells"),
        pytest.param(ENTERED, "capture_by_government", 0.9, id="who holds what, without a word for it"),
        pytest.param(MET, "ceasefire_ended", 0.9, id="the state of a ceasefire, without a word for it"),
    ],
)
def test_what_the_tagger_alone_may_not_say_stays_open(words: str, type_: str, chance: float):
    (alone,) = decided([], by_tagger(words, type_, chance))
    (over_an_open_one,) = decided([by_rule(words, "other_event")], by_tagger(words, type_, chance))
    assert {alone.type, over_an_open_one.type} <= {"other_event", "other_statement"}


def test_a_family_that_a_word_of_the_claim_bears_out_is_believed():
    entered = Grounds(bearing_out=[(span(ENTERED), frozenset({Family.TERRITORY}))])
    (claim,) = decided([], by_tagger(ENTERED, "capture_by_government", 0.9), grounds=entered)
    assert claim.type == "capture_by_government"


@pytest.mark.parametrize(
    ("told", "chance", "expected"),
    [
        pytest.param({"air_strike"}, 0.9, "air_strike", id="told elsewhere, and the tagger is sure"),
        pytest.param({"air_strike"}, 0.7, "other_event", id="told elsewhere, and it is not"),
        pytest.param({"shelling"}, 0.9, "other_event", id="another was told"),
    ],
)
def test_a_deed_without_a_word_for_it_goes_on_from_one_that_was_told(told: set[str], chance: float, expected: str):
    (claim,) = decided([], by_tagger(MET, "air_strike", chance), grounds=Grounds(kinds=told))
    assert claim.type == expected


@pytest.mark.parametrize(
    ("given", "speakers"),
    [
        pytest.param({"act": Act.ASSERTS}, ["Residents"], id="said: it is theirs"),
        pytest.param({"act": Act.DENIES}, [], id="denied: a piece of it would say the opposite"),
        pytest.param({"act": Act.ASSERTS, "void": True}, [], id="vouched for by nobody"),
    ],
)
def test_whose_words_a_claim_of_the_tagger_alone_is_made_of(given: dict[str, Any], speakers: list[str]):
    residents = Speaker(name="Residents", span=span("Residents"))
    speech = Attribution(speaker=residents, content=frozenset({2, 3, 4}), **given)
    claims = decided(
        [], by_tagger(HIT), grounds=Grounds(spoken=[(span(HIT), speech)], bearing_out=[(span("hit"), DEEDS)])
    )
    assert [c.speaker.name for c in claims] == speakers


def test_a_word_of_denial_that_the_rules_know_for_none_makes_no_denial():
    assert decided([], by_tagger("It denied them entry", "aid_access", act="denies", polarity="negated")) == []
    (told,) = decided([], by_tagger("It denied them entry", "aid_access"))
    assert told.act is Act.ASSERTS


def test_a_word_for_an_act_nobody_tells_as_done_bears_nothing_out():
    avoided = Grounds(bearing_out=[(span("hit"), DEEDS)], untold=[span(HIT)])
    (claim,) = decided([by_rule(HIT, "other_event")], by_tagger(HIT, "air_strike", 0.8), grounds=avoided)
    assert claim.type == "other_event"


def test_a_claim_of_the_rules_where_the_tagger_sees_nothing_told_is_dropped():
    assert decided([by_rule(MET, "talks_held")]) == []


def test_two_claims_of_the_rules_in_one_of_the_taggers_stay_two():
    both = TEXT[: TEXT.index(" The council")]
    claims = decided([by_rule(HIT), by_rule(ENTERED, "advance")], by_tagger(both))
    assert [c.span.quote for c in claims] == [HIT, ENTERED]


@pytest.mark.parametrize(
    ("given", "agreed"),
    [
        pytest.param({}, True, id="the same codes"),
        pytest.param({"type_": "arrest"}, False, id="another family of types"),
        pytest.param({"polarity": "negated"}, False, id="another polarity"),
        pytest.param({"modality": "planned"}, False, id="another modality"),
    ],
)
def test_agreed(given: dict[str, str], agreed: bool):
    (claim,) = decided([by_rule(HIT)], by_tagger(HIT, **given))
    assert claim.agreed is agreed


def test_each_claim_is_paired_once_and_with_what_it_shares_most():
    wide, narrow = by_rule(TEXT), by_rule(HIT)
    pairs = paired([wide, narrow], [by_tagger(HIT)])
    assert [(b.rule, b.coded is not None) for b in pairs] == [(narrow, True), (wide, False)]
