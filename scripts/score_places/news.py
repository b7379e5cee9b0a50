"""World news with every place name marked: names given, and names found by ourselves."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from marsad.model import Role
from marsad.packs import load
from marsad.packs.loading import SHIPPED
from marsad.place import Placer
from scripts.score_places.rows import Row, best_guess, located, off, resolved, rows, share

REACH_KM = 161.0
# Start, end, name, and where it lies; a few names of the corpora have no place of their own and are not counted.
Spot = tuple[int, int, str, float, float]


@dataclass(slots=True)
class _Count:
    """What was counted over one corpus."""

    texts: int = 0
    gold: int = 0
    right: int = 0
    none: int = 0
    resolved: int = 0
    resolved_right: int = 0
    found: int = 0
    spotted: int = 0
    spotted_right: int = 0

    def add(self, other: _Count) -> None:
        for field in self.__slots__:
            setattr(self, field, getattr(self, field) + getattr(other, field))

    def told(self) -> str:
        given = f"right {share(self.right, self.gold):5.1f} (no candidate {share(self.none, self.gold):4.1f})"
        sure = (
            f"resolved {share(self.resolved, self.gold):5.1f}, right {share(self.resolved_right, self.resolved):5.1f}"
        )
        names, whole = _f1(self.spotted, self.found, self.gold), _f1(self.spotted_right, self.found, self.gold)
        own = f"found by us: names F1 {names:.1f}, placed F1 {whole:.1f}"
        return f"{self.texts:4} texts {self.gold:5} names  {given}  {sure}  {own}"


def measure(bench: Path) -> dict[str, float]:
    """Print the table; the share of given names placed within 161 km (100 miles)."""
    found = rows(bench, "geoparse_news")
    if not found:
        return {}
    started = time.perf_counter()
    placer = Placer(load(str(SHIPPED / "world")))
    print(f"\nWorld news (right: within 161 km; a name without candidate is wrong); names ready in {_since(started)}")
    counts: defaultdict[str, _Count] = defaultdict(_Count)
    started = time.perf_counter()
    for row in found:
        counts[row["src"]["corpus"]].add(_count(placer, row))
    for corpus, count in sorted(counts.items()):
        print(f"  {corpus:10} {count.told()}")
    every = _Count()
    for count in counts.values():
        every.add(count)
    print(f"  {'all':10} {every.told()}  in {_since(started)}")
    return {"news_acc161": share(every.right, every.gold)}


def _since(started: float) -> str:
    return f"{time.perf_counter() - started:.1f} s"


def _count(placer: Placer, row: Row) -> _Count:
    gold: list[Spot] = [tuple(spot) for spot in row["gold"]["toponyms"] if spot[3] is not None]
    unplaced = [(spot[0], spot[1]) for spot in row["gold"]["toponyms"] if spot[3] is None]
    count = _Count(texts=1, gold=len(gold))
    given = located(placer, row["text"], [(start, end, Role.AT) for start, end, *_ in gold])
    for (*_, lat, lon), at in zip(gold, given, strict=True):
        guess = best_guess(at)
        right = off((lat, lon), guess) <= REACH_KM
        count.right += right
        count.none += guess is None
        count.resolved += resolved(at)
        count.resolved_right += resolved(at) and right
    _own(placer, row["text"], gold, unplaced, count)
    return count


def _own(placer: Placer, text: str, gold: list[Spot], unplaced: list[tuple[int, int]], count: _Count) -> None:
    spans = [
        (start, end, Role.AT)
        for start, end, _ in placer.names_in(text)
        if not any(start < e and s < end for s, e in unplaced)
    ]
    count.found += len(spans)
    for (start, end, _), at in zip(spans, located(placer, text, spans), strict=True):
        met = next((spot for spot in gold if start < spot[1] and spot[0] < end), None)
        if met:
            count.spotted += 1
            count.spotted_right += off((met[3], met[4]), best_guess(at)) <= REACH_KM


def _f1(both: int, found: int, gold: int) -> float:
    return share(2 * both, found + gold)
