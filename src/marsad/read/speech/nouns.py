""" "Reports that …", "the minister's claim that …": speech told by a noun with the clause behind it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from marsad.model import Act, Speaker
from marsad.read.lexicon import Lexicon
from marsad.read.memory import Memory
from marsad.read.sentences import Sentence, subtree
from marsad.read.speech.attribution import Attribution
from marsad.read.speech.speakers import author, may_speak

_IN = frozenset({"in", "by", "through", "via", "with"})
_SHOWING = frozenset({"show", "depict", "document"})
_PURPORTING = frozenset({"purport", "claim"})
_SHOWN = frozenset({"ccomp", "dobj", "xcomp"})
_NEAR = 4
_ABOVE = 3
"""Words between a noun and the verb that answers it, with a particle and a preposition ("pushed back against")."""


def by_noun(sentence: Sentence, lexicon: Lexicon, memory: Memory, found: list[Attribution]) -> Iterator[Attribution]:
    """The clause behind a noun of speech is whoever's the noun is; behind bare "reports" it is the reports'.

    What somebody denies or confirms is told by that verb.
    """
    for noun in sentence.tokens:
        if noun.lemma_.lower() not in lexicon.noun_acts or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        clause = _clause_behind(noun)
        if clause is None or _is_answered(noun, sentence, lexicon, found) or _spoken(noun, found):
            continue
        owner = _owner(noun) or _maker(noun, lexicon)
        if owner is not None and not may_speak(owner, lexicon):
            continue
        if (owner is None and not _stands_alone(noun)) or _called_untrue(noun, clause, sentence, lexicon):
            continue
        yield Attribution(
            act=Act(lexicon.noun_acts[noun.lemma_.lower()]),
            speaker=memory.speaker(owner, sentence) if owner is not None else _unsigned(noun, sentence, memory),
            content=frozenset(t.i for t in subtree(clause)),
            cue=noun.head if _maker(noun, lexicon) is not None else noun,
            evidence=f"noun: {sentence.word(noun)}",
        )


def _stands_alone(noun: Token) -> bool:
    """ "Reports", "a report", "the claim"; not "said in a report", which is whose who says it, nor "media claim"."""
    article = any(c.dep_ == "det" for c in noun.lefts)
    return noun.tag_ == "NNS" or (article and not (noun.dep_ == "pobj" and noun.head.lower_ in _IN))


def _unsigned(noun: Token, sentence: Sentence, memory: Memory) -> Speaker:
    """ "Reports", "the claim": words that nobody signs, and that no "they" later on stands for if they are one's."""
    if noun.tag_ == "NNS":
        return memory.plain(sentence, [noun])
    span = sentence.span([t for t in (*noun.lefts, noun) if t.i >= noun.i - 1])
    return Speaker(name=span.quote, span=span)


def by_showing(sentence: Sentence, lexicon: Lexicon, memory: Memory) -> Iterator[Attribution]:
    """ "A video posted by rebels purports to show the army shelling the town": theirs who posted it, or the video's."""
    for shown in sentence.tokens:
        above = shown.head
        film = next((c for c in above.children if c.dep_ == "nsubj"), None)
        purports = shown.lemma_ in _SHOWING and shown.dep_ == "xcomp" and above.lemma_ in _PURPORTING
        if not purports or film is None or film.lemma_.lower() not in lexicon.documents["nouns"]:
            continue
        behind = author(film, lexicon)
        yield Attribution(
            act=Act.ASSERTS,
            speaker=memory.speaker(behind, sentence) if behind is not film else _unsigned(film, sentence, memory),
            content=frozenset(t.i for c in shown.children if c.dep_ in _SHOWN for t in subtree(c)),
            cue=shown,
            evidence=f"noun: {sentence.word(film)}",
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


def _is_answered(noun: Token, sentence: Sentence, lexicon: Lexicon, found: list[Attribution]) -> bool:
    """Whether a verb denies or confirms what the noun leads to, or words before it say that it is not so."""
    before = [t for t in sentence.tokens if noun.i - _NEAR <= t.i <= noun.i]
    if lexicon.factuality["untrue_phrases"].search(sentence.lower(before)):
        return True
    above = [*islice(noun.ancestors, _ABOVE)]
    denied = any(a.act is Act.DENIES and a.cue in above and noun.i in a.content for a in found)
    answered = lexicon.cues.get(noun.head.lemma_.lower()) in {"denies", "confirms"}
    return denied or (answered and any(a.cue == noun.head and not a.void for a in found))


def _clause_behind(noun: Token) -> Token | None:
    for child in noun.children:
        if child.i > noun.i and child.dep_ in {"acl", "ccomp", "relcl"} and _is_led(child):
            return child
    return None


def _is_led(clause: Token) -> bool:
    """Whether "that" leads to what is said: "the claim that rebels fled" and not "the claim that rebels made"."""
    that = next((c for c in clause.children if c.lower_ == "that"), None)
    whole = {"nsubj", "dobj"} <= {c.dep_ for c in clause.children if c is not that}
    return that is not None and (that.dep_ == "mark" or whole)


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


def _maker(noun: Token, lexicon: Lexicon) -> Token | None:
    """ "The army issued a warning that …": whoever makes it."""
    made = noun.dep_ == "dobj" and noun.head.lemma_ in lexicon.documents["made"]
    return next((c for c in noun.head.children if c.dep_ == "nsubj"), None) if made else None


def _spoken(noun: Token, found: list[Attribution]) -> bool:
    """Whether a verb of speech has the noun for its subject or object."""
    return any(a.cue is not None and a.cue == noun.head for a in found)
