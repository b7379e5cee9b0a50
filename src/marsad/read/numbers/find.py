"""Finding figures: amounts, what they count, and what kind of figure that makes them."""

from __future__ import annotations

from dataclasses import replace

from marsad.model import Comparator, FigureKind
from marsad.read.numbers.amounts import DASHES, Amount, amount_at, comparator_after
from marsad.read.numbers.bounds import Bounds, bounds
from marsad.read.numbers.items import OF_PEOPLE, Item
from marsad.read.numbers.kinds import THINGS, Kinds, kinds_of
from marsad.read.numbers.lexicon import figure_words
from marsad.read.numbers.mention import FigureMention
from marsad.read.numbers.number_of import number_of, of_several_sorts
from marsad.read.numbers.parts import parents_of
from marsad.read.numbers.phrases import Phrase, phrase_after
from marsad.read.numbers.reject import Spans, is_no_figure
from marsad.read.numbers.tokens import Words, words_of
from marsad.read.times import find_times

ARTICLES = frozenset({"a", "an", "another"})
OWNERS = frozenset({"his", "her", "its", "their", "'s", "’s"})
OPENERS = ARTICLES | OWNERS | figure_words().none_words | {"nobody", "none"}
NO_ONE = Bounds(comparator=Comparator.EQ, value=0, low=0, high=0)
ONE = Bounds(comparator=Comparator.EQ, value=1, low=1, high=1)
COLLECTIVE = frozenset({"people", "children", "women", "men", "militia", "police", "staff", "personnel", "crew"})
PLURALS = frozenset({"dead", "people", "children", "women", "men", "missing"})
BEFORE_ONE = frozenset({"the", "this", "that", "no", "which", "every", "each", "any", "another"})
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
    kept = [i for i, item in enumerate(items) if _is_told(words, item, kinds[i]) and _counts(words, items, kinds, i)]
    place = {i: n for n, i in enumerate(kept)}
    totals = _totals(words, items)
    out = []
    for i in kept:
        parent = parents[i]
        mention = _mention(words, items[i], kinds[i], totals)
        start, end = mention.start, mention.end
        subset_of = place.get(parent) if parent is not None else None
        out.append(replace(mention, start=start + offset, end=end + offset, text=text[start:end], subset_of=subset_of))
    return tuple(out)


def _counts(words: Words, items: list[Item], kinds: Kinds, i: int) -> bool:
    """Whether somebody named by whose they are ("his wife") counts one: beside others that are counted, not alone."""
    if words.low(items[i].first) not in OWNERS or not items[i].amount.implied:
        return True
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(items) and words.same_sentence(items[i].first, items[j].first)]
    return any(kinds[j] in OF_PEOPLE and words.low(items[j].first) not in OWNERS for j in beside)


def _items(words: Words) -> list[Item]:
    mentions = [m for m in find_times(words.text, None) if m.kind != "frequency"]
    times = Spans(tuple(m.start for m in mentions), tuple(m.end for m in mentions))
    out: list[Item] = []
    i = 0
    while i < len(words.tokens):
        item = _one_or_none(words, i) if words.low(i) in OPENERS else _headline_one(words, i)
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
    """ "a civilian", "an elderly woman", "his wife", "no casualties", "no one"."""
    known = figure_words()
    found = words.phrase_at(i, known.none_persons)
    if found:
        amount = Amount(first=i, last=i + found[0], core=i, core_end=i + found[0], bounds=NO_ONE, implied=True)
        return Item(amount, Phrase(last=i + found[0]))
    if amount_at(words, i) or _number_follows(words, i + 1):
        return None
    phrase = phrase_after(words, i + 1)
    if phrase.noun is None or phrase.noun.family not in PEOPLE_FAMILIES:
        return None
    limits = NO_ONE if words.low(i) in known.none_words else ONE
    if limits is ONE and not _is_one(words, i, phrase):
        return None
    return Item(Amount(first=i, last=i + 1, core=i, core_end=i + 1, bounds=limits, implied=True), phrase)


def _is_one(words: Words, i: int, phrase: Phrase) -> bool:
    """Whether the noun after an article or owner at token i is one person: no plural, no toll, no body of officials."""
    last = words.low(phrase.last - 1)
    if last.endswith(("s", "ed")) or last in PLURALS:
        return False
    owned = words.low(i) in OWNERS and phrase.noun is not None and phrase.noun.family != "person"
    known = figure_words()
    official = last == "body" and words.low(phrase.last - 2) in known.bodies
    return not (owned or official or words.low(phrase.last) in known.reckonings)


