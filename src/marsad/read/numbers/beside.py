"""What the words beside a figure tell of it: before it ("killing six"), after it ("six were killed"), of a toll."""

from __future__ import annotations

from marsad.model import FigureKind
from marsad.read.numbers.items import Item
from marsad.read.numbers.lexicon import figure_words
from marsad.read.numbers.tokens import Words

BEFORE, AFTER, FAR, TOLL, BARE = 7, 8, 28, 40, 10
HARM = frozenset({FigureKind.KILLED, FigureKind.WOUNDED})
TAKEN = frozenset({FigureKind.CAPTURED, FigureKind.DETAINED})
BOTH = frozenset({"and", "or", "/"})
QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
WITHIN = frozenset({"of", "from", "including", "and", ",", "among", "with", "as", "or", "mostly", "many", "most"})
REACH, ASIDE = 4, 14
NAMED_WITH = frozenset({"the", "and", ",", ".", "al", "-"})


def told_after(words: Words, items: list[Item], i: int) -> FigureKind | None:
    """From what follows at once: "were killed", "have also reportedly been injured"."""
    known = figure_words()
    for j in range(items[i].last, items[i].last + AFTER):
        if not words.same_sentence(j, items[i].first):
            return None
        found = words.phrase_at(j, known.told)
        if found:
            told = _is_told_of(words, items, i, j, j + found[0])
            return harmed(words, found[1], j + found[0]) if told else None
        if words.low(j) not in known.passed_over | QUOTES and words.low(j) != ",":
            return None
    return None


def _is_told_of(words: Words, items: list[Item], i: int, at: int, after: int) -> bool:
    """Whether the word at token `at` is said of the figure before it, and takes nothing after it as its object.

    "Ten people were killed" and "ten killed, five injured" are; "bombers killed five soldiers" and "killed ten, injured
    five" are not.
    """
    known = figure_words()
    takes_objects = words.phrase_at(at, known.takes) is not None
    if not takes_objects or any(words.low(j) in known.auxiliaries for j in range(items[i].last, at)):
        return True
    if words.low(after) in known.objects:
        return False
    following = items[i + 1] if i + 1 < len(items) and items[i + 1].first == after else None
    if following is None:
        return True
    listed = following.family == "state" or words.phrase_at(following.last, known.told) is not None
    return listed and taken_before(words, items[i]) is None


def taken_before(words: Words, item: Item) -> FigureKind | None:
    """From what precedes: "killing", "the death of", "claimed the lives of", with small words between."""
    known = figure_words()
    for j in range(item.first, item.first - BEFORE, -1):
        found = words.phrase_before(j, known.takes)
        if found and words.same_sentence(j - found[0], item.first):
            return _taking_both(words, found[1], j - found[0])
        if words.low(j - 1) not in known.takes_over | QUOTES:
            break
    return _taken_with_name(words, item)


def _taken_with_name(words: Words, item: Item) -> FigureKind | None:
    """ "the deaths of Ambassador A. B. and three other envoys": taken together with somebody named."""
    if words.low(item.first - 1) not in {"and", ","}:
        return None
    j = item.first - 1
    while item.first - j < FAR and (words.is_capital(j - 1) or words.low(j - 1) in NAMED_WITH):
        j -= 1
    found = words.phrase_before(j, figure_words().takes)
    return found[1] if found and words.low(j - 1) == "of" and words.same_sentence(j, item.first) else None


def _taking_both(words: Words, kind: FigureKind, at: int) -> FigureKind:
    """ "killing and wounding dozens" counts both."""
    other = words.phrase_before(at - 1, figure_words().takes) if words.low(at - 1) in BOTH else None
    return _both(kind, other[1]) or kind if other else kind


def _both(kind: FigureKind, other: FigureKind) -> FigureKind | None:
    """ "Killed or wounded" is both; of "captured or killed" the words leave open which."""
    if {kind, other} == HARM:
        return FigureKind.KILLED_OR_WOUNDED
    return FigureKind.OTHER if kind is not other and kind in HARM | TAKEN and other in HARM | TAKEN else None


