"""Tables of phrases that can be looked up at a word, forwards and backwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases of lower-case words with a value each; `heads` and `tails` give the longest by first and by last word."""

    entries: Mapping[Phrase, T]
    heads: Mapping[str, int]
    tails: Mapping[str, int]


def phrases(entries: Mapping[str, T]) -> Phrases[T]:
    """A table from phrases written with blanks."""
    split = {tuple(text.split()): value for text, value in entries.items()}
    return Phrases(split, _longest(split, 0), _longest(split, -1))


def _longest(entries: Iterable[Phrase], place: int) -> dict[str, int]:
    out: dict[str, int] = {}
    for phrase in entries:
        out[phrase[place]] = max(len(phrase), out.get(phrase[place], 0))
    return out
