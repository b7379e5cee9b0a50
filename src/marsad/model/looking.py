"""Nouns of the review queue: why a person should look at a claim, and who did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from marsad.model.vocabulary import Verb

MASK = "█"
"""Stands for each sign of words that nobody has reviewed yet, where only what was reviewed may be shown."""


class Why(StrEnum):
    """Why a person should look at a claim, the weightiest cause first."""

    CONTESTED = "contested"
    FIGURE = "figure"
    PLACE = "place"
    CANDIDATE = "candidate"
    """Its event may be the same as another."""
    UNSURE = "unsure"
    """One coder alone read it so."""
    AGREED = "agreed"
    """Two coders that read apart came to the same codes; nothing else speaks against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """`of`: the axes contested, the words of figures or places, or the ids of incidents that may be the same."""

    why: Why
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One claim of the queue: the causes, the weightiest first, and who read it already with what judgement.

    `readers` people must be of one mind about it; `outcome` is what they came to, None while a reader is wanted.
    """

    claim: str
    causes: tuple[Cause, ...]
    read_by: tuple[tuple[str, Verb], ...] = ()
    readers: int = 1
    outcome: Verb | None = None

    @property
    def disagreed(self) -> bool:
        """Whether those who read it judged otherwise than one another."""
        return len({verb for _, verb in self.read_by}) > 1

    def waits_for(self, name: str) -> bool:
        """Whether it is this person's turn: whoever read it leaves it to another."""
        return all(by != name for by, _ in self.read_by)
