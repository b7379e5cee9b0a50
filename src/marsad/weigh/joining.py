"""Joining tellings into groups, all at once or as reports come in: both give the same groups.

The most exactly told come first and found the groups; each later one joins the one group it can mean, or founds its
own and names those it may mean. So what a telling comes to depends on the tellings before it in that order alone. One
that comes in late is put in its place in the order, and of those behind it only what looks where a group has changed is
decided anew.
"""

from __future__ import annotations

import heapq
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.grouping import Group
from marsad.weigh.matching import How, Matching, Token, chosen, explain

Key = tuple[Any, ...]


@dataclass(slots=True, eq=False)
class _Placed:
    """A telling in its place: the first of its group, how it came to join it, which others it may mean.

    `behind` holds the members of the group it is the first of, itself among them, in their order; `group` what they
    come to, None where that must be worked out anew.
    """

    key: Key
    telling: Telling
    first: _Placed | None = None
    how: How | None = None
    rivals: tuple[_Placed, ...] = ()
    behind: list[_Placed] = field(default_factory=list)
    group: Group | None = None

    def __lt__(self, other: _Placed) -> bool:
        return bool(self.key < other.key)


@dataclass(frozen=True, slots=True)
class _Choice:
    first: _Placed
    how: How | None
    rivals: tuple[_Placed, ...]


def group(tellings: Iterable[Telling], evidence: Evidence) -> list[Group]:
    """Every telling in one group; the same tellings in any order give the same groups."""
    joining = Joining(evidence)
    joining.add(tellings)
    return joining.groups()


