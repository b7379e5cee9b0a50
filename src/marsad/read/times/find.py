"""Finding time expressions: every rule that may begin at a word is tried there, and the longest reading is kept."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache

from marsad.read.times import absolute, arabic, deictic, events, months, onset, running, spans, weekdays
from marsad.read.times.edtf import edtf_of
from marsad.read.times.leads import led
from marsad.read.times.mention import TimeMention
from marsad.read.times.page import Page, Rule
from marsad.read.times.ranges import joined

WORD = re.compile(r"\w+")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@cache
def _by_start() -> dict[str, tuple[Rule, ...]]:
    """Rules by the lower-case word they may begin with; "#" for words that begin with a digit."""
    table: dict[str, list[Rule]] = defaultdict(list)
    for module in (absolute, months, weekdays, deictic, running, spans, events, onset, arabic):
        for rule in module.rules():
            for start in rule.starts:
                table[start].append(rule)
    return {start: tuple(rules) for start, rules in table.items()}


def find_times(text: str, published: date | None, *, offset: int = 0) -> tuple[TimeMention, ...]:
    """Every time expression of `text` in reading order, none overlapping; relative ones count from `published`.

    With `published` None they keep `earliest` and `latest` None. Offsets are code points of `text` plus `offset`.
    """
    page = Page(text.translate(DIGITS), published)
    found = [both.mention if both.whole else led(both.mention, page) for both in joined(_scan(page), page)]
    return tuple(_finished(mention, text, offset) for mention in _apart(found))


def _scan(page: Page) -> list[TimeMention]:
    table, out, at = _by_start(), [], 0
    low = page.low
    while word := WORD.search(low, at):
        rules = () if _inside_number(low, word.start()) else table.get(word[0], ()) or _numeric(word[0], table)
        mention = _longest(rules, word.start(), page)
        if mention:
            out.append(mention)
        at = mention.end if mention else word.end()
    return out


def _numeric(word: str, table: dict[str, tuple[Rule, ...]]) -> tuple[Rule, ...]:
    return table["#"] if word[0].isdigit() else ()


def _inside_number(low: str, at: int) -> bool:
    """Whether the digits at `at` go on with a number, a fraction or a code: the 2 of "1/2" or "4.2"."""
    return at > 1 and low[at - 1] in "/.,:-" and low[at - 2].isdigit() and low[at].isdigit()


def _longest(rules: tuple[Rule, ...], at: int, page: Page) -> TimeMention | None:
    best: TimeMention | None = None
    for rule in rules:
        match = rule.pattern.match(page.low, at)
        if match is None or match.end() <= (best.end if best else at):
            continue
        mention = rule.read(match, page)
        if mention and mention.end > mention.start:
            best = mention
    return best


def _apart(mentions: list[TimeMention]) -> list[TimeMention]:
    """Without those that a wider neighbour has taken in."""
    out: list[TimeMention] = []
    for mention in mentions:
        while out and out[-1].start >= mention.start:
            out.pop()
        if not out or out[-1].end <= mention.start:
            out.append(mention)
    return out


def _finished(mention: TimeMention, text: str, offset: int) -> TimeMention:
    edtf = mention.edtf or edtf_of(mention.earliest, mention.latest, mention.granularity, mention.kind)
    words = text[mention.start : mention.end]
    return replace(mention, start=mention.start + offset, end=mention.end + offset, text=words, edtf=edtf)
