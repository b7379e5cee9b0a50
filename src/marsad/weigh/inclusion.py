"""Which of two numbers told in one breath is part of the other: "4,667 people, among them 1,347 civilians".

A part is never added to its whole; it counts the same, then and there, unless its words say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.model import Figure

# Between a whole and its part, within one sentence.
_INCLUDING = re.compile(
    r"\b(?:including|included|includes|incl\.|among (?:them|whom|those|the dead|the victims)|amongst (?:them|whom)"
    r"|of (?:them|whom|these|those|which|the dead|the victims|that number)|(?:they|these|those|who|which) (?:are|were)"
    r"|comprising|made up of|consisting of|at least half)\b[^.;!?]{0,40}$",
    re.IGNORECASE,
)
# "…, 96 of them children": the part comes first.
_OF_THEM = re.compile(
    r"^\S+\s(?:\w+\s+){0,2}(?:of|among|amongst) (?:them|whom|those|these|the dead|the victims)\b", re.IGNORECASE
)
_AFTER = 30
# One part beside another: "345 children under the age of eighteen and 253 women".
_BESIDE = re.compile(r"^[^.;!?]{0,60}?(?:,|\band\b|\bas well as\b|\bplus\b)\s*(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?](?:\s|$)|\n\s*\n")


def parts(figures: Sequence[Figure], text: str) -> dict[int, int]:
    """For each number that is a part of another its whole, both by their place in `figures` (in order of text)."""
    whole_of: dict[int, int] = {}
    for now in range(1, len(figures)):
        whole = _whole(now, figures, text, whole_of)
        if whole is not None and _another_sort(figures[whole], figures[now]):
            whole_of[now] = whole
    return whole_of


def _whole(now: int, figures: Sequence[Figure], text: str, whole_of: dict[int, int]) -> int | None:
    before, figure = now - 1, figures[now]
    if figures[before].span == figure.span:
        return whole_of.get(before)
    between = text[figures[before].span.end : figure.span.start]
    if _SENTENCE.search(between):
        return None
    if _INCLUDING.search(between) or _OF_THEM.search(text[figure.span.start : figure.span.end + _AFTER]):
        return _holder(now, figures, whole_of, text)
    return whole_of[before] if before in whole_of and _BESIDE.match(between) else None


def _holder(now: int, figures: Sequence[Figure], whole_of: dict[int, int], text: str) -> int | None:
    """The number before, or the nearest one around it, that is large enough; the only one there is in any case."""
    before = now - 1
    at: int | None = before
    while at is not None and not _large_enough(figures[at], figures[now]):
        at = whole_of.get(at)
    if at is None and not _beside_another(before, figures, text):
        return before
    return at


def _beside_another(at: int, figures: Sequence[Figure], text: str) -> bool:
    """Whether another number of the same sentence stands before: what includes the part may then be both together."""
    return at > 0 and not _SENTENCE.search(text[figures[at - 1].span.end : figures[at].span.start])


def _another_sort(whole: Figure, part: Figure) -> bool:
    return whole.unit == part.unit and (whole.who is None or whole.who != part.who)


def _large_enough(whole: Figure, part: Figure) -> bool:
    least = part.low if part.low is not None else part.value
    return whole.high is None or least is None or least <= whole.high