class Joining:
    """Groups of tellings that can be added to. Reports of the tellings must be known to the evidence by then."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._matching = Matching(evidence)
        self._placed: list[_Placed] = []
        self._held: set[tuple[str, int]] = set()
        self._registered: defaultdict[Token, list[_Placed]] = defaultdict(list)
        self._asking: defaultdict[Token, list[_Placed]] | None = None
        self._made: dict[int, Group] = {}

    def __len__(self) -> int:
        return len(self._placed)

    def add(self, tellings: Iterable[Telling]) -> int:
        """Take in more tellings; one it has is passed over. Gives the number of tellings that were decided on."""
        new = sorted(self._new(tellings))
        if self._placed:
            return self._insert(new)
        for placed in new:
            self._register(placed)
            self._settle(placed, self._choice(placed))
        self._placed = new
        return len(new)

    def groups(self) -> list[Group]:
        """The groups as they stand, in the order of their first tellings.

        One whose tellings are as they were is the same object as the last time, unless something was decided on it.
        """
        firsts = [p for p in self._placed if p.first is p]
        made = self._made
        for number, first in enumerate(firsts):
            held = made.get(id(first))
            if held is None or held.decided:
                held = made[id(first)] = self._fold(first.behind)
            held.number = number
        for first in firsts:
            made[id(first)].rivals = [made[id(r)] for r in first.rivals]
        return [made[id(first)] for first in firsts]

    def _new(self, tellings: Iterable[Telling]) -> Iterable[_Placed]:
        order = self._evidence.known.order
        for telling in tellings:
            name = telling.claim.id, telling.start
            if name not in self._held:
                self._held.add(name)
                yield _Placed(key=(*telling.grain, *order(telling.claim), telling.start), telling=telling)

    def _register(self, placed: _Placed) -> None:
        for token in self._matching.registers(placed.telling):
            self._registered[token].append(placed)
        if self._asking is not None:
            for token in self._matching.looks_up(placed.telling):
                self._asking[token].append(placed)

    def _choice(self, placed: _Placed) -> _Choice:
        """What the telling comes to, given those before it."""
        firsts: dict[int, _Placed] = {}
        for token in self._matching.looks_up(placed.telling):
            for other in self._registered.get(token, ()):
                if other.first is not None and id(other.first) not in firsts and other.key < placed.key:
                    firsts[id(other.first)] = other.first
        before = [(self._before(first, placed), first) for first in sorted(firsts.values())]
        found = self._matching.found(placed.telling, [g for g, _ in before])
        first_of = {id(g): first for g, first in before}
        joined = chosen(placed.telling, found)
        if joined is None:
            return _Choice(placed, None, tuple(first_of[id(g)] for _, g in found))
        return _Choice(first_of[id(joined)], next(how for how, g in found if g is joined), ())

    def _before(self, first: _Placed, placed: _Placed) -> Group:
        """A group as it stood when the telling's turn came."""
        if first.behind[-1].key < placed.key:
            if first.group is None:
                first.group = self._fold(first.behind)
            return first.group
        return self._fold([m for m in first.behind if m.key < placed.key])

    def _fold(self, members: Iterable[_Placed]) -> Group:
        made: Group | None = None
        for member in members:
            if made is None:
                made = Group.founded(member.telling, self._evidence.known.published(member.telling.claim))
            else:
                _take(made, member)
        assert made is not None
        return made

    def _settle(self, placed: _Placed, choice: _Choice) -> None:
        """Put the telling, which is in no group, where it was found to belong."""
        placed.first, placed.how, placed.rivals = choice.first, choice.how, choice.rivals
        self._made.pop(id(choice.first), None)
        if choice.first is placed:
            placed.behind = [placed]
            placed.group = None
            return
        last = choice.first.behind[-1]
        insort(choice.first.behind, placed)
        if choice.first.group is not None and last.key < placed.key:
            _take(choice.first.group, placed)
        else:
            choice.first.group = None

    def _insert(self, new: list[_Placed]) -> int:
        """Settle what is new, and anew whatever comes after it and looks where a group has changed."""
        asking = self._who_asks()
        for placed in new:
            self._register(placed)
        for placed in new:
            insort(self._placed, placed)
        queue, waiting, decided = list(new), {id(p) for p in new}, 0
        while queue:
            placed = heapq.heappop(queue)
            decided += 1
            for later in self._decide(placed, asking):
                if id(later) not in waiting:
                    waiting.add(id(later))
                    heapq.heappush(queue, later)
        return decided

    def _who_asks(self) -> defaultdict[Token, list[_Placed]]:
        """Who looks under each token: made when first needed, as one that never grows has no use for it."""
        if self._asking is None:
            self._asking = defaultdict(list)
            for placed in self._placed:
                for token in self._matching.looks_up(placed.telling):
                    self._asking[token].append(placed)
        return self._asking

    def _decide(self, placed: _Placed, asking: defaultdict[Token, list[_Placed]]) -> list[_Placed]:
        """Decide on a telling; gives those after it that may now come to something else."""
        choice = self._choice(placed)
        if placed.first is choice.first:
            if (placed.how, placed.rivals) != (choice.how, choice.rivals):
                placed.how, placed.rivals = choice.how, choice.rivals
                choice.first.group = None
                self._made.pop(id(choice.first), None)
            return []
        touched = self._leave(placed)
        self._settle(placed, choice)
        touched += choice.first.behind
        tokens = dict.fromkeys(t for m in touched for t in self._matching.registers(m.telling))
        later = {id(m): m for m in touched if placed.key < m.key}
        later |= {id(p): p for t in tokens for p in asking.get(t, ()) if placed.key < p.key}
        return list(later.values())

    def _leave(self, placed: _Placed) -> list[_Placed]:
        """Take a telling out of its group; gives all who were of that group."""
        if placed.first is None:
            return [placed]
        members = list(placed.first.behind)
        self._made.pop(id(placed.first), None)
        if placed.first is placed:
            placed.behind = []
        elif placed in placed.first.behind:
            placed.first.behind.remove(placed)
        placed.first.group = None
        placed.first = None
        return [placed, *members]


def _take(group: Group, member: _Placed) -> None:
    if member.how is not None:
        explain(member.telling, group, member.how)
    group.take(member.telling)
