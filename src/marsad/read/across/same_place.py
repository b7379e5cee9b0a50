"""A place that one claim names twice: "in Kelden, … in Kelden city" is one place, and the fuller name stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from marsad.model import HERE, PlaceMention
from marsad.read.lexicon import Words, load, words


def each_once(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The places in their order, none of those where it happened named twice."""
    kept: list[PlaceMention] = []
    for place in places:
        here = [p for p in kept if p.role in HERE] if place.role in HERE else []
        if any(place.text.lower() == p.text.lower() or _fuller(p.text, place.text) for p in here):
            continue
        kept = [p for p in kept if not (p in here and _fuller(place.text, p.text))]
        kept.append(place)
    return tuple(kept)


def _fuller(long: str, short: str) -> bool:
    """Whether the longer name is the shorter one with a word that says what it is or which part of it.

    An area called after its town ("Velna" and "Velna province") is another place.
    """
    before, name, behind = long.lower().rpartition(short.lower())
    if not name or long.lower() == short.lower():
        return False
    towns, directions = _words()
    town = not behind or behind.strip() in towns
    part = not before or before.strip() in directions or re.search(r" (?:in|of|across) $", before)
    return town and bool(part)


@cache
def _words() -> tuple[Words, Words]:
    """What a town may be called, and the directions."""
    table = load().places
    return words(table["heads"]["settlement"]), words(table["directions"]["words"])
