"""What a rule of time reading sees of the text, and the fragments that all rules are written with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from marsad.read.lexicon import any_of
from marsad.read.numbers_words import people_nouns
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import TimeMention

ABBREVIATED = "".join(rf"(?<!\b{word})" for word in time_words().abbreviated)
SENTENCE_END = re.compile(rf"{ABBREVIATED}(?<!\s\w)[.!?;\n]\s")
"""Not behind an initial or an abbreviation: "Daniel P. Davison", "from Nov. 6"."""
SAYING = re.compile(
    r"(?<!be )\b(?:said|told|announced|reported|added|stated|confirmed|denied|says|tweeted|wrote|claimed|according)\b"
)
NEXT_WORD = re.compile(r"\s{1,2}(\w+)")
REACH = 90
SP = r"\s{1,3}"
GAP = r"(?:\s{0,2},\s{0,2}|\s{1,2})"


def _dotted(names: Iterable[str], shortest_full: int) -> str:
    """Full names as they are, abbreviations with the full stop that belongs to them."""
    full = [name for name in names if len(name) >= shortest_full or name in {"may", "june", "july"}]
    short = [name for name in names if name not in full]
    return rf"(?:{any_of(full)}\b|{any_of(short)}\b\.?)"


MONTH = _dotted(time_words().months, 5)
WEEKDAY = _dotted(time_words().weekdays, 6)
YEAR = r"(?:1[89]|20)\d\d"
DAY_PART = any_of(time_words().day_parts)
PART = any_of(time_words().parts)
UNIT = any_of(time_words().units)
ZONE = rf"(?:\s{any_of(time_words().zones)}\b)?"


@dataclass(frozen=True)
class Page:
    """The text being read and the day it was published, None where unknown."""

    text: str
    published: date | None

    @cached_property
    def low(self) -> str:
        """The text in lower case, code point for code point."""
        whole = self.text.lower()
        if len(whole) == len(self.text):
            return whole
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)

    def before(self, at: int, reach: int = REACH) -> str:
        """Lower-case text before `at`, back to the start of its sentence or `reach` code points."""
        return SENTENCE_END.split(self.low[max(0, at - reach) : at])[-1]

    def after(self, at: int, reach: int = REACH) -> str:
        """Lower-case text from `at` to the end of its sentence or `reach` code points."""
        return SENTENCE_END.split(self.low[at : at + reach], maxsplit=1)[0]

    def future(self, at: int) -> bool:
        """Whether words shortly before `at` put it into the future, and no verb of saying comes between."""
        before = self.before(at)
        if FOREMOST.search(before):
            return True
        cues = [cue for cue in FUTURE.finditer(before) if not PAST_AUXILIARY.search(before, 0, cue.start())]
        return bool(cues) and not SAYING.search(before, cues[-1].end())

    def counts_people(self, at: int) -> bool:
        """Whether the word after `at` is a noun for people, so that the number before it counts them.

        A singular ("the Aug. 7 sniper attack") is counted by no number but one.
        """
        word = NEXT_WORD.match(self.low, at)
        return word is not None and word[1] in people_nouns() and f"{word[1]}s" not in people_nouns()

    def names(self, at: int) -> bool:
        """Whether what stands right before `at` is part of a name ("the March 23 Movement")."""
        return CALLED_AFTER.match(self.text, at) is not None

    def mention(self, match: re.Match[str], **fields: object) -> TimeMention:
        """A mention spanning `match`; offsets of the page itself."""
        start, end = match.span()
        return TimeMention(start=start, end=end, text=self.text[start:end], **fields)  # type: ignore[arg-type]


CALLED_AFTER = re.compile(r"\s" + any_of(time_words().called_after) + r"\b")
FUTURE = re.compile(r"\b" + any_of(time_words().future) + r"\b")
FOREMOST = re.compile(r"\b" + any_of(time_words().future_foremost) + r"\s$")
PAST_AUXILIARY = re.compile(r"\b" + any_of(time_words().past_auxiliaries) + r"\s(?:to\s)?$")

Reading = Callable[[re.Match[str], Page], TimeMention | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a time. `starts` are the lower-case first words, "#" for a word that begins with a digit."""

    starts: frozenset[str]
    pattern: re.Pattern[str]
    read: Reading


def rule(starts: Iterable[str], pattern: str, read: Reading) -> Rule:
    """A rule over the lower-case text; `starts` may hold phrases, of which the first word counts."""
    return Rule(frozenset(start.split()[0] for start in starts), re.compile(pattern), read)
