"""Words of more than one sense: whether one of them tells the act it is listed for."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.read.lexicon import Lexicon, Trigger
from marsad.read.sentences import is_name, undergoers

_CAPTIVES = frozenset({"prisoner", "detainee", "hostage", "captive"})
_HOLDING_VERBS = frozenset({"detain", "hold", "capture", "seize", "kidnap", "abduct", "imprison", "jail", "take"})
_MET = frozenset({"demand", "need", "condition", "deadline", "target", "requirement", "resistance", "goal"})
_GROUND = frozenset({"town", "village", "city", "district", "area", "hill", "province", "base", "airport", "territory"})


def fits(trigger: Trigger, verb: Token, goods: frozenset[str]) -> bool:
    """Verbs of more than one sense need the object or complement of this one."""
    lemma = verb.lemma_.lower()
    if trigger.kind == "withdrawal_done":
        return not any(c.dep_ == "dobj" and c.lemma_ in {"report", "statement", "story"} for c in verb.children)
    objects = undergoers(verb)
    if trigger.kind == "capture" and any(c.lemma_.lower() in goods for c in objects):
        return False
    if trigger.kind == "prisoner_release_or_swap":
        return any(c.lemma_.lower() in _CAPTIVES or _was_held(c) for c in objects)
    if trigger.kind == "capture" and lemma not in {"take", "fall"}:
        return bool(objects) or verb.dep_ in {"acl", "relcl"} or any(c.dep_ == "agent" for c in verb.children)
    if lemma == "take":
        return any(is_name(c) or c.lemma_.lower() in _GROUND for c in objects)
    if lemma == "fall":
        above = [verb, verb.head, verb.head.head] if verb.dep_ == "xcomp" else [verb]
        subjects = (c for v in above for c in v.children if c.dep_ == "nsubj")
        to = any(c.lower_ == "to" for c in verb.children)
        return any(is_name(c) or (to and c.text[0].isupper()) or c.lemma_.lower() in _GROUND for c in subjects)
    if lemma in {"shoot", "stab"}:
        return bool(objects)
    if lemma == "fight":
        return not any(c.dep_ == "dobj" and c.lemma_ in {"fire", "disease", "corruption"} for c in verb.children)
    return True


def is_meeting(verb: Token) -> bool:
    """Whether people meet or negotiate: not "was met with anger", not "met the demand"."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    told = any(c.dep_ in {"nsubj", "prep"} for c in verb.children)
    return told and not passive and not any(c.lemma_.lower() in _MET for c in undergoers(verb))


def _was_held(noun: Token) -> bool:
    """ "Two sailors detained in March were released"."""
    return any(c.dep_ in {"acl", "relcl"} and c.lemma_.lower() in _HOLDING_VERBS for c in noun.children)


def tells(noun: Token) -> bool:
    """Whether a noun of an act is told of, and not merely a place or time of something else."""
    return not (
        noun.dep_ == "pobj"
        and noun.head.lower_ in {"of", "from", "to", "about", "for"}
        and noun.head.head.pos_ == "NOUN"
    )


def gains_ground(word: Token, lexicon: Lexicon) -> bool:
    """ "Forces reached the town", "advanced": not "reached higher numbers", not "the ambulance reached the town"."""
    if word.lemma_.lower() not in {"reach", "approach", "enter"}:
        return True
    subject = next((c for c in word.children if c.dep_ == "nsubj"), None)
    moving = lexicon.actors["people"] | lexicon.actors["campaigns"]
    if subject is not None and subject.pos_ == "NOUN" and subject.lemma_.lower() not in moving:
        return False
    return any(
        c.dep_ == "dobj" and (is_name(c) or c.lemma_.lower() in _GROUND | {"road", "highway"}) for c in word.children
    )


def met_with(noun: Token, lexicon: Lexicon) -> bool:
    """ "A crackdown on protests", "tried to crush the rally": what somebody else did about them is told."""
    if noun.dep_ == "dobj":
        return noun.head.lemma_.lower() in lexicon.suppressing
    return (
        noun.dep_ == "pobj" and noun.head.lower_ in {"on", "against", "to"} and noun.head.head.pos_ in {"NOUN", "VERB"}
    )
