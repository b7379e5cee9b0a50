"""How a claim is put forward: its speech act, modality and polarity, from the cue and the words of its clause."""

from __future__ import annotations

from marsad.model import Act, Modality, Polarity
from marsad.read.factuality import (
    accusing,
    calling_for,
    disbelieving,
    estimating,
    is_called_untrue,
    modality,
    polarity,
    promises,
    retracting,
    tried,
)
from marsad.read.kinds import STRIKES
from marsad.read.lexicon import Lexicon
from marsad.read.sentences import Clause, Sentence, clauses
from marsad.read.speech import Attribution, clears_its_own, had_no_part, owns_up
from marsad.read.telling.told import Told

_HOLDING = frozenset({"capture", "siege_blockade", "advance", "takeover_unopposed"})
"""Kinds that change who holds a place: to try is not to have done."""
_CLAIMED = STRIKES | {"aircraft_downed", "interception", "ambush", "assassination", "killing_of_civilians", "abduction"}
_AHEAD = frozenset({Modality.EXPECTED, Modality.PLANNED, Modality.HYPOTHETICAL})


def stance(told: Told, sentence: Sentence, lexicon: Lexicon) -> tuple[Act, Modality, Polarity]:
    """Of a clause that tells an act."""
    clause, kind, speech = told.clause, told.kind, told.speech
    act = speech.act if speech else Act.ASSERTS
    if act is Act.RETRACTS or retracting(clause, sentence, lexicon):
        return Act.RETRACTS, Modality.ACTUAL, Polarity.NEGATED
    if speech and (
        disbelieving(clause, speech.cue, sentence, lexicon)
        or had_no_part(clause.tokens, sentence)
        or clears_its_own(clause.head, speech, lexicon)
    ):
        act = Act.DENIES
    if clause.is_presupposed and act is not Act.ASSERTS:
        act = Act.PRESUPPOSES
    mood = modality(clause, sentence, act, lexicon)
    if mood is Modality.ACTUAL and kind.type in _HOLDING and tried(clause, lexicon):
        mood = Modality.PLANNED
    if kind.state in {"announced", "agreed"} and speech and (speech.nominal or act is Act.ANNOUNCES):
        act, mood = Act.ANNOUNCES, Modality.ACTUAL
    act, mood = _sharper(act, mood, clause, sentence, speech, lexicon)
    told_as = polarity(clause, kind.type, kind.trigger, act, lexicon)
    if speech is None and is_called_untrue(clause, None, sentence, lexicon):
        told_as = Polarity.NEGATED
    if act is Act.ASSERTS and mood is Modality.ACTUAL and told_as is Polarity.AFFIRMED and speech:
        act = Act.CLAIMS_RESPONSIBILITY if kind.type in _CLAIMED and owns_up(clause.head, speech) else act
    return act, mood, told_as


def statement_stance(act: Act, speech: Attribution, *, sentence: Sentence, lexicon: Lexicon) -> tuple[Act, Modality]:
    """Of a bare statement, by the verb of what is said: "must", "we will", "could"."""
    top = next((c for c in clauses(sentence, frozenset()) if _leads(c, speech)), None)
    if top is None or speech.condemns or act is not Act.ASSERTS:
        return act, Modality.ACTUAL
    if calling_for(top, sentence, lexicon):
        return Act.DEMANDS, Modality.HYPOTHETICAL
    return _sharper(act, modality(top, sentence, act, lexicon), top, sentence, speech, lexicon)


def _sharper(
    act: Act, mood: Modality, clause: Clause, sentence: Sentence, speech: Attribution | None, lexicon: Lexicon
) -> tuple[Act, Modality]:
    """What "said" stands for: who tells what he will do announces it, who says what others will do foresees it."""
    if act is not Act.ASSERTS:
        return act, mood
    if mood in _AHEAD and promises(clause, speech is not None):
        return Act.ANNOUNCES, Modality.PLANNED if mood is Modality.EXPECTED else mood
    if mood is Modality.EXPECTED:
        return Act.EXPECTS, mood
    if speech is not None and not speech.speaker.is_publisher and accusing(clause, sentence, lexicon):
        return Act.ACCUSES, mood
    return Act.ESTIMATES if estimating(clause, sentence, lexicon) else act, mood


def _leads(clause: Clause, speech: Attribution) -> bool:
    """Whether the clause is the one that the speech consists of, and not one below it."""
    head = clause.head
    return head.i in speech.content and (head.dep_ == "ROOT" or head.head.i not in speech.content)
