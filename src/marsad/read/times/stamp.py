"""The full date a page prints above its report: "Published October 3 2016", "AFP Sunday 24 Aug 2014", "30-06-2016".

A page's own date outranks the day a collection gives for it, which is often the day on which it was gathered.
"""

from __future__ import annotations

import re
from datetime import date

from marsad.read.lexicon import any_of
from marsad.read.times.find import find_times
from marsad.read.times.lexicon import time_words

HEAD = 300
LINE_END = "\n\u2028\u2029"
WEEKDAY = r"(?:[A-Z][a-z]{2,8},?\s)?"
YEAR = r"(?:19|20)\d\d\b"
WRITTEN = rf"(?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},?\s?|\d{{1,2}}\s[A-Z][a-z]{{2,8}}\.?,?\s){YEAR}"
NUMERIC = rf"\d\d(?P<mark>[-/.])\d\d(?P=mark){YEAR}|{YEAR}-\d\d-\d\d\b"
DAY = rf"(?P<day>{WEEKDAY}{WRITTEN}|{NUMERIC})"
AFTER = rf"(?=[^\S{LINE_END}]*(?:[{LINE_END}]|$|at\s\d|\d\d:\d\d|\d{{1,4}}\s[A-Z]|[A-Z\"“‘\[(]))"
OPENING = re.compile(rf"(?:^|[{LINE_END}]){DAY}{AFTER}")
SIGNED = re.compile(rf"\b(?:{any_of(time_words().put_out)}\s?:?|{any_of(time_words().agencies)})\s{DAY}")
GLUED_YEAR = re.compile(rf"(\d)({YEAR})")


def stamp_date(text: str) -> date | None:
    """The day printed at the head of `text` as that of the page, or None.

    It stands behind words of putting out or the name of an agency, or opens a line. A second line that opens with a
    date makes a chronology, whose days are those of what it tells.
    """
    head = text[:HEAD]
    line = SIGNED.search(head) or _only_opening(text)
    return _day(line["day"]) if line and line.start() < HEAD else None


def _only_opening(text: str) -> re.Match[str] | None:
    openings = list(OPENING.finditer(text))
    return openings[0] if len(openings) == 1 else None


def _day(words: str) -> date | None:
    """A day and year that lost what stood between them ("Jan 202015") are told apart."""
    apart = GLUED_YEAR.sub(r"\1 \2", words)
    return next((m.earliest for m in find_times(apart, None) if m.earliest and m.earliest == m.latest), None)
