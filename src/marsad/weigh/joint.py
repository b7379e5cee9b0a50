"""Which incidents may count the same people: rivals, those one figure is told of, an area's sum and what it sums up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from marsad.model import OF_PEOPLE, Incident
from marsad.weigh.amounts import counts_event, interval
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import Spot, loci, spot_of
from marsad.weigh.incidents import Weighed
from marsad.weigh.kinds import compatible
from marsad.weigh.sums import PEOPLE, Shared
from marsad.weigh.windows import Grain, Window, later

Group = tuple[str, ...]
Placed = tuple[Incident, list[Spot]]


def told_together(weighed: Iterable[Weighed]) -> list[Shared]:
    """The figures told once for several incidents."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    claims = {}
    for one in weighed:
        for telling in one.group.members:
            if telling.claim.id in one.group.shared:
                ids[telling.claim.id].add(one.incident.id)
                claims[telling.claim.id] = telling.claim
    return [
        Shared(claim, figure.kind, figure.who, allowed, tuple(sorted(ids[claim])))
        for claim in sorted(ids)
        for figure in claims[claim].figures
        if counts_event(figure) and figure.kind in OF_PEOPLE and figure.unit == PEOPLE and (allowed := interval(figure))
    ]


def rivals(weighed: Sequence[Weighed]) -> list[Group]:
    """Incidents that weighing left apart because it is not clear which of them another is."""
    return [(w.incident.id, *w.rivals) for w in weighed if w.rivals]


def summed_up(incidents: Iterable[Incident], evidence: Evidence) -> list[Group]:
    """An area's "seven killed in shelling on Monday" may hold the village's three of that day."""
    told = [(i, [s for p in loci(i.places) if (s := spot_of(p)).placed]) for i in incidents if i.ranges]
    by_day: defaultdict[date, list[Placed]] = defaultdict(list)
    for incident, spots in told:
        for day in _days(incident):
            by_day[day].append((incident, spots))
    wide = [(i, [s for s in spots if s.area]) for i, spots in told]
    return [g for i, areas in wide if areas for g in _inside(i, areas, by_day, evidence)]


def _inside(
    incident: Incident, areas: Sequence[Spot], by_day: dict[date, list[Placed]], evidence: Evidence
) -> Iterable[Group]:
    near = {i.id: (i, spots) for day in _days(incident) for i, spots in by_day[day] if i.id != incident.id}
    for other, spots in (near[key] for key in sorted(near)):
        contained = any(evidence.ground.contains(area, spot) for area in areas for spot in spots)
        if contained and compatible(incident.kind, other.kind):
            yield (incident.id, other.id)


def _days(incident: Incident) -> Iterable[date]:
    window = Window(incident.earliest, incident.latest)
    if incident.earliest and window.dated and window.grain is not Grain.SERIES:
        return (later(incident.earliest, n) for n in range(window.length))
    return ()
