"""What a reader loses by leaving paragraphs unread that hardly tell of conflict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from marsad.model import Report
from marsad.read.screen import Screen
from marsad.read.sentences import paragraphs

if TYPE_CHECKING:
    from tests.gate.gold import Scored


class Stretch(Protocol):
    """A part of a report's text, in code points."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Kept = Callable[[Report], Sequence[Stretch]]


def kept() -> Kept:
    """What the shipped reader goes on to read of a report."""
    screen = Screen()
    return lambda report: screen.kept(report, list(paragraphs(report)))


def figures(scored: Sequence[Scored], passed: Kept) -> dict[str, float]:
    """screen_recall: percent of hand-coded claims of whose words the screen lets through at least half."""
    read, total = 0, 0
    for one in scored:
        stretches = passed(one.report)
        for claim in one.gold:
            start, end = claim["span"]["start"], claim["span"]["end"]
            inside = sum(max(0, min(end, s.end) - max(start, s.start)) for s in stretches)
            read += 2 * inside >= end - start
            total += 1
    return {"screen_recall": round(100.0 * read / total, 1) if total else 100.0}
