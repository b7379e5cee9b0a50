"""Who is meant: from the words of a report to a party or a source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model import Pack
from marsad.packs import PartyIndex, SourceIndex, load

SYRIA = load("syria")
PARTIES = PartyIndex(SYRIA)
SOURCES = SourceIndex(SYRIA)


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Assad regime forces", "syrian_government"),
        ("the Syrian army's helicopters", "syrian_government"),
        ("President Bashar al-Assads forces", "syrian_government"),
        ("Regime aircraft", "syrian_government"),
        ("The Russian Defense Ministry", "russia"),
        ("Russian warplanes", "russia"),
        ("Russian President Vladimir Putin", "russia"),
        ("IS fighters", "isis"),
        ("Kurdish Peoples Protection Units (YPG)", "sdf"),
        ("U.S.-led coalition jets", "coalition"),
        ("900 civilians", "civilians"),
        ("Lebanese government", "lebanon"),
        ("On Tuesday rebels", "opposition"),
        ("Free Syrian Army", "opposition"),
    ],
)
def test_a_party_is_known_by_its_names(words: str, party: str) -> None:
    found = PARTIES.find(words)
    assert found is not None
    assert found.id == party


@pytest.mark.parametrize(
    ("words", "party", "why"),
    [
        ("anti-Assad fighters", "opposition", "what is against a party is not the party"),
        ("Turkish-backed rebels", "opposition", "who backs is not who acts"),
        ("Russian-backed regime", "syrian_government", "who backs is not who acts"),
        ("US-backed Syrian Democratic Forces", "sdf", "the longest name wins"),
        ("government forces in Idlib", "syrian_government", "a common noun stands by itself"),
    ],
)
def test_qualifiers_do_not_name_the_actor(words: str, party: str, why: str) -> None:
    found = PARTIES.find(words)
    assert found is not None, why
    assert found.id == party, why


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Syrian Observatory for Human Rights", "a monitor is no Syrian force"),
        ("Syrian Arab News Agency", "an outlet is no Syrian force"),
        ("Houthi rebels", "another war's rebels"),
        ("Yemeni government", "another country's government"),
        ("us", "a pronoun, not the US"),
        ("It is", "a verb, not IS"),
        ("a tip", "a word, not the TIP"),
        ("Russian and Syrian air forces", "two parties"),
        ("regime and rebel fighters", "two parties"),
        ("opposition-held towns", "a place, by who holds it"),
        ("terrorists", "whom the speaker means is not said"),
        ("", "nothing is said"),
    ],
)
def test_no_party_where_none_or_several_are_named(words: str, why: str) -> None:
    assert PARTIES.find(words) is None, why


def test_families_are_civilians() -> None:
    found = PARTIES.find("Syrian families fled")
    assert found is not None
    assert found.id == "civilians"


def test_every_party_of_a_sentence_is_found_with_its_words() -> None:
    text = "Russian and Syrian jets hit rebels, said the Syrian Observatory for Human Rights."
    found = [(text[start:end], {p.id for p in parties}) for start, end, parties in PARTIES.parties_in(text)]
    assert found == [("Russian and Syrian jets", {"russia", "syrian_government"}), ("rebels", {"opposition"})]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Al Masdar", "al_masdar"),
        ("Al-Masdar News", "al_masdar"),
        ("AlMasdar", "al_masdar"),
        ("The Syrian Observatory", "sohr"),
        ("Britain-based Syrian Observatory for Human Rights", "sohr"),
        ("Local activists and citizen journalists", "local_activists"),
        ("Russia's defence ministry", "russian_defence_ministry"),
        ("U.N.", "un"),
        ("WHO", "who"),
        ("White Helmets", "white_helmets"),
        ("Reuters, citing SANA", "reuters"),
        ("The New Arab (AFP)", "new_arab"),
        ("SANA", "sana"),
    ],
)
def test_a_source_is_known_by_its_names(name: str, source: str) -> None:
    found = SOURCES.find(name)
    assert found is not None
    assert found.id == source


@pytest.mark.parametrize("name", ["who", "Sana", "the site", "pro-Assad blog", "Sputnik and Reuters", "a monitor", ""])
def test_no_source_where_none_or_several_are_named(name: str) -> None:
    assert SOURCES.find(name) is None


@given(st.text(max_size=60))
def test_any_text_can_be_looked_up(text: str) -> None:
    for start, end, parties in PARTIES.parties_in(text):
        assert 0 <= start < end <= len(text)
        assert parties
    SOURCES.find(text)


def test_an_empty_pack_knows_nobody() -> None:
    empty = Pack(name="none", title="", bounds=(0, 0, 0, 0))
    assert PartyIndex(empty).find("Russia") is None
    assert SourceIndex(empty).find("Reuters") is None
