"""Verbs of speech: which words are cues, and the act of speech each stands for."""

from __future__ import annotations

import re

from spacy.tokens import Token

from marsad.model import Act, Speaker
from marsad.read.lexicon import Lexicon
from marsad.read.memory import Memory
from marsad.read.sentences import Sentence
from marsad.read.speech.attribution import Attribution
from marsad.read.speech.said import content_of
from marsad.read.speech.speakers import beside_cue, carriers, may_speak, who

_NOBODY = frozenset({"nobody", "none", "neither", "nor", "no"})
_NEITHER = re.compile(r"\bneither (?:confirm|den)\w+ (?:n?or|and) (?:confirm|den)\w+|confirm or deny")


def is_cue(token: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    if _lemma(token) not in lexicon.cues:
        return False
    if token.pos_ in {"VERB", "AUX"}:
        return True
    last = [t for t in sentence.tokens if t.is_alpha][-1:]
    return token.tag_ == "NNS" and last == [token]


def _lemma(token: Token) -> str:
    """The lemma as of a verb; "has taken back its report" retracts it."""
    lemma = token.lemma_.lower()
    back = lemma == "take" and any(c.lower_ == "back" for c in token.children)
    return "retract" if back else lemma


def by_verb(cue: Token, sentence: Sentence, lexicon: Lexicon, memory: Memory) -> Attribution | None:
    lemma = _lemma(cue)
    kind = lexicon.cues[lemma]
    if kind == "retracts" and not _has_object(cue, lexicon.retraction_objects):
        return None
    if lemma in {"reject", "dismiss"} and _refuses(cue, lexicon):
        return None
    if _denies_somebody_something(cue, lexicon) or _asks_not_to_be_named(cue) or _takes_lives(cue):
        return None
    head, relays = who(cue, lemma)
    beside = beside_cue(cue, sentence)
    if beside is not None and may_speak(beside, lexicon) and (head is None or head.i < beside.i):
        head = beside
    if head is None and _unspoken(cue, sentence):
        return _vouched_by_nobody(cue)
    if head is None or not may_speak(head, lexicon):
        return None
    content, nominal = content_of(cue, head, sentence, lemma in lexicon.needs_clause)
    if not content:
        return None
    act = Act.ASSERTS if kind == "condemns" else Act(kind)
    if _takes_responsibility(cue):
        act = Act.CLAIMS_RESPONSIBILITY
    speaker = memory.speaker(head, sentence)
    return Attribution(
        act=act,
        speaker=speaker,
        content=content,
        cue=cue,
        nominal=nominal,
        void=_unspoken(cue, sentence),
        condemns=kind == "condemns",
        relays=relays + carriers(cue, head, sentence),
        evidence=f"cue: {sentence.word(cue)} ({act.value})",
    )


def _denies_somebody_something(cue: Token, lexicon: Lexicon) -> bool:
    """ "Deny the enemy the ability", "denied access", "denied entry": no speech at all."""
    if cue.lemma_ != "deny":
        return False
    objects = [c for c in cue.children if c.dep_ in {"dobj", "dative", "iobj"}]
    withheld = lexicon.factuality["not_denials_objects"]
    return len(objects) > 1 or any(o.lemma_.lower() in withheld for o in objects) or _denied_passively(cue, withheld)


def _takes_lives(cue: Token) -> bool:
    """ "Claiming the lives of ten": no speech at all."""
    return cue.lemma_ == "claim" and any(c.dep_ == "dobj" and c.lemma_ in {"life", "victim"} for c in cue.children)


def _asks_not_to_be_named(cue: Token) -> bool:
    return cue.lemma_ == "ask" and any(c.lemma_ in {"name", "identify", "quote"} for c in cue.children)


def _denied_passively(cue: Token, withheld: frozenset[str]) -> bool:
    """ "Civilians were denied access"."""
    passive = any(c.dep_ == "nsubjpass" for c in cue.children)
    return passive and any(t.lemma_.lower() in withheld for t in cue.subtree)


def _vouched_by_nobody(cue: Token) -> Attribution | None:
    """ "It could not be confirmed that …"."""
    content = frozenset(t.i for c in cue.children if c.dep_ == "ccomp" for t in c.subtree)
    speaker = Speaker(name="publisher")
    return Attribution(act=Act.ASSERTS, speaker=speaker, content=content, cue=cue, void=True) if content else None


def _unspoken(cue: Token, sentence: Sentence) -> bool:
    """ "Did not confirm", "would not say", "neither confirmed nor denied": what follows is vouched for by nobody."""
    both = _NEITHER.search(sentence.lower(sentence.tokens))
    nobody = any(c.dep_ in {"nsubj", "preconj"} and _is_nobody(c) for c in (*cue.children, *cue.lefts))
    declined = nobody or (cue.dep_ == "xcomp" and cue.head.lemma_ in {"decline", "refuse"})
    return bool(both) or declined or any(c.dep_ == "neg" for c in cue.children)


def _is_nobody(subject: Token) -> bool:
    return subject.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in subject.children)


def _takes_responsibility(cue: Token) -> bool:
    return cue.lemma_ in {"claim", "allege", "take", "admit"} and any(
        c.dep_ == "dobj" and c.lemma_ == "responsibility" for c in cue.children
    )


def _refuses(cue: Token, lexicon: Lexicon) -> bool:
    """ "Rejected the offer", "dismissed the minister": no word on what happened."""
    objects = [c for c in cue.children if c.dep_ in {"dobj", "nsubjpass"}]
    return any(o.pos_ in {"NOUN", "PROPN"} and o.tag_ != "VBG" for o in objects) and not any(
        o.lemma_.lower() in lexicon.answered_objects for o in objects
    )


def _has_object(cue: Token, objects: frozenset[str]) -> bool:
    return any(c.dep_ in {"dobj", "nsubjpass"} and c.lemma_.lower() in objects for c in cue.children)
