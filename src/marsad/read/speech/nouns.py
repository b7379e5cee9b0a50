""" "Reports that …", "the minister's claim that …": speech told by a noun with the clause behind it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from marsad.model import Act
from marsad.read.lexicon import Lexicon
from marsad.read.memory import Memory
from marsad.read.sentences import Sentence, subtree
from marsad.read.speech.attribution import Attribution
from marsad.read.speech.speakers import may_speak

_NEAR = 4


def by_noun(sentence: Sentence, lexicon: Lexicon, memory: Memory, found: list[Attribution]) -> Iterator[Attribution]:
    """The clause behind a noun of speech is whoever's the noun is; behind bare "reports" it is the reports'.

    What somebody denies or confirms is told by that verb.
    """
    for noun in sentence.tokens:
        if noun.lemma_.lower() not in lexicon.noun_acts or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        clause = _clause_behind(noun)
        if clause is None or _is_answered(noun, sentence, lexicon) or _spoken(noun, found):
            continue
        owner = _owner(noun)
        if owner is not None and not may_speak(owner, lexicon):
            continue
        if (owner is None and noun.tag_ != "NNS") or _called_untrue(noun, clause, sentence, lexicon):
            continue
        yield Attribution(
            act=Act(lexicon.noun_acts[noun.lemma_.lower()]),
            speaker=memory.speaker(owner, sentence) if owner is not None else memory.plain(sentence, [noun]),
            content=frozenset(t.i for t in subtree(clause)),
            cue=noun,
            evidence=f"noun: {sentence.word(noun)}",
        )


def by_denial(sentence: Sentence, lexicon: Lexicon, memory: Memory, found: list[Attribution]) -> Iterator[Attribution]:
    """ "Repeated denials by the president", "despite the ministry's denial": whoever the noun is of denies."""
    for noun in sentence.tokens:
        if noun.pos_ not in {"NOUN", "PROPN"} or lexicon.noun_acts.get(noun.lemma_.lower()) != "denies":
            continue
        owner = _owner(noun)
        told = any(a.cue == noun for a in found)
        if told or owner is None or not may_speak(owner, lexicon) or _withholds(noun, lexicon):
            continue
        inside = {t.i for t in subtree(noun) if t.i > noun.i and sentence.has(t)}
        yield Attribution(
            act=Act.DENIES,
            speaker=memory.speaker(owner, sentence),
            content=frozenset(inside | {noun.i}),
            cue=noun,
            nominal=True,
            evidence=f"noun: {sentence.word(noun)}",
        )


def _withholds(noun: Token, lexicon: Lexicon) -> bool:
    """ "Denial of access": no speech."""
    behind = {t.lemma_.lower() for c in noun.children if c.lower_ == "of" for t in c.subtree}
    return bool(behind & lexicon.factuality["not_denials_objects"])


def _is_answered(noun: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a verb denies or confirms what the noun leads to, or words before it say that it is not so."""
    before = [t for t in sentence.tokens if noun.i - _NEAR <= t.i <= noun.i]
    if lexicon.factuality["untrue_phrases"].search(sentence.lower(before)):
        return True
    return lexicon.cues.get(noun.head.lemma_.lower()) in {"denies", "confirms"}


def _clause_behind(noun: Token) -> Token | None:
    for child in noun.children:
        led = any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children)
        if child.i > noun.i and child.dep_ in {"acl", "ccomp", "relcl"} and led:
            return child
    return None


def _called_untrue(noun: Token, clause: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "Reports that … are untrue": no word of the reports, but of whoever says so."""
    inside = set(subtree(clause))
    beside = [t for t in subtree(noun.head) if t not in inside and sentence.has(t)]
    said_of = noun.dep_ == "nsubj" and noun.head.pos_ in {"VERB", "AUX"}
    return said_of and bool(lexicon.factuality["disbelief_phrases"].search(sentence.lower(beside)))


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _spoken(noun: Token, found: list[Attribution]) -> bool:
    """Whether a verb of speech has the noun for its subject or object."""
    return any(a.cue is not None and a.cue == noun.head for a in found)
