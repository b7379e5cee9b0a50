"""What a reader loses by leaving paragraphs unread that hardly tell of conflict."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from marsad.model import Report

if TYPE_CHECKING:
    from tests.gate.gold import Scored


class Stretch(Protocol):
    """A part of a report's text, in code points."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Kept = Callable[[Report], Sequence[Stretch]]


def kept() -> Kept | None:
    """What the shipped reader goes on to read of a report; None where it has no screen."""
    if importlib.util.find_spec("marsad.read.screen") is None:
        return None
    screen = importlib.import_module("marsad.read.screen").Screen()
    paragraphs = importlib.import_module("marsad.read.paragraphs").paragraphs
    return lambda report: screen.kept(report, list(paragraphs(report)))


def figures(scored: Sequence[Scored], passed: Kept | None) -> dict[str, float]:
    """screen_recall: the share, in percent, of hand-coded claims at least half of whose words the screen lets through;
    nothing where there is no screen.
    """
    if passed is None:
        return {}
    read, total = 0, 0
    for one in scored:
        stretches = passed(one.report)
        for claim in one.gold:
            start, end = claim["span"]["start"], claim["span"]["end"]
            inside = sum(max(0, min(end, s.end) - max(start, s.start)) for s in stretches)
            read += 2 * inside >= end - start
            total += 1
    return {"screen_recall": round(100.0 * read / total, 1) if total else 100.0}
