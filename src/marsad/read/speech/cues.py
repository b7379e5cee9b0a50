"""Verbs of speech: which words are cues, and the act of speech each stands for."""

from __future__ import annotations

import re

from spacy.tokens import Token

from marsad.model import Act, Speaker
from marsad.read.evidence import resting
from marsad.read.lexicon import Lexicon
from marsad.read.memory import Memory
from marsad.read.sentences import Sentence
from marsad.read.speech.attribution import Attribution
from marsad.read.speech.denying import (
    answered_behind,
    calls_untrue,
    denied_claim,
    disbelieved,
    is_no_denial,
    is_report,
    tells_what_is_denied,
)
from marsad.read.speech.said import content_of, gerunds
from marsad.read.speech.speakers import adrift, author, beside_cue, carriers, inverted, is_somebody, may_speak, who

_NOBODY = frozenset({"nobody", "none", "neither", "nor", "no"})
_COUNTING = {"put": "estimate", "place": "estimate", "give": "report"}
_COUNTS = frozenset({"toll", "number", "figure", "count"})
_OF_HEARSAY = frozenset({"say", "believe", "think", "report", "allege", "understand"})
_UNJUSTLY = frozenset({"falsely", "wrongly", "wrongfully", "unjustly", "unfairly"})
_HARMED = frozenset({"death", "killing", "injury", "victim", "casualty", "fatality"})
_NEITHER = re.compile(r"\bneither (?:confirm|den)\w* (?:n?or|and) (?:confirm|den)\w*|confirm or deny")


