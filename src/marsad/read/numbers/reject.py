"""Numbers that count nothing: names of weapons and roads, dates, ages, measures, money, labels."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from marsad.read.numbers.amounts import DASHES, Amount
from marsad.read.numbers.lexicon import figure_words
from marsad.read.numbers.phrases import Phrase
from marsad.read.numbers.tokens import Words

CURRENCIES = frozenset("$€£¥₤₪₺") | {"rs", "usd", "eur", "us$", "sr", "qr", "aed"}
GLUED_BEFORE = frozenset("-–/.:#№_+~'’")
GLUED_AFTER = frozenset("/:_'’")
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of text in order, none overlapping, as their starts and their ends."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a code point with start to end."""
        after = bisect_left(self.starts, end)
        return after > 0 and self.ends[after - 1] > start


def is_no_figure(words: Words, amount: Amount, phrase: Phrase, times: Spans) -> bool:
    """Whether the words around say that the amount is not a count. `times` are the spans of time expressions."""
    start, end = words.tokens[amount.core].start, words.tokens[amount.core_end - 1].end
    if times.touch(start, end):
        return True
    if amount.digits and (
        _is_code(words, amount) or _is_labelled(words, amount, phrase) or _is_plain_year(amount, phrase)
    ):
        return True
    return _measures(words, amount, phrase) or _is_adjective(words, amount) or _is_aside(words, amount, phrase)


def _is_code(words: Words, amount: Amount) -> bool:
    """Digits grown together with letters or marks: Su-24, 9M133, 122mm, 24/7, 10:30."""
    first, last = amount.core, amount.core_end - 1
    before, after = words.low(first - 1), words.low(last + 1)
    if first and words.adjacent(first - 1) and (before in GLUED_BEFORE or before[-1:].isalnum()):
        return not (before in DASHES and not words.adjacent(first - 2))
    if words.adjacent(last) and after in DASHES and words.adjacent(last + 1) and words.low(last + 2)[:1].isdigit():
        return True
    if words.adjacent(last) and (after in GLUED_AFTER or after[:1].isalnum()):
        return not after.startswith(("'", "’"))
    return isinstance(amount.bounds.value, float) and not amount.share


def _is_labelled(words: Words, amount: Amount, phrase: Phrase) -> bool:
    before = words.low(amount.first - 1)
    before = words.low(amount.first - 2) if before == "." and words.adjacent(amount.first - 2) else before
    known = figure_words()
    return before in known.strict_labels or (_has_no_noun(phrase) and before in known.loose_labels)


def _is_plain_year(amount: Amount, phrase: Phrase) -> bool:
    """A bare 2015, or one before a noun some words on ("2015 party account publishes pictures")."""
    apart = _has_no_noun(phrase) or phrase.last - amount.last > 2
    return apart and amount.bounds.value in YEARS and amount.bounds.value == amount.bounds.low


def _has_no_noun(phrase: Phrase) -> bool:
    return phrase.noun is None or phrase.noun.family == "unknown"


def _measures(words: Words, amount: Amount, phrase: Phrase) -> bool:
    if phrase.noun and phrase.noun.family == "measure":
        return True
    money = words.low(amount.core - 1) in CURRENCIES or words.low(amount.last) in CURRENCIES
    after = words.phrase_at(amount.last, figure_words().nouns)
    return money or bool(after and after[1].family == "measure" and not amount.share)


def _is_adjective(words: Words, amount: Amount) -> bool:
    """ "12-year-old", "four-day", "five-storey": a dash and a word grown onto the number."""
    last = amount.last - 1
    return (
        words.low(last + 1) in DASHES
        and words.adjacent(last)
        and words.adjacent(last + 1)
        and words.low(last + 2).isalpha()
    )


def _is_aside(words: Words, amount: Amount, phrase: Phrase) -> bool:
    """A bare number between brackets or commas (an age), or at the head of a line before a full stop (a list)."""
    if phrase.noun is not None or phrase.last > amount.last or not amount.digits:
        return False
    before, after = words.low(amount.first - 1), words.low(amount.last)
    aside = (before, after) in {("(", ")"), ("[", "]")} or (before == "," and after == ",")
    heads_line = before in {"", "\n"} and after in {".", ")", "\n"}
    return aside or heads_line
