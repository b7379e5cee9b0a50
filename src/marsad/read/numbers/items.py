"""An amount with its noun, as the rules of kind see it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model import Comparator, FigureKind
from marsad.read.numbers.amounts import Amount
from marsad.read.numbers.phrases import Phrase

OF_PEOPLE = frozenset(FigureKind) - {FigureKind.SHARE, FigureKind.STRIKES, FigureKind.EQUIPMENT, FigureKind.OTHER}

WEAK_STATES = frozenset({FigureKind.CAPTURED, FigureKind.DETAINED, FigureKind.DISPLACED})


@dataclass(frozen=True, slots=True)
class Item:
    """Tokens `first` to `last` (exclusive)."""

    amount: Amount
    phrase: Phrase

    @property
    def first(self) -> int:
        return self.amount.first

    @property
    def last(self) -> int:
        return max(self.phrase.last, self.amount.last)

    @property
    def family(self) -> str | None:
        """The class of the noun, None where there is none."""
        return self.phrase.noun.family if self.phrase.noun else None

    @property
    def may_count_people(self) -> bool:
        return not self.amount.share and self.family in {None, "person", "group", "unknown"}

    @property
    def may_be_harmed(self) -> bool:
        """Whether it may count people harmed: a captive or a refugee may be, by another word than the noun."""
        state = self.phrase.noun if self.family == "state" else None
        return self.may_count_people or (state is not None and state.kind in WEAK_STATES)

    @property
    def says_little(self) -> bool:
        """A vague word before a noun that the lexicon does not know."""
        return self.amount.bounds.comparator is Comparator.VAGUE and self.family == "unknown"
