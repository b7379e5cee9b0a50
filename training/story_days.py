"""Weighs the signs by which a claim without words for its time is of the day of what was dated before it.

python training/story_days.py GOLD.jsonl

Asks it of the rules' claims that a hand-coded one matches; prints the table of weights that
`read/lexicon/story_days.toml` holds, and how often it is right on documents it was not fitted to.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labels import documents, report_of
from signs import Row, judged, table

from marsad.model import Claim, SectionKind, shared
from marsad.packs import load
from marsad.place import Placer
from marsad.read import RulesReader
from marsad.read.across import signs

_DECAY = 3.0
_LINE = 0.6
"""Log-odds above which the day is taken: a wrong day costs more than none."""


@dataclass(frozen=True)
class Undated(Row):
    """A claim without words for its time: `right` if it is of the story's day, `dated` if it is of any."""

    dated: bool = False


def rows(docs: Sequence[dict[str, Any]]) -> Iterator[Undated]:
    pack = load("syria")
    reader = RulesReader(pack, Placer(pack))
    for doc in docs:
        report = report_of(doc)
        drafted = reader.drafted(report).claims
        days = {(c.time.earliest, c.time.latest) for c in drafted if c.time and c.time.earliest and c.time.latest}
        story = None
        for claim in drafted:
            gold = _like(claim, doc["claims"])
            if story is not None and claim.time is None and gold is not None:
                when = gold["time"] or {}
                told = tuple(str(d) for d in (story.time.earliest, story.time.latest))
                right = (when.get("earliest"), when.get("latest")) == told
                given = signs(claim, story, report.text, report.published, len(days))
                dated = bool(when.get("earliest") or when.get("latest"))
                yield Undated(doc["id"], given, right, dated=dated)
            if claim.time and claim.time.earliest and claim.time.latest and claim.section is SectionKind.BODY:
                story = claim


def _like(claim: Claim, gold: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The hand-coded claim that shares most with the claim, at least half of the shorter."""
    near = [(shared(claim.span.bounds, (g["span"]["start"], g["span"]["end"])), n) for n, g in enumerate(gold)]
    best = max(near, default=(0.0, 0))
    return gold[best[1]] if best[0] >= 0.5 else None


def main() -> None:
    given = list(rows(documents(Path(sys.argv[1]))))
    above = [row for row, odds in judged(given, _DECAY) if odds > _LINE]
    right, days = sum(row.right for row in above), sum(row.right for row in given)
    invented, none = sum(not row.dated for row in above), sum(not row.dated for row in given)
    print(f"# held out: {right} of {days} right, {invented} of {none} invented")
    print(table(given, _DECAY, _LINE))


if __name__ == "__main__":
    main()
