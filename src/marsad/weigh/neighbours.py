"""Events that may be one for all their places and days say: not welded, but each names the other.

Two events of alike kind, told by different reports and of no enemies, whose days touch or adjoin, where

* one place is told for both, and they are a day apart; or
* the place of one is a name that several places bear, the other's among the likeliest of them; or
* both are such names, or names no gazetteer has, that share a likely place or are spelled alike;

and where no area told beside such a name leaves the other out.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from marsad.model import HERE
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import Spot, bare_name, narrowing, spot_of
from marsad.weigh.grouping import Group
from marsad.weigh.kinds import class_of, compatible
from marsad.weigh.matching import NEWS_DAYS
from marsad.weigh.windows import Grain, Window, later

_Token = tuple[object, ...]
# Names of one script as alike as this (0-100) may be two spellings of one.
ALIKE = 80.0
_UNPLACED = "unplaced"


class Neighbours:
    """Which events may be one by their places and days, kept as events change."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._tokens: dict[Group, list[_Token]] = {}
        self._found: defaultdict[_Token, dict[Group, None]] = defaultdict(dict)
        self._pairs: dict[Group, dict[Group, None]] = {}

    def change(self, gone: Iterable[Group], new: Iterable[Group]) -> list[Group]:
        """Forget events and take others in; gives those that lie beside others than before."""
        touched: dict[Group, None] = {}
        for group in gone:
            touched |= self._pairs.get(group, {})
            self._leave(group)
        for group in new:
            self._enter(group)
            touched |= self._pairs.get(group, {})
        return [g for g in touched if g in self._tokens]

    def of(self, group: Group) -> Iterable[Group]:
        """The events that one may be one with."""
        return self._pairs.get(group, ())

    def _leave(self, group: Group) -> None:
        for token in self._tokens.pop(group, ()):
            del self._found[token][group]
        for other in self._pairs.pop(group, ()):
            del self._pairs[other][group]

    def _enter(self, group: Group) -> None:
        days = days_of(group)
        loose = group.window.dated and group.window.grain > Grain.DAYS
        if group.spot is None or not days.dated or loose or group.kind == "other_event":
            return
        kind, places = class_of(group.kind), list(_places(group.spot))
        near = {t for place in places for day in days.days(1) for t in self._found.get((kind, place, day), ())}
        for other in sorted(near, key=_first):
            if self._may_be_one(group, other):
                self._pairs.setdefault(group, {})[other] = None
                self._pairs.setdefault(other, {})[group] = None
        self._tokens[group] = [(kind, place, day) for place in places for day in days.days()]
        for token in self._tokens[group]:
            self._found[token][group] = None

    def _may_be_one(self, one: Group, other: Group) -> bool:
        if one.reports & other.reports or not self._places_agree(one, other):
            return False
        allied = self._evidence.sides.allied
        at_odds = one.parties and other.parties and not any(allied(a, b) for a in one.parties for b in other.parties)
        return not at_odds and compatible(one.kind, other.kind)

    def _places_agree(self, one: Group, other: Group) -> bool:
        if one.spot is None or other.spot is None:
            return False
        if one.spot.placed and other.spot.placed:
            return one.spot.key == other.spot.key and one.kind == other.kind and _a_day_apart(one, other)
        if one.spot.placed or other.spot.placed:
            placed, named = (one, other) if one.spot.placed else (other, one)
            return placed.spot is not None and self._inside(placed.spot, named)
        shared = one.spot.likely & other.spot.likely or spelled_alike(one, other)
        return bool(shared) and self._areas_meet(one, other)

    def _inside(self, spot: Spot, named: Group) -> bool:
        """Whether a place is one of those a name likely stands for, and within some area told beside that name."""
        if named.spot is None or spot.key not in named.spot.likely:
            return False
        around = _areas(named)
        return not around or any(self._evidence.ground.relation(area, spot) for area in around)

    def _areas_meet(self, one: Group, other: Group) -> bool:
        """Whether no area told beside one name leaves the other out; two spellings need areas that do not."""
        mine, theirs = _areas(one), _areas(other)
        if not mine or not theirs:
            return bool(one.spot and other.spot and one.spot.likely & other.spot.likely)
        return any(self._evidence.ground.relation(a, b) for a in mine for b in theirs)


def days_of(group: Group) -> Window:
    """The days an event may have happened on: told without any, those before its report that its news may be of."""
    if group.window.dated or group.published is None:
        return group.window
    return Window(later(group.published, -NEWS_DAYS), group.published)


def spelled_alike(one: Group, other: Group) -> bool:
    """Whether the names of two places that are not placed may be two spellings of one, in the same script."""
    for first in _names(one):
        for second in _names(other):
            if _script(first) == _script(second) and fuzz.ratio(first, second) >= ALIKE:
                return True
    return False


def _first(group: Group) -> tuple[str, int]:
    return group.members[0].name


def _a_day_apart(one: Group, other: Group) -> bool:
    told = one.window.grain is Grain.DAY and other.window.grain is Grain.DAY
    return told and one.window.gap(other.window) == 1


def _places(spot: Spot) -> Iterator[str]:
    """Under what an event is found: its place, or all that its name may stand for."""
    yield spot.key
    if not spot.placed:
        yield from spot.likely
        yield _UNPLACED


def _names(group: Group) -> list[str]:
    return [bare_name(t.place.text) for t in group.members if t.place and t.spot and not t.spot.placed]


def _script(name: str) -> str:
    """The first word of the name of its first letter: LATIN, ARABIC, CYRILLIC…"""
    letter = next((c for c in name if c.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def _areas(group: Group) -> list[Spot]:
    """The areas that claims of an event name beside its place."""
    told = [p for t in group.members for p in t.claim.places if p.role in HERE or p in narrowing(t.claim.places)]
    return [s for p in told if (s := spot_of(p)).placed and s.area]
