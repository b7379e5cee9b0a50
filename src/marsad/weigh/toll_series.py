"""One counter's words on one count over time: each total with the one it follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from marsad.weigh.counting import Counted
from marsad.weigh.naming import stable_id

Key = tuple[object, ...]


def in_series(counted: Sequence[Counted]) -> tuple[Counted, ...]:
    """The totals, each with the id of its series and of the total before it, in the order given.

    A series is one counter, one thing counted, one beginning and one area: a total "since April" and one "since May"
    are two, and so are one for a province and one for a part of it.
    """
    by_key: defaultdict[Key, list[Counted]] = defaultdict(list)
    for one in counted:
        by_key[key_of(one)].append(one)
    follows: dict[str, str] = {}
    for ones in by_key.values():
        for last, one in pairwise(ordered(ones)):
            follows[one.toll.id] = last.toll.id
    return tuple(
        replace(c, toll=replace(c.toll, series=stable_id("series", *key_of(c)), follows=follows.get(c.toll.id)))
        for c in counted
    )


def key_of(one: Counted) -> Key:
    """What the words of one series share; a part ("600 of them children") never stands in the series of a whole."""
    part = (one.toll.figure.who,) if one.toll.part_of else ()
    return (one.counter, *one.count, *part, one.began, tuple(sorted(s.key for s in one.spots)))


def ordered(ones: Sequence[Counted]) -> list[Counted]:
    """By the last day they cover, else the day they became known; a part told in the same breath keeps its place."""
    return sorted(ones, key=lambda c: (c.until or date.min, c.toll.known or date.min, c.toll.id))
