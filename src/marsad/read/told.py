"""A clause that tells an act, with its kind and its teller; and which of them are one claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from marsad.read.clauses import Clause
from marsad.read.kinds import STRIKES, Kind
from marsad.read.nominals import subtree
from marsad.read.scene import Scene
from marsad.read.speech import Attribution
from marsad.read.wheres import in_clause

_HARMING = frozenset({"harm", "ground_clash", "killing_of_civilians", "raid", "ambush", "assassination", "attack"})
_HANGING = frozenset({"advcl", "relcl", "acl", "ccomp"})


@dataclass(frozen=True, slots=True)
class Told:
    """A clause with the kind of act it tells and who tells it (None: the publisher)."""

    clause: Clause
    kind: Kind
    speech: Attribution | None

    def without(self, nouns: Sequence[Token]) -> Told:
        """The same without the words below the nouns, which make claims of their own."""
        gone = {t.i for noun in nouns for t in subtree(noun)}
        left = [t for t in self.clause.tokens if t.i not in gone]
        return replace(self, clause=Clause(self.clause.head, left, self.clause.chain)) if gone and left else self


def in_passing(clause: Clause, kind: Kind, scene: Scene) -> bool:
    """A relative or participial clause that only says which one is meant ("families displaced by the fighting").

    It tells something of its own when it names a place, a time or a figure.
    """
    if clause.head.dep_ not in {"acl", "relcl", "pcomp"} or kind.type == "harm":
        return False
    own = [t for t in clause.tokens if t.i >= clause.head.i]
    # The number of people "who live in the area" is told by the clause that the relative clause hangs on.
    counting = own if kind.type == "context_statistic" else clause.tokens
    return not (in_clause(scene.mentions, own) or scene.when_in(own) or scene.figures(counting))


def merged(told: Sequence[Told]) -> list[Told]:
    """Harm told in a clause that hangs on the act that did it (or the other way round) is one claim with it."""
    kept = list(told)
    for harm in [t for t in told if t.kind.type == "harm"]:
        doer = next((t for t in kept if _did(t, harm)), None)
        if doer is not None and any(t is harm for t in kept):
            joined = replace(doer, clause=doer.clause.joined(harm.clause))
            kept = [joined if t is doer else t for t in kept if t is not harm]
    return kept


def _did(doer: Told, harm: Told) -> bool:
    fits = doer is not harm and doer.kind.type in STRIKES | _HARMING and doer.speech is harm.speech
    return fits and _hangs(doer.clause, harm.clause)


def _hangs(one: Clause, other: Clause) -> bool:
    """Whether one clause is directly below the other, or the harm is coordinated with the act."""
    for low, high in ((one, other), (other, one)):
        if low.head.dep_ in _HANGING and low.head.head in high.tokens:
            return True
    return other.head.dep_ == "conj" and other.head.head in one.chain
