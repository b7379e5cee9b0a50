"""To whom it was done: the targets of a clause, only where the words name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from marsad.model import Mention, Span
from marsad.read.kinds import Kind
from marsad.read.lexicon import Lexicon, words
from marsad.read.roles.actors import SUFFERING, distinct, is_place, meant, trimmed
from marsad.read.sentences import NOMINAL, Clause, Sentence, conjuncts, phrase

_ONTO = frozenset({"of", "against", "on", "at", "targeting"})
_AIMED = frozenset({"on", "at", "against"})
_RECEIVING = frozenset({"dobj", "nsubjpass", "dative"})
_NOBODY = frozenset({"himself", "herself", "itself", "themselves", "which", "that", "it", "who", "yesterday", "today"})


def targets(
    clause: Clause, kind: Kind, sentence: Sentence, lexicon: Lexicon, named_places: Sequence[Span]
) -> list[Mention]:
    """Those acted on: objects and passive subjects that are no places; "of X" after a noun of harm."""
    heads = [t for verb in clause.verbs for t in _of_verb(verb, clause, lexicon)]
    if kind.trigger.pos_ == "NOUN":
        heads = [h for h in heads if h.i != kind.trigger.i]
        heads += [t for c in kind.trigger.children if c.lower_ in _ONTO for p in c.children for t in conjuncts(p)]
    found = []
    for head in dict.fromkeys(meant(h) for h in heads):
        named = trimmed(phrase(head, with_conjuncts=False))
        if _may_suffer(head, kind, lexicon) and not is_place(sentence.span(named), named_places):
            found.append(Mention(span=sentence.span(named)))
    return distinct(found)


def _of_verb(verb: Token, clause: Clause, lexicon: Lexicon) -> Iterator[Token]:
    above = any(c.dep_ == "xcomp" and c in clause.verbs for c in verb.children)
    for child in verb.children:
        if child.dep_ in _RECEIVING and not (above and child.dep_ == "nsubjpass"):
            yield from conjuncts(_counted(child, verb))
        elif child.dep_ == "nsubj" and verb.lemma_.lower() in SUFFERING:
            yield from conjuncts(child)
        elif child.lower_ in _AIMED and verb.lemma_.lower() in lexicon.fire_verbs | {"open"}:
            yield from (t for p in child.children if p.dep_ == "pobj" for t in conjuncts(p))


def _counted(number: Token, verb: Token) -> Token:
    """ "Three soldiers were killed and four wounded": the four are soldiers."""
    if number.pos_ != "NUM" or verb.dep_ != "conj":
        return number
    return next((c for c in verb.head.children if c.dep_ == "nsubjpass" and c.pos_ == "NOUN"), number)


def _may_suffer(head: Token, kind: Kind, lexicon: Lexicon) -> bool:
    """Not the act itself, the weapon fired, a bare number or an abstraction."""
    lemma = head.lemma_.lower()
    if head.pos_ not in NOMINAL | {"ADJ"} or head.lower_ in _NOBODY | words(lexicon.places["names"]["never"]):
        return False
    fired = head.dep_ == "dobj" and head.head.lemma_.lower() in lexicon.fire_verbs | lexicon.actors["carrying"]
    number = head.pos_ == "NUM" and not any(c.lower_ == "of" for c in head.children)
    return head.i != kind.trigger.i and not number and not fired and lemma not in lexicon.actors["abstract"]
