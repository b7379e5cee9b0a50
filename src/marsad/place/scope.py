"""What a report is about, by all of its names together.

A local paper of Texas names Dallas, Waco and Paris: each may stand for several places, together they lie in Texas.
Every name spreads one vote over the places it may stand for, by fit and prominence; the areas gather them. A name is
judged by the votes of the others only.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marsad.model import GazetteerEntry
from marsad.place.context import SURE, Scope
from marsad.place.gazetteer import Gazetteer
from marsad.place.index import Match

AREAS = ("admin1", "country")
# Points by which one candidate must lead to be e times as likely.
TEMPERATURE = 8.0
PROMINENCE = 35.0
PULL = 36.0
MOST = 40
ROUNDS = 2
# A word for a country's people tells less of where things lie than a place does.
BY_PEOPLE = 0.5
_CAPITALISED = re.compile(r"\b[A-Z][\w.]*\w(?: [A-Z]\w+)?")
Votes = dict[str, float]


def scope_of(names: Iterable[str], text: str, gazetteer: Gazetteer, entries: Mapping[str, GazetteerEntry]) -> Scope:
    """The shares of areas in what the names of a report may stand for."""
    likely = {name: _likely(gazetteer.matches(name)) for name in dict.fromkeys(names)}
    likely = {name: matches for name, matches in likely.items() if matches}
    peoples = _peoples(text, gazetteer)
    scope = Scope()
    for _ in range(ROUNDS):
        votes = {name: _votes(matches, scope.of(name), entries) for name, matches in likely.items()}
        scope = _gathered(votes, peoples)
    return scope


def _likely(matches: Sequence[Match]) -> Sequence[Match]:
    return [m for m in matches if m.score >= SURE][:MOST]


def _votes(matches: Sequence[Match], shares: Mapping[str, float], entries: Mapping[str, GazetteerEntry]) -> Votes:
    """One vote of a name, spread over the areas its candidates lie in."""
    areas = [_areas(m.entry, entries) for m in matches]
    points = [
        m.score + PROMINENCE * m.entry.prominence + PULL * sum(shares.get(a, 0.0) for a in of)
        for m, of in zip(matches, areas, strict=True)
    ]
    most = max(points)
    weights = [math.exp((p - most) / TEMPERATURE) for p in points]
    votes: defaultdict[str, float] = defaultdict(float)
    for weight, of in zip(weights, areas, strict=True):
        for area in of:
            votes[area] += weight / sum(weights)
    return votes


def _areas(entry: GazetteerEntry, entries: Mapping[str, GazetteerEntry]) -> list[str]:
    around = [a for a in entry.within if a in entries and entries[a].kind in AREAS]
    return [entry.id, *around] if entry.kind in AREAS else around


def _gathered(votes: Mapping[str, Votes], peoples: Iterable[str]) -> Scope:
    total: defaultdict[str, float] = defaultdict(float)
    for of in votes.values():
        for area, share in of.items():
            total[area] += share
    for country in peoples:
        total[country] += BY_PEOPLE
    # One vote more than there are: a single other name is no certainty.
    without = {
        name: {area: (sum_ - of.get(area, 0.0)) / len(votes) for area, sum_ in total.items()}
        for name, of in votes.items()
    }
    return Scope({area: sum_ / (len(votes) + 1) for area, sum_ in total.items()}, without)


def _peoples(text: str, gazetteer: Gazetteer) -> set[str]:
    """The countries whose people or things a text tells of."""
    found: set[str] = set()
    for match in _CAPITALISED.finditer(text):
        words = match.group()
        country = gazetteer.country_of(words) or gazetteer.country_of(words.split(" ")[0])
        if country:
            found.add(country)
    return found
