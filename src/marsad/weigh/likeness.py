"""How alike two reports are in their words: the rarer what they share and the nearer their days, the more.

Names, numbers and words that news seldom use carry a report's matter; the common words of news say little. The weights
are of the word alone and not of how many reports bear it, so that a report that comes in later changes no
likeness. Only English is known: a report in another language is like none.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from marsad.model import Report
from marsad.packs import common_words

Terms = Mapping[str, float]

# What a word counts for, by what it is. A common word counts for less the shorter it is: the shortest are everywhere.
COMMON, RARE, NAME, NUMBER = 1.0, 2.0, 3.0, 3.0
FULL_LENGTH = 8
# What a report opens with is what it is about; the rest may be background.
OPENING = 600
OPENING_WEIGHT = 1.6
# What happens anew looks like what happened before: likeness loses with the logarithm of the days between two reports.
FADING = 0.04
YEAR = 366
# Reports as alike as this, on the average of all pairs, tell of one matter: what tells coded incidents apart best.
ALIKE = 0.24
# Two reports of which one has no day are taken to lie a month apart.
UNKNOWN_DAYS = 30

# A report of no known language is taken for English.
_LANGUAGES = frozenset({"en", None})

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST_STEM = 4
_EMPTY = frozenset(
    """the a an and or of in on at to for from by with was were is are be been has have had it its he she they his her
       their them him who that this which as but not said say says after when where into out up about also will would
       could one two no new more than all there while before over according told""".split()
)


def terms(text: str) -> dict[str, float]:
    """The words of a text, without endings, each with its weight; the squares of the weights sum to one.

    Empty for a text without words. A word counts for more the oftener it stands, by the logarithm.
    """
    small = {w for w in _WORD.findall(text) if w[0].islower()}
    often: Counter[str] = Counter()
    heaviest: dict[str, float] = {}
    for word, stem, opens in _words(text):
        weight = _weight(word, stem, small) * (OPENING_WEIGHT if opens else 1.0)
        often[stem] += 1
        heaviest[stem] = max(heaviest.get(stem, 0.0), weight)
    raw = {stem: (1 + math.log(n)) * heaviest[stem] for stem, n in often.items()}
    length = math.sqrt(math.fsum(w * w for w in raw.values()))
    return {stem: w / length for stem, w in raw.items()}


def distinctive(stem: str) -> bool:
    """Whether a word, without its ending, is none of the common words of news."""
    return stem not in common_words()


def _words(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each word as written, without its ending, and whether it stands in the opening."""
    for match in _WORD.finditer(text):
        word = match.group()
        plain = _POSSESSIVE.sub("", word.casefold())
        if plain not in _EMPTY and len(plain) > 1:
            yield word, _stem(plain), match.start() < OPENING


def _stem(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM), "")
    return word[: len(word) - len(ending)]


def _weight(word: str, stem: str, small: set[str]) -> float:
    if word[0].isdigit():
        return NUMBER
    plain = _POSSESSIVE.sub("", word.casefold())
    if plain in common_words() or stem in common_words():
        return COMMON * min(1.0, len(plain) / FULL_LENGTH)
    return NAME if word[0].isupper() and plain not in small else RARE


def cosine(one: Terms, other: Terms) -> float:
    """The share of their words that two reports have in common, by weight, 0–1."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(weight * large[stem] for stem, weight in small.items() if stem in large)


def faded(cosine: float, one: date | None, other: date | None) -> float:
    """A likeness less what the days between two reports take from it; no likeness at all beyond a year."""
    days = abs((one - other).days) if one and other else UNKNOWN_DAYS
    return cosine - FADING * math.log(max(days, 1)) if days <= YEAR else 0.0


@dataclass(slots=True)
class Likeness:
    """Compares reports; keeps the words it has weighed for as long as one weighing lasts."""

    _terms: dict[str, dict[str, float]] = field(default_factory=dict)

    def terms(self, report: Report) -> Terms:
        """The weighed words of title and text; none for a report in a language whose common words are not known."""
        if report.id not in self._terms:
            told = f"{report.title}\n{report.text}" if report.title else report.text
            self._terms[report.id] = terms(told) if report.language in _LANGUAGES else {}
        return self._terms[report.id]

    def of(self, one: Report, other: Report) -> float:
        """How alike two reports are, below 1, negative where nothing but time is between them."""
        return faded(cosine(self.terms(one), self.terms(other)), one.published, other.published)

    def shared(self, one: Report, other: Report, most: int = 3) -> tuple[str, ...]:
        """The words that weigh most among those two reports share, none of them common in news."""
        first, second = self.terms(one), self.terms(other)
        both = [s for s in first if s in second and distinctive(s)]
        return tuple(sorted(both, key=lambda s: (-first[s] * second[s], s))[:most])
