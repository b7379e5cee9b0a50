"""A clause as the rules for its kind look at it, and the kind they find."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from marsad.read.evidence import resting
from marsad.read.lexicon import Lexicon, words_in
from marsad.read.sentences import Clause, Sentence

_ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "conj", "attr", "appos", "oprd", "dative", "ccomp", "advcl", "xcomp"}
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A claim type with the word it rests on.

    `state` is the ceasefire verb class where there is one, of harm what did it, of a capture whether those who held the
    ground were "expelled"; `refers_back` marks "the strikes", told
    of before; `counted` marks harm that only a figure tells ("eight had trouble breathing").
    """

    type: str
    trigger: Token
    evidence: str
    state: str = ""
    refers_back: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    clause: Clause
    told: list[Token]
    text: str
    words: frozenset[str]
    """Those of the text."""
    verbs: list[str]
    nouns: list[Token]
    sentence: Sentence
    lexicon: Lexicon
    hidden: frozenset[int]
    verb_lemmas: list[tuple[str, Token]]
    """The verbs that are open, innermost first, by their dictionary forms: dozens of lists are held against them."""
    noun_lemmas: list[tuple[str, Token]]

    def kind(self, type_: str, trigger: Token, state: str = "") -> Kind:
        return Kind(type_, trigger, resting("trigger", self.sentence.span([trigger]), type_), state)

    def at(self, match: re.Match[str]) -> Token:
        """The last word of a matched phrase: the one it is built on."""
        return self.sentence.token_at(self.told, match.end() - 1)

    def verb(self, lemmas: frozenset[str]) -> Token | None:
        """The innermost verb of the chain that is one of the lemmas."""
        return next((t for lemma, t in self.verb_lemmas if lemma in lemmas), None)

    def noun(self, lemmas: frozenset[str]) -> Token | None:
        return next((t for lemma, t in self.noun_lemmas if lemma in lemmas), None)


def look_at(clause: Clause, sentence: Sentence, lexicon: Lexicon) -> Look:
    """The clause as the rules for its kind see it."""
    told = clause.told()
    text = sentence.lower(told)
    hidden = {sentence.token_at(told, at).i for m in lexicon.not_attacks.finditer(text) for at in range(*m.span())}
    verbs = [sentence.lemma(t) for t in clause.verbs]
    nouns = [t for t in told if _is_noun(t) and t.i not in hidden and (not clause.chain or t.dep_ in _ARGUMENTS)]
    open_ = [(sentence.lemma(t), t) for t in clause.verbs if t.pos_ != "NOUN" and t.i not in hidden]
    named = [(sentence.lemma(t) if t.tag_ != "VBG" else t.lower_, t) for t in nouns]
    return Look(clause, told, text, words_in(text), verbs, nouns, sentence, lexicon, frozenset(hidden), open_, named)


def _is_noun(token: Token) -> bool:
    """A noun, or a gerund that stands like one ("fighting continued"); not the month of March."""
    if token.lower_ == "march" and _is_month(token):
        return False
    gerund = token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass", "pcomp"}
    return token.pos_ in {"NOUN", "PROPN"} or (gerund and not any(c.dep_ == "dobj" for c in token.children))


def _is_month(token: Token) -> bool:
    """ "In March", "on march 15", "the March offensive"."""
    dated = token.i + 1 < len(token.doc) and token.nbor().like_num
    return dated or (token.text[0].isupper() and token.i > token.sent.start)
