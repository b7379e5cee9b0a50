"""Whom a number counts that stands away from its noun, or counts several: "the number of civilians killed was 730"."""

from __future__ import annotations

from marsad.model import FigureKind
from marsad.read.numbers.items import Item
from marsad.read.numbers.lexicon import Noun, figure_words
from marsad.read.numbers.tokens import Words

REACH, NEAR = 30, 4
PEOPLE = frozenset({"person", "group"})
LEADS = frozenset({"at", "to", "was", "is", "reached", "hit", "exceeded", "passed", "topped", "of"})
SPEECH = frozenset({"say", "says", "said", "told", "tell", "report", "reported", "reports", "added", "confirmed"})
# Sorts told in one breath, of whom one number may count both; "two soldiers and police" counts soldiers.
FAMILIES = frozenset({"child", "woman"})
AND = frozenset({"and", "or", "&"})


def number_of(words: Words, item: Item) -> tuple[Noun, FigureKind] | None:
    """The noun and what befell them in "the number of … killed … at N", for a number without a noun of its own."""
    if item.phrase.noun or words.low(item.first - 1) not in LEADS | figure_words().toll_leads:
        return None
    for j in range(item.first - 2, max(item.first - REACH, 0), -1):
        if not words.same_sentence(j, item.first):
            return None
        if words.low(j) == "number" and words.low(j + 1) == "of":
            return _counted(words, j + 2, item.first)
    return None


def _counted(words: Words, start: int, end: int) -> tuple[Noun, FigureKind] | None:
    known = figure_words()
    nouns = ((j, found[1]) for j in range(start, min(start + NEAR, end)) if (found := words.phrase_at(j, known.nouns)))
    at, noun = next(nouns, (end, None))
    if noun is None or noun.family not in PEOPLE:
        return None
    told = (words.phrase_at(j, known.told) for j in range(at + 1, end))
    kind = next((found[1] for found in told if found), None)
    return (noun, kind) if kind else None


def of_several_sorts(words: Words, item: Item) -> bool:
    """Whether one number counts several sorts: "400,000 women, children and men", "600 children and women"."""
    j, own = item.phrase.last, item.phrase.who
    if own not in FAMILIES:
        return False
    while words.low(j) in AND or words.low(j) == ",":
        joined = words.low(j) in AND
        found = words.phrase_at(j + 1, figure_words().nouns)
        if not found or found[1].family not in PEOPLE:
            return False
        j += 1 + found[0]
        if joined:
            other = found[1].who
            return other != own and (other is None or other in FAMILIES) and words.low(j) not in SPEECH
    return False
