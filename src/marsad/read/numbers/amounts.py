"""Reading one amount: comparator, number in digits or words, range, share or vague word."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model import Comparator
from marsad.read.numbers.bounds import Bounds, Number, between, bounds, vague
from marsad.read.numbers.lexicon import figure_words
from marsad.read.numbers.tokens import Words
from marsad.read.numbers.wording import phrases
from marsad.read.numbers_words import cardinal, is_number_word, number_words

DASHES = frozenset({"-", "–", "—"})
JOINS = frozenset({"to", "or", "and"})
PERCENT = phrases(dict.fromkeys(("%", "percent", "per cent", "pct", "percents"), True))
LONGEST_SPELT = 9
MOST_DIGITS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Tokens `first` to `last` (exclusive), the number's own from `core` to `core_end`.

    `digits` says that it is written in digits. `implied` marks the one of "a civilian" and the zero of "no casualties".
    """

    first: int
    last: int
    core: int
    core_end: int
    bounds: Bounds
    share: bool = False
    digits: bool = False
    implied: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    number: Number
    last: int
    digits: bool
    share: bool = False


def amount_at(words: Words, i: int) -> Amount | None:
    """The amount that begins at token i, with its comparator, or None."""
    before = words.phrase_at(i, figure_words().comparators)
    core = i + before[0] if before else i
    comparator = before[1] if before else Comparator.EQ
    core = _past_article(words, core) if before else core
    if words.low(i) == "between":
        return _between(words, i)
    found = words.phrase_at(core, figure_words().vague)
    if found:
        return _vague(i, core, *found)
    read = _number(words, core)
    return _with_rest(words, i, core, comparator, read) if read else None


def _past_article(words: Words, i: int) -> int:
    """After a comparator, "a total of" and a bare article count for nothing ("some of", "up to a total of 30")."""
    return i + 3 if words.low(i) == "a" and words.low(i + 1) == "total" and words.low(i + 2) == "of" else i


def _vague(first: int, core: int, length: int, least: int | None) -> Amount:
    last = core + length
    return Amount(first=first, last=last, core=core, core_end=last, bounds=vague(least))


def _with_rest(words: Words, first: int, core: int, comparator: Comparator, read: _Read) -> Amount:
    after = comparator_after(words, read.last)
    upper = _range_end(words, read)
    if upper:
        limits = between(*_levelled(read.number, upper.number))
        return Amount(
            first=first,
            last=upper.last,
            core=core,
            core_end=upper.last,
            bounds=limits,
            share=upper.share,
            digits=upper.digits,
        )
    last = read.last
    if comparator is Comparator.EQ and words.low(last) == "+" and words.adjacent(last - 1):
        comparator, last = Comparator.GE, last + 1
    if comparator is Comparator.EQ and after:
        comparator, last = after[1], last + after[0]
    limits = bounds(comparator, read.number, whole=not read.share)
    return Amount(
        first=first, last=last, core=core, core_end=read.last, bounds=limits, share=read.share, digits=read.digits
    )


def comparator_after(words: Words, i: int) -> tuple[int, Comparator] | None:
    """A comparator after what it bounds ("twelve or more"), as (tokens, it); not one that bounds the next number."""
    found = words.phrase_at(i, figure_words().comparators_after)
    if found and words.phrase_at(i, figure_words().comparators) and _number(words, i + found[0]):
        return None
    return found


def _levelled(low: Number, high: Number) -> tuple[Number, Number]:
    """ "3-4 million" means three million: the scale written once holds for both."""
    if low < 1000 <= high and high % 1000 == 0 and low * 10 < high and (scale := _scale_of(high)):
        return low * scale, high
    return low, high


def _scale_of(number: Number) -> int | None:
    return next((s for s in (1_000_000_000, 1_000_000, 1_000) if number % s == 0 and number / s < 1000), None)


def _range_end(words: Words, read: _Read) -> _Read | None:
    """The second number of "30-40", "two or three", "50 to 60"."""
    join = words.low(read.last)
    if join in DASHES or join in {"to", "or"}:
        upper = _number(words, read.last + 1)
        if upper is None or upper.number <= read.number or (upper.digits != read.digits and join in DASHES):
            return None
        return upper
    return None


