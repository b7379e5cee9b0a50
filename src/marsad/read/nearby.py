"""Spans of one report by where they stand, so that what bears on a claim is found without going through all of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from marsad.model import Span

T = TypeVar("T")


class Nearby(Generic[T]):
    """Things of a report, each with its span, in the order of the text."""

    def __init__(self, things: Iterable[T], span: Callable[[T], Span | None]) -> None:
        spanned = [(at, thing) for thing in things if (at := span(thing)) is not None]
        spanned.sort(key=lambda pair: pair[0].start)
        self._things = [(at.start, at.end, thing) for at, thing in spanned]
        self._starts = [start for start, _, _ in self._things]
        self._longest = max((end - start for start, end, _ in self._things), default=0)

    def at(self, start: int, end: int) -> list[T]:
        """Those that share at least one code point with the stretch from start to end, the earliest first."""
        after, before = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return [thing for _, stop, thing in self._things[after:before] if stop > start]
