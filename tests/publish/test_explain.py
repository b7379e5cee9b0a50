"""From any id to the words."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.errors import NotFound
from marsad.publish import Chain, chain_plain, chain_text, explain, footnote


def chain_of(vale: Any, id: str, brief: Any = None) -> Chain:
    """The chain of a thing of the vale, or of a footnote of its brief."""
    known = vale.picture
    derived = (*known.incidents, *known.tolls, *known.ceasefires, *known.control, *known.outlook)
    things = {thing.id: thing for thing in (*derived, *vale.claims)}
    note = footnote(id, brief) if brief else None
    return explain(note or things[id], known, vale.claims, vale.reports, vale.pack)


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
    claim = vale.named["residents"]
    steps = [step.text for step in chain_of(vale, claim.id).steps]
    at = {words: f"“{words}” at {s}–{s + len(words)}" for words in ("Upper Anka", "on Tuesday", "2 people")
          if (s := vale.reports[0].text.find(words)) >= 0}  # fmt: skip
    assert (
        f"place {at['Upper Anka']}, at: Upper Anka [settlement, chosen over 2 others] because nearest to the anchor"
        in steps
    )
    assert "time “on Tuesday”: 9 Sep (by the report's date; day)" in steps


@pytest.mark.parametrize("written", ["i-anka", "", "[", "12345", "3 people"])
def test_what_names_no_footnote(vale: Any, written: str) -> None:
    assert footnote(written, vale.brief()) is None


def test_a_footnote_there_is_not(vale: Any) -> None:
    with pytest.raises(NotFound, match="has no footnote 99"):
        footnote("[99]", vale.brief())


def test_the_words_are_highlighted(vale: Any) -> None:
    chain = chain_of(vale, vale.named["toll"].id)
    printed = " ".join(chain_text(chain).split())
    assert "⟦More than 900 civilians have been killed in the northern Vale since late April⟧" in printed
    assert "\x1b[1m⟦" in chain_text(chain, colour=True)
    assert chain_plain(chain)["passages"][0]["words"].startswith("More than 900")
