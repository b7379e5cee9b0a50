"""How the time of a call grows with what it is given: a bound on growth, which no other work of the machine upsets."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
TIMES = 4
# Four times as much takes four times as long; twice that is let pass, and sixteen times as long is not.
MOST, SLACK = 2 * TIMES, 0.05


def in_proportion(call: Callable[[T], object], small: T, large: T) -> bool:
    """Whether `large`, which is TIMES as much as `small`, takes no more than in proportion: the best of three of each,
    in seconds of this process's own work."""
    return _best(call, large) <= MOST * _best(call, small) + SLACK


def _best(call: Callable[[T], object], given: T) -> float:
    return min(_seconds(call, given) for _ in range(3))


def _seconds(call: Callable[[T], object], given: T) -> float:
    begun = time.process_time()
    call(given)
    return time.process_time() - begun