def harmed(words: Words, kind: FigureKind | None, after: int) -> FigureKind | None:
    """The kind told just before token `after`: "dead or injured" is both, unless the second has a figure of its own."""
    other = words.phrase_at(after + 1, figure_words().told) if words.low(after) in BOTH else None
    if kind is None or other is None or _figure_follows(words, after + 1 + other[0]):
        return kind
    return _both(kind, other[1]) or kind


def _figure_follows(words: Words, i: int) -> bool:
    low, known = words.low(i), figure_words()
    bounded = words.phrase_at(i, known.comparators) is not None
    return low[:1].isdigit() or bounded or words.phrase_at(i, known.vague) is not None


def in_toll(words: Words, items: list[Item], i: int) -> FigureKind | None:
    """ "raised the death toll to 61", "a toll of 17", "the toll has topped 1,000"."""
    first, known = items[i].first, figure_words()
    if words.low(first - 1) not in known.toll_leads:
        return None
    begin = max(items[i - 1].last if i else 0, first - TOLL)
    tolled = any(words.low(j) in known.tolls and words.same_sentence(j, first) for j in range(begin, first))
    return FigureKind.KILLED if tolled else None


def told_far(words: Words, items: list[Item], i: int) -> FigureKind | None:
    """The first thing told further on in the clause, before the next figure: "12 people in two houses were killed"."""
    item, known = items[i], figure_words()
    if not item.may_be_harmed or item.says_little:
        return None
    after = [other.first for other in items[i + 1 : i + 4] if other.may_count_people or other.family == "state"]
    reach = FAR if item.phrase.noun or item.phrase.back else BARE
    end = min(after[0] if after else len(words.tokens), item.last + reach)
    j = item.last
    while j < end and words.same_sentence(j, item.first):
        if _is_barrier(words, j) or _somebody_else(words, j, item.last):
            return None
        found = words.phrase_at(j, known.told)
        if found and _closes(words, items, i, j, j + found[0]):
            return found[1]
        j = _past_aside(words, j)
    return None


def _is_barrier(words: Words, j: int) -> bool:
    """Whether a new clause begins at token j; a name ("Said") and "so far" begin none."""
    so_far = words.low(j) == "so" and words.low(j + 1) == "far"
    return words.low(j) in figure_words().barriers and not words.is_capital(j) and not so_far


def _past_aside(words: Words, j: int) -> int:
    """The token after j; after the closing bracket where one opens at j."""
    if words.low(j) == "(":
        closing = (k for k in range(j + 1, j + ASIDE) if words.low(k) == ")")
        return next(closing, j) + 1
    return j + 1


def _somebody_else(words: Words, j: int, begin: int) -> bool:
    """Whether other people come in at token j, of whom what follows may be told.

    Those named as part of the figure ("of the network's fighters", "mostly women") are no others.
    """
    known = figure_words()
    found = words.phrase_at(j, known.nouns)
    if found is None or found[1].family != "person":
        return False
    k, least = j - 1, max(begin - 1, j - 1 - REACH)
    while k > least:
        if words.low(k) in WITHIN:
            return False
        in_name = words.is_capital(k) or words.phrase_at(k, known.nouns) is not None
        opening = _opening(words, k)
        if opening is None and not in_name and words.low(k) != "the":
            return True
        k, least = (k - 1, least) if opening is None else (opening - 1, least - (k - opening))
    return j > begin


def _opening(words: Words, k: int) -> int | None:
    """The token of the bracket that the one at token k closes."""
    return next((i for i in range(k, k - ASIDE, -1) if words.low(i) == "("), None) if words.low(k) == ")" else None


def _closes(words: Words, items: list[Item], i: int, at: int, after: int) -> bool:
    """Whether the word at token `at` is told of something before it: after an auxiliary, or with no object after it."""
    known = figure_words()
    if words.low(at - 1) in known.auxiliaries | known.passed_over:
        return True
    open_end = words.low(after) in known.closers or not words.same_sentence(after, at)
    return open_end and not items[i].amount.implied and _is_told_of(words, items, i, at, after)
