"""What people decided, applied: claims rejected, withheld or corrected, events merged or split, all undone again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date

from marsad.config import Knowledge
from marsad.model import (
    Claim,
    Decision,
    Outcome,
    Problem,
    Reason,
    Verb,
    from_plain,
    judged,
    standing,
    to_plain,
    value_of,
)
from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.grouping import Group, telling_id

_KEPT = frozenset({"id", "report", "span"})
_CORRECTABLE = frozenset(f.name for f in fields(Claim)) - _KEPT


# Ids of outlooks begin so; what became of one is the part of a derived thing that a person may set right.
_OUTLOOK, _STATE = "out-", "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a person says became of something foretold."""

    outcome: Outcome
    by: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """The decisions that stand, by what they are about.

    `judged` holds the latest accept, reject or withhold on each claim or derived thing; `corrected` the corrections
    of each claim, `regrouped` the merges and splits, both oldest first.
    """

    judged: Mapping[str, Decision] = field(default_factory=dict)
    corrected: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    regrouped: tuple[Decision, ...] = ()

    def verb(self, target: str) -> Verb | None:
        decision = self.judged.get(target)
        return decision.verb if decision else None

    def settled(self, outlook: str) -> Settled | None:
        """The last word on what became of an outlook, by its id."""
        decisions = (d for d in reversed(self.corrected.get(outlook, ())))
        return next((s for d in decisions if (s := _settled(d))), None)


def rulings(decisions: Iterable[Decision], on: date | None, knowledge: Knowledge) -> Rulings:
    """The decisions that stand, in the order they were taken.

    A desk that asks what the public could know on a day in the past judges it with all it has decided since; one that
    asks what it had collected by then leaves later decisions out.
    """
    taken = [d for d in decisions if not (knowledge == "collected" and on and d.at.date() > on)]
    in_force = standing(taken)
    corrected: dict[str, tuple[Decision, ...]] = {}
    for decision in in_force:
        if decision.verb is Verb.CORRECT:
            corrected[decision.target] = (*corrected.get(decision.target, ()), decision)
    return Rulings(
        judged=judged(taken),
        corrected=corrected,
        regrouped=tuple(d for d in in_force if d.verb in (Verb.MERGE, Verb.SPLIT)),
    )


def corrected(claim: Claim, ruled: Rulings) -> Claim:
    """The claim with every correction that can be applied; its id stays that of what the reader read."""
    for decision in ruled.corrected.get(claim.id, ()):
        claim = _correct(claim, decision) or claim
    return claim


def _correct(claim: Claim, decision: Decision) -> Claim | None:
    value = value_of(decision)
    name = value.get("field")
    if name not in _CORRECTABLE or "person" not in value:
        return None
    try:
        changed = from_plain(Claim, {**to_plain(claim), str(name): value["person"]})
        return replace(changed, id=claim.id)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _settled(decision: Decision) -> Settled | None:
    value = value_of(decision)
    if value.get("field") != _STATE or value.get("person") not in list(Outcome):
        return None
    reason = Reason(text=f"Decided by {decision.by}: {decision.because}")
    return Settled(outcome=Outcome(value["person"]), by=decision.by, reason=reason)


def _ids(decision: Decision, name: str) -> tuple[str, ...]:
    listed = value_of(decision).get(name, ())
    return tuple(str(i) for i in listed) if isinstance(listed, list) else ()


def misfits(decisions: Sequence[Decision], claims: Iterable[Claim]) -> tuple[Problem, ...]:
    """The standing decisions that change nothing because their value cannot be understood.

    Codes: `correction_not_understood`, `merge_names_nothing`, `split_names_nothing`, `contradiction_names_nothing`;
    `step` is "weigh".
    """
    by_id = {c.id: c for c in claims}
    found = []
    for decision in standing(decisions):
        code = _misfit(decision, by_id)
        if code:
            message = f"Decision {decision.id} on {decision.target} has no effect: its value is {decision.value}."
            found.append(Problem(code=code, message=message, step="weigh"))
    return tuple(found)