def _between(words: Words, i: int) -> Amount | None:
    """ "between 500 and 1,300"."""
    low = _number(words, i + 1)
    if low is None or words.low(low.last) not in JOINS | DASHES:
        return None
    high = _number(words, low.last + 1)
    if high is None:
        return None
    limits = between(*_levelled(low.number, high.number))
    return Amount(
        first=i, last=high.last, core=i + 1, core_end=high.last, bounds=limits, share=high.share, digits=high.digits
    )


def _number(words: Words, i: int) -> _Read | None:
    """A number in digits or words at token i, or a share ("a third of", "20 %")."""
    if i >= len(words.tokens):
        return None
    read = _digits(words, i) if words.tokens[i].is_number else _spelt(words, i)
    if read is None:
        return None
    percent = words.phrase_at(read.last, PERCENT)
    return _Read(read.number, read.last + percent[0], read.digits, True) if percent else read


def _digits(words: Words, i: int) -> _Read | None:
    number = _value(words.low(i))
    if number is None:
        return _dotted(words, i)
    scales = number_words().scales
    after = words.low(i + 1)
    if words.adjacent(i) and after.isalpha():
        factor = number_words().suffixes.get(after)
        return _Read(_whole(number * factor), i + 2, True) if factor else None
    last = i + 1
    while words.low(last) in scales:
        number, last = number * scales[words.low(last)], last + 1
    return _Read(_whole(number), last, True)


def _value(digits: str) -> Number | None:
    """The number that digits write; a single "1.200" can be two numbers and is none."""
    if len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
        return None
    plain = "".join(c for c in digits if c.isdecimal() or c == ".")
    groups = plain.split(".")
    if len(plain) > MOST_DIGITS + 3:
        return None
    if len(groups) > 2:
        return int("".join(groups)) if all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3 else None
    if len(groups) == 2:
        return None if len(groups[1]) == 3 and groups[0] != "0" else float(plain)
    return int(plain) if len(plain) <= MOST_DIGITS else None


def _dotted(words: Words, i: int) -> _Read | None:
    """ "1.200 people" is twelve hundred: people come whole."""
    after = words.phrase_at(i + 1, figure_words().nouns)
    if after and after[1].family == "person" and words.low(i).count(".") == 1:
        return _Read(int(words.low(i).replace(".", "")), i + 1, True)
    return None


def _whole(number: Number) -> Number:
    rounded = round(number, 6)
    return int(rounded) if float(rounded).is_integer() else rounded


def _spelt(words: Words, i: int) -> _Read | None:
    share = _fraction(words, i)
    if share or not _may_spell(words.low(i)):
        return share
    best = None
    spelling: list[str] = []
    for j in range(i, min(i + LONGEST_SPELT, len(words.tokens))):
        low = words.low(j)
        if low in DASHES and spelling and words.adjacent(j) and words.adjacent(j - 1):
            continue
        if not (is_number_word(low) or low in {"a", "an", "and", "of"} or low in number_words().fractions):
            break
        spelling.append(low)
        number = cardinal(spelling)
        if number is not None:
            best = _Read(number, j + 1, False)
    return best


def _may_spell(low: str) -> bool:
    return is_number_word(low) or low in {"a", "an"} or low in number_words().fractions


def _fraction(words: Words, i: int) -> _Read | None:
    """ "a third of", "two-thirds of", "half the": a share, in percent. "A third of a million" is a number."""
    known = number_words()
    if words.low(i) not in {"a", "an"} and words.low(i) not in known.cardinals and words.low(i) not in known.fractions:
        return None
    j = i + 1 if words.low(i) in {"a", "an"} else i
    times, j = (known.cardinals[words.low(j)], j + 1) if words.low(j) in known.cardinals else (1, j)
    j += words.low(j) in DASHES
    part = known.fractions.get(words.low(j))
    rest = [words.low(j + step) for step in (1, 2, 3)]
    scaled = any(word in known.scales for word in rest) and rest[0] in {"of", "a"}
    if (
        part is None
        or scaled
        or not (rest[0] == "of" or (words.low(j) == "half" and rest[0] in {"the", "its", "their"}))
    ):
        return None
    percent = round(100 * times * part, 1)
    return _Read(_whole(percent), j + 1, False, True)
