"""Which figure is part of which: "twelve people, including five children"."""

from __future__ import annotations

from marsad.read.numbers.items import Item
from marsad.read.numbers.lexicon import figure_words
from marsad.read.numbers.tokens import Words

OF_THEM = frozenset({("of", "them"), ("of", "whom"), ("of", "which"), ("of", "those")})


def parents_of(words: Words, items: list[Item]) -> list[int | None]:
    """For every figure the index of the one before it in the same sentence that it is part of, or None."""
    out: list[int | None] = []
    for i, item in enumerate(items):
        out.append(_parent(words, items, out, item, i))
    return out


def _parent(words: Words, items: list[Item], out: list[int | None], item: Item, i: int) -> int | None:
    if i == 0 or not words.same_sentence(items[i - 1].first, item.first):
        return None
    whole = out[i - 1] if out[i - 1] is not None else i - 1
    if words.phrase_before(item.first, figure_words().parts) or _of_them(words, item):
        return whole
    listed = out[i - 1] is not None and item.may_count_people and _only_lists(words, items[i - 1].last, item.first)
    return whole if listed else None


def _of_them(words: Words, item: Item) -> bool:
    after = item.amount.last
    return (words.low(after), words.low(after + 1)) in OF_THEM


def _only_lists(words: Words, first: int, last: int) -> bool:
    return last - first <= 3 and all(words.low(j) in figure_words().lists for j in range(first, last))
