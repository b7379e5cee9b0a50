"""What becomes of a ceasefire, and acts that are only told to have stopped or been named."""

from __future__ import annotations

import re

from spacy.tokens import Token

from marsad.read.kinds.look import Kind, Look
from marsad.read.sentences import Clause, subjects

_END_OF = re.compile(r"\b(?:lull|halt|pause|end|stop|respite|break) (?:in|to|of|from)\b")
_PERCEIVING_VERBS = frozenset({"hear", "see", "report", "record", "describe"})
_NAMING_VERBS = frozenset({"call", "describe", "term", "label", "dub", "consider"})
_KNOWING_VERBS = frozenset({"know", "learn", "hear", "complain", "think", "speak"})
_TELLING_VERBS = frozenset({"warn", "inform", "notify", "tell"})


def ceasefire(look: Look) -> Kind | None:
    words = look.lexicon.ceasefire
    noun = look.noun(words.nouns) or _shared_subject(look, words.nouns)
    if noun is not None and _is_talked_about(noun, look):
        return None
    phrase = words.phrases.search(look.text, look.words) if words.phrases else None
    if noun is None and phrase is None:
        return None
    anchor = noun or look.clause.head
    if phrase and "fir" in phrase.group():
        future = any(c.lower_ in {"will", "would", "to"} for v in look.clause.verbs for c in v.children)
        return look.kind("ceasefire", anchor, "announced" if future else "observed")
    if look.lexicon.takes_effect.search(look.text):
        return look.kind("ceasefire", anchor, "observed")
    for state, lemmas in look.lexicon.ceasefire_verbs.items():
        if any(v in lemmas for v in look.verbs):
            return look.kind("ceasefire", anchor, _state(state, noun, look.clause))
    breach = next((t for t in look.nouns if t.lemma_.lower() in {"breach", "violation"}), None)
    # "Bombed the town in breach of the truce" tells of the bombing.
    done = breach is not None and breach.dep_ == "pobj" and look.verb(look.lexicon.attack_verbs) is not None
    return look.kind("ceasefire", breach, "violated") if breach is not None and not done else None


def _is_talked_about(noun: Token, look: Look) -> bool:
    """ "Talks on a truce failed": what is told is told of the talks."""
    about = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in {"on", "about", "for", "over"} else None
    return (
        about is not None and about.head.dep_ == "nsubj" and look.sentence.lemma(about.head) in look.lexicon.talks.nouns
    )


def _shared_subject(look: Look, nouns: frozenset[str]) -> Token | None:
    """ "The truce was signed in May and collapsed": whose subject a bare coordinated verb shares."""
    head = look.clause.head
    if head.dep_ != "conj" or any(c.dep_ in {"nsubj", "nsubjpass", "dobj"} for c in head.children):
        return None
    return next((c for c in subjects(head.head) if look.sentence.lemma(c) in nouns), None)


def _state(state: str, noun: Token | None, clause: Clause) -> str:
    """Something that a ceasefire itself does ("began") is not done to it ("was declared")."""
    doing = noun is not None and noun.dep_ == "nsubj" and noun.head in clause.verbs
    return "observed" if state == "announced" and doing else state


def ceased(look: Look) -> bool:
    """ "Have stopped", "a halt to", "a lull in": no act but the end of acts."""
    ended = look.verb(look.lexicon.ceasing_verbs)
    perceived = look.clause.head.dep_ == "acl" and look.verb(_PERCEIVING_VERBS) is not None
    named = perceived or look.verb(_NAMING_VERBS) is not None or any(_spoken_of(t) for t in look.nouns)
    return bool(_END_OF.search(look.text)) or ended is not None or named


def _spoken_of(noun: Token) -> bool:
    """ "Had not been warned of the strike": the act is only what somebody spoke or knew of."""
    about = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "about"} else None
    if about is None:
        return False
    told = any(c.dep_ in {"nsubjpass", "auxpass"} for c in about.head.children)
    return about.head.lemma_ in _KNOWING_VERBS or (told and about.head.lemma_ in _TELLING_VERBS)
