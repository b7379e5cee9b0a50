"""Where a speaker's name begins, at the end of a sentence, before a cue that no comma parts from it."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.read.sentences import Sentence

_CLOSING = frozenset({'"', "”", "''"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "on"})
_OPENING_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP$"})
_LONGEST_NAME = 14
_LONGEST_WHERE = 6


def behind_quotation(before: list[Token], sentence: Sentence) -> list[Token] | None:
    """ "…” head of the Observatory Amal Deri said": all that stands between the closing mark and the cue."""
    name: list[Token] = []
    for token in reversed(before[-_LONGEST_NAME:]):
        if token.text in _CLOSING:
            quoted = token.i - 1 in sentence.quoted
            return name if quoted and len(name) > 1 and name[0].tag_ in _OPENING_TAGS else None
        if token.tag_ in _FINITE or token.is_punct or token.i in sentence.quoted:
            return None
        name.insert(0, token)
    return None


def without_whereabouts(before: list[Token], speaking: frozenset[str], sentence: Sentence) -> list[Token] | None:
    """ "… a source in Velna province said": the words up to the source, or None where the end says not where it is.

    What stands behind the preposition must be a place or a plain noun that cannot speak itself.
    """
    for back in range(1, min(_LONGEST_WHERE, len(before) - 2)):
        token = before[-1 - back]
        if token.tag_ == "IN" and token.lower_ in _WHERE:
            speaks = before[-2 - back].lemma_.lower() in speaking
            return before[: -1 - back] if speaks and not _may_name_speaker(before[-1], speaking, sentence) else None
        if token.tag_ not in _OPENING_TAGS:
            return None
    return None


def _may_name_speaker(last: Token, speaking: frozenset[str], sentence: Sentence) -> bool:
    at = sentence.start(last)
    place = any(start <= at < end for start, end, _ in sentence.names)
    return not place and (last.tag_ in {"NNP", "NNPS"} or last.lemma_.lower() in speaking or last.lower_ in speaking)
