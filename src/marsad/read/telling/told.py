"""A clause that tells an act, with its kind and its teller; and which of them are one claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from marsad.model import HARMED, Act
from marsad.read.factuality import negating
from marsad.read.kinds import STRIKES, Kind
from marsad.read.lexicon import Lexicon
from marsad.read.sentences import Clause, subtree
from marsad.read.speech import Attribution
from marsad.read.telling.scene import Scene
from marsad.read.where import in_clause

_HARMING = frozenset({"harm", "ground_clash", "killing_of_civilians", "raid", "ambush", "assassination", "attack"})
_REACHING = frozenset({"fall", "land", "hit", "strike", "target", "slam", "aim", "crash", "explode"})
"""What shells and bombs do at the end of their way."""
_UNSTATED = frozenset({"bombardment_unspecified", "attack", "raid"})
"""Kinds of attack whose means another clause may state."""
_OPEN = frozenset({"act", "stance", "ceasefire"})
"""Kinds that are more than one thing: an act of any sort, a truce signed or broken."""
_REACH = 4
"""How many clauses may stand between two that tell of one act."""
_OF_DEEDS = frozenset({Act.ACCUSES, Act.CLAIMS_RESPONSIBILITY, Act.DENIES})
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


def of_words_said(clause: Clause, speech: Attribution | None) -> Clause:
    """The clause without a label that only says whose words they are ("The minister: “…”")."""
    if speech is None or speech.cue is not None or clause.head.i not in speech.content:
        return clause
    said = [t for t in clause.tokens if t.i in speech.content]
    return Clause(clause.head, said, clause.chain)


def in_passing(clause: Clause, kind: Kind, scene: Scene) -> bool:
    """A relative or participial clause that only says which one is meant ("families displaced by the fighting").

    It tells something of its own when it names a place, a time or a figure.
    """
    told = clause.head.tag_ in {"VBD", "VBZ", "VBP"} and any(c.dep_ == "nsubj" for c in clause.head.children)
    finite = clause.head.dep_ == "acl" and told
    if clause.head.dep_ not in {"acl", "relcl", "pcomp"} or finite or kind.type == "harm" or clause.is_charge:
        return False
    own = [t for t in clause.tokens if t.i >= clause.head.i]
    # The number of people "who live in the area" is told by the clause that the relative clause hangs on.
    counting = own if kind.type == "context_statistic" else clause.tokens
    return not (in_clause(scene.mentions, own) or scene.when_in(own) or scene.figures(counting))


def counting_harm(clause: Clause, scene: Scene) -> Kind | None:
    """ "Claiming the lives of ten", "eight had trouble breathing": who counts the harmed tells of harm."""
    counted = next((f for f in scene.figures(clause.tokens) if f.kind in HARMED and f.value != 0), None)
    return Kind("harm", clause.head, f"figure: {counted.text} (harm)", counted=True) if counted else None


def gives_no_toll(clause: Clause, kind: Kind, scene: Scene, lexicon: Lexicon) -> bool:
    """ "Has not published a toll": no count, and no word that the strike told before was none."""
    return (
        kind.type == "toll" and negating(clause, kind.trigger, lexicon) is not None and not scene.figures(clause.tokens)
    )


def merged(told: Sequence[Told], scene: Scene, harming: frozenset[str]) -> list[Told]:
    """Harm told with the act that did it, in a clause that hangs on it or is coordinated with it, is one claim with it.

    So is harm coordinated with other harm ("three were killed and five injured"), unless each is told of a place or a
    day of its own. `harming` are the verbs of harm.
    """
    kept, at = list(told), 0
    while at < len(kept):
        harm = kept[at]
        near = kept[max(0, at - _REACH) : at + _REACH + 1]
        doer = next((d for d in near if _one_claim(d, harm, scene, harming)), None)
        if doer is None:
            at += 1
            continue
        joined = replace(doer, clause=doer.clause.joined(harm.clause))
        kept = [joined if t is doer else t for t in kept if t is not harm]
        at = max(0, at - _REACH - 1)
    return kept


def _one_claim(doer: Told, harm: Told, scene: Scene, harming: frozenset[str]) -> bool:
    if doer is harm or doer.speech is not harm.speech:
        return False
    one, other = doer.clause, harm.clause
    did = _did(doer, harm, scene, harming)
    if did and _hangs(one, other):
        return True
    if (_aimed(doer, harm, scene) and not _apart(one, other, scene)) or _in_one_breath(doer, harm, scene):
        return True
    leads = _leads(doer, harm)
    together = _coordinated(one, other, harming) or (leads and _hangs(one, other))
    return (did or leads) and together and not _apart(one, other, scene)


def _did(doer: Told, harm: Told, scene: Scene, harming: frozenset[str]) -> bool:
    """Whether the first tells an act that can have done what the second tells.

    "Shells killing six" names the shells again that were told to be fired, "the attack left two dead" the attack.
    """
    if harm.kind.type == "harm":
        return doer.kind.type in (STRIKES | _HARMING) - {"harm"}
    head, kind = harm.clause.head, harm.kind
    same = kind.refers_back or (head.lemma_.lower() in harming and head.dep_ in {"acl", "advcl"})
    again = kind.type == "attack" or (same and kind.type == doer.kind.type)
    counts = any(f.kind in HARMED for f in scene.figures(harm.clause.tokens))
    return again and counts and doer.kind.type in STRIKES


def _aimed(doer: Told, hit: Told, scene: Scene) -> bool:
    """ "Fired shells which fell on a market", "air strikes targeting a depot": where the same attack went.

    The clause hangs on the attack or its verb, and not on the name of a place ("the town, which shells hit before").
    """
    head, kinds = hit.clause.head, {doer.kind.type, hit.kind.type}
    if head.lemma_.lower() not in _REACHING or not kinds <= STRIKES | {"attack", "raid"} or not kinds & STRIKES:
        return False
    if len(kinds) > 1 and not kinds & _UNSTATED:
        return False
    above = head.head
    active = head.tag_ == "VBG" or (head.dep_ == "relcl" and any(c.dep_ == "nsubj" for c in head.children))
    placed = any(above.i == token.i for token, _ in scene.mentions)
    return active and head.dep_ in {"acl", "relcl", "advcl"} and above in doer.clause.tokens and not placed


def _in_one_breath(told: Told, again: Told, scene: Scene) -> bool:
    """ "Was ransacked and set ablaze": the same kind of act by a second verb that adds nobody, no place, no number."""
    head = again.clause.head
    if told.kind.type != again.kind.type or told.kind.type in _OPEN or head.dep_ != "conj":
        return False
    joined = any(c.lower_ == "and" for c in head.head.children if c.dep_ == "cc")
    own = any(c.dep_ in {"nsubj", "nsubjpass", "dobj", "neg", "aux"} for c in head.children)
    words = again.clause.tokens
    adds = in_clause(scene.mentions, words) or scene.figures(words) or _apart(told.clause, again.clause, scene)
    return joined and head.head in told.clause.chain and not own and not adds


def _leads(one: Told, other: Told) -> bool:
    """Whether both count harm by no stated means, the first before the second."""
    return one.kind.type == other.kind.type == "harm" and one.clause.head.i < other.clause.head.i


def _hangs(one: Clause, other: Clause) -> bool:
    """Whether one clause is directly below the other."""
    return any(low.head.dep_ in _HANGING and low.head.head in high.tokens for low, high in ((one, other), (other, one)))


def _coordinated(one: Clause, other: Clause, harming: frozenset[str]) -> bool:
    """Whether one clause goes on with the other, or with a verb of harm inside it ("with shells killing six")."""
    for low, high in ((one, other), (other, one)):
        above = low.head.head
        inside = above in high.tokens and above.lemma_.lower() in harming
        if low.head.dep_ == "conj" and (above in high.chain or inside):
            return True
    harmed = one.head.lemma_.lower() in harming or other.head.lemma_.lower() in harming
    return harmed and (_in_a_row(one, other) or _in_a_row(other, one))


def _in_a_row(one: Clause, other: Clause) -> bool:
    """ "Ten were killed and five wounded in the blast": joined by "and", however the parser hangs the second."""
    own = {t.i for t in one.tokens}
    first = min((t.i for t in other.tokens if t.i not in own), default=0)
    gap = list(one.head.doc[one.head.i + 1 : first + 1]) if first > one.head.i else []
    joined = any(t.dep_ == "cc" for t in gap)
    return joined and all(t.i in own or t.dep_ in {"cc", "punct"} for t in gap[:-1])


def _apart(one: Clause, other: Clause, scene: Scene) -> bool:
    """Whether each names a place, or each a time, that the other does not."""
    places = [{m.text for m in in_clause(scene.mentions, c.tokens)} for c in (one, other)]
    times = [{t.text for t in [scene.when_in(c.tokens)] if t} for c in (one, other)]
    return any(all(pair) and pair[0].isdisjoint(pair[1]) for pair in (places, times))


def vouches(speech: Attribution, clause: Clause) -> bool:
    """Whether a clause below the words of a speech is the speaker's: "accused them of killing the mayor" is too."""
    return speech.vouches_for_clauses or (clause.head.dep_ == "pcomp" and speech.act in _OF_DEEDS)


def points_back(speech: Attribution, content: Sequence[Token]) -> bool:
    """ "Denied these reports", "rejected the accusation": a denial of what was told right before."""
    return (
        speech.act is Act.DENIES
        and speech.nominal
        and content[0].lower_ in {"the", "these", "this", "those", "it", "which"}
    )
