"""Weighs the signs by which a claim of both coders stays or falls away.

python training/keeping.py HELD_OUT.jsonl [MODEL]

HELD_OUT holds reports the tagger did not learn from, in the shape of the hand-coded files (`coded.py` prints them);
MODEL is the folder that `train.py` wrote, if not the one in the package. Asks whether a hand-coded claim matches;
prints the table that `read/lexicon/worth.toml` holds, and how often it errs on documents it was not fitted to.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from labels import documents, report_of
from signs import Row, judged, table

from marsad.model import overlap, shared
from marsad.packs import load
from marsad.place import Placer
from marsad.read import RulesReader
from marsad.read.adjudicate import Adjudicator, signs
from marsad.read.tagger import Tagger
from marsad.read.tagger.second import SecondCoder

_DECAY = 2.0
_ALIKE = 0.5
_NEWS = 3.0
"""What a claim of the day's news counts."""
_LINE = 0.0
"""Log-odds of being a claim below which one falls away."""


def rows(docs: Sequence[dict[str, Any]], tagger: Tagger) -> Iterator[Row]:
    pack = load("syria")
    reader = RulesReader(pack, Placer(pack))
    for doc in docs:
        report = report_of(doc)
        coding = reader.code(report)
        if not coding.grounds.scenes:
            continue
        second = SecondCoder(tagger, report, coding.claims, coding.grounds)
        weighed = Adjudicator(report, coding.grounds, second, reader.parties).weighed(coding.claims)
        spans = [w.claim.span.bounds for w in weighed]
        taken = _matches(spans, [(g["span"]["start"], g["span"]["end"]) for g in doc["claims"]])
        for number, told in enumerate(signs(weighed, report.text)):
            gold = doc["claims"][taken[number]] if number in taken else None
            yield Row(doc["id"], told, gold is not None, _NEWS if gold is not None and gold["core"] else 1.0)


def _matches(read: Sequence[tuple[int, int]], gold: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Number of the read claim → number of the hand-coded one, each at most once, those most alike first."""
    near = [(i, j) for i, r in enumerate(read) for j, g in enumerate(gold) if shared(r, g) >= _ALIKE]
    found: dict[int, int] = {}
    for i, j in sorted(near, key=lambda pair: -overlap(read[pair[0]], gold[pair[1]])):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def main() -> None:
    tagger = Tagger(Path(sys.argv[2])) if len(sys.argv) > 2 else Tagger()
    given = list(rows(documents(Path(sys.argv[1])), tagger))
    below = [row for row, odds in judged(given, _DECAY) if odds <= _LINE]
    print(f"# held out: {len(below)} of {len(given)} fall away, {sum(row.right for row in below)} of them a coder's")
    print(table(given, _DECAY, _LINE))


if __name__ == "__main__":
    main()
