"""English words that stand around a place name; the words are data, in `lexicon/heads.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_TABLE = tomllib.loads((files("marsad.place") / "lexicon" / "heads.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_TABLE["words"][name].split())


def _phrases(name: str) -> tuple[str, ...]:
    """Phrases, the longest first, so that a pattern of them takes as much as it can."""
    listed = (" ".join(phrase.split()) for phrase in _TABLE["words"][name].split("|"))
    return tuple(sorted(filter(None, listed), key=len, reverse=True))


# Head noun → kinds of places it fits, the likeliest first.
KINDS: dict[str, tuple[str, ...]] = {
    word: tuple(row["kinds"]) for row in _TABLE["heads"] for word in row["words"].split()
}
QUALIFIERS = _words("qualifiers")
COUNTRYSIDE = _words("countryside")
AROUND = _words("around")
NEARNESS = _phrases("near")
AT_SEA = _phrases("at_sea")
UNNAMED = _words("unnamed")
IN_TOWNS = _words("in_towns")
WHOLE = _words("whole")
BELONGS = _words("belongs")
LINES = _words("lines")
SIDES = _words("sides")

_COMPASS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0,
    "west": 270.0, "northwest": 315.0,
}  # fmt: skip
# "southern", "south", "north-western" → degrees clockwise from north.
BEARINGS: dict[str, float] = {
    form: angle for point, angle in _COMPASS.items() for form in (point, f"{point}ern", f"{point}ernmost")
}
COMPASS_NAMES = {angle: point for point, angle in _COMPASS.items()}


def bearing_of(word: str) -> float | None:
    """Degrees clockwise from north that a word of direction stands for, or None."""
    return BEARINGS.get(word.casefold().replace("-", "").replace(" ", ""))


def kinds_of(word: str) -> tuple[str, ...]:
    """The kinds of places a head noun fits, the likeliest first; none for other words."""
    return KINDS.get(word.casefold(), ())
