"""Noun phrases: how far one reaches, and the name in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_ASKING = frozenset({"which", "whose", "what"})
_INSIDE_NAMES = frozenset({"of", "for"})
_ARTICLED = re.compile(r"(?:al|el|ar|as|ash|ad|an|at|az)-[A-Z]")
_JOINERS = frozenset({"cc", "mark", "punct"})
_LEFT = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "punct", "case", "quantmod", "advmod", "npadvmod"}
)


def subtree(token: Token, without: frozenset[str] = frozenset()) -> list[Token]:
    """The token and everything below it, in order, leaving out branches of the given dependencies."""
    found = [token]
    for above in found:  # grows while it is walked: a chain of words may be deeper than calls may nest
        found += [child for child in above.children if child.dep_ not in without]
    return sorted(found, key=lambda t: t.i)


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and every noun coordinated with it."""
    waiting = [token]
    while waiting:
        noun = waiting.pop()
        yield noun
        joined = [child for child in noun.children if child.dep_ == "conj" and child.pos_ in NOMINAL]
        waiting += reversed(joined)


def phrase(head: Token, with_conjuncts: bool = True) -> list[Token]:
    """The tokens of a name or short noun phrase, side by side: what stands before the head, the head, "of"/"for"
    phrases that belong to a name ("Observatory for Human Rights"), and what is coordinated with it."""
    tokens = [t for t in head.lefts if _belongs(t) and not _bare_punctuation(t) and t.lower_ not in _ASKING]
    found = {t for left in tokens for t in subtree(left)} | {head}
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in _INSIDE_NAMES:
            found |= set(subtree(child, CLAUSAL | {"appos"}))
        elif with_conjuncts and child.dep_ == "conj" and child.pos_ in NOMINAL:
            found |= set(head.doc[head.i : child.i]) | set(phrase(child))
        elif not (with_conjuncts and child.dep_ == "cc") and child.dep_ not in {"punct", "case", "nummod"}:
            break
    ordered = sorted(found, key=lambda t: t.i)
    while len(ordered) > 1 and (ordered[-1].is_punct or ordered[-1].dep_ == "cc"):
        ordered = ordered[:-1]
    return ordered


def _belongs(left: Token) -> bool:
    """Whether what stands before a noun is a part of its phrase: "Earlier in the day", "On Saturday" tell when."""
    if left.dep_ == "advmod" and any(c.dep_ == "prep" for c in left.children):
        return False
    before = left.nbor(-1) if left.i else None
    object_of = before is not None and before.dep_ == "prep" and not any(True for _ in before.children)
    return left.dep_ in _LEFT and not (object_of and left.dep_ == "compound")


def _bare_punctuation(token: Token) -> bool:
    return token.dep_ == "punct" and token.text not in {"-", "–", "’", "'"}


def is_name(token: Token) -> bool:
    """Whether the token is a proper noun, by tag or by part of speech: the two may differ on abbreviations.

    "al-Deri" is one whatever the parser takes it for.
    """
    return token.pos_ == "PROPN" or token.tag_ in {"NNP", "NNPS"} or bool(_ARTICLED.match(token.text))


def named(head: Token) -> Token:
    """The token that carries the name: a proper noun beside a common one ("the blog Al Masdar"), else the head."""
    if is_name(head):
        return head
    return next((c for c in head.children if c.dep_ == "appos" and is_name(c)), head)


def _is_cut_off(word: Token) -> bool:
    """A preposition or article whose noun stands right behind, outside the words ("was hit in | Kelden")."""
    goes_on = word.i + 1 < len(word.doc) and not word.nbor().is_punct and not word.nbor().is_space
    return goes_on and word.dep_ in {"prep", "det"}


def trimmed(tokens: list[Token]) -> list[Token]:
    """Without conjunctions, marks and punctuation at the edges, nor a preposition cut off from what it leads to."""
    ordered = sorted(tokens, key=lambda t: t.i)
    while len(ordered) > 1 and (ordered[0].is_punct or ordered[0].dep_ in _JOINERS):
        ordered = ordered[1:]
    while len(ordered) > 1 and (
        ordered[-1].dep_ == "cc"
        or (ordered[-1].is_punct and ordered[-1].text not in {"%", ")"})
        or _is_cut_off(ordered[-1])
    ):
        ordered = ordered[:-1]
    return ordered
