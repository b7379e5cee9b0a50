"""What a figure counts, by the words around it: who was killed, who fled, who was taken."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model import Comparator, FigureKind
from marsad.read.numbers.amounts import Amount
from marsad.read.numbers.lexicon import figure_words
from marsad.read.numbers.phrases import Phrase
from marsad.read.numbers.tokens import Words

NEAR, FAR, BEFORE, TOLL = 8, 28, 7, 24
AUXILIARIES = frozenset({"was", "were", "been", "be", "being", "are", "is", "got", "have", "had", "has", "left", "reported", "found"})  # fmt: skip
OBJECTS = frozenset({"the", "a", "an", "his", "her", "their", "its", "him", "them", "several", "many", "some", "dozens", "scores", "hundreds"})  # fmt: skip
CLOSERS = frozenset({"", ".", ",", ";", "\n", ")", "in", "by", "near", "on", "at", "after", "during", "as", "when", "while", "and", "since", "with", "due", "from", "following", "over", "amid", "here", "there"})  # fmt: skip
HARM = frozenset({FigureKind.KILLED, FigureKind.WOUNDED})
BOTH = frozenset({"and", "or", "/"})
TOLL_WORDS = frozenset({"toll", "tolls"})
TOLL_VERBS = frozenset({"be", "has", "have", "to", "at", "of", "reached", "topped", "hit", "touched", "is", "stands", "stood", "reaches", "exceeded", "passed", "as"})  # fmt: skip
PLACED = frozenset({"in", "at", "from", "near"})
HELD_STATES = frozenset({FigureKind.CAPTURED, FigureKind.DETAINED, FigureKind.DISPLACED})
HELD_NOUNS = frozenset({"strike", "equipment", "thing"})


@dataclass(frozen=True, slots=True)
class Item:
    """One amount with its noun phrase."""

    amount: Amount
    phrase: Phrase

    @property
    def first(self) -> int:
        return self.amount.first

    @property
    def last(self) -> int:
        return max(self.phrase.last, self.amount.last)


def kinds_of(words: Words, items: list[Item], parents: list[int | None]) -> list[FigureKind | None]:
    """The kind of every figure, None where the words do not tell. `parents` gives the figure that one is part of."""
    out = [_own(words, items, i) for i in range(len(items))]
    for i in range(1, len(items)):
        out[i] = out[i] or _as_before(words, items, out, parents, i)
    out = [kind or _far(words, items, i) for i, kind in enumerate(out)]
    for i in range(1, len(items)):
        out[i] = out[i] or _as_before(words, items, out, parents, i)
    for i in range(len(items) - 2, -1, -1):
        out[i] = out[i] or _as_after(words, items, out, parents, i)
    return [kind or _of_noun(items[i]) for i, kind in enumerate(out)]


def _own(words: Words, items: list[Item], i: int) -> FigureKind | None:
    item = items[i]
    noun = item.phrase.noun
    if item.amount.share:
        return FigureKind.SHARE
    if noun and noun.family in HELD_NOUNS:
        return noun.kind
    if noun and noun.family == "state" and noun.kind not in HELD_STATES:
        return _joined(words, noun.kind, item.last)
    return _told(words, items, i) or _taken(words, item) or _in_toll(words, items, i) or _by_state(item)


def _by_state(item: Item) -> FigureKind | None:
    """ "two injured civilians", "five hostages", where nothing more is told of them."""
    noun = item.phrase.state or item.phrase.noun
    return noun.kind if noun and noun.family == "state" else None


def _told(words: Words, items: list[Item], i: int) -> FigureKind | None:
    """From what follows: "were killed", "have also been reportedly injured", with nothing else between."""
    told, passed = figure_words().told, figure_words().passed_over
    j = items[i].last
    for _ in range(NEAR):
        if not words.same_sentence(j, items[i].first):
            return None
        found = words.phrase_at(j, told)
        if found:
            told_of = _is_told_of(words, items, i, j, j + found[0])
            return _joined(words, found[1], j + found[0]) if told_of else None
        if not (words.low(j) in passed or words.low(j) == ","):
            return None
        j += 1
    return None


def _is_told_of(words: Words, items: list[Item], i: int, at: int, after: int) -> bool:
    """Whether the word at token `at` is said of the figure before it, and does not take what comes after as its object.

    "Ten people were killed" and "ten killed, five injured" are; "bombers killed five soldiers" and "killed ten, injured
    five" are not.
    """
    if any(words.low(j) in AUXILIARIES for j in range(items[i].last, at)):
        return True
    if words.low(after) in OBJECTS:
        return False
    following = items[i + 1] if i + 1 < len(items) and items[i + 1].first == after else None
    if following is None:
        return True
    head = following.phrase.noun
    listed = (head is not None and head.family == "state") or words.phrase_at(
        following.last, figure_words().told
    ) is not None
    return listed and _taken(words, items[i]) is None


def _taken(words: Words, item: Item) -> FigureKind | None:
    """From what precedes: "killing", "the death of", "claimed the lives of", with small words between."""
    takes, over = figure_words().takes, figure_words().takes_over
    j = item.first
    for _ in range(BEFORE):
        length = _longest_before(words, j)
        if length and words.same_sentence(j - length, item.first):
            kind = takes[tuple(t.low for t in words.tokens[j - length : j])]
            return _harm_both(words, kind, j - length)
        if words.low(j - 1) not in over and words.low(j - 1) not in {"“", '"'}:
            return None
        j -= 1
    return None


def _longest_before(words: Words, i: int) -> int:
    return words.phrase_before(i, figure_words().takes)


def _harm_both(words: Words, kind: FigureKind, at: int) -> FigureKind:
    """ "killing and wounding dozens" counts both."""
    if kind in HARM and words.low(at - 1) in BOTH:
        length = _longest_before(words, at - 1)
        other = figure_words().takes[tuple(t.low for t in words.tokens[at - 1 - length : at - 1])] if length else kind
        if other in HARM and other is not kind:
            return FigureKind.KILLED_OR_WOUNDED
    return kind


def _joined(words: Words, kind: FigureKind | None, after: int) -> FigureKind | None:
    """ "dead or injured", "killed and wounded": both, unless a figure of its own follows."""
    if kind in HARM and words.low(after) in BOTH:
        other = words.phrase_at(after + 1, figure_words().told)
        if other and other[1] in HARM and other[1] is not kind and not _figure_follows(words, after + 1 + other[0]):
            return FigureKind.KILLED_OR_WOUNDED
    return kind


def _figure_follows(words: Words, i: int) -> bool:
    low = words.low(i)
    return bool(low) and (
        low[0].isdigit() or words.phrase_at(i, figure_words().vague) is not None or low in {"at", "more", "several"}
    )


def _in_toll(words: Words, items: list[Item], i: int) -> FigureKind | None:
    """ "raised the death toll to 61", "a toll of 17", "the toll has topped 1,000"."""
    first = items[i].first
    if words.low(first - 1) not in TOLL_VERBS:
        return None
    begin = max(items[i - 1].last if i else 0, first - TOLL)
    tolled = any(words.low(j) in TOLL_WORDS and words.same_sentence(j, first) for j in range(begin, first))
    return FigureKind.KILLED if tolled else None


def _as_before(
    words: Words, items: list[Item], kinds: list[FigureKind | None], parents: list[int | None], i: int
) -> FigureKind | None:
    """A part has the kind of its whole; a listed figure and a bare one for another place that of the one before."""
    parent = parents[i]
    if parent is not None:
        return kinds[parent] if kinds[parent] in PEOPLE else None
    if items[i].phrase.back:
        return kinds[i - 1] if kinds[i - 1] in PEOPLE and _not_more(items[i], items[i - 1]) else None
    linked = _is_listed(words, items, i) or _elsewhere(words, items, i)
    return kinds[i - 1] if linked and kinds[i - 1] in PEOPLE and words.same_sentence(items[i - 1].first, items[i].first) else None


def _not_more(part: Item, whole: Item) -> bool:
    """Whether the first can be part of the second: "two of them"."""
    least, most = part.amount.bounds.value, whole.amount.bounds.value
    return least is None or most is None or least <= most


PEOPLE = frozenset(FigureKind) - {FigureKind.SHARE, FigureKind.STRIKES, FigureKind.EQUIPMENT, FigureKind.OTHER}


def _is_listed(words: Words, items: list[Item], i: int) -> bool:
    """Whether only "and", commas and the like stand between the figure before and this one.

    What is told of the first may come before "as well as": "three fighters were killed, as well as eight civilians".
    """
    begin, end = items[i - 1].last, items[i].first
    if any(words.low(j) in {"well", "addition", "alongside"} for j in range(begin, end)):
        while begin < end and words.low(begin) in AUXILIARIES:
            begin += 1
        found = words.phrase_at(begin, figure_words().told)
        begin += found[0] if found else 0
    gap = range(begin, end)
    return len(gap) <= NEAR and all(words.low(j) in figure_words().lists or words.low(j) in {"(", ")"} for j in gap)


def _elsewhere(words: Words, items: list[Item], i: int) -> bool:
    """ "two were killed in Homs and six in Hama": a bare number for another place."""
    gap = [words.low(j) for j in range(items[i - 1].last, items[i].first)]
    bare = items[i].phrase.noun is None and words.low(items[i].last) in PLACED
    return bare and 1 < len(gap) <= FAR // 2 and gap[-1] in {"and", ","} and bool(PLACED & set(gap))


def _as_after(
    words: Words, items: list[Item], kinds: list[FigureKind | None], parents: list[int | None], i: int
) -> FigureKind | None:
    """The first of a list or the whole of a part is told by what follows the last: "six women and two men were killed"."""
    following = kinds[i + 1]
    if following not in PEOPLE or items[i].amount.share or not _counts_people(items[i]):
        return None
    if parents[i + 1] == i:
        return following
    shared = items[i + 1].phrase.noun is None or _counts_people(items[i + 1])
    others = words.low(items[i + 1].last - 1) in {"others", "more"} or words.low(items[i + 1].amount.last) in {
        "other",
        "others",
        "more",
    }
    listed = parents[i + 1] == parents[i] and (_is_listed(words, items, i + 1) or _of_a_group(words, items, i))
    return following if shared and listed and not others else None


def _of_a_group(words: Words, items: list[Item], i: int) -> bool:
    """ "five civilians of one family", "nine people from two families"."""
    noun = items[i + 1].phrase.noun
    gap = range(items[i].last, items[i + 1].first)
    return noun is not None and noun.family == "group" and all(words.low(j) in {"of", "from"} for j in gap)


def _counts_people(item: Item) -> bool:
    return item.phrase.noun is None or item.phrase.noun.family in {"person", "group", "unknown"}


def _far(words: Words, items: list[Item], i: int) -> FigureKind | None:
    """The first thing told after an auxiliary in the rest of the sentence, before another figure that is no part."""
    item = items[i]
    if not _counts_people(item) or item.amount.share or _is_loose(item):
        return None
    after = [other.first for other in items[i + 1 : i + 4] if not other.amount.share]
    end = after[0] if after else len(words.tokens)
    for j in range(item.last, min(end, item.last + FAR)):
        if not words.same_sentence(j, item.first):
            return None
        found = words.phrase_at(j, figure_words().told)
        if found and _ends_clause(words, items, i, j, j + found[0]):
            return found[1]
    return None


def _is_loose(item: Item) -> bool:
    """A vague word before a noun the lexicon does not know says too little to look far for more."""
    noun = item.phrase.noun
    return item.amount.bounds.comparator is Comparator.VAGUE and noun is not None and noun.family == "unknown"


def _ends_clause(words: Words, items: list[Item], i: int, at: int, after: int) -> bool:
    """Whether the word at token `at` is said of something before it: after an auxiliary, or with no object after it."""
    if words.low(at - 1) in AUXILIARIES | figure_words().passed_over:
        return True
    return words.low(after) in CLOSERS and _is_told_of(words, items, i, at, after) and items[i].amount.bounds.value != 1


def _of_noun(item: Item) -> FigureKind | None:
    return item.phrase.noun.kind if item.phrase.noun else None