def _misfit(decision: Decision, claims: Mapping[str, Claim]) -> str | None:
    if decision.verb is Verb.CORRECT and decision.target.startswith(_OUTLOOK):
        return None if _settled(decision) else "correction_not_understood"
    if decision.verb is Verb.CORRECT:
        claim = claims.get(decision.target)
        return None if claim and _correct(claim, decision) else "correction_not_understood"
    if decision.verb is Verb.MERGE and not _ids(decision, "with"):
        return "merge_names_nothing"
    if decision.verb is Verb.CONTRADICTS and not _ids(decision, "with"):
        return "contradiction_names_nothing"
    if decision.verb is Verb.SPLIT and not _ids(decision, "claims"):
        return "split_names_nothing"
    return None


def verdict(group: Group, ruled: Rulings) -> Decision | None:
    """The latest judgement on an event, under whichever of its tellings' ids it was given; that on all its claims."""
    if not ruled.judged:
        return None
    given = [d for t in group.members if (d := ruled.judged.get(telling_id(t)))]
    if all(ruled.verb(claim_id) is Verb.REJECT for claim_id in group.claims):
        given.extend(ruled.judged[claim_id] for claim_id in group.claims)
    return max(given, key=lambda d: (d.at, d.id), default=None)


@dataclass(frozen=True, slots=True)
class Regrouping:
    """What merges and splits come to: the groups they take apart or together, and those they make."""

    used: frozenset[Group] = frozenset()
    made: tuple[Group, ...] = ()


def regrouped(
    ruled: Rulings, find: Callable[[str], Group | None], evidence: Evidence, before: Regrouping
) -> Regrouping:
    """Every merge and split, in the order they were decided; a group made of the same as `before` is the same object.

    `find` gives the group of an event by the id it had at the time, or by any claim of it; a name that nothing answers
    to is passed over.
    """
    shelf = _Shelf(find, evidence)
    for decision in ruled.regrouped:
        if decision.verb is Verb.MERGE:
            shelf.merge(decision)
        else:
            shelf.split(decision)
    held = {_shape(g): g for g in before.made}
    return Regrouping(frozenset(shelf.used), tuple(held.get(_shape(g), g) for g in shelf.made))


def _shape(group: Group) -> tuple[object, ...]:
    return tuple(id(t) for t in group.members), tuple(group.reasons), tuple(group.decided)


class _Shelf:
    """Groups as decided on so far, found by the id of any of their tellings."""

    def __init__(self, find: Callable[[str], Group | None], evidence: Evidence) -> None:
        self._find, self._evidence = find, evidence
        self._holder: dict[str, Group] = {}
        self.used: dict[Group, None] = {}
        self.made: dict[Group, None] = {}

    def merge(self, decision: Decision) -> None:
        first = self._of(decision.target)
        named = (self._of(name) for name in _ids(decision, "with"))
        joining = dict.fromkeys(g for g in named if g is not None and g is not first)
        if first is None or not joining:
            return
        whole = first.copy()
        for other in joining:
            for telling in other.members:
                whole.take(telling)
            whole.reasons.extend(other.reasons)
            whole.decided.extend(other.decided)
        whole.decided.append(f"Merged by {decision.by}: {decision.because}")
        self._replace([first, *joining], [whole])

    def split(self, decision: Decision) -> None:
        whole = self._of(decision.target)
        leaving = set(_ids(decision, "claims"))
        if whole is None or not leaving & whole.claims or whole.claims <= leaving:
            return
        parts = []
        for gone in (False, True):
            part = self._made_of([t for t in whole.members if (t.claim.id in leaving) is gone])
            part.reasons.extend(r for r in whole.reasons if part.claims.issuperset(r.claims))
            part.decided.append(f"Split by {decision.by}: {decision.because}")
            parts.append(part)
        self._replace([whole], parts)

    def _of(self, name: str) -> Group | None:
        return self._holder.get(name) or self._find(name)

    def _made_of(self, members: Sequence[Telling]) -> Group:
        made = Group.founded(members[0], self._evidence.known.published(members[0].claim))
        for telling in members[1:]:
            made.take(telling)
        return made

    def _replace(self, old: Sequence[Group], new: Sequence[Group]) -> None:
        for group in old:
            if group in self.made:
                del self.made[group]
            else:
                self.used[group] = None
        for group in new:
            self.made[group] = None
            for telling in group.members:
                self._holder[telling_id(telling)] = group
                self._holder[telling.claim.id] = group
