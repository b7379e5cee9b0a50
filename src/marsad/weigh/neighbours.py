"""Events of one place and kind told a day apart: they may be one, and are not welded, but name each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from marsad.weigh.grouping import Group
from marsad.weigh.windows import Grain

_Where = tuple[str, str]


class Neighbours:
    """Which events lie a day apart, kept as events change."""

    def __init__(self) -> None:
        self._key: dict[Group, tuple[_Where, int]] = {}
        self._days: defaultdict[_Where, defaultdict[int, dict[Group, None]]] = defaultdict(lambda: defaultdict(dict))
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
        return [g for g in touched if g in self._key]

    def of(self, group: Group) -> Iterable[Group]:
        """The events a day from one."""
        return self._pairs.get(group, ())

    def _leave(self, group: Group) -> None:
        where = self._key.pop(group, None)
        if where is None:
            return
        place, day = where
        del self._days[place][day][group]
        for other in self._pairs.pop(group, ()):
            del self._pairs[other][group]

    def _enter(self, group: Group) -> None:
        if not (group.spot and group.window.earliest and group.window.grain is Grain.DAY):
            return
        place, day = (group.spot.key, group.kind), group.window.earliest.toordinal()
        self._key[group] = place, day
        days = self._days[place]
        days[day][group] = None
        for other in (*days.get(day - 1, ()), *days.get(day + 1, ())):
            if not group.reports & other.reports:
                self._pairs.setdefault(group, {})[other] = None
                self._pairs.setdefault(other, {})[group] = None
