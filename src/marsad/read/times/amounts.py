"""Amounts of time: "four days", "more than two weeks", "several months", "half an hour"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.lexicon import any_of
from marsad.read.numbers_words import cardinal, number_words
from marsad.read.times.lexicon import time_words
from marsad.read.times.page import UNIT

LONGEST = 36525
_WORD = any_of([*number_words().cardinals, *(s for s in number_words().scales if s != "dozen"), "dozen"])
_NUMBER = rf"(?:\d{{1,4}}|(?:a\s|an\s)?{_WORD}(?:[\s-]{{1,2}}(?:and\s)?{_WORD}){{0,3}}|an?|half\san?|(?:a\s)?half)"
ABOUT = ("about", "around", "approximately", "some", "roughly", "nearly", "almost", "barely", "just under")
OPEN = (
    "more than",
    "over",
    "at least",
    "less than",
    "up to",
    "under",
    "well over",
    "just over",
    "no more than",
    "within",
)
EXACT = ("only", "just", "exactly")
_BOUND = any_of([*ABOUT, *OPEN, *EXACT])
AMOUNT = (
    rf"(?:(?P<bound>{_BOUND}(?:\s(?:a|the))?)\s{{1,2}})?(?:(?P<number>{_NUMBER})|(?P<vague>{any_of(time_words().vague_amounts)}))"
    rf"(?:[\s-]{{1,2}}(?:more|full|whole|long|consecutive|straight|further))?[\s-]{{1,2}}(?P<unit>{UNIT})(?:s['’]?)?\b"
)
STARTS = (
    "#", "a", "an", "half", *ABOUT, *OPEN, *EXACT, *time_words().vague_amounts, *number_words().cardinals,
    *number_words().scales,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """`number` of `unit`s; None where the words name no number. `bound` is "exact", "about" or "open"."""

    number: int | None
    unit: str
    bound: str

    @property
    def exact(self) -> bool:
        return self.number is not None and self.bound == "exact"

    @property
    def days(self) -> int | None:
        """The amount in days, months as 30.44 and years as 365.25 of them; None where there is no number."""
        if self.number is None:
            return None
        per_unit = {"month": 30.44, "year": 365.25, "decade": 3652.5, "hour": 1 / 24, "minute": 1 / 1440}
        factor = per_unit.get(self.unit, time_words().unit_days.get(self.unit, 0))
        return min(round(self.number * factor), LONGEST)


def amount(match: re.Match[str]) -> Amount:
    """The amount that a match of `AMOUNT` names."""
    unit = match["unit"]
    if match["vague"]:
        return Amount(None, unit, "open")
    number = _number(match["number"])
    words = re.sub(r"\s(?:a|the)$", "", re.sub(r"\s+", " ", match["bound"] or ""))
    bound = "exact" if words in {"", *EXACT} else "about" if words in ABOUT else "open"
    return Amount(number, unit, bound if number is not None else "open")


def _number(text: str) -> int | None:
    if text.isdecimal():
        return min(int(text), LONGEST)
    words = re.split(r"[\s-]+", text.strip())
    if words[0] in {"a", "an"} and len(words) == 1:
        return 1
    if "half" in words:
        return None
    value = cardinal(words)
    return int(value) if value is not None else None
