"""A stated total beside what the incidents held here come to within its days and area."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model import OF_PEOPLE, Check, Finding, Incident
from marsad.weigh.areas import covers
from marsad.weigh.counting import Counted
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import Spot, cells, loci, spot_of
from marsad.weigh.in_order import InOrder
from marsad.weigh.sums import least
from marsad.weigh.windows import later

Area = tuple[str, ...]
Placed = tuple[date, str, date, Incident]
Token = tuple[int, int] | str
# Under what areas are found that are too wide to be found by where they reach.
EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class _Dated:
    """An incident with its days and places, and under what the areas are found that may hold the first of these."""

    placed: Placed
    spots: Sequence[Spot]
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, incident: Incident) -> _Dated | None:
        """None for one without a day or place."""
        spots = [spot_of(p) for p in loci(incident.places)]
        if not (incident.earliest and incident.latest and spots):
            return None
        tokens: set[Token] = {spots[0].key, *spots[0].within, *spots[0].candidates, *cells(spots[0])}
        return cls((incident.earliest, incident.id, incident.latest, incident), spots, tuple(tokens))

    @property
    def id(self) -> str:
        return self.placed[1]


def reached(area: Sequence[Spot]) -> set[Token]:
    """Under what the incidents are found that an area may hold."""
    found: set[Token] = {EVERYWHERE} if any(s.region for s in area) else set()
    for spot in area:
        found |= {spot.key, *spot.candidates, *cells(spot)}
    return found


class _Inside:
    """The incidents that lie wholly within an area, by their first day, and the totals told for it."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.spots = spots
        self.totals: dict[str, Counted] = {}
        self._placed: dict[str, Placed] = {}
        self._by_day: InOrder[Placed] = InOrder(lambda one: one[:2])

    def put(self, incidents: Iterable[_Dated], evidence: Evidence) -> None:
        """Take in those of some incidents that lie within it."""
        new = [i.placed for i in incidents if covers(self.spots, i.spots, evidence.ground)]
        self._placed.update((one[1], one) for one in new)
        self._by_day.change((), new)

    def take(self, ids: Iterable[str]) -> None:
        self._by_day.change([one for i in ids if (one := self._placed.pop(i, None))], ())

    def days(self, ids: Iterable[str]) -> list[date]:
        """The first days of those of some incidents that lie in it."""
        return [self._placed[i][0] for i in ids if i in self._placed]

    def between(self, first: date, last: date) -> list[Incident]:
        """Those told wholly for the days from the first to the last."""
        found = self._by_day.between((first,), (later(last, 1),))
        return [incident for _, _, until, incident in found if until <= last]


class Beside:
    """The last word of each series that states its beginning and a place, beside what lies wholly within it."""

    def __init__(self, evidence: Evidence, cluster: Callable[[str], str]) -> None:
        self._evidence, self._cluster = evidence, cluster
        self._dated: dict[str, _Dated] = {}
        self._near: defaultdict[Token, dict[str, _Dated]] = defaultdict(dict)
        self._areas: dict[Area, _Inside] = {}
        self._reaching: defaultdict[Token, dict[Area, None]] = defaultdict(dict)
        self._area_of: dict[str, Area] = {}
        self._stale: dict[str, None] = {}

    def change(self, gone: Iterable[str], made: Iterable[Incident], joint: Collection[str]) -> None:
        """Incidents that are no more as they were, and what they are; `joint` are all that may share people with them.

        To be asked after their clusters were drawn anew.
        """
        gone, stirred = set(gone), {*gone, *joint}
        held = [one for i in stirred if (one := self._dated.get(i))]
        come = [one for i in made if i.ranges and (one := _Dated.of(i))]
        for key in {key for one in (*held, *come) for key in self._around(one)}:
            area = self._areas[key]
            days = area.days(stirred)
            area.take(gone)
            area.put(come, self._evidence)
            days += area.days(one.id for one in come)
            for series, total in area.totals.items():
                if any(_covers_day(total, day) for day in days):
                    self._stale[series] = None
        for one in held:
            if one.id in gone:
                del self._dated[one.id]
                for token in one.tokens:
                    del self._near[token][one.id]
        for one in come:
            self._dated[one.id] = one
            for token in one.tokens:
                self._near[token][one.id] = one

    def _around(self, one: _Dated) -> Iterable[Area]:
        """The areas that may hold an incident: all that do, and more."""
        return [key for token in (*one.tokens, EVERYWHERE) for key in self._reaching.get(token, ())]

    def tell(self, series: str, last: Counted | None) -> None:
        """The last word of a series now."""
        self._stale[series] = None
        self._leave(series)
        if last and last.allowed and last.toll.kind in OF_PEOPLE and last.spots and _began(last) and last.until:
            key = tuple(sorted(s.key for s in last.spots))
            area = self._areas.get(key) or self._enter(key, last.spots)
            self._area_of[series] = key
            area.totals[series] = last

    def _enter(self, key: Area, spots: Sequence[Spot]) -> _Inside:
        area = self._areas[key] = _Inside(spots)
        tokens = reached(spots)
        for token in tokens:
            self._reaching[token][key] = None
        near = {i: one for token in tokens for i, one in self._near.get(token, {}).items()}
        area.put((self._dated if EVERYWHERE in tokens else near).values(), self._evidence)
        return area

    def _leave(self, series: str) -> None:
        key = self._area_of.pop(series, None)
        if key is None:
            return
        area = self._areas[key]
        del area.totals[series]
        if not area.totals:
            del self._areas[key]
            for token in reached(area.spots):
                del self._reaching[token][key]

    def changes(self) -> dict[tuple[object, ...], list[Finding]]:
        """What is found now of every series for which that may have changed since this was last asked."""
        stale, self._stale = self._stale, {}
        return {("incidents", series): list(self._find(series)) for series in stale}

    def _find(self, series: str) -> Iterator[Finding]:
        area = self._areas.get(self._area_of.get(series, ()))
        if area:
            yield from _compared(area.totals[series], area, self._cluster)


def _covers_day(one: Counted, day: date) -> bool:
    began = _began(one)
    return bool(began and one.until and began <= day <= one.until)


def _began(one: Counted) -> date | None:
    return one.toll.period.earliest if one.toll.period else None


def _compared(one: Counted, area: _Inside, cluster: Callable[[str], str]) -> Iterator[Finding]:
    began, end = _began(one), one.until
    if not began or not end or not one.allowed:
        return
    floor, giving = least(area.between(began, end), one.toll.kind, one.toll.who, cluster)
    if not giving:
        return
    exceeds = math.isfinite(one.allowed.high) and floor > one.allowed.high
    check = Check.INCIDENTS_EXCEED if exceeds else Check.INCIDENTS_WITHIN
    says = "which is more than it says" if exceeds else "which it may hold"
    text = (
        f"The incidents held here within its days and area that give this number ({len(giving)}) come to at least "
        f"{floor:g}, {says}: “{one.toll.figure.text}”."
    )
    claims = (*one.toll.claims, *(c for i in giving for r in i.ranges for c in r.claims))
    yield Finding(check=check, text=text, tolls=(one.toll.id,), claims=tuple(dict.fromkeys(claims)))
