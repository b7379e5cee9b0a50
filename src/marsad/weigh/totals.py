"""Totals over incidents while these come and go: only what those that change may share people with is added anew."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from marsad.model import FigureKind, Incident, Total
from marsad.weigh.events import Changed
from marsad.weigh.evidence import Evidence
from marsad.weigh.in_order import InOrder
from marsad.weigh.joint import Joint
from marsad.weigh.sums import PEOPLE, Sort, Summed, adds, left_out, summed


class _Sum:
    """One sort of number: what every cluster of incidents gives of it."""

    def __init__(self) -> None:
        self._of: dict[str, Summed] = {}
        self._claims: Counter[str] = Counter()
        self._incidents: InOrder[str] = InOrder(str)
        self._named: InOrder[str] = InOrder(str)
        self._odd: InOrder[Summed] = InOrder(lambda s: s.key)

    def put(self, one: Summed) -> None:
        self._of[one.key] = one
        self._incidents.change((), [i.id for i in one.incidents])
        self._named.change((), [c for c in one.claims if not self._claims[c]])
        self._claims.update(one.claims)
        if one.left_out or one.apart:
            self._odd.change((), (one,))

    def take(self, key: str) -> None:
        one = self._of.pop(key)
        self._incidents.change([i.id for i in one.incidents], ())
        self._claims.subtract(one.claims)
        self._named.change([c for c in one.claims if not self._claims[c]], ())
        if one.left_out or one.apart:
            self._odd.change((one,), ())

    def total(self, kind: FigureKind, who: str | None) -> Total | None:
        """What all of them come to; None where none adds."""
        numbers = [s.number for s in self._of.values() if s.number]
        if not numbers:
            return None
        high = math.fsum(n.high for n in numbers) if all(math.isfinite(n.high) for n in numbers) else None
        counted = [i for s in self._of.values() for i in s.incidents]
        days = [d for i in counted for d in (i.earliest, i.latest) if d]
        return Total(
            kind=kind,
            who=who,
            unit=PEOPLE,
            low=math.fsum(n.low for n in numbers),
            high=high,
            incidents=tuple(self._incidents),
            claims=tuple(self._named),
            given=len(counted),
            held=0,
            left_out=(*left_out(i for s in self._odd for i in s.apart), *(t for s in self._odd for t in s.left_out)),
            earliest=min(days, default=None),
            latest=max(days, default=None),
        )


class Totals:
    """What incidents come to, one total for each sort of number."""

    def __init__(self, evidence: Evidence) -> None:
        self._joint = Joint(evidence)
        self._clusters: dict[str, tuple[str, ...]] = {}
        self._sorts: dict[str, tuple[Sort, ...]] = {}
        self._sums: defaultdict[Sort, _Sum] = defaultdict(_Sum)
        self._made: dict[Sort, Total] = {}
        self._adding = 0

    def change(self, standing: Changed, discounted: Changed) -> set[str]:
        """Incidents that are no more as they were, and what they are.

        Gives the ids of those that may share people with any of them.
        """
        before = {**dict.fromkeys(w.incident.id for c in (standing, discounted) for w in c.gone)}
        self._adding -= sum(self._adds(i) for i in before)
        apart = [replace(w, rivals=()) for w in discounted.made]
        touched = self._joint.change([*standing.gone, *discounted.gone], [*standing.made, *apart])
        self._adding += sum(self._adds(w.incident.id) for c in (standing, discounted) for w in c.made)
        changed = self._recluster(touched)
        for sort in changed:
            self._made.pop(sort, None)
            total = self._sums[sort].total(*sort)
            if total:
                self._made[sort] = total
        return touched

    def cluster(self, incident: str) -> str:
        """The least id of the incidents that one may share people with."""
        return self._clusters.get(incident, (incident,))[0]

    def all(self) -> tuple[Total, ...]:
        """By what is counted: the order of the vocabulary, the whole before its sorts."""
        order = list(FigureKind)
        in_order = sorted(self._made, key=lambda sort: (order.index(sort[0]), sort[1] or ""))
        return tuple(replace(self._made[sort], held=self._adding) for sort in in_order)

    def _adds(self, id_: str) -> bool:
        incident = self._joint.incidents.get(id_)
        return incident is not None and adds(incident)

    def _recluster(self, touched: set[str]) -> set[Sort]:
        """Draw the clusters of these incidents anew; gives the sorts of number for which that changes something."""
        old = {c for i in touched if (c := self._clusters.get(i))}
        members = sorted(touched.union(*old))
        changed = {sort for cluster in old for sort in self._take(cluster)}
        for one in members:
            if one in self._joint.incidents and one not in self._clusters:
                changed |= self._put(self._joint.cluster(one))
        return changed

    def _take(self, cluster: Sequence[str]) -> tuple[Sort, ...]:
        for one in cluster:
            del self._clusters[one]
        sorts = self._sorts.pop(cluster[0], ())
        for sort in sorts:
            self._sums[sort].take(cluster[0])
        return sorts

    def _put(self, cluster: tuple[str, ...]) -> set[Sort]:
        self._clusters.update(dict.fromkeys(cluster, cluster))
        held = [self._joint.incidents[i] for i in cluster]
        found = summed(held, self._joint.shared(cluster)) if self._gives(held) else {}
        for sort, one in found.items():
            self._sums[sort].put(one)
        self._sorts[cluster[0]] = tuple(found)
        return set(found)

    def _gives(self, incidents: Sequence[Incident]) -> bool:
        return any(i.ranges or self._joint.shares(i.id) for i in incidents)
