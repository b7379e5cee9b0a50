"""Joining tellings into groups, all at once or as they come and go: both give the same groups.

The most exactly told come first and found the groups; each later one joins the one group it can mean, or founds its
own and names those it may mean. So what a telling comes to depends on the tellings before it in that order alone. One
that comes in late, or is given up, leaves those before it as they are; of those behind it only what looks where a group
has changed is decided anew.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.grouping import Group
from marsad.weigh.matching import How, Matching, Token, chosen, explain

Key = tuple[Any, ...]
# A telling by its claim and where its place stands.
Name = tuple[str, int]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """What became of groups: those that are no more, those made, those that may be one with others than before."""

    gone: list[Group]
    made: list[Group]
    stirred: list[Group]


class Joining:
    """Groups of tellings that can be added to and taken from. Reports of the tellings must be known by then."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._matching = Matching(evidence)
        self._placed: list[_Placed] = []
        self._held: dict[Name, _Placed] = {}
        self._registered: defaultdict[Token, list[_Placed]] = defaultdict(list)
        self._asking: defaultdict[Token, list[_Placed]] | None = None
        self._made: dict[_Placed, Group] = {}
        self._touched: dict[_Placed, None] = {}
        self._named_by: defaultdict[_Placed, dict[_Placed, None]] = defaultdict(dict)
        self._named: dict[_Placed, None] = {}

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

    def remove(self, names: Iterable[Name]) -> int:
        """Give tellings up, as if they had never come in. Gives the number of tellings that were decided on anew."""
        asking = self._who_asks()
        leaving = [p for name in names if (p := self._held.pop(name, None))]
        later: dict[_Placed, None] = {}
        for placed in leaving:
            touched = self._leave(placed)
            self._name_rivals(placed, ())
            later |= dict.fromkeys(self._stirred_by(placed, touched, asking))
        for placed in leaving:
            del self._placed[bisect_left(self._placed, placed)]
            self._unregister(placed, asking)
            later.pop(placed, None)
        return self._decide_all(list(later), asking)

    def changes(self) -> Regrouped:
        """What became of groups since this was last asked; a group that is as it was is the same object."""
        gone, made = [], []
        naming, self._named = self._named, {}
        for first in self._touched:
            held = self._made.pop(first, None)
            if held is not None:
                gone.append(held)
            if first.first is first:
                self._made[first] = self._fold(first.behind)
                made.append(self._made[first])
            naming |= self._named_by.get(first, {}) | dict.fromkeys(first.rivals)
        for first in {**naming, **self._touched}:
            if first in self._made:
                self._made[first].rivals = [self._made[r] for r in first.rivals]
        stirred = [self._made[first] for first in naming if first in self._made and first not in self._touched]
        self._touched = {}
        return Regrouped(gone=gone, made=made, stirred=stirred)

    def holding(self, name: Name) -> Group | None:
        """The group a telling was of when changes were last asked for; None for one that is not held."""
        placed = self._held.get(name)
        return self._made.get(placed.first) if placed and placed.first else None

    def naming(self, group: Group) -> list[Group]:
        """The groups that this one may be one with by the matching of their first tellings."""
        first = self._held.get(group.members[0].name)
        return [g for f in self._named_by.get(first, ()) if (g := self._made.get(f))] if first else []

    def groups(self) -> list[Group]:
        """The groups as they stand, in the order of their first tellings."""
        self.changes()
        return [self._made[first] for first in sorted(self._made)]

    def _new(self, tellings: Iterable[Telling]) -> Iterable[_Placed]:
        order = self._evidence.known.order
        for telling in tellings:
            if telling.name not in self._held:
                placed = _Placed(key=(*telling.grain, *order(telling.claim), telling.start), telling=telling)
                self._held[telling.name] = placed
                yield placed

    def _register(self, placed: _Placed) -> None:
        for token in self._matching.registers(placed.telling):
            self._registered[token].append(placed)
        if self._asking is not None:
            for token in self._matching.looks_up(placed.telling):
                self._asking[token].append(placed)

    def _unregister(self, placed: _Placed, asking: defaultdict[Token, list[_Placed]]) -> None:
        for token in self._matching.registers(placed.telling):
            self._registered[token].remove(placed)
        for token in self._matching.looks_up(placed.telling):
            asking[token].remove(placed)

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
        placed.first, placed.how = choice.first, choice.how
        self._name_rivals(placed, choice.rivals)
        self._touched[choice.first] = None
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

    def _name_rivals(self, placed: _Placed, rivals: tuple[_Placed, ...]) -> None:
        for rival in placed.rivals:
            self._named_by[rival].pop(placed, None)
        self._named |= dict.fromkeys((*placed.rivals, *rivals))
        placed.rivals = rivals
        for rival in rivals:
            self._named_by[rival][placed] = None

    def _insert(self, new: list[_Placed]) -> int:
        """Settle what is new, and anew whatever comes after it and looks where a group has changed."""
        asking = self._who_asks()
        for placed in new:
            self._register(placed)
        for placed in new:
            insort(self._placed, placed)
        return self._decide_all(new, asking)

    def _decide_all(self, placed: list[_Placed], asking: defaultdict[Token, list[_Placed]]) -> int:
        """Decide on tellings and on what that touches, in their order; gives how many were decided on."""
        queue, waiting, decided = list(placed), set(placed), 0
        heapq.heapify(queue)
        while queue:
            decided += 1
            for later in self._decide(heapq.heappop(queue), asking):
                if later not in waiting:
                    waiting.add(later)
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
                placed.how = choice.how
                self._name_rivals(placed, choice.rivals)
                choice.first.group = None
                self._touched[choice.first] = None
            return []
        touched = self._leave(placed)
        self._settle(placed, choice)
        return self._stirred_by(placed, [*touched, *choice.first.behind], asking)

    def _stirred_by(
        self, placed: _Placed, touched: list[_Placed], asking: defaultdict[Token, list[_Placed]]
    ) -> list[_Placed]:
        """Those after a telling that are of a group it left or joined, or look where that group lies."""
        tokens = dict.fromkeys(t for m in touched for t in self._matching.registers(m.telling))
        later = dict.fromkeys(m for m in touched if placed.key < m.key)
        later |= dict.fromkeys(p for t in tokens for p in asking.get(t, ()) if placed.key < p.key)
        return list(later)

    def _leave(self, placed: _Placed) -> list[_Placed]:
        """Take a telling out of its group; gives all who were of that group."""
        if placed.first is None:
            return [placed]
        members = list(placed.first.behind)
        self._touched[placed.first] = None
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
