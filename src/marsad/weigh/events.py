"""The events of a weighing that grows: only what new claims touch is judged anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.model import Claim
from marsad.weigh.decisions import Rulings, regrouped
from marsad.weigh.denials import Refusal
from marsad.weigh.evidence import Evidence
from marsad.weigh.grouping import Group
from marsad.weigh.incidents import Weighed, tellings, weigh_group
from marsad.weigh.joining import Joining
from marsad.weigh.neighbours import Neighbours
from marsad.weigh.refused import Refused
from marsad.weigh.retractions import Answerable, Withdrawal, Withdrawn, withdrawals
from marsad.weigh.takebacks import as_denial, taken_back

_Name = tuple[str, int]
_About = tuple[tuple[Refusal, ...], tuple[object, ...]]
_NOTHING: _About = ((), ())


@dataclass(frozen=True, slots=True)
class _Judged:
    """A judgement and what it rests on beside the tellings: denials and withdrawals, and the events it may be one with.

    It holds for as long as all of these are the same.
    """

    weighed: Weighed
    about: _About
    rivals: Sequence[Group]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The incidents, what was withdrawn, the denials, and the ids of those that meet something."""

    weighed: list[Weighed]
    withdrawn: Withdrawn
    denials: list[Refusal]
    met: set[str]


class Events:
    """What claims tell of, put together and judged; reports of the claims must be known to the evidence by then."""

    def __init__(self, ruled: Rulings, evidence: Evidence) -> None:
        self._ruled, self._evidence = ruled, evidence
        self._joining = Joining(evidence)
        self._refused = Refused(evidence)
        self._answerable = Answerable(evidence)
        self._neighbours = Neighbours()
        self._home: dict[_Name, Group] = {}
        self._telling: defaultdict[str, set[Group]] = defaultdict(set)
        self._judged: dict[Group, _Judged] = {}

    def add(self, claims: Sequence[Claim]) -> None:
        """Take in more claims, each once."""
        evidence = self._evidence
        taken = [c for c in claims if taken_back(c, evidence.known.reports[c.report])]
        back = {c.id for c in taken}
        told = tellings((c for c in claims if c.id not in back), evidence)
        self._joining.add(told)
        self._refused.add(claims, [d for c in taken if (d := as_denial(c, evidence))], told)
        self._answerable.add(told, withdrawals(taken, evidence))

    def found(self) -> Found:
        """All that the claims come to so far."""
        groups = regrouped(self._joining.groups(), self._ruled, self._evidence)
        restless = self._shelve(groups)
        self._neighbours.name()
        withdrawn = Withdrawn(self._home, self._evidence)
        for withdrawal, met in self._answerable.met:
            withdrawn.apply(withdrawal, met)
        against = self._against(withdrawn)
        self._judge(groups, restless, against, withdrawn)
        return Found(
            weighed=[self._judged[g].weighed for g in groups],
            withdrawn=withdrawn,
            denials=self._refused.all,
            met={r.claim.id for rs in against.values() for r in rs},
        )

    def _shelve(self, groups: Sequence[Group]) -> set[Group]:
        """Keep in mind which tellings lie where; gives the groups that are not as they were."""
        held = set(groups)
        gone = [g for g in self._judged if g not in held]
        new = [g for g in groups if g.decided or g not in self._judged]
        for group in gone:
            del self._judged[group]
            for claim_id in group.claims:
                self._telling[claim_id].discard(group)
        for group in new:
            self._home.update(((t.claim.id, t.start), group) for t in group.members)
            for claim_id in group.claims:
                self._telling[claim_id].add(group)
        self._neighbours.change(gone, new)
        return {*new, *self._mark_shared({i for g in (*gone, *new) for i in g.claims})}

    def _mark_shared(self, claims: Iterable[str]) -> list[Group]:
        """Mark anew which claims tell of several events; gives the groups for which that changes."""
        several = {i: len(self._telling[i]) > 1 for i in claims}
        changed = []
        for group in {g for i in several for g in self._telling[i]}:
            shared = {i for i in group.claims if len(self._telling[i]) > 1}
            if shared != group.shared:
                group.shared = shared
                changed.append(group)
        return changed

    def _against(self, withdrawn: Withdrawn) -> dict[_Name, list[Refusal]]:
        """The denials that meet each telling."""
        against: defaultdict[_Name, list[Refusal]] = defaultdict(list)
        for refusal in self._refused.all:
            withdrawn.apply_denial(refusal, self._refused.denied)
            for telling in self._refused.denied.met_by(refusal):
                against[telling.claim.id, telling.start].append(refusal)
        return against

    def _judge(
        self, groups: Sequence[Group], restless: set[Group], against: dict[_Name, list[Refusal]], withdrawn: Withdrawn
    ) -> None:
        answered = {self._home[name] for name in (*against, *withdrawn.marked)}
        for group in groups:
            about = _about(group, against, withdrawn) if group in answered else _NOTHING
            held = self._judged.get(group)
            if held and group not in restless and held.about == about and _same(held.rivals, group.rivals):
                continue
            weighed = weigh_group(group, about[0], withdrawn, self._ruled, self._evidence)
            self._judged[group] = _Judged(weighed, about, group.rivals)


def _same(before: Sequence[Group], now: Sequence[Group]) -> bool:
    return before == now and not any(g.decided for g in now)


def _about(group: Group, against: dict[_Name, list[Refusal]], withdrawn: Withdrawn) -> _About:
    found = {r.claim.id: r for t in group.members for r in against.get((t.claim.id, t.start), ())}
    marks = tuple((_mark(withdrawn.of(t)), _mark(withdrawn.hearsay(t))) for t in group.members)
    return tuple(found[i] for i in sorted(found)), marks


def _mark(withdrawal: Withdrawal | None) -> object:
    return withdrawal and (withdrawal.claim.id, withdrawal.on, withdrawal.by)
