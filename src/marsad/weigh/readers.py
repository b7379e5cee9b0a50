"""Who read a claim and what each made of it, and whether that is enough: a dispute wants two people of one mind."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.model import JUDGING, Axis, Decision, Picture, Verb, standing

CONTRADICTION = "contradiction"
"""What is contested where a person noted that two things cannot both be so; beside the values of `Axis`."""

Opinions = Mapping[str, Verb]
"""What each person, by name, last judged of one claim; the latest last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What people made of the claims by now.

    `opinions` holds, by claim, the judgements that still hold: one given before the latest correction of the claim was
    given of another claim. `contested` says, by claim, what is contested about it.
    """

    opinions: Mapping[str, Opinions] = field(default_factory=dict)
    contested: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def readers(self, claim_id: str) -> int:
        """How many people must be of one mind about it."""
        return 2 if claim_id in self.contested else 1

    def outcome(self, claim_id: str) -> Verb | None:
        """The judgement that enough people share, the latest of them included; None while a reader is wanted.

        One person is enough to withhold: what may hurt somebody waits for nobody.
        """
        given = list(self.opinions.get(claim_id, {}).values())
        if not given:
            return None
        last = given[-1]
        return last if last is Verb.WITHHOLD or given.count(last) >= self.readers(claim_id) else None

    def settled(self) -> frozenset[str]:
        """The claims that nobody need look at again."""
        return frozenset(claim_id for claim_id in self.opinions if self.outcome(claim_id))


def read(decisions: Iterable[Decision], picture: Picture) -> Read:
    """What people made of the claims; `picture` says what is contested among them."""
    in_force = standing(decisions)
    return Read(opinions=_opinions(in_force), contested=_contested(in_force, picture))


def _opinions(in_force: Iterable[Decision]) -> dict[str, dict[str, Verb]]:
    found: dict[str, dict[str, Verb]] = {}
    for decision in in_force:
        if decision.verb is Verb.CORRECT:
            found.pop(decision.target, None)
        elif decision.verb in JUDGING:
            given = found.setdefault(decision.target, {})
            given.pop(decision.by, None)
            given[decision.by] = decision.verb
    return found


def _contested(in_force: Sequence[Decision], picture: Picture) -> dict[str, tuple[str, ...]]:
    """By claim: what the picture disputes, what was in dispute when somebody judged it, what a person noted."""
    found: dict[str, tuple[str, ...]] = {}

    def add(claims: Iterable[str], what: tuple[str, ...]) -> None:
        for claim in claims:
            before = found.get(claim)
            found[claim] = tuple(dict.fromkeys((*before, *what))) if before else what

    for incident in picture.incidents:
        if axes := incident.contested:
            add(incident.claims, tuple(axis.value for axis in axes))
    noting = [(d, *_noted(d)) for d in in_force if d.value != "{}"]
    told = {i for d, named, _ in noting if d.verb is Verb.CONTRADICTS for i in named}
    claims_of = {i.id: i.claims for i in picture.incidents if i.id in told}
    for decision, named, noted in noting:
        if decision.verb is Verb.CONTRADICTS:
            add([c for i in named for c in claims_of.get(i, (i,))], (CONTRADICTION,))
        elif noted:
            add(named, noted)
    return found


def _noted(decision: Decision) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids a judgement or a note of contradiction is about, its own first, and the axes it was contested on."""
    if decision.verb not in JUDGING and decision.verb is not Verb.CONTRADICTS:
        return (), ()
    try:
        value = json.loads(decision.value)
    except json.JSONDecodeError:
        return (), ()
    if not isinstance(value, dict):
        return (), ()
    axes = tuple(axis for axis in value.get("contested", ()) if axis in list(Axis))
    return (decision.target, *map(str, value.get("with", ()))), axes
