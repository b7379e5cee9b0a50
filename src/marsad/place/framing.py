"""What the words right before and behind a name add to it: "the northern countryside of X", "X – Y highway".

Readers quote the name; which side of it, how far from it and between what a thing lies often stands just outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from marsad.place.heads import AROUND, COUNTRYSIDE, KINDS, LINES, SIDES, UNNAMED

_LEFT, _RIGHT = 90, 60
_STOP = re.compile(r"[.!?]\s|[;:\n\u2028\u2029]")


def _any(listed: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in listed), key=len, reverse=True))


_BEARING = r"(?:north|south|north-?east|north-?west|south-?east|south-?west|east|west)(?:ern)?(?:most)?(?:-sector)?"
_AREAS = {"settlement", "admin1", "admin2", "admin3", "region", "mountain", "neighbourhood", "country"}
_ONE = _any(word for word, kinds in KINDS.items() if set(kinds) <= _AREAS)
_LAND = _any(COUNTRYSIDE | AROUND | UNNAMED | SIDES | {"desert"})
_HEAD_OF = rf"(?:(?:{_ONE}) of (?:the )?)"
_KM = r"\d+(?:\.\d+)?\s*(?:kms?|kilomet(?:re|er)s?|miles?)"
# "the northern countryside of [the city of]", "12 km south of", "the north of", "the city of".
_BEFORE = re.compile(
    rf"\b(?:(?:{_BEARING} )?(?:{_LAND}) (?:of|in|around|for) (?:the )?(?:{_BEARING} )?{_HEAD_OF}?"
    rf"|{_KM} (?:to the )?{_BEARING} of (?:the )?{_HEAD_OF}?"
    rf"|(?:the |a )(?:far |deep )?{_BEARING} of (?:the )?{_HEAD_OF}?|{_HEAD_OF})$",
    re.IGNORECASE,
)
# " city", "'s eastern countryside".
_BEHIND = re.compile(rf"(?:['’]s)? (?:{_BEARING} (?:{_LAND})|{_ONE})\b(?! of\b|[-'’])")
_NAME = r"(?:[A-Za-z]{2,3}-)?[A-Z][\w'’-]*(?: (?:[a-z]{2,3}-)?[A-Z][\w'’-]*){0,3}"
_LINES = rf"(?i:{_any(LINES)})s?"
_LINE_OF = re.compile(rf"\b{_LINES} (?:of |from )?(?P<a>{_NAME}) ?[-–—] ?(?P<b>{_NAME})")
_LINE_BEHIND = re.compile(rf"(?P<a>{_NAME}) ?[-–—] ?(?P<b>{_NAME}?)(?: [a-z]+)? {_LINES}\b")


def framed(text: str, start: int, end: int) -> str | None:
    """The name at these offsets with the words around it that say which part of it, or how far from it; else None."""
    before = _BEFORE.search(_left(text, start))
    behind = _BEHIND.match(_right(text, end))
    if not before and not behind:
        return None
    phrase = (before.group() if before else "") + text[start:end] + (behind.group() if behind else "")
    return phrase.replace("-sector", "")


def ends(text: str, start: int, end: int) -> tuple[str, str] | None:
    """The two names of a line that has no name of its own, where the name at these offsets is one of them."""
    left = _left(text, start)
    around = left + text[start:end] + _right(text, end)
    at = len(left)
    for pattern in (_LINE_OF, _LINE_BEHIND):
        for match in pattern.finditer(around):
            if any(match.start(group) <= at < match.end(group) for group in ("a", "b")):
                return match["a"], match["b"]
    return None


def _left(text: str, start: int) -> str:
    piece = text[max(0, start - _LEFT) : start]
    stops = [match.end() for match in _STOP.finditer(piece)]
    return piece[stops[-1] :] if stops else piece


def _right(text: str, end: int) -> str:
    piece = text[end : end + _RIGHT]
    stop = _STOP.search(piece)
    return piece[: stop.start()] if stop else piece
