"""What a figure counts: told by the words beside it, else taken over from the figure it is listed with or part of."""

from __future__ import annotations

from marsad.model import FigureKind
from marsad.read.numbers.beside import harmed, in_toll, taken_before, told_after, told_far
from marsad.read.numbers.items import OF_PEOPLE, WEAK_STATES, Item
from marsad.read.numbers.lexicon import figure_words
from marsad.read.numbers.number_of import number_of
from marsad.read.numbers.tokens import Words

NEAR, ELSEWHERE = 8, 14
Kinds = list[FigureKind | None]
ADDED = frozenset({"well", "addition", "alongside"})
MORE = frozenset({"other", "others", "more"})
PLACED = frozenset({"in", "at", "from", "near"})
AMONG = frozenset({"among", "amongst"})
AMONG_WITH = AMONG | {"is", "are", "was", "were", "also", "the"}
THINGS = frozenset({"strike", "equipment", "thing"})


def kinds_of(words: Words, items: list[Item], parents: list[int | None]) -> Kinds:
    """The kind of every figure, None where the words do not tell. `parents` gives the figure that one is part of."""
    kinds = [_own(words, items, i) for i in range(len(items))]
    _hand_on(words, items, kinds, parents)
    kinds = [kind or told_far(words, items, i) for i, kind in enumerate(kinds)]
    _hand_on(words, items, kinds, parents)
    for i in range(len(items) - 2, -1, -1):
        kinds[i] = kinds[i] or _from_next(words, items, kinds, parents, i)
    kinds = [None if _is_origin(words, item) else kind for item, kind in zip(items, kinds, strict=True)]
    return [kind or _of_noun(item) for item, kind in zip(items, kinds, strict=True)]


def _is_origin(words: Words, item: Item) -> bool:
    """ "39 civilians from five families": the families are not those counted."""
    return item.family == "group" and words.low(item.first - 1) in {"of", "from"}


def _own(words: Words, items: list[Item], i: int) -> FigureKind | None:
    item = items[i]
    kind = _of_noun(item)
    if item.amount.share:
        return FigureKind.SHARE
    if item.family in THINGS:
        return kind
    if item.family == "state" and kind not in WEAK_STATES:
        return harmed(words, kind, item.last)
    beside = told_after(words, items, i) or taken_before(words, item) or in_toll(words, items, i)
    away = None if beside else number_of(words, item)
    return beside or (away[1] if away else None) or (item.phrase.state.kind if item.phrase.state else None)


def _of_noun(item: Item) -> FigureKind | None:
    return item.phrase.noun.kind if item.phrase.noun else None


def _hand_on(words: Words, items: list[Item], kinds: Kinds, parents: list[int | None]) -> None:
    """Gives what is not told of a figure from the one before it, first to last."""
    for i in range(1, len(items)):
        kinds[i] = kinds[i] or _from_before(words, items, kinds, parents, i)


def _from_before(words: Words, items: list[Item], kinds: Kinds, parents: list[int | None], i: int) -> FigureKind | None:
    """A part has the kind of its whole; a listed figure, or a bare one for another place, that of the one before."""
    parent = parents[i]
    kind = kinds[i - 1 if parent is None else parent]
    if kind not in OF_PEOPLE or not items[i].may_count_people:
        return None
    if parent is not None or (items[i].phrase.back and _not_more(items[i], items[i - 1])):
        return kind
    if not words.same_sentence(items[i - 1].first, items[i].first):
        return None
    goes_on = _is_listed(words, items, i) or _is_elsewhere(words, items, i) or _is_of_others(words, items, i)
    return kind if goes_on else None


def _not_more(part: Item, whole: Item) -> bool:
    """Whether the first can be part of the second: "two of them"."""
    least, most = part.amount.bounds.value, whole.amount.bounds.value
    return least is None or most is None or least <= most


def _is_listed(words: Words, items: list[Item], i: int) -> bool:
    """Whether only "and", commas and the like stand between the figure before and this one.

    What is told of the first may come before "as well as": "three fighters were killed, as well as eight civilians".
    """
    known = figure_words()
    begin, end = items[i - 1].last, items[i].first
    if any(words.low(j) in ADDED for j in range(begin, end)) or _only_more(words, items[i]):
        while begin < end and words.low(begin) in known.auxiliaries:
            begin += 1
        found = words.phrase_at(begin, known.told)
        begin += found[0] if found else 0
    gap = range(begin, end)
    return len(gap) <= NEAR and all(words.low(j) in known.lists or words.low(j) in {"(", ")"} for j in gap)


def _only_more(words: Words, item: Item) -> bool:
    """ "Five were killed and possibly dozens more.": more of the same, with nothing told of them."""
    return words.low(item.last - 1) in MORE and words.low(item.last) in {".", "", "\n"}


def _is_of_others(words: Words, items: list[Item], i: int) -> bool:
    """ "Two men from the (local) Guard and three men …": where the first come from stands between."""
    gap = range(items[i - 1].last, items[i].first)
    if len(gap) < 3 or words.low(gap[0]) not in {"from", "of"} or words.low(gap[-1]) not in {"and", ","}:
        return False
    inside = gap[1:-1]
    return len(inside) <= NEAR and all(
        words.is_capital(j) or words.low(j) in {"the", "(", ")", "of"} or words.phrase_at(j, figure_words().nouns)
        for j in inside
    )


def _is_elsewhere(words: Words, items: list[Item], i: int) -> bool:
    """ "two were killed in Homs and six in Hama": a bare number for another place."""
    gap = [words.low(j) for j in range(items[i - 1].last, items[i].first)]
    bare = items[i].phrase.noun is None and words.low(items[i].last) in PLACED
    # "9 in Ostrany 8 in Belmar": digits behind a name, the comma lost.
    parted = gap[-1:] in (["and"], [","]) or (items[i].amount.digits and words.is_capital(items[i].first - 1))
    return bare and 1 < len(gap) <= ELSEWHERE and parted and not PLACED.isdisjoint(gap)


def _from_next(words: Words, items: list[Item], kinds: Kinds, parents: list[int | None], i: int) -> FigureKind | None:
    """The first of a list, or the whole of a part, is told by what follows the last: "six women and two men died"."""
    kind, following = kinds[i + 1], items[i + 1]
    if (
        kind not in OF_PEOPLE
        or not items[i].may_count_people
        or not words.same_sentence(items[i].first, following.first)
    ):
        return None
    if parents[i + 1] == i:
        return kind
    more = not MORE.isdisjoint({words.low(following.amount.last), words.low(following.last - 1)})
    if _is_among(words, items, i):
        return kind
    others = _is_of_others(words, items, i + 1)
    listed = parents[i + 1] == parents[i] and (
        others or _is_listed(words, items, i + 1) or _of_a_group(words, items, i)
    )
    return kind if listed and following.may_count_people and not more else None


def _is_among(words: Words, items: list[Item], i: int) -> bool:
    """ "11 children among 18 dead", "ten children were among the 48 people killed"."""
    gap = [words.low(j) for j in range(items[i].last, items[i + 1].first)]
    return bool(AMONG & set(gap[-2:])) and AMONG_WITH.issuperset(gap) and _not_more(items[i], items[i + 1])


def _of_a_group(words: Words, items: list[Item], i: int) -> bool:
    """ "five civilians of one family", "nine people from two families"."""
    gap = range(items[i].last, items[i + 1].first)
    return items[i + 1].family == "group" and all(words.low(j) in {"of", "from"} for j in gap)
