"""Number words as numbers: the only place that knows what "two dozen" or "half a million" comes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.read.lexicon import table

ARTICLES = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Cardinals, scales ("thousand", "dozen"), suffix letters ("400k") and fractions, all in lower case."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    fractions: dict[str, float]


@cache
def number_words() -> NumberWords:
    """The shipped number words."""
    listed = table("numbers")
    return NumberWords(
        cardinals=listed["cardinals"],
        scales=listed["scales"],
        suffixes=listed["suffixes"],
        fractions=listed["fractions"],
    )


def is_number_word(word: str) -> bool:
    """Whether `word` (lower case) can stand in a number written in words; articles and "and" alone cannot."""
    known = number_words()
    return word in known.cardinals or word in known.scales


def cardinal(words: list[str]) -> int | float | None:
    """The number that lower-case `words` spell: ["two", "dozen"] 24, ["half", "a", "million"] 500000; else None.

    An article counts as one before a scale only ("a hundred"); "and" joins what lies below a hundred ("one hundred
    and five") or a half ("two and a half million").
    """
    if not words:
        return None
    return _fraction_first(words) or _plain(words)


def _fraction_first(words: list[str]) -> int | float | None:
    """ "half a million", "a quarter of a million", "half a dozen", "two and a half million"."""
    known = number_words()
    for at, word in enumerate(words):
        if word not in known.fractions:
            continue
        rest = [w for w in words[at + 1 :] if w not in ARTICLES and w != "of"]
        if len(rest) != 1 or rest[0] not in known.scales:
            return None
        before = [w for w in words[:at] if w not in ARTICLES and w != "and"]
        whole = _plain(before) if before else 0
        return None if whole is None else _whole((whole + known.fractions[word]) * known.scales[rest[0]])
    return None


def _plain(words: list[str]) -> int | None:
    known = number_words()
    total, current, seen = 0, 0, False
    for at, word in enumerate(words):
        if word in known.cardinals:
            if not _may_follow(current, known.cardinals[word]):
                return None
            current += known.cardinals[word]
        elif word in known.scales:
            current = max(1, current) * known.scales[word]
            if known.scales[word] >= 1000:
                total, current = total + current, 0
        elif not _filler(word, at, words):
            return None
        seen = seen or word not in ARTICLES
    return total + current if seen else None


def _may_follow(current: int, number: int) -> bool:
    """Whether a cardinal may be added: a unit after tens, anything below a hundred after hundreds."""
    below = current % 100
    return below == 0 or (below >= 20 and below % 10 == 0 and 0 < number < 10)


def _filler(word: str, at: int, words: list[str]) -> bool:
    known = number_words()
    if word in ARTICLES:
        return at == 0 and len(words) > 1 and words[1] in known.scales
    return word == "and" and 0 < at < len(words) - 1


def _whole(number: float) -> int | float:
    return int(number) if float(number).is_integer() else number


def plural(noun: str) -> str:
    """The plural of a lower-case English noun by the rules of spelling and the lexicon's exceptions."""
    irregular: dict[str, str] = table("numbers")["nouns"]["irregular"]
    head, _, last = noun.rpartition(" ")
    if last in irregular:
        last = irregular[last]
    elif last.endswith("man"):
        last = last[:-2] + "en"
    elif last.endswith(("s", "x", "ch", "sh")):
        last += "es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    else:
        last += "s"
    return f"{head} {last}".strip()


def forms(nouns: list[str]) -> frozenset[str]:
    """Every noun, and the plural of those in Latin script; of others the lexicon lists every form."""
    return frozenset(nouns).union(plural(noun) for noun in nouns if noun.isascii())


@cache
def people_nouns() -> frozenset[str]:
    """Nouns that can only be people: after a number they make it a count, never a day or a year."""
    who = table("numbers")["nouns"]["who"].values()
    return frozenset({"people", "persons", "individuals", "others"}).union(*(forms(words) for words in who))