def _headline_one(words: Words, i: int) -> Item | None:
    """ "Regime soldier killed in …": a headline's person without an article, at the head of a sentence."""
    if not words.is_capital(i) or words.same_sentence(i - 1, i):
        return None
    phrase = phrase_after(words, i)
    told = words.phrase_at(phrase.last, figure_words().told)
    if phrase.noun is None or phrase.noun.family != "person" or phrase.last - i > 3 or told is None:
        return None
    last = words.low(phrase.last - 1)
    if last.endswith("s") or last in PLURALS | COLLECTIVE or words.low(phrase.last) in {"die", "flee"}:
        return None
    return Item(Amount(first=i, last=i, core=i, core_end=i + 1, bounds=ONE, implied=True), phrase)


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
    noun = item.phrase.noun
    if item.amount.implied:
        return kind is not None and kind is not FigureKind.OTHER and not _describes(words, item)
    if item.family in THINGS and _counts_no_things(words, item):
        return False
    if words.low(item.amount.core) == "one" and _names_no_count(words, item):
        return False
    if item.amount.bounds.comparator is Comparator.VAGUE or words.low(item.amount.core) == "one":
        return kind not in {None, FigureKind.OTHER}
    return kind is not None or (noun is not None and noun.family != "unknown")


def _describes(words: Words, item: Item) -> bool:
    """Whether one or none tells more of those counted: "two women (a nurse and a cook)", "no women or children".

    That no child was hurt does not mean that nobody was.
    """
    opened = words.low(item.first - 1) == "(" or words.low(item.last) == ")"
    return opened or (item.amount.bounds is NO_ONE and item.phrase.who in {"woman", "child"})


def _counts_no_things(words: Words, item: Item) -> bool:
    """ "The two cities", told of before, and "a number of shells", which says no number."""
    return words.low(item.first - 1) in {"the", "these", "those", "both"} or (
        item.amount.bounds.comparator is Comparator.VAGUE and item.amount.bounds.low is None
    )


def _names_no_count(words: Words, item: Item) -> bool:
    """ "this one", "no one", "five civilians of one family"."""
    before = words.low(item.first - 1)
    return before in BEFORE_ONE or (before == "of" and item.family == "group")


def _mention(words: Words, item: Item, kind: FigureKind | None, totals: tuple[bool, ...]) -> FigureMention:
    """The item as a mention, in code points of the words themselves."""
    last = min(item.last, len(words.tokens)) - 1  # a phrase may be taken to reach past words that break off
    start, end = words.tokens[item.first].start, words.tokens[last].end
    limits = item.amount.bounds
    return FigureMention(
        start=start,
        end=end,
        text=words.text[start:end],
        comparator=limits.comparator,
        value=limits.value,
        low=limits.low,
        high=limits.high,
        kind_hint=kind,
        unit=_unit(item, kind),
        who=_who(words, item),
        cumulative_hint=totals[words.sentence[item.first]] or number_of(words, item) is not None,
    )


def _who(words: Words, item: Item) -> str | None:
    """The sort of people counted; None where several sorts are counted together."""
    away = number_of(words, item)
    if away:
        return away[0].who
    noun = item.phrase.noun
    if noun is None or noun.family not in PEOPLE_FAMILIES or of_several_sorts(words, item):
        return None
    return item.phrase.who


def _unit(item: Item, kind: FigureKind | None) -> str | None:
    if item.amount.share:
        return "percent"
    if item.phrase.noun:
        return item.phrase.noun.unit
    return "people" if kind in OF_PEOPLE else None


def _totals(words: Words, items: list[Item]) -> tuple[bool, ...]:
    """For every sentence, whether it tells a running total: by its words, or a great number in the perfect tense."""
    known = figure_words()
    marks = [f" {phrase} " for phrase in known.cumulative]
    great = {words.sentence[item.first] for item in items if _least(item) >= known.perfect_from}
    return tuple(
        any(mark in sentence for mark in marks) or (number in great and (" has " in sentence or " have " in sentence))
        for number, sentence in enumerate(words.wording)
    )


def _least(item: Item) -> float:
    return item.amount.bounds.value or item.amount.bounds.low or 0
