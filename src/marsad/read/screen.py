"""The screen: whether a text can tell of armed conflict at all, seen from its words before anything is parsed.

It errs on the side of reading: news of a conflict quotes statesmen for whole paragraphs, so that what passes is read
whole. What is left unread is said in a `Problem`, so that a person can see it and read it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.model import Problem, Report
from marsad.read.lexicon import table, words
from marsad.read.sentences import Paragraph

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Count:
    words: int
    telling: int
    common: int

    def tells(self, share: float) -> bool:
        return 2 * self.telling + self.common >= share * self.words


class Screen:
    """Parts what may tell of conflict from what does not."""

    def __init__(self) -> None:
        listed = table("screen")
        self._telling = words(listed["telling"]["words"])
        self._common = words(listed["common"]["words"]) - self._telling
        self._share: float = listed["share"]
        self._shortest: int = listed["shortest"]
        self._own_share: float = listed["paragraph"]["share"]
        self._own_words: int = listed["paragraph"]["words"]

    def kept(self, report: Report, listed: Sequence[Paragraph]) -> Sequence[Paragraph]:
        """The paragraphs to read: all of them, or those that tell of conflict where the report as a whole does not."""
        whole = self._count(report.text)
        if whole.words < self._shortest or whole.tells(self._share):
            return listed
        if whole.telling == 0:
            return ()
        return [p for p in listed if self._by_itself(self._count(report.text[p.start : p.end]))]

    def _by_itself(self, count: _Count) -> bool:
        enough = count.telling > 0 and count.telling + count.common >= self._own_words
        return enough and count.tells(self._own_share)

    def _count(self, text: str) -> _Count:
        found = _WORD.findall(text.lower())
        telling, common = self._telling, self._common
        return _Count(len(found), sum(w in telling for w in found), sum(w in common for w in found))


def screened(report: Report, listed: Sequence[Paragraph], kept: Sequence[Paragraph]) -> tuple[Problem, ...]:
    """What a person is told of a report that was not read, or only in part; nothing where it was read whole."""
    if len(kept) == len(listed):
        return ()
    message = "Not read: hardly a word of it tells of armed conflict."
    if kept:
        message = f"Read in part: {len(kept)} of {len(listed)} paragraphs tell of armed conflict, the rest hardly."
    return (Problem(code="screened_out", message=message, report=report.id, step="read"),)
