"""A stated total beside what the incidents held here come to within its days and area."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from marsad.model import OF_PEOPLE, Check, Finding, Incident
from marsad.weigh.areas import covers
from marsad.weigh.counting import Counted
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import Spot, loci, spot_of
from marsad.weigh.sums import clusters, least
from marsad.weigh.toll_series import ordered

Placed = tuple[date, date, Incident]


def compared_with_incidents(
    counted: Sequence[Counted], incidents: Sequence[Incident], overlaps: Iterable[Sequence[str]], evidence: Evidence
) -> Iterator[Finding]:
    """The last word of each series that states its beginning and a place, against what lies wholly within it."""
    last = {c.toll.series: c for c in ordered(counted)}
    bounded = [c for c in last.values() if c.allowed and c.toll.kind in OF_PEOPLE and c.spots and _began(c) and c.until]
    if not bounded:
        return
    dated = [i for i in incidents if i.ranges and i.earliest and i.latest]
    cluster = clusters(dated, overlaps)
    by_area: defaultdict[tuple[str, ...], list[Counted]] = defaultdict(list)
    for one in bounded:
        by_area[tuple(sorted(s.key for s in one.spots))].append(one)
    for ones in by_area.values():
        inside = _inside(dated, ones[0].spots, evidence)
        for one in ones:
            yield from _compared(one, inside, cluster)


def _began(one: Counted) -> date | None:
    return one.toll.period.earliest if one.toll.period else None


def _inside(incidents: Iterable[Incident], area: Sequence[Spot], evidence: Evidence) -> list[Placed]:
    """The incidents that lie wholly within an area, by their first day."""
    found = []
    for incident in incidents:
        spots = [spot_of(p) for p in loci(incident.places)]
        if incident.earliest and incident.latest and covers(area, spots, evidence.ground):
            found.append((incident.earliest, incident.latest, incident))
    return sorted(found, key=lambda p: (p[0], p[2].id))


def _compared(one: Counted, inside: Sequence[Placed], cluster: Callable[[str], str]) -> Iterator[Finding]:
    began, end = _began(one), one.until
    if not began or not end or not one.allowed:
        return
    first = bisect_left(inside, began, key=lambda p: p[0])
    last = bisect_right(inside, end, key=lambda p: p[0])
    within = [i for _, until_day, i in inside[first:last] if until_day <= end]
    floor, giving = least(within, one.toll.kind, one.toll.who, cluster)
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
