"""The noun after an amount: what is counted, and who they are."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.read.numbers.amounts import DASHES
from marsad.read.numbers.lexicon import Noun, figure_words
from marsad.read.numbers.tokens import Words
from marsad.read.numbers_words import is_number_word

REACH = 6
OPENERS = frozenset(
    {
        "of",
        "the",
        "its",
        "his",
        "their",
        "our",
        "her",
        "these",
        "those",
        "more",
        "other",
        "others",
        "additional",
        "further",
    }
)
UNKNOWN = Noun(family="unknown")
ALONE = frozenset({"more", "others", "other"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Tokens up to `last` (exclusive). `noun` is the head; `who` the status of the people, from head or adjective.

    `state` is one named before the head ("two injured civilians"), `back` marks words for people told before
    ("two of them", "four of the victims").
    """

    last: int
    noun: Noun | None = None
    who: str | None = None
    state: Noun | None = None
    back: bool = False


BACK = frozenset({"them", "those", "whom", "victims", "dead", "wounded", "injured", "which"})


def phrase_after(words: Words, i: int) -> Phrase:
    """The noun phrase that begins at token i, just after an amount.

    It ends with the last of the nouns that follow one another ("rocket shells"); without a known noun, with a plural
    that begins with a capital or stands next to the amount.
    """
    start, back = _past_openers(words, i)
    start = _past_age(words, start)
    alone = start if start > i and words.low(start - 1) in ALONE else i
    found = None if words.low(start - 1) == "others" and start > i else _first_noun(words, start)
    if found is None:
        return Phrase(last=alone, back=back) if alone > i else _unknown(words, i, start, back)
    return _with_heads(words, found, start, alone, back)


def _first_noun(words: Words, start: int) -> int | None:
    """The token of the first known noun before the phrase ends."""
    j = start
    while j < min(start + REACH, len(words.tokens)):
        j = _past_acronym(words, j)
        if words.phrase_at(j, figure_words().nouns):
            return j
        if _ends(words, j):
            return None
        j += 1
    return None


def _past_acronym(words: Words, j: int) -> int:
    """ "Northern Guard (NG) fighters"."""
    acronym = words.low(j) == "(" and words.is_acronym(j + 1) and words.low(j + 2) == ")"
    return j + 3 if acronym else j


def _ends(words: Words, j: int) -> bool:
    """Whether the token at j can no longer be inside the phrase; a dash binds what it joins ("air-to-surface")."""
    if j >= len(words.tokens):
        return True
    low = words.low(j)
    if low in DASHES or (words.low(j - 1) in DASHES and words.adjacent(j - 1)):
        return False
    stops = low in figure_words().stops and not (words.is_acronym(j) and len(low) > 1)
    return not words.tokens[j].is_word or stops or is_number_word(low)


def _with_heads(words: Words, j: int, start: int, alone: int, back: bool) -> Phrase:
    nouns = figure_words().nouns
    head, who, state, last = None, None, None, alone
    while found := words.phrase_at(j := _past_acronym(words, j), nouns):
        length, noun = found
        if _is_participle(words, j, noun):
            if _goes_before_noun(words, j + length, j == start):
                state = noun
            elif head is None:
                return Phrase(last=j + length, noun=noun, back=back)
            else:
                break
        else:
            head, who, last = noun, noun.who or who, j + length
        j += length
    return Phrase(last=last, noun=head, who=who, state=state, back=back)


def _is_participle(words: Words, j: int, noun: Noun) -> bool:
    low = words.low(j)
    return noun.family == "state" and (low.endswith("ed") or low in {"dead", "slain", "missing"})


def _goes_before_noun(words: Words, after: int, first: bool) -> bool:
    """Whether a state word just before token `after` describes a noun ("two injured civilians")."""
    found = words.phrase_at(after, figure_words().nouns)
    return found is not None and found[1].family in {"person", "group"} and first


def _unknown(words: Words, i: int, start: int, back: bool) -> Phrase:
    """A plural the lexicon does not know, next to the amount or one word on: "two Americans", "four Sunni scholars"."""
    for j in range(start, min(start + 2, len(words.tokens))):
        low = words.low(j)
        if _ends(words, j) or low.endswith(("ed", "ing")):
            break
        if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
            return Phrase(last=j + 1, noun=UNKNOWN, back=back)
    return Phrase(last=start + 1 if back else i, back=back)


def _past_age(words: Words, i: int) -> int:
    """Past "12-year-old", "10 day-old"."""
    if i < len(words.tokens) and (words.tokens[i].is_number or is_number_word(words.low(i))):
        j = i + 1 + (words.low(i + 1) in DASHES)
        if words.low(j) in {"year", "month", "day", "week"} and words.low(j + 2) == "old":
            return j + 3
    return i


def _past_openers(words: Words, i: int) -> tuple[int, bool]:
    """Past "of the", "more", "others"; and whether what follows "of" points back."""
    j, back = i, False
    while words.low(j) in OPENERS:
        back = back or (words.low(j) == "of" and words.low(j + 1) in BACK)
        back = back or (words.low(j) == "of" and words.low(j + 1) == "the" and words.low(j + 2) in BACK)
        j += 1
    return j, back
