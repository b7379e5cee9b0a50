"""From any id to the words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from marsad.errors import NotFound, UsageError
from marsad.publish import Chain, chain_plain, chain_text, explain


def chain_of(vale: Any, id: str, brief: Any = None) -> Chain:
    return explain(id, vale.picture, vale.claims, vale.reports, vale.pack, brief)


@pytest.mark.parametrize(
    ("id", "noun", "words"),
    [
        ("i-anka", "incident", "shells hit Upper Anka"),
        ("t-rill", "toll", "At least 730 civilians"),
        ("c-truce", "ceasefire", "announced a truce"),
        ("k-vale", "control", "almost all of the northern Vale"),
        ("o-winter", "outlook", "a hungry winter"),
    ],
)
def test_every_derived_thing_leads_to_words(vale: Any, id: str, noun: str, words: str) -> None:
    chain = chain_of(vale, id)
    assert chain.noun == noun
    assert any(words in p.words for p in chain.passages)


def test_every_passage_is_the_report_itself(vale: Any) -> None:
    texts = {r.id: r.text for r in vale.reports}
    for claim in vale.claims:
        for one in chain_of(vale, claim.id).passages:
            text = texts[one.report]
            assert text[one.start : one.end] == one.words
            assert one.before + one.words + one.after in text
            assert len(one.before) <= 60 >= len(one.after)


def test_every_footnote_of_a_brief_leads_to_its_claim(vale: Any) -> None:
    brief = vale.brief()
    for note in brief.footnotes:
        for written in (str(note.number), f"[{note.number}]"):
            chain = chain_of(vale, written, brief)
            assert (chain.noun, chain.passages[0].claim) == ("footnote", note.claim)
            assert chain.passages[0].words == note.quote  # a figure's own words, where the claim does not hold them


def test_a_claim_tells_why_its_place_was_chosen(vale: Any) -> None:
    steps = [step.text for step in chain_of(vale, vale.named["residents"].id).steps]
    assert "place “Upper Anka”: Upper Anka [settlement, chosen over 2 others] because nearest to the anchor" in steps
    assert "time “on Tuesday”: 9 Sep (by the report's date)" in steps


def test_the_beginning_of_an_id_is_enough(vale: Any) -> None:
    claim = vale.named["toll"]
    assert chain_of(vale, claim.id[:10]).id == claim.id


@pytest.mark.parametrize(
    ("id", "fault", "message"),
    [
        ("nothing", NotFound, "Nothing answers"),
        ("i", NotFound, "Nothing answers"),  # too short to be the beginning of an id
        ("", NotFound, "Nothing answers"),
    ],
)
def test_ids_that_lead_nowhere(vale: Any, id: str, fault: type[Exception], message: str) -> None:
    with pytest.raises(fault, match=message):
        chain_of(vale, id)


def test_an_ambiguous_beginning_is_asked_back(vale: Any) -> None:
    twins = tuple(replace(vale.picture.incidents[0], id=f"twin-{n}") for n in (1, 2))
    with pytest.raises(UsageError, match="Several things"):
        explain("twin", replace(vale.picture, incidents=twins), vale.claims, vale.reports, vale.pack)


def test_a_footnote_there_is_not(vale: Any) -> None:
    with pytest.raises(NotFound, match="has no footnote 99"):
        chain_of(vale, "[99]", vale.brief())


def test_the_words_are_highlighted(vale: Any) -> None:
    chain = chain_of(vale, vale.named["toll"].id)
    printed = " ".join(chain_text(chain).split())
    assert "⟦More than 900 civilians have been killed in the northern Vale since late April⟧" in printed
    assert "\x1b[1m⟦" in chain_text(chain, colour=True)
    assert chain_plain(chain)["passages"][0]["words"].startswith("More than 900")
