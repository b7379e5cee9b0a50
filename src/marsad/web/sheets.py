"""Long lists in sheets: which rows a page shows, how many there are, and where the others are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from marsad.errors import UsageError

ROWS = 100
# Of the things one row counts, so many are named; more would be no reading.
NAMED = 100
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Sheet `number` of `sheets`, from 1; `rows` is how many rows there are on all of them.

    `asked` is the name under which an address asks for another sheet.
    """

    number: int
    sheets: int
    rows: int
    asked: str = "page"

    @property
    def here(self) -> int | None:
        """What an address asks for to come here; None for the first sheet."""
        return self.number if self.number > 1 else None

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.sheets else None


ONE = Sheet(number=1, sheets=1, rows=0)


def sheet(
    items: Sequence[T], query: Mapping[str, str], *, asked: str = "page", rows: int = ROWS
) -> tuple[Sequence[T], Sheet]:
    """The rows of the sheet that the address asks for, the first by default. Raises UsageError where there is none."""
    sheets = max(1, -(-len(items) // rows))
    number = _number(query.get(asked) or "1", asked)
    if not 1 <= number <= sheets:
        raise UsageError(
            f"There is no sheet {number}.",
            where=f"{asked} in the address",
            next_step=f"There are sheets 1 to {sheets}.",
        )
    chosen = items[(number - 1) * rows : number * rows]
    return chosen, Sheet(number=number, sheets=sheets, rows=len(items), asked=asked)


def first(items: Iterable[T], most: int) -> tuple[T, ...]:
    """The first so many."""
    return tuple(one for one, _ in zip(items, range(most), strict=False))


def _number(words: str, asked: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 10):
        raise UsageError(
            f"“{words[:40]}” is no number of a sheet.", where=f"{asked} in the address", next_step="Write 1, 2, 3 …"
        )
    return int(words)
