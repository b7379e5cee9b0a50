"""Parts of speech and dictionary forms that are remembered are those that the model's own rules give."""

from __future__ import annotations

import pytest
import spacy

from marsad.read.sentences import MODELS, model
from marsad.read.sentences.grammar import NAME


@pytest.fixture(scope="module")
def plain() -> spacy.language.Language:
    return spacy.load(next(name for name in MODELS if spacy.util.is_package(name)), exclude=["ner"])


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled Ostrany and fled; the town's mayor said shells had fallen on two schools.",  # the usual
        "There is a truce, and there are talks.",  # a pattern of two words that turns on the dependency
        "They're gonna leave, ain't they? Let's go, y'all gotta come.",  # patterns of two words
        "Two  tanks \t were   burning.",  # runs of blanks, whose tag and dependency the rules set
        "The Front has left and is leaving; it had to leave. He was leaving, being left.",  # verbs that are auxiliaries
        "qwxz 12 ١٢ — “…” the the The THE",  # words of no dictionary
        "",
    ],
)
def test_what_is_remembered_is_what_the_rules_give(text: str, plain: spacy.language.Language) -> None:
    assert NAME in model().pipe_names
    for _ in range(2):  # learnt first, remembered then
        asked = [(t.tag_, t.dep_, t.pos_, t.lemma_, t.head.i) for t in plain(text)]
        assert [(t.tag_, t.dep_, t.pos_, t.lemma_, t.head.i) for t in model()(text)] == asked
