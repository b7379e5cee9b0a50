"""Wire copies: reports that share their text are one voice, whoever prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from marsad.model import Report

SHINGLE_WORDS = 5
# Two reports are copies where the shorter has this share of its shingles in the longer; independent reports of one
# event that quote the same statement stay below a third.
COPIED = 0.4
FEWEST_SHINGLES = 8
# A sentence is lifted where nearly all of it stands in the other's words.
LIFTED = 0.8
LIFTED_WORDS = 8
_WORD = re.compile(r"\w+")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, casefolded, without punctuation."""
    return tuple(_WORD.findall(text.casefold()))


def shingles(text: str, size: int = SHINGLE_WORDS) -> frozenset[tuple[str, ...]]:
    """Every run of `size` words; none for a text with fewer."""
    found = words(text)
    return frozenset(found[i : i + size] for i in range(len(found) - size + 1))


def containment(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The share of the smaller set that lies in the larger, 0–1; 0 where one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def lifted(one: str, other: str) -> bool:
    """Whether one stretch of words, at least a sentence's worth, stands nearly word for word in the other."""
    if min(len(words(one)), len(words(other))) < LIFTED_WORDS:
        return False
    return containment(shingles(one, 3), shingles(other, 3)) >= LIFTED


def alike(one: str, other: str) -> bool:
    """Whether two short stretches share at least half of all their words."""
    first, second = set(words(one)), set(words(other))
    return bool(first) and 2 * len(first & second) >= len(first | second)


@dataclass(slots=True)
class Wire:
    """Tells copied reports; keeps the shingles it has cut for as long as one weighing lasts."""

    _cut: dict[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)

    def copied(self, one: Report, other: Report) -> bool:
        """Whether two reports share their text."""
        first, second = self._shingles(one), self._shingles(other)
        if min(len(first), len(second)) < FEWEST_SHINGLES:
            return False
        return containment(first, second) >= COPIED

    def _shingles(self, report: Report) -> frozenset[tuple[str, ...]]:
        if report.id not in self._cut:
            self._cut[report.id] = shingles(report.text)
        return self._cut[report.id]
