"""What a verb is said of and what it is done to, as the parser hangs them on it."""

from __future__ import annotations

from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_UNDERGOERS = frozenset({"dobj", "nsubjpass"})


def subjects(verb: Token) -> list[Token]:
    """The nouns it is said of, in the active or the passive voice."""
    return [c for c in verb.children if c.dep_ in _SUBJECTS]


def undergoers(verb: Token) -> list[Token]:
    """The nouns it is done to: its object, or its subject in the passive voice."""
    return [c for c in verb.children if c.dep_ in _UNDERGOERS]
