"""From a report's canonical text back to the characters it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Canonical text [start, end) came from [source_start, source_end) of the decoded original.

    `exact`: character for character; else only the stretch as a whole is known.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetMap:
    """Segments in the order of the canonical text, none overlapping; what no segment covers was not found.

    Offsets are 0-based, half-open and count code points, of the canonical text and of the original decoded with
    `Draft.encoding` (its byte-order mark not counted).
    """

    segments: tuple[Segment, ...] = ()

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that is its own original."""
        if not length:
            return cls()
        return cls(segments=(Segment(start=0, end=length, source_start=0, source_end=length),))

    def source_of(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the original that canonical [start, end) came from, or None where nothing of it was found."""
        found = [_within(s, start, end) for s in self._touching(start, end)]
        if not found:
            return None
        return min(a for a, _ in found), max(b for _, b in found)

    def _touching(self, start: int, end: int) -> Iterable[Segment]:
        first = max(0, bisect_right(self.segments, start, key=lambda s: s.start) - 1)
        for segment in self.segments[first:]:
            if segment.start >= end:
                return
            if segment.end > start:
                yield segment


def _within(segment: Segment, start: int, end: int) -> tuple[int, int]:
    if not segment.exact:
        return segment.source_start, segment.source_end
    shift = segment.source_start - segment.start
    return max(start, segment.start) + shift, min(end, segment.end) + shift


def joined(pieces: Iterable[tuple[int, int, int, int]]) -> tuple[Segment, ...]:
    """Segments from (start, end, source_start, source_end) pieces in order; neighbours in both texts become one.

    A piece whose two lengths differ (an escape, a character reference) stays a segment of its own.
    """
    segments: list[Segment] = []
    for start, end, source_start, source_end in pieces:
        exact = end - start == source_end - source_start
        last = segments[-1] if segments else None
        if last and exact and last.exact and last.end == start and last.source_end == source_start:
            segments[-1] = Segment(start=last.start, end=end, source_start=last.source_start, source_end=source_end)
        else:
            segments.append(
                Segment(start=start, end=end, source_start=source_start, source_end=source_end, exact=exact)
            )
    return tuple(segments)
