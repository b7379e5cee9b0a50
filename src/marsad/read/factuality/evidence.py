"""Which words a claim's polarity and modality rest on, as lines of its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from marsad.model import Act, Modality, Polarity
from marsad.read.evidence import resting
from marsad.read.factuality.mood import negating
from marsad.read.kinds import Kind
from marsad.read.lexicon import Lexicon
from marsad.read.sentences import Clause, Sentence

_LISTS = {
    Modality.PLANNED: ("planned_verbs", "planned_adjectives", "future_auxiliaries"),
    Modality.EXPECTED: ("expected_verbs", "expected_adjectives", "future_auxiliaries"),
    Modality.HYPOTHETICAL: ("hypothetical_auxiliaries", "hypothetical_markers"),
}
_BESIDE = frozenset({"aux", "auxpass", "acomp", "mark"})
_PHRASES = {Modality.PLANNED: "planned_phrases", Modality.EXPECTED: "expected_phrases"}


def resting_on(
    clause: Clause, kind: Kind, sentence: Sentence, lexicon: Lexicon, *, act: Act, told_as: Polarity, mood: Modality
) -> Iterator[str]:
    """A line for what makes the claim negated, and one for what makes it no actual event; none for what is plain."""
    if told_as is Polarity.NEGATED:
        word = None if act in {Act.DENIES, Act.RETRACTS} else negating(clause, kind.trigger, lexicon)
        yield _line("polarity", word, sentence, act)
    if mood is not Modality.ACTUAL:
        yield _line("modality", _mood_word(clause, sentence, lexicon, mood), sentence, act)


def _line(part: str, word: Token | None, sentence: Sentence, act: Act) -> str:
    if word is not None and sentence.has(word):
        return resting(part, sentence.span([word]))
    return f"{part}: by the clause as a whole" if act is Act.ASSERTS else f"{part}: by the act of speech ({act.value})"


def _mood_word(clause: Clause, sentence: Sentence, lexicon: Lexicon, mood: Modality) -> Token | None:
    """The word of the lexicon that stands for the mood: a verb above the act, its auxiliary, adjective or conjunction,
    else the last word of a phrase."""
    listed = frozenset[str]().union(*(lexicon.factuality[name] for name in _LISTS[mood]))
    hanging = [m for c in clause.head.children if c.dep_ == "advcl" for m in c.children]
    beside = [t for v in clause.verbs for t in (*v.children, v) if t.dep_ in _BESIDE or t is v]
    beside += [t for t in (*clause.head.children, *hanging) if t.dep_ == "mark"]
    found = next((t for t in beside if t.lower_ in listed or t.lemma_.lower() in listed), None)
    if found is not None or mood not in _PHRASES:
        return found
    phrase = lexicon.factuality[_PHRASES[mood]].search(sentence.lower(clause.tokens))
    return sentence.token_at(clause.tokens, phrase.end() - 1) if phrase else None
