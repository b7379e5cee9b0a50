"""Finding figures: amounts, what they count, and what kind of figure that makes them."""

from __future__ import annotations

from dataclasses import replace

from marsad.model import Comparator, FigureKind
from marsad.read.numbers.amounts import DASHES, Amount, amount_at, comparator_after
from marsad.read.numbers.bounds import Bounds, bounds
from marsad.read.numbers.kinds import PEOPLE, Item, kinds_of
from marsad.read.numbers.lexicon import figure_words
from marsad.read.numbers.mention import FigureMention
from marsad.read.numbers.parts import parents_of
from marsad.read.numbers.phrases import Phrase, phrase_after
from marsad.read.numbers.reject import is_no_figure
from marsad.read.numbers.tokens import Words, words_of
from marsad.read.times import find_times

ARTICLES = frozenset({"a", "an", "another"})
OPENERS = ARTICLES | figure_words().none_words | {"nobody", "none"}
NOT_COUNTED = frozenset({"frequency"})
NO_ONE = Bounds(comparator=Comparator.EQ, value=0, low=0, high=0)
ONE = Bounds(comparator=Comparator.EQ, value=1, low=1, high=1)
BEFORE_ONE = frozenset({"the", "this", "that", "no", "which", "every", "each", "any", "of", "another"})
PEOPLE_FAMILIES = frozenset({"person", "group", "state"})


def find_figures(text: str, *, offset: int = 0) -> tuple[FigureMention, ...]:
    """Every figure of `text` in reading order, none overlapping; dates, names, ages and money are not figures.

    "A civilian" counts one, and "no casualties" none, only beside words that tell what befell them. Offsets are code
    points of `text` plus `offset`.
    """
    words = words_of(text)
    items = _items(words)
    parents = parents_of(words, items)
    kinds = kinds_of(words, items, parents)
    kept = [i for i, item in enumerate(items) if _is_told(words, item, kinds[i])]
    place = {i: n for n, i in enumerate(kept)}
    return tuple(
        _mention(words, text, items[i], kinds[i], place.get(parents[i] if parents[i] is not None else -1), offset)
        for i in kept
    )


def _items(words: Words) -> list[Item]:
    times = [(m.start, m.end) for m in find_times(words.text, None) if m.kind not in NOT_COUNTED]
    out: list[Item] = []
    i = 0
    while i < len(words.tokens):
        item = _one_or_none(words, i) if words.low(i) in OPENERS else None
        if item:
            out.append(item)
            i = item.last
            continue
        amount = amount_at(words, i)
        if amount is None:
            i += 1
            continue
        phrase = phrase_after(words, amount.last)
        refused = is_no_figure(words, amount, phrase, times)
        if not refused:
            out.append(_with_comparator_after(words, Item(amount, phrase)))
        i = amount.last if refused else out[-1].last
    return out


def _one_or_none(words: Words, i: int) -> Item | None:
    """ "a civilian", "an elderly woman", "no casualties", "no one"."""
    known = figure_words()
    found = words.phrase_at(i, dict.fromkeys(known.none_persons, True))
    if found:
        amount = Amount(first=i, last=i + found[0], core=i, core_end=i + found[0], bounds=NO_ONE)
        return Item(amount, Phrase(last=i + found[0]))
    if amount_at(words, i) or _number_follows(words, i + 1):
        return None
    phrase = phrase_after(words, i + 1)
    if phrase.noun is None or phrase.noun.family not in PEOPLE_FAMILIES:
        return None
    limits = NO_ONE if words.low(i) in known.none_words else ONE
    last = words.low(phrase.last - 1)
    if limits is ONE and (
        last.endswith(("s", "ed")) or last in {"dead", "people", "children", "women", "men", "missing"}
    ):
        return None
    return Item(Amount(first=i, last=i + 1, core=i, core_end=i + 1, bounds=limits), phrase)


def _is_plural(word: str) -> bool:
    return word.endswith("s") or word in {"people", "children", "women", "men"}


def _number_follows(words: Words, i: int) -> bool:
    """Whether an article goes with a number ("another nine people", "a further 12"), and not with the one counted."""
    i += words.low(i) in {"further", "additional", "other"}
    return amount_at(words, i) is not None and words.low(i + 1) not in DASHES and words.low(i + 2) not in DASHES


def _with_comparator_after(words: Words, item: Item) -> Item:
    """ "twenty civilians at least"."""
    limits = item.amount.bounds
    after = comparator_after(words, item.last)
    if not after or limits.comparator is not Comparator.EQ or limits.value is None or item.phrase.noun is None:
        return item
    return Item(
        replace(item.amount, bounds=bounds(after[1], limits.value)), replace(item.phrase, last=item.last + after[0])
    )


def _is_told(words: Words, item: Item, kind: FigureKind | None) -> bool:
    """Whether enough is said to call it a figure: a noun or a kind; articles and vague words need more."""
    noun, limits = item.phrase.noun, item.amount.bounds
    if limits is ONE or limits is NO_ONE:
        return kind is not None and kind is not FigureKind.OTHER
    if words.low(item.amount.core) == "one" and words.low(item.first - 1) in BEFORE_ONE:
        return False
    if limits.comparator is Comparator.VAGUE or words.low(item.amount.core) == "one":
        return kind not in {None, FigureKind.OTHER}
    return kind is not None or (noun is not None and noun.family != "unknown")


def _mention(
    words: Words, text: str, item: Item, kind: FigureKind | None, parent: int | None, offset: int
) -> FigureMention:
    start, end = words.tokens[item.first].start, words.tokens[item.last - 1].end
    limits, noun = item.amount.bounds, item.phrase.noun
    return FigureMention(
        start=start + offset,
        end=end + offset,
        text=text[start:end],
        comparator=limits.comparator,
        value=limits.value,
        low=limits.low,
        high=limits.high,
        kind_hint=kind,
        unit=_unit(item, kind),
        who=item.phrase.who if noun and noun.family in PEOPLE_FAMILIES else None,
        subset_of=parent,
        cumulative_hint=_cumulative(words, item),
    )


def _unit(item: Item, kind: FigureKind | None) -> str | None:
    if item.amount.share:
        return "percent"
    if item.phrase.noun:
        return item.phrase.noun.unit
    return "people" if kind in PEOPLE else None


def _cumulative(words: Words, item: Item) -> bool:
    """Whether the sentence speaks of a running total."""
    known, sentence = figure_words(), words.wording[words.sentence[item.first]]
    if any(f" {phrase} " in sentence for phrase in known.cumulative):
        return True
    least = item.amount.bounds.value or item.amount.bounds.low or 0
    return least >= known.perfect_from and (" has " in sentence or " have " in sentence)
