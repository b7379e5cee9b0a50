"""Weighs signs for and against: logistic regression on yes-or-no signs, measured on documents it was not fitted to."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

_PARTS = 5
_STEPS = 50
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One claim as read: its document, the signs it shows, whether what they speak for is right, what it counts."""

    document: str
    signs: list[str]
    right: bool
    counts: float = 1.0


Given = TypeVar("Given", bound=Row)


def weigh(rows: Sequence[Row], decay: float) -> dict[str, float]:
    """Sign → weight in log-odds, by Newton's method; `decay` draws weights of rare signs towards 0."""
    names = sorted({sign for row in rows for sign in row.signs})
    x = np.array([[float(name in row.signs) for name in names] for row in rows])
    y, counts = np.array([float(row.right) for row in rows]), np.array([row.counts for row in rows])
    w: Floats = np.zeros(len(names))
    for _ in range(_STEPS):
        p = 1.0 / (1.0 + np.exp(-(x @ w)))
        slope = x.T @ (counts * (p - y)) + decay * w
        bend = (x * (counts * p * (1 - p))[:, None]).T @ x + decay * np.eye(len(names))
        w -= np.linalg.solve(bend, slope)
    return dict(zip(names, w.tolist(), strict=True))


def judged(rows: Sequence[Given], decay: float) -> Iterator[tuple[Given, float]]:
    """Every row with its log-odds by weights fitted to the other four fifths of the documents."""
    order = sorted({row.document for row in rows})
    random.Random(1).shuffle(order)
    for part in range(_PARTS):
        held = set(order[part::_PARTS])
        known = weigh([row for row in rows if row.document not in held], decay)
        yield from ((row, sum(known.get(s, 0.0) for s in row.signs)) for row in rows if row.document in held)


def table(rows: Sequence[Row], decay: float, line: float) -> str:
    """The weights as a lexicon holds them, the log-odds at which to decide taken off `base`."""
    known = weigh(rows, decay)
    return "\n".join(["[weights]", *(f"{n} = {w - (line if n == 'base' else 0.0):.2f}" for n, w in known.items())])
