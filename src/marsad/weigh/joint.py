"""Which incidents may count the same people: rivals, those one figure is told of, an area's sum and what it sums up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.model import OF_PEOPLE, Claim, Incident
from marsad.weigh.amounts import counts_event, interval
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import Spot, loci, spot_of
from marsad.weigh.incidents import Weighed
from marsad.weigh.kinds import compatible
from marsad.weigh.sums import PEOPLE, Shared
from marsad.weigh.windows import Grain, Window

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Placed:
    """An incident that gives a number, with where it lies and on which days (ordinals)."""

    incident: Incident
    spots: Sequence[Spot]
    areas: Sequence[Spot]
    days: Sequence[int]


class Joint:
    """The incidents of a weighing, and which of them may count the same people, as they come and go."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self.incidents: dict[str, Incident] = {}
        self._beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._pairs: dict[str, list[Pair]] = {}
        self._placed: dict[str, _Placed] = {}
        self._by_day: defaultdict[int, dict[str, _Placed]] = defaultdict(dict)
        self._sums: defaultdict[str, set[str]] = defaultdict(set)
        self._shares: dict[str, list[str]] = {}
        self._sharing: defaultdict[str, dict[str, Claim]] = defaultdict(dict)

    def change(self, gone: Iterable[Weighed], made: Iterable[Weighed]) -> set[str]:
        """Incidents that are no more as they were, and what they are; gives the ids for which something changes."""
        touched: set[str] = set()
        claims: set[str] = set()
        for one in gone:
            claims |= self._take(one, touched)
        for one in made:
            claims |= self._put(one, touched)
        for claim in claims:
            ids = sorted(self._sharing.get(claim, ()))
            self._link(f"claim {claim}", [(ids[0], other) for other in ids[1:]], touched)
            touched |= set(ids)
        return touched

    def cluster(self, one: str) -> tuple[str, ...]:
        """The incidents that may share people with one, or with one that may; itself among them."""
        found, queue = {one}, [one]
        while queue:
            new = [i for i in self._beside.get(queue.pop(), ()) if i in self.incidents and i not in found]
            found.update(new)
            queue += new
        return tuple(sorted(found))

    def shared(self, incidents: Iterable[str]) -> list[Shared]:
        """The figures told once for several incidents, of those told of any of these."""
        claims = {c: self._sharing[c] for i in incidents for c in self._shares.get(i, ())}
        return [
            Shared(claim, figure.kind, figure.who, allowed, tuple(sorted(claims[claim])))
            for claim in sorted(claims)
            for figure in next(iter(claims[claim].values())).figures
            if counts_event(figure) and figure.kind in OF_PEOPLE and figure.unit == PEOPLE
            if (allowed := interval(figure))
        ]

    def shares(self, incident: str) -> bool:
        """Whether a figure is told for an incident together with others."""
        return bool(self._shares.get(incident))

    def _take(self, one: Weighed, touched: set[str]) -> set[str]:
        id_ = one.incident.id
        touched.add(id_)
        self.incidents.pop(id_, None)
        self._link(id_, (), touched)
        for source in self._sums.pop(id_, ()):
            self._link(source, (), touched)
        placed = self._placed.pop(id_, None)
        for day in placed.days if placed else ():
            del self._by_day[day][id_]
        claims = self._shares.pop(id_, [])
        for claim in claims:
            touched |= self._sharing[claim].keys()
            del self._sharing[claim][id_]
        return set(claims)

    def _put(self, one: Weighed, touched: set[str]) -> set[str]:
        id_ = one.incident.id
        touched.add(id_)
        if not one.withheld:
            self.incidents[id_] = one.incident
            self._sum_up(one.incident, touched)
        self._link(id_, [(id_, other) for other in one.rivals], touched)
        told = {t.claim.id: t.claim for t in one.group.members if t.claim.id in one.group.shared and t.claim.figures}
        self._shares[id_] = list(told)
        for claim in told.values():
            self._sharing[claim.id][id_] = claim
        return set(told)

    def _link(self, source: str, pairs: Sequence[Pair], touched: set[str]) -> None:
        """What one source tells of incidents that may share people, in place of what it told before."""
        before = self._pairs.pop(source, [])
        for one, other in before:
            _less(self._beside[one], other)
            _less(self._beside[other], one)
        for one, other in pairs:
            self._beside[one][other] += 1
            self._beside[other][one] += 1
        if pairs:
            self._pairs[source] = list(pairs)
        touched.update(i for pair in (*before, *pairs) for i in pair)

    def _sum_up(self, incident: Incident, touched: set[str]) -> None:
        """An area's "seven killed in shelling on Monday" may hold the village's three of that day."""
        if not incident.ranges:
            return
        spots = [s for p in loci(incident.places) if (s := spot_of(p)).placed]
        mine = _Placed(incident, spots, [s for s in spots if s.area], list(_days(incident)))
        near = {i: other for day in mine.days for i, other in self._by_day[day].items()}
        for id_, other in near.items():
            if self._holds(mine, other) or self._holds(other, mine):
                source = f"sum {incident.id} {id_}"
                self._link(source, [(incident.id, id_)], touched)
                self._sums[incident.id].add(source)
                self._sums[id_].add(source)
        self._placed[incident.id] = mine
        for day in mine.days:
            self._by_day[day][incident.id] = mine

    def _holds(self, wide: _Placed, other: _Placed) -> bool:
        contains = self._evidence.ground.contains
        held = any(contains(area, spot) for area in wide.areas for spot in other.spots)
        return held and compatible(wide.incident.kind, other.incident.kind)


def _less(beside: Counter[str], other: str) -> None:
    beside[other] -= 1
    if not beside[other]:
        del beside[other]


def _days(incident: Incident) -> Iterator[int]:
    window = Window(incident.earliest, incident.latest)
    if window.dated and window.grain is not Grain.SERIES:
        yield from window.days()
