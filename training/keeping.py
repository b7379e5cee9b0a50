"""Weighs the signs by which a claim of both coders stays or falls away.

python training/keeping.py GOLD.jsonl FOLDS

FOLDS holds the models that `train.py --folds N` wrote; each codes the documents it had not seen. Logistic regression on
whether a hand-coded claim matches; prints the table of weights that `read/lexicon/worth.toml` holds, and what five
folds of the documents say of it.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from fit import Plan
from labels import documents, report_of
from train import fold_of

from marsad.model import overlap, shared
from marsad.packs import load
from marsad.place import Placer
from marsad.read import RulesReader
from marsad.read.adjudicate import Adjudicator, signs
from marsad.read.tagger import Tagger
from marsad.read.tagger.second import SecondCoder

_DECAY = 2.0
_PARTS = 5
_ALIKE = 0.5
_NEWS = 3.0
"""What a claim of the day's news counts."""
_LINE = -1.0
"""Log-odds of being a claim below which one falls away."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One claim as read: its document, its signs, whether it is one of the coder's, and what it counts."""

    document: str
    signs: list[str]
    right: bool
    counts: float


def rows(docs: Sequence[dict[str, Any]], models: Path, folds: int) -> Iterator[Row]:
    pack = load("syria")
    reader = RulesReader(pack, Placer(pack))
    fold = fold_of([d["id"] for d in docs], folds, Plan.seed)
    taggers = {n: Tagger(models / f"fold{n}") for n in range(folds) if (models / f"fold{n}").is_dir()}
    for doc in docs:
        report = report_of(doc)
        coding = reader.code(report)
        if not coding.grounds.scenes or fold[doc["id"]] not in taggers:
            continue
        second = SecondCoder(taggers[fold[doc["id"]]], report, coding.claims, coding.grounds)
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


def fit(given: Sequence[Row], names: Sequence[str]) -> Floats:
    """The weights, by Newton's method."""
    x, y = _matrix(given, names), np.array([float(row.right) for row in given])
    counts = np.array([row.counts for row in given])
    w = np.zeros(len(names))
    for _ in range(50):
        p = 1.0 / (1.0 + np.exp(-(x @ w)))
        slope = x.T @ (counts * (p - y)) + _DECAY * w
        bend = (x * (counts * p * (1 - p))[:, None]).T @ x + _DECAY * np.eye(len(names))
        w -= np.linalg.solve(bend, slope)
    return w


def _matrix(given: Sequence[Row], names: Sequence[str]) -> Floats:
    return np.array([[float(n in row.signs) for n in names] for row in given])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    asked = parser.parse_args()
    given = list(rows(documents(asked.gold), asked.models, asked.folds))
    names = sorted({sign for row in given for sign in row.signs})
    order = sorted({row.document for row in given})
    random.Random(1).shuffle(order)
    fallen = lost = 0
    for part in range(_PARTS):
        held = set(order[part::_PARTS])
        w = fit([r for r in given if r.document not in held], names)
        out = [r for r in given if r.document in held]
        below = (_matrix(out, names) @ w) <= _LINE
        fallen += int(below.sum())
        lost += sum(row.right for row, gone in zip(out, below, strict=True) if gone)
    print(f"# held out: {fallen} of {len(given)} fall away, {lost} of them a coder's")
    print("[weights]")
    for name, weight in zip(names, fit(given, names), strict=True):
        print(f"{name} = {float(weight) - (_LINE if name == 'base' else 0.0):.2f}")


if __name__ == "__main__":
    main()
