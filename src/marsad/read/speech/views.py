"""What somebody wants, believes, shows or does with words: attributions of which no claim is made.

A wish is no event and a belief is no report of one, so the claims never see them; who measures or reviews attribution
does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from marsad.model import Act, Speaker
from marsad.read.lexicon import Lexicon
from marsad.read.sentences import Sentence, phrase
from marsad.read.speech.attribution import Attribution
from marsad.read.speech.speakers import who

_CONTENT = frozenset({"ccomp", "xcomp", "dobj", "oprd", "advcl"})
_BEHIND_ADJECTIVE = frozenset({"ccomp", "xcomp", "prep"})
_LEADING = frozenset({"about", "of", "for", "on", "against", "to", "with", "as", "that", "over", "in", "at"})
_NOBODY = frozenset({"there", "which", "what", "that", "this", "it"})


def views(sentence: Sentence, lexicon: Lexicon, spoken: Sequence[Attribution]) -> list[Attribution]:
    """Every view of the sentence that is no speech found already."""
    taken = {a.cue.i for a in spoken if a.cue is not None}
    found: list[Attribution] = []
    for token in sentence.tokens:
        if token.i in taken:
            continue
        found += [
            *_verbal(token, sentence, lexicon),
            *_minded(token, sentence, lexicon),
            *_named(token, sentence, lexicon),
        ]
    return found


def _verbal(cue: Token, sentence: Sentence, lexicon: Lexicon) -> Iterator[Attribution]:
    """ "Voters want …", "a poll shows …", "the mayor praised …"; an infinitive ("should see") is held by nobody yet."""
    lemma = cue.lemma_.lower()
    listed = lexicon.views["verbs"] | lexicon.views["acts"] | frozenset(lexicon.cues)
    if cue.pos_ not in {"VERB", "AUX"} or cue.tag_ == "VB" or lemma not in listed:
        return
    holder, _ = who(cue, lemma)
    if holder is None or not sentence.has(holder) or holder.lower_ in _NOBODY or holder.pos_ == "NUM":
        return
    content = _content(cue, sentence) - {t.i for t in phrase(holder)}
    if content:
        yield _view(cue, holder, content, sentence)


def _minded(cue: Token, sentence: Sentence, lexicon: Lexicon) -> Iterator[Attribution]:
    """ "They were sure that …", "she is critical of …"."""
    if cue.dep_ != "acomp" or cue.lower_ not in lexicon.views["adjectives"]:
        return
    holder = next((c for c in cue.head.children if c.dep_ == "nsubj"), None)
    content = {t.i for c in cue.children if c.dep_ in _BEHIND_ADJECTIVE for t in c.subtree}
    if holder is not None and holder.lower_ not in _NOBODY and content:
        yield _view(cue, holder, frozenset(content), sentence)


def _named(cue: Token, sentence: Sentence, lexicon: Lexicon) -> Iterator[Attribution]:
    """ "The minister's claim that …", "their hope of …"."""
    if cue.pos_ != "NOUN" or cue.lemma_.lower() not in lexicon.views["nouns"]:
        return
    holder = next((c for c in cue.children if c.dep_ == "poss"), None)
    content = {
        t.i for c in cue.children if c.i > cue.i and c.dep_ in {"acl", "relcl", "ccomp", "prep"} for t in c.subtree
    }
    if holder is not None and content:
        yield _view(cue, holder, frozenset(content), sentence)


def _content(cue: Token, sentence: Sentence) -> frozenset[int]:
    """The clause, the infinitive or the object; behind a preposition what it leads to."""
    inside: set[int] = set()
    for child in cue.children:
        if child.i < cue.i and child.dep_ != "ccomp":
            continue
        if child.dep_ in _CONTENT - {"advcl"} or (child.dep_ == "prep" and child.lower_ in _LEADING):
            inside |= {t.i for t in child.subtree}
    return frozenset(i for i in inside if 0 <= i - sentence.first < len(sentence.tokens))


def _view(cue: Token, holder: Token, content: frozenset[int], sentence: Sentence) -> Attribution:
    span = sentence.span([t for t in phrase(holder) if sentence.has(t)])
    return Attribution(
        act=Act.ASSERTS,
        speaker=Speaker(name=span.quote, span=span),
        content=content,
        cue=cue,
        evidence=f"view: {sentence.word(cue)}",
    )
