"""Acts that no listed kind fits and that are told all the same: "the court sentenced him"."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.read.lexicon import Lexicon
from marsad.read.sentences import Clause, Sentence, subjects

_TELLING = frozenset({"ROOT", "conj", "ccomp", "relcl"})
_DONE = frozenset({"VBD", "VBN", "VBG"})
_EMPTY_SUBJECTS = frozenset({"it", "this", "that", "which", "there", "what", "these"})
_SHORTEST = 6
"""Fewest words of a clause that tells an act of no listed kind; shorter ones are headings and remnants of a page."""


def acts_openly(clause: Clause, sentence: Sentence, lexicon: Lexicon) -> Token | None:
    """The verb by which a clause tells that somebody did something or had it done to them, or None.

    The verb must be finite and in the past, perfect or progressive; verbs of being, of speech and of publishing tell
    no act.
    """
    if not clause.chain or clause.head.dep_ not in _TELLING or len(clause.tokens) < _SHORTEST:
        return None
    verb = clause.head
    if not _finite(verb) or not _somebody(verb, lexicon.quiet_subjects):
        return None
    lemmas = {sentence.lemma(t) for t in clause.chain}
    quiet = lexicon.quiet_verbs | lexicon.state_verbs | frozenset(lexicon.cues)
    return None if lemmas & quiet else clause.chain[0]


def _finite(verb: Token) -> bool:
    """Told as done or being done: "fired", "has fired", "were firing"; not "fires", "would fire", "firing"."""
    if verb.tag_ == "VBD":
        return True
    aided = any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP"} for c in verb.children)
    return verb.tag_ in _DONE and aided


def _somebody(verb: Token, things: frozenset[str]) -> bool:
    """Whether the verb, or the one it is coordinated with, has a subject that stands for something of its own."""
    while verb.dep_ == "conj" and not subjects(verb):
        verb = verb.head
    subject = next(iter(subjects(verb)), None)
    return subject is not None and subject.lower_ not in _EMPTY_SUBJECTS and subject.lemma_.lower() not in things