def is_cue(token: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    if _lemma(token, lexicon) not in lexicon.cues:
        return False
    if token.pos_ in {"VERB", "AUX"}:
        return True
    last = [t for t in sentence.tokens if t.is_alpha][-1:]
    return token.tag_ == "NNS" and last == [token]


def _lemma(token: Token, lexicon: Lexicon) -> str:
    """The lemma as of a verb: "taken back its report" retracts it, "ruled out any link" dismisses it, "put the toll at"
    estimates."""
    lemma = token.lemma_.lower()
    if lemma in _COUNTING and any(c.dep_ == "dobj" and c.lemma_ in _COUNTS for c in token.children):
        return _COUNTING[lemma]
    phrasal = {} if any(c.dep_ == "neg" for c in token.children) else lexicon.phrasal.get(lemma, {})
    return next((phrasal[c.lower_] for c in token.children if c.lower_ in phrasal), lemma)


def by_verb(cue: Token, sentence: Sentence, lexicon: Lexicon, memory: Memory) -> Attribution | None:
    lemma = _lemma(cue, lexicon)
    kind = lexicon.cues[lemma]
    if _is_no_speech(cue, lemma, kind, lexicon) or (cue.i in sentence.quoted and _is_wished(cue)):
        return None
    head, relays = who(cue, lemma)
    head = inverted(cue, lexicon) or head or adrift(cue)
    beside = beside_cue(cue, sentence)
    if beside is not None and may_speak(beside, lexicon) and (head is None or head.i < beside.i):
        head = beside
    if head is None and _unspoken(cue, sentence):
        return _vouched_by_nobody(cue)
    if head is None and kind == "accuses":
        return _accused_by_somebody(cue)
    if head is None or not (may_speak(head, lexicon) or _tells(head, cue, lexicon)):
        return None
    act = _act(cue, lemma, kind, sentence, lexicon)
    told_by_object = _calls_for(cue) or (act is Act.DENIES and calls_untrue(cue, sentence, lexicon))
    content, nominal = content_of(
        cue,
        head,
        sentence,
        needs_clause=_needs_clause(cue, lemma, lexicon) and not told_by_object,
        whole=act in {Act.ASSERTS, Act.CONFIRMS} and kind != "condemns",
    )
    if act is Act.DENIES:
        content, nominal = _denied(head, cue, lemma, sentence, lexicon) or (content, nominal)
    if not content:
        content, nominal = _told_passively(cue, sentence), True
    if not content or (act is Act.DENIES and is_report(head, lexicon)):
        return None
    spoken_by = author(head, lexicon)
    speaker = memory.denier(spoken_by, sentence) if act is Act.DENIES else memory.speaker(spoken_by, sentence)
    for accused in _accused(cue) if act is Act.ACCUSES else ():
        memory.accuses(accused, sentence)
    return Attribution(
        act=act,
        speaker=speaker,
        content=content,
        cue=cue,
        nominal=nominal,
        void=_unspoken(cue, sentence) and not disbelieved(cue),
        condemns=kind == "condemns",
        relays=relays + carriers(cue, head, sentence),
        evidence=resting("cue", sentence.span([cue]), act.value),
    )


def _denied(
    head: Token, cue: Token, lemma: str, sentence: Sentence, lexicon: Lexicon
) -> tuple[frozenset[int], bool] | None:
    """What is denied where it does not hang on the verb, and whether it is no clause; None where it does."""
    standing = denied_claim(head, cue, sentence, lexicon)
    if standing:
        return standing, True
    answered = answered_behind(cue, lemma, lexicon)
    return (frozenset(t.i for t in answered.subtree), False) if answered is not None else None


def _tells(head: Token, cue: Token, lexicon: Lexicon) -> bool:
    """ "Evacuees said …", "a post added that …": the subject of a plain verb of speech with a clause speaks."""
    if head.head != cue or head.dep_ != "nsubj" or not is_somebody(head):
        return False
    clause = any(c.dep_ == "ccomp" for c in cue.children)
    lemma = _lemma(cue, lexicon)
    return (lemma in lexicon.plain and clause) or lexicon.cues[lemma] == "denies" or _takes_responsibility(cue)


def _is_no_speech(cue: Token, lemma: str, kind: str, lexicon: Lexicon) -> bool:
    if kind == "retracts":
        return not _has_object(cue, lexicon.retraction_objects)
    if kind == "denies":
        return is_no_denial(cue, lemma, lexicon)
    if tells_what_is_denied(cue, lexicon) or _is_hearsay(cue):
        return True
    return _asks_not_to_be_named(cue) or _takes_lives(cue) or _calls_out(cue, lexicon)


def _is_hearsay(cue: Token) -> bool:
    """ "Fighters said to be from the south": who is spoken of does not speak."""
    if cue.lemma_ not in _OF_HEARSAY or cue.tag_ not in {"VBN", "VBD"} or cue.i + 2 >= len(cue.doc):
        return False
    return cue.nbor().lower_ == "to" and cue.nbor(2).lemma_ in {"be", "have"}


def _is_wished(cue: Token) -> bool:
    """ "“We would like to stress that …”": a way of saying it, by whoever is quoted."""
    return cue.dep_ == "xcomp" and cue.head.lemma_ in {"like", "want", "wish"}


def _calls_out(cue: Token, lexicon: Lexicon) -> bool:
    """ "Called for the occupants to come out": a deed of the raid and no demand on anybody."""
    called = {t.lemma_.lower() for t in cue.subtree if t.dep_ in {"nsubj", "dobj", "pobj"} and t.i > cue.i}
    return cue.lemma_ in {"call", "order", "ask"} and bool(called & lexicon.called_out)


def _told_passively(cue: Token, sentence: Sentence) -> frozenset[int]:
    """ "The strike was reported by the agency": the subject is what is told."""
    subject = next((c for c in cue.children if c.dep_ == "nsubjpass"), None)
    agent = any(c.dep_ == "agent" for c in cue.children)
    return frozenset(t.i for t in subject.subtree if sentence.has(t)) if subject is not None and agent else frozenset()


def _needs_clause(cue: Token, lemma: str, lexicon: Lexicon) -> bool:
    events = lexicon.attack_nouns | lexicon.harm_nouns | _HARMED
    counted = any(c.dep_ == "dobj" and c.lemma_.lower() in events for c in cue.children)
    return lemma in lexicon.needs_clause and not (counted and lemma in lexicon.recording)


def _calls_for(cue: Token) -> bool:
    """ "Called for a ceasefire": a demand, though no clause follows."""
    return (
        cue.lemma_ == "call"
        and any(c.lower_ == "for" for c in cue.children)
        and not any(c.dep_ in {"dobj", "xcomp", "advcl"} for c in cue.children)
    )


def _takes_lives(cue: Token) -> bool:
    """ "Claiming the lives of ten": no speech at all."""
    return cue.lemma_ == "claim" and any(c.dep_ == "dobj" and c.lemma_ in {"life", "victim"} for c in cue.children)


def _asks_not_to_be_named(cue: Token) -> bool:
    return cue.lemma_ == "ask" and any(c.lemma_ in {"name", "identify", "quote"} for c in cue.children)


def _vouched_by_nobody(cue: Token) -> Attribution | None:
    """ "It could not be confirmed that …"."""
    content = frozenset(t.i for c in cue.children if c.dep_ == "ccomp" for t in c.subtree)
    speaker = Speaker(name="publisher")
    return Attribution(act=Act.ASSERTS, speaker=speaker, content=content, cue=cue, void=True) if content else None


def _act(cue: Token, lemma: str, kind: str, sentence: Sentence, lexicon: Lexicon) -> Act:
    """What the cue does; to call something by a name is to say so, and to call for it a demand."""
    named = lemma == "call" and not any(c.lower_ in {"for", "on", "upon"} or c.dep_ == "xcomp" for c in cue.children)
    if _takes_responsibility(cue) or _is_claimed(cue, lexicon):
        return Act.CLAIMS_RESPONSIBILITY
    if disbelieved(cue) or ((named or kind == "asserts") and calls_untrue(cue, sentence, lexicon)):
        return Act.DENIES
    return Act.ASSERTS if named or kind == "condemns" else Act(kind)


def _accused(cue: Token) -> list[Token]:
    """Whom the words accuse: "accused the army of", "blamed the army", "blamed it on the army"."""
    objects = [c for c in cue.children if c.dep_ == "dobj"]
    leading = [c for t in (cue, *objects) for c in t.children if c.lower_ == "on" and cue.lemma_ == "blame"]
    return [t for c in leading for t in c.children if t.dep_ == "pobj"] or objects


def _accused_by_somebody(cue: Token) -> Attribution | None:
    """ "The army has been accused of killing civilians": by whom is left open; the publisher tells of it.

    "Falsely accused" is told of no accusation.
    """
    if any(c.lower_ in _UNJUSTLY for c in cue.children):
        return None
    content = frozenset(t.i for c in gerunds(cue) for t in c.subtree)
    passive = any(c.dep_ == "nsubjpass" for c in cue.children)
    speaker = Speaker(name="publisher")
    evidence = "cue: accused, by whom is not said (accuses)"
    told = content and passive
    return Attribution(act=Act.ACCUSES, speaker=speaker, content=content, cue=cue, evidence=evidence) if told else None


def _unspoken(cue: Token, sentence: Sentence) -> bool:
    """ "Did not confirm", "would not say", "neither confirmed nor denied": what follows is vouched for by nobody."""
    both = _NEITHER.search(sentence.lower(sentence.tokens))
    nobody = any(c.dep_ in {"nsubj", "preconj"} and _is_nobody(c) for c in (*cue.children, *cue.lefts))
    declined = nobody or (cue.dep_ == "xcomp" and cue.head.lemma_ in {"decline", "refuse"})
    listed = cue.dep_ == "conj" and cue.tag_ == "VB" and any(c.dep_ == "neg" for c in cue.head.children)
    return bool(both) or declined or listed or any(c.dep_ == "neg" for c in cue.children)


def _is_nobody(subject: Token) -> bool:
    return subject.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in subject.children)


def _takes_responsibility(cue: Token) -> bool:
    return cue.lemma_ in {"claim", "allege", "take", "admit"} and any(
        c.dep_ == "dobj" and c.lemma_ in {"responsibility", "credit"} for c in cue.children
    )


def _is_claimed(cue: Token, lexicon: Lexicon) -> bool:
    """ "The bombing was claimed by the group"."""
    attacks = lexicon.attack_nouns | {"attack"}
    return cue.lemma_ == "claim" and any(c.dep_ == "nsubjpass" and c.lemma_.lower() in attacks for c in cue.children)


def _has_object(cue: Token, objects: frozenset[str]) -> bool:
    return any(c.dep_ in {"dobj", "nsubjpass"} and c.lemma_.lower() in objects for c in cue.children)
