"""The events of a weighing that grows: only what claims and decisions touch is judged anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.model import Claim
from marsad.weigh.decisions import Regrouping, Rulings, regrouped
from marsad.weigh.denials import Refusal
from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.grouping import Group, telling_id
from marsad.weigh.incidents import Weighed, tellings, weigh_group
from marsad.weigh.joining import Joining, Name
from marsad.weigh.neighbours import Neighbours
from marsad.weigh.refused import Refused, Resettled
from marsad.weigh.retractions import Answerable, Withdrawn, withdrawals
from marsad.weigh.takebacks import as_denial, taken_back

_Marks = tuple[object, object]
_About = tuple[tuple[Refusal, ...], tuple[_Marks, ...]]
_UNMARKED: _Marks = (None, None)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A judgement and what it rests on beside the tellings: denials and withdrawals, and the events it may be one with.

    It holds for as long as all of these are the same.
    """

    weighed: Weighed
    about: _About
    rivals: Sequence[Group]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What became of incidents since this was last asked: those that are no more as they were, and what they are.

    `unsaid` and `said` are denials that are no more, and new ones.
    """

    gone: Sequence[Weighed] = ()
    made: Sequence[Weighed] = ()
    unsaid: Sequence[Refusal] = ()
    said: Sequence[Refusal] = ()


class Events:
    """What claims tell of, put together and judged; reports of the claims must be known to the evidence by then."""

    def __init__(self, ruled: Rulings, evidence: Evidence) -> None:
        self._ruled, self._evidence = ruled, evidence
        self._joining = Joining(evidence)
        self._refused = Refused(evidence)
        self._answerable = Answerable(evidence)
        self._neighbours = Neighbours(evidence)
        self._told: dict[str, list[Telling]] = {}
        self._called: dict[str, Name] = {}
        self._regrouping = Regrouping()
        self._home: dict[Name, Group] = {}
        self._telling: defaultdict[str, set[Group]] = defaultdict(set)
        self._met: dict[Refusal, list[Name]] = {}
        self._own: dict[Refusal, list[Telling]] = {}
        self._against: defaultdict[Name, dict[Refusal, None]] = defaultdict(dict)
        self._marks: dict[Name, _Marks] = {}
        self._doubtful: set[str] = set()
        self._judged: dict[Group, _Judged] = {}
        self.withdrawn = Withdrawn(self._home, evidence)

    def add(self, claims: Sequence[Claim]) -> None:
        """Take in more claims, each once."""
        evidence = self._evidence
        taken = [c for c in claims if taken_back(c, evidence.known.reports[c.report])]
        back = {c.id for c in taken}
        told = tellings((c for c in claims if c.id not in back), evidence)
        for telling in told:
            self._told.setdefault(telling.claim.id, []).append(telling)
            self._called[telling_id(telling)] = telling.name
        self._joining.add(told)
        self._refused.add(claims, [d for c in taken if (d := as_denial(c, evidence))], told)
        self._answerable.add(told, withdrawals(taken, evidence))

    def remove(self, claims: Sequence[Claim]) -> None:
        """Give claims up, as if they had never come in."""
        told = [t for c in claims for t in self._told.pop(c.id, ())]
        for telling in told:
            del self._called[telling_id(telling)]
            self._home.pop(telling.name, None)
        self._joining.remove([t.name for t in told])
        self._refused.remove(claims, told)
        self._answerable.remove(told, claims)

    def rule(self, ruled: Rulings, targets: Iterable[str]) -> None:
        """Go by other decisions; `targets` are the ids of claims and events on which the last word has changed."""
        self._ruled = ruled
        self._doubtful |= set(targets)

    @property
    def met(self) -> set[str]:
        """The ids of the denials that meet something."""
        return {r.claim.id for r, names in self._met.items() if names}

    def settle(self) -> Changed:
        """Judge what is not as it was."""
        gone, made, stirred = self._regroup()
        anew = {**dict.fromkeys(made), **self._shelve(gone, made), **self._ruled_anew()}
        denials = self._refused.changes()
        named = [*self._answer(denials), *self._withdraw()]
        touched = [g for n in named if (g := self._home.get(n))]
        before = [self._judged.pop(g).weighed for g in gone]
        after = []
        for group in dict.fromkeys((*anew, *stirred, *touched)):
            held = self._judged.get(group)
            judged = self._judgement(group, None if group in anew else held)
            if judged is not held:
                before += [held.weighed] if held else []
                after.append(judged.weighed)
                self._judged[group] = judged
        return Changed(gone=before, made=after, unsaid=denials.gone, said=denials.new)

    def _regroup(self) -> tuple[list[Group], list[Group], list[Group]]:
        """The groups that are no more, those there are now, and those that may be one with others than before."""
        changed, before = self._joining.changes(), self._regrouping
        now = before
        if self._ruled.regrouped or before.made:
            now = self._regrouping = regrouped(self._ruled, self._find, self._evidence, before)
        over, fresh, kept, held = set(changed.gone), set(changed.made), set(now.made), set(before.made)
        gone = [g for g in changed.gone if g not in before.used]
        gone += [g for g in now.used if g not in before.used and g not in fresh]
        gone += [g for g in before.made if g not in kept]
        made = [g for g in changed.made if g not in now.used]
        made += [g for g in before.used if g not in now.used and g not in over]
        made += [g for g in now.made if g not in held]
        stirred = [g for g in changed.stirred if g not in now.used] + list(now.made)
        if now != before:
            naming = (n for g in before.used | now.used for n in (*g.rivals, *self._joining.naming(g)))
            stirred += [g for g in naming if g in self._judged and g not in now.used]
        left = set(gone)
        return gone, made, [g for g in stirred if g not in left]

    def _find(self, called: str) -> Group | None:
        """The group, before any decision on it, of the telling that an event or a claim is named by."""
        told = self._told.get(called, ())
        name = self._called.get(called) or next((t.name for t in told), None)
        return self._joining.holding(name) if name else None

    def _shelve(self, gone: Sequence[Group], made: Sequence[Group]) -> dict[Group, None]:
        """Keep in mind which tellings lie where; gives the groups that other events touch otherwise than before."""
        for group in gone:
            for claim_id in group.claims:
                self._telling[claim_id].discard(group)
        for group in made:
            self._home.update((t.name, group) for t in group.members)
            for claim_id in group.claims:
                self._telling[claim_id].add(group)
        beside = self._neighbours.change(gone, made)
        shared = self._mark_shared({i for g in (*gone, *made) for i in g.claims})
        return dict.fromkeys((*beside, *shared))

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

    def _ruled_anew(self) -> dict[Group, None]:
        """The groups on which the last word of a person has changed."""
        named, self._doubtful = self._doubtful, set()
        events = (self._home.get(n) for i in named if (n := self._called.get(i)))
        return dict.fromkeys((*(g for g in events if g), *(g for i in named for g in self._telling.get(i, ()))))

    def _answer(self, denials: Resettled) -> list[Name]:
        """Meet denials with what they deny; gives the tellings that others deny than before."""
        changed: list[Name] = []
        for refusal in denials.gone:
            self._own.pop(refusal, None)
            changed += self._meet(refusal, [])
            self._met.pop(refusal, None)
        for refusal in (*denials.new, *denials.stale):
            changed += self._meet(refusal, [t.name for t in self._refused.denied.met_by(refusal)])
            own = self._refused.denied.taken_back_by(refusal) if refusal.origin.named else []
            self._own.pop(refusal, None)
            if own:
                self._own[refusal] = own
        return changed

    def _meet(self, refusal: Refusal, met: list[Name]) -> list[Name]:
        before = self._met.get(refusal, [])
        self._met[refusal] = met
        for name in before:
            self._against[name].pop(refusal, None)
        for name in met:
            self._against[name][refusal] = None
        return [*before, *met] if before != met else []

    def _withdraw(self) -> list[Name]:
        """Take back what was withdrawn; gives the tellings for which that changes."""
        self.withdrawn = withdrawn = Withdrawn(self._home, self._evidence)
        for withdrawal, met in self._answerable.met:
            withdrawn.apply(withdrawal, met)
        for refusal in sorted(self._own, key=_refusal_order):
            withdrawn.apply_denial(refusal, self._own[refusal])
        before, self._marks = self._marks, withdrawn.marks()
        return [n for n in {**before, **self._marks} if before.get(n) != self._marks.get(n)]

    def _judgement(self, group: Group, held: _Judged | None) -> _Judged:
        """What a group comes to: what was held of it, where nothing it rests on has changed."""
        about, rivals = self._about(group), self._rivals(group)
        if held and held.about == about and held.rivals == rivals:
            return held
        return _Judged(weigh_group(group, rivals, about[0], self.withdrawn, self._ruled, self._evidence), about, rivals)

    def _about(self, group: Group) -> _About:
        met = {r for t in group.members for r in self._against.get(t.name, ())}
        found = {r.claim.id: r for r in sorted(met, key=_refusal_order)}
        marks = tuple(self._marks.get(t.name, _UNMARKED) for t in group.members)
        return tuple(found[i] for i in sorted(found)), marks

    def _rivals(self, group: Group) -> list[Group]:
        """The events that this one may be one with."""
        alone = group not in self._regrouping.made
        held = (self._joining.holding(t.name) for t in group.members)
        bases = [group] if alone else list(dict.fromkeys(g for g in held if g))
        named = (r for b in bases for r in (*b.rivals, *self._joining.naming(b)))
        matched = (self._home[r.members[0].name] for r in named)
        return [g for g in dict.fromkeys((*matched, *self._neighbours.of(group))) if g is not group]


def _refusal_order(refusal: Refusal) -> tuple[bool, str]:
    return refusal.of_report, refusal.claim.id
