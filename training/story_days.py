"""Weighs the signs by which a claim without words for its time is of the day of what was dated before it.

python training/story_days.py GOLD.jsonl

Logistic regression on the rules' claims that a hand-coded one matches; prints the table of weights that
`read/lexicon/story_days.toml` holds, and what five folds of the documents say of it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from labels import documents, report_of
from torch.nn import functional as F

from marsad.model import Claim, SectionKind, shared
from marsad.packs import load
from marsad.place import Placer
from marsad.read import RulesReader
from marsad.read.across import signs

_DECAY = 3.0
_FOLDS = 5
_BIAS = 0.6
"""Log-odds taken off in the end: a wrong day costs more than none."""
Row = tuple[str, list[str], bool, bool]


def rows(docs: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """(document, signs, whether the story's day is right, whether the claim has a day at all)."""
    pack = load("syria")
    reader = RulesReader(pack, Placer(pack))
    for doc in docs:
        report = report_of(doc)
        drafted = reader.drafted(report).claims
        dated = {(c.time.earliest, c.time.latest) for c in drafted if c.time and c.time.earliest and c.time.latest}
        story = None
        for claim in drafted:
            gold = _like(claim, doc["claims"])
            if story is not None and claim.time is None and gold is not None:
                when = gold["time"] or {}
                days = tuple(str(d) for d in (story.time.earliest, story.time.latest))
                right = (when.get("earliest"), when.get("latest")) == days
                given = signs(claim, story, report.text, report.published, len(dated))
                yield doc["id"], given, right, bool(when.get("earliest") or when.get("latest"))
            if claim.time and claim.time.earliest and claim.time.latest and claim.section is SectionKind.BODY:
                story = claim


def _like(claim: Claim, gold: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The hand-coded claim that shares most with the claim, at least half of the shorter."""
    near = [(shared(claim.span.bounds, (g["span"]["start"], g["span"]["end"])), n) for n, g in enumerate(gold)]
    best = max(near, default=(0.0, 0))
    return gold[best[1]] if best[0] >= 0.5 else None


def fit(given: Sequence[Row], names: Sequence[str]) -> torch.Tensor:
    x = _matrix(given, names)
    y = torch.tensor([float(row[2]) for row in given], dtype=torch.float64)
    w = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([w], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = F.binary_cross_entropy_with_logits(x @ w, y, reduction="sum") + _DECAY * (w**2).sum() / 2
        value.backward()
        return value

    optimiser.step(loss)
    return w.detach()


def _matrix(given: Sequence[Row], names: Sequence[str]) -> torch.Tensor:
    return torch.tensor([[float(n in row[1]) for n in names] for row in given], dtype=torch.float64)


def main() -> None:
    given = list(rows(documents(Path(sys.argv[1]))))
    names = sorted({sign for row in given for sign in row[1]})
    order = sorted({row[0] for row in given})
    random.Random(1).shuffle(order)
    right = invented = 0
    for fold in range(_FOLDS):
        held = set(order[fold::_FOLDS])
        w = fit([r for r in given if r[0] not in held], names)
        out = [r for r in given if r[0] in held]
        for row, score in zip(out, _matrix(out, names) @ w, strict=True):
            right += row[2] and float(score) > _BIAS
            invented += not row[3] and float(score) > _BIAS
    days, none = sum(r[2] for r in given), sum(not r[3] for r in given)
    print(f"# held out: {right} of {days} right, {invented} of {none} invented")
    weights = fit(given, names)
    print("[weights]")
    for name, weight in zip(names, weights, strict=True):
        print(f"{name} = {float(weight) - (_BIAS if name == 'base' else 0.0):.2f}")


if __name__ == "__main__":
    main()
