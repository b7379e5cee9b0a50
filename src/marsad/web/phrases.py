"""English that was composed elsewhere, told in the language of the page.

`publish` and `weigh` compose in English: that is kept, cited and given to machines, and does not change with who looks.
A page tells it again: a word of a closed vocabulary by its message, a composed phrase by the message it was composed
from, slot by slot. What no message fits whole is shown as it is, set apart from the direction of the words around it;
nothing is told in part or guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache
from itertools import chain

from markupsafe import Markup, escape

from marsad.model import Foresight
from marsad.publish.amounts import COUNTED, PEOPLE, THINGS
from marsad.publish.days import LONG_MONTHS, MONTHS, WEEKDAYS
from marsad.publish.display import shown
from marsad.publish.words import KINDS
from marsad.web.days import full_day, long_day, month, short_day
from marsad.web.vocabulary import NAMELESS, PHRASES, Phrase, directions
from marsad.web.wording import ENGLISH, known, say, say_count, spoken

LONGEST = 600  # characters; longer text is nobody's phrase
DEEPEST = 6  # phrases within phrases; what goes deeper was written by somebody to go deep
APART, TOGETHER = "\u2068", "\u2069"  # Unicode's isolates: what a <bdi> is, in attributes and drawings too
At = tuple[str, int]  # the language being spoken, and how many phrases may still lie within this one
_SLOT = re.compile(r"\{(([a-z]+)\d?)\}")
_DAY = rf"\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}"
_MONTH = "|".join(LONG_MONTHS)
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_WINDOW = (
    rf"(?:between (?:{_DAY}) and (?:{_DAY})|(?:since|by) (?:{_DAY})|in (?:(?:{_MONTH})(?: \d{{4}})?|\d{{4}})|(?:{_DAY})"
    r"|date not said)"
)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# What may stand in a slot of this name; anything in those not listed.
_MAY_BE = {
    "day": _DAY,
    "date": rf"(?:{'|'.join(WEEKDAYS)}) \d{{1,2}} (?:{_MONTH}) \d{{4}}",
    "month": _MONTH,
    "year": r"\d{4}",
    "number": _NUMBER,
    "amount": (
        rf"(?:(?i:at least|more than|up to|fewer than|about) )?{_NUMBER}|[Bb]etween {_NUMBER} and {_NUMBER}|“[^”]*”"
    ),
    "counted": (
        rf"(?i:(?:(?:{_one_of(chain(*PEOPLE.items()))}) )?(?:{_one_of(chain(COUNTED.values(), *THINGS.values()))}))"
    ),
    "incidents": r"\d[\d,]* incidents?",
    "voices": r"\d+ voices? for",
    "tally": r"\d+ (?:against|withdrawn)",
    "window": rf"{_WINDOW}(?: \([^()]*\))?",
    "kind": f"(?i:{_one_of(KINDS.values())})",
    "direction": _one_of(directions()),
    "foresight": _one_of(Foresight),
    "extent": "(?:“[^”]*” )?",
    "id": r"[a-z]+-\w+",
    "figure": r".+ .+",
    "list": r"[^\[\]]+",
    "placed": r"[^,;]+ \[[^\]]*\]",
}
# Slots of these names are told in the page's language, or the phrase does not fit.
_MUST_BE_TOLD = frozenset(
    {"amount", "window", "kind", "counted", "known", "direction", "foresight", "placed", "figure"}
)
# Slots that hold several things: what stands between them, also in brackets or quotation marks where nothing is cut.
_NOT_WITHIN = r"(?![^\[]*\])(?![^(]*\))(?![^“]*”)"
_CUT = {
    "list": re.compile(rf", {_NOT_WITHIN}"),
    "places": re.compile(rf", {_NOT_WITHIN}"),
    "others": re.compile(rf", {_NOT_WITHIN}"),
    "points": re.compile(rf"; {_NOT_WITHIN}"),
    "remarks": re.compile(r", (?=against |relayed by )"),
}
_BETWEEN = {"points": "; "}


def tell(text: str) -> str:
    """Composed English in the language being spoken; set apart as it is where no message fits. Safe as HTML."""
    if spoken() == ENGLISH or not text:
        return text
    return Markup(escape(known(text) or _within_spaces(text)))


def _within_spaces(text: str) -> str:
    """What joins pieces of a brief carries its spaces and its colon; brackets and dashes alone are no words."""
    before, inner, colon, after = re.fullmatch(r"(\s*)(.*?)(:?)(\s*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    whole = known(f"{inner}{colon}")
    plain = shown(inner)
    if whole is None:
        whole = (_told_or_apart(plain, (spoken(), DEEPEST)) if re.search(r"\w", plain) else plain) + colon
    return f"{before}{whole}{after}"


def tell_name(text: str) -> str:
    """A name, which is never translated, or in the language being spoken what stands for want of one."""
    return text if spoken() == ENGLISH or text not in NAMELESS else Markup(escape(name(text)))


def apart(text: str) -> str:
    """Words as they are, set apart from the direction of what stands around them."""
    return f"{APART}{text}{TOGETHER}"


def kept_apart(text: str) -> str:
    """Text in the language being spoken that stands in a drawing, which runs from left to right in every language."""
    return text if spoken() == ENGLISH else Markup(escape(apart(shown(text))))


def _told_or_apart(text: str, at: At) -> str:
    told = _told(text, at)
    return apart(text) if told is None else told


@lru_cache(maxsize=16384)
def _told(text: str, at: At) -> str | None:
    """The text in a language, which is the one being spoken; None where no message fits it whole."""
    if len(text) > LONGEST or not at[1]:
        return None
    word = _word(text)
    return _by_phrase(text, (at[0], at[1] - 1)) if word is None else word


def _word(text: str) -> str | None:
    """A text that is a message itself: also where it begins a sentence, or lost the full stop of one."""
    for form in (text, text[:1].lower() + text[1:], f"{text}.", f"{text[:1].upper()}{text[1:]}."):
        found = known(form)
        if found is not None:
            return found if form[-1:] == text[-1:] else found.removesuffix(".")
    return None


def _by_phrase(text: str, at: At) -> str | None:
    for phrase, pattern, piece in _patterns():
        fitting = pattern.fullmatch(text) if piece in text else None
        told = _filled(phrase, fitting, at) if fitting else None
        if told is not None:
            return told if text.endswith(".") else told.removesuffix(".")
    return None


def _filled(phrase: Phrase, fitting: re.Match[str], at: At) -> str | None:
    slots = {name: _slot(name.rstrip("0123456789"), text, at) for name, text in fitting.groupdict().items()}
    if any(told is None for told in slots.values()):
        return None
    if phrase.many is None:
        return say(phrase.one).format(**slots)
    number = int(fitting["number"].replace(",", "").partition(".")[0])
    return say_count(phrase.one, phrase.many, number).format(**slots)


def _slot(kind: str, text: str, at: At) -> str | None:
    """What fills a slot; None where it must be told and no message fits it."""
    if kind in _FILLED:
        return _FILLED[kind](text)
    if kind in _MUST_BE_TOLD:
        return _told(text, at)
    if kind in _CUT:
        return _several(kind, text, at)
    return name(text) if kind == "name" else _told_or_apart(text, at)


def _several(kind: str, text: str, at: At) -> str | None:
    """The parts of a list, each told; a remark that cannot be told leaves all of them as they are."""
    parts = _CUT[kind].split(text)
    if kind == "places":
        told = [name(part) if part in NAMELESS else _by_phrase(part, at) or apart(part) for part in parts]
    elif kind == "remarks":
        remarks = [_told(part, at) for part in parts]
        told = [remark for remark in remarks if remark is not None]
        if len(told) < len(parts):
            return None
    else:
        told = [_told_or_apart(part, at) for part in parts]
    return say(_BETWEEN.get(kind, ", ")).join(told)


def name(text: str) -> str:
    """A name as it is, set apart from the direction of what stands around it; told where it says that there is none."""
    return (_word(text) if text in NAMELESS else None) or apart(text)


def _extent(text: str) -> str:
    return f"{apart(text.strip())} " if text else ""


def _day(text: str) -> str | None:
    """`11 Sep 2019`, `11 Sep` or `2019-09-11` as the page writes days; None where the calendar has no such day."""
    if "-" in text:
        year, number, day = map(int, text.split("-"))
        return _written(full_day, year, number, day)
    day_words, name_, *year_words = text.split()
    # a day without its year is of no year; 2000 knows every day
    year = int(year_words[0]) if year_words else 2000
    return _written(full_day if year_words else short_day, year, MONTHS.index(name_) + 1, int(day_words))


def _date(text: str) -> str | None:
    """`Wednesday 11 September 2019` as the page writes it; None where the calendar has no such day."""
    _, day, name_, year = text.split()
    return _written(long_day, int(year), LONG_MONTHS.index(name_) + 1, int(day))


def _written(words: Callable[[date], str], year: int, number: int, day: int) -> str | None:
    try:
        return words(date(year, number, day))
    except ValueError:
        return None


_FILLED: dict[str, Callable[[str], str | None]] = {
    "day": _day,
    "date": _date,
    "month": lambda text: month(LONG_MONTHS.index(text) + 1),
    "year": str,
    "number": str,
    "extent": _extent,
}


@cache
def _patterns() -> tuple[tuple[Phrase, re.Pattern[str], str], ...]:
    """Every phrase as a pattern, with the longest piece of fixed text in it, which rules most phrases out at once."""
    forms = ((phrase, form.removesuffix(".")) for phrase in PHRASES for form in (phrase.one, phrase.many) if form)
    return tuple((phrase, _pattern(form), max(_SLOT.split(form)[::3], key=len)[1:]) for phrase, form in forms)


def _pattern(form: str) -> re.Pattern[str]:
    pieces = _SLOT.split(form)
    fixed = [re.escape(piece) for piece in pieces[::3]]
    fixed[0] = f"(?i:{fixed[0][:1]}){fixed[0][1:]}" if fixed[0][:1].isalpha() else fixed[0]
    slots = (f"(?P<{name}>{_MAY_BE.get(kind, '.+?')})" for name, kind in zip(pieces[1::3], pieces[2::3], strict=True))
    return re.compile("".join(_alternate(fixed, slots)) + r"\.?", re.DOTALL)


def _alternate(fixed: Iterable[str], slots: Iterable[str]) -> Iterable[str]:
    filling = iter(slots)
    for piece in fixed:
        yield piece
        yield next(filling, "")
