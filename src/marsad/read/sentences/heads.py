"""What stands in front of a report's news without a break: stamps of day and hour, datelines, its headline again.

Texts taken from pages lose the breaks between these and the news. Read as one with it, the parser finds no sentence,
the headline's act is told twice, or the news falls away with the furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.model import Report, SectionKind
from marsad.read.lexicon import any_of, table

Piece = tuple[int, int, SectionKind]

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tue|Tues|Wednes|Wed|Thu|Thurs|Fri|Satur|Sat|Sun)(?:day)?\.?"
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:{_WEEKDAY}\s?,?\s+)?(?:\d{{1,2}}\s+{_MONTH}\s?,?\s+{_YEAR}|{_MONTH}\s+\d{{1,2}}\s?,?\s?{_YEAR}|"
    rf"\d{{1,2}}[-./]\d{{1,2}}[-./]{_YEAR}|{_YEAR}-\d{{2}}-\d{{2}})"
)
_ZONE = r"(?:UTC|GMT|BST|[ECMP][DS]T)(?:[+-]\d{1,2})?"
_HOUR = rf"(?:\d{{1,2}}[:.]\d{{2}}(?:\s?[ap]\.?m\.?)?(?:\s?{_ZONE})?|\d{{4}}\s?{_ZONE})"
_LISTED = table("pages")
_LABEL = rf"(?:(?i:{any_of(_LISTED['put_out'])})\s?:?\s+)"
_AGENCIES = any_of(_LISTED["agencies"])
_TOWNS = r"[A-Z](?:[A-Z’'/\\]|-(?=[A-Z])){2,}(?: [A-Z][A-Z’'-]+){0,2}"
_COUNTRY = r"(?:\s?,\s?[A-Z][a-z]+)?"
_NEWS = r"(?=[\"“'‘(]?(?:[A-Z\u00c0-\u00de]|\d+ [A-Za-z]))"
"""What a stamp is followed by: a sentence that begins with a day goes on in small letters or behind a comma."""
_TOWN_AND = rf"{_TOWNS}{_COUNTRY}(?:\s?,\s{_MONTH}\s\d{{1,2}})?\s\|\s"
_STAMP = re.compile(
    rf"\(?(?:{_TOWN_AND})?{_LABEL}?{_DATE}(?:\s?[,|]?\s+{_HOUR})?\)?"
    rf"\s*[.|:–—-]?\s+{_NEWS}"
)
# "HARSA (Reuters) -", "HARSA, Drovia, May 3 (AP) —", and with the brackets as some text collections write them.
_LINE = (
    rf"{_TOWNS}{_COUNTRY}(?:\s?,?\s{_MONTH}\s\d{{1,2}}(?:\s?,\s?{_YEAR})?)?\s?"
    rf"(?:\(\s?|-LRB- )[A-Z][\w .,/]{{1,40}}?\s?(?:\)|-RRB-)\s*"
)
_AGENCY_LINE = re.compile(rf"{_LINE}(?:[-–—]+\s*)?{_NEWS}|{_TOWNS}{_COUNTRY}\s?[–—]\s*{_NEWS}")
# Behind a stamp a town in capitals alone: long enough to be none of the short names that forces and bodies go by.
_TOWN = re.compile(r"[A-Z]{5,}(?: [A-Z]{4,})?(?:\s*[–—:-]+)?\s+(?=(?:An? |The )?[A-Z][a-z])")
_AGENCY = re.compile(rf"\(?{_AGENCIES}\)?\s*[-–—:.]?\s+{_NEWS}")
# What parts a headline, teasers or a caption from the news behind them on the same line.
_BREAK = re.compile(
    rf"(?<![A-Z-])(?:{_LINE}[-–—]+\s*|{_TOWN_AND}{_DATE}(?:\s+{_HOUR})?\s+|{_TOWNS}\s?,\s?[A-Z][a-z]+\s?[–—]\s*{_NEWS}|"
    rf"(?<=[\w.)]\s){_AGENCIES}\s+{_DATE}\s+(?=\w))"
)
# Behind the headline again: a stop, or a sentence that does not go on with it ("… in Ostrany Tuesday, they said").
_STOP = re.compile(rf"\s*[.:|]\s+|\s+(?={_DATE})|\s+(?!{_WEEKDAY}\b){_NEWS}")
_OUTLET = re.compile(r"\s+[-–—|]\s+[^-–—|]{2,40}$")
_SHORTEST = 20
"""A headline shorter than this may be words of the news."""
_REACH = 600
"""How far into the text what stands in front may reach, in code points."""


def headline(report: Report) -> str:
    """The report's headline without the name of the outlet behind it, or nothing."""
    section = next((s for s in report.sections if s.kind is SectionKind.HEADLINE), None)
    line = report.text[section.start : section.end] if section else report.title or ""
    bare = _OUTLET.sub("", " ".join(line.split()))
    return bare.rstrip(" .") if len(bare) >= _SHORTEST else ""


def in_front(text: str, start: int, end: int, title: str) -> Iterator[Piece]:
    """The pieces that stand in front of the news of this stretch; none where it begins with the news."""
    at, last = start, min(end, start + _REACH)
    before: SectionKind | None = None
    while at < last:
        words = _past_blanks(text, at, end)
        piece = _piece(text, words, last, end, title, before)
        if piece is None:
            return
        stop, before = piece
        yield at, stop, before
        at = stop


def _piece(
    text: str, at: int, last: int, end: int, title: str, before: SectionKind | None
) -> tuple[int, SectionKind] | None:
    """Where the piece that begins here ends, and what it is; `before`: what stands in front of it."""
    broken = _BREAK.search(text, at, last)
    if broken and broken.start() == at:
        return broken.end(), SectionKind.DATELINE
    forms = [_STAMP, _AGENCY_LINE]
    if before is not None:
        forms.append(_AGENCY)
    if before is SectionKind.DATELINE:
        forms.append(_TOWN)
    found = next((m for form in forms if (m := form.match(text, at, end))), None)
    if found:
        return found.end(), SectionKind.DATELINE
    stop = _STOP.match(text, at + len(title), end) if title and text.startswith(title, at) else None
    if stop:
        return stop.end(), SectionKind.HEADLINE
    return (broken.start(), SectionKind.HEADLINE) if broken else None


def _past_blanks(text: str, at: int, end: int) -> int:
    return next((i for i in range(at, end) if not text[i].isspace()), end)
