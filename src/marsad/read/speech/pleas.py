""" "Pleaded not guilty to killing five", "protested his innocence": denials made without a word of denial."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from marsad.model import Act
from marsad.read.evidence import resting
from marsad.read.lexicon import Lexicon
from marsad.read.memory import Memory
from marsad.read.sentences import Sentence
from marsad.read.speech.attribution import Attribution
from marsad.read.speech.speakers import is_somebody, may_speak, who

_CLAIMING = frozenset({"protest", "maintain", "proclaim", "insist", "assert", "declare"})


def pleading(sentence: Sentence, lexicon: Lexicon, memory: Memory) -> Iterator[Attribution]:
    """What stands behind the plea is what its subject denies."""
    for cue in sentence.tokens:
        if cue.pos_ != "VERB" or _is_ahead(cue) or not (_pleads(cue) or _claims_innocence(cue)):
            continue
        head, _ = who(cue, cue.lemma_.lower())
        if head is None or not (may_speak(head, lexicon) or is_somebody(head)):
            continue
        yield Attribution(
            act=Act.DENIES,
            speaker=memory.speaker(head, sentence),
            content=frozenset(t.i for t in cue.subtree if t.i > cue.i and sentence.has(t)),
            cue=cue,
            nominal=True,
            evidence=resting("cue", sentence.span([cue]), Act.DENIES.value),
        )


def _is_ahead(cue: Token) -> bool:
    """ "Is to plead not guilty", "would plead not guilty"."""
    return any(c.dep_ == "aux" and (c.tag_ == "MD" or c.lower_ == "to") for c in cue.children)


def _pleads(cue: Token) -> bool:
    following = [t.lower_ for t in cue.doc[cue.i + 1 : cue.i + 3]]
    return cue.lemma_ == "plead" and following == ["not", "guilty"]


def _claims_innocence(cue: Token) -> bool:
    objects = [c for c in cue.children if c.dep_ in {"dobj", "pobj"}]
    objects += [t for c in cue.children if c.lower_ == "on" for t in c.children]
    owned = [o for o in objects if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in o.children)]
    return cue.lemma_ in _CLAIMING and any(o.lemma_ == "innocence" for o in owned)
