"""Stories: which reports tell one story, by their words and their days alone.

Reports join where, on the average, each of one group is as alike to each of the other as `ALIKE`; the most alike join
first. So a long story is not chained to the next one through a report that tells of both.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.model import Report
from marsad.weigh.likeness import ALIKE, YEAR, Likeness, Terms, cosine, distinctive, faded

# Reports less alike than this count as having nothing in common.
NOTHING = 0.02

Pair = tuple[int, int]


def stories(reports: Iterable[Report]) -> tuple[tuple[str, ...], ...]:
    """The ids of the reports that tell one story, each report in one; in whatever order they come.

    Time is in proportion to the number of pairs, within a year of each other, that share a word uncommon in news.
    """
    ordered = sorted({r.id: r for r in reports}.values(), key=lambda r: (str(r.published or ""), r.id))
    joined = _Joining(_pairs(ordered), len(ordered)).joined()
    return tuple(sorted(tuple(ordered[i].id for i in sorted(members)) for members in joined))


def _pairs(reports: Sequence[Report]) -> dict[Pair, float]:
    """How alike any two reports are that share an uncommon word and have something in common."""
    likeness = Likeness()
    weighed = [likeness.terms(r) for r in reports]
    alike = {}
    for later, earlier in _meeting(reports, weighed):
        found = faded(cosine(weighed[earlier], weighed[later]), reports[earlier].published, reports[later].published)
        if found > NOTHING:
            alike[earlier, later] = found
    return alike


def _meeting(reports: Sequence[Report], weighed: Sequence[Terms]) -> Iterator[Pair]:
    """Each report with the earlier ones within a year, and those without a day, that share an uncommon word."""
    bearing: defaultdict[str, list[int]] = defaultdict(list)
    for later, words in enumerate(weighed):
        uncommon = [w for w in words if distinctive(w)]
        for earlier in sorted({n for w in uncommon for n in bearing[w]}):
            if _within_a_year(reports[earlier], reports[later]):
                yield later, earlier
        for word in uncommon:
            bearing[word].append(later)


def _within_a_year(one: Report, other: Report) -> bool:
    return not (one.published and other.published) or abs((one.published - other.published).days) <= YEAR


@dataclass(slots=True)
class _Joining:
    """Groups of reports by number, joined two by two, the most alike on the average first."""

    alike: dict[Pair, float]
    size: int

    def joined(self) -> list[list[int]]:
        members = {n: [n] for n in range(self.size)}
        beside: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for (one, other), found in self.alike.items():
            beside[one][other] = beside[other][one] = found
        heap = [(-found, *pair) for pair, found in self.alike.items() if found >= ALIKE]
        heapq.heapify(heap)
        while heap:
            _, one, other = heapq.heappop(heap)
            if one in members and other in members:
                made = self._join(one, other, members, beside)
                self._offer(made, members, beside, heap)
        return list(members.values())

    def _join(
        self, one: int, other: int, members: dict[int, list[int]], beside: defaultdict[int, dict[int, float]]
    ) -> int:
        """A new group of both, and what each group beside either has in common with it in all."""
        made, self.size = self.size, self.size + 1
        members[made] = members.pop(one) + members.pop(other)
        first, second = beside.pop(one), beside.pop(other)
        for third in dict.fromkeys((*first, *second)):
            if third in members:
                beside[made][third] = beside[third][made] = first.get(third, 0.0) + second.get(third, 0.0)
        return made

    @staticmethod
    def _offer(
        made: int,
        members: dict[int, list[int]],
        beside: defaultdict[int, dict[int, float]],
        heap: list[tuple[float, int, int]],
    ) -> None:
        for third, total in beside[made].items():
            average = total / (len(members[made]) * len(members[third]))
            if third in members and average >= ALIKE:
                heapq.heappush(heap, (-average, third, made))
