"""Told as done, planned, foreseen, thinkable or not so: polarity and modality of a clause."""

from __future__ import annotations

import re

from spacy.tokens import Token

from marsad.model import Act, Modality, Polarity
from marsad.read.clauses import Clause
from marsad.read.lexicon import Lexicon
from marsad.read.sentences import Sentence

_NO_SIGN = re.compile(r"\bno (?:\w+ )?(?:signs?|evidence|indications?|traces?|proof|reports?)(?: \w+)? (?:of|that)\b")
_NO = frozenset({"no", "neither", "none", "nobody"})


def polarity(clause: Clause, kind: str, trigger: Token, act: Act, lexicon: Lexicon) -> Polarity:
    """NEGATED where a denial, a "not", a "no" or a failing verb stands over the act; never twice."""
    if act is Act.DENIES:
        return Polarity.NEGATED
    if kind == "ground_assault_failed":
        return Polarity.AFFIRMED
    verbs = clause.verbs
    if any(c.dep_ == "neg" for v in verbs for c in v.children) or "unable" in _adjectives(clause):
        return Polarity.NEGATED
    if _no_sign_of(trigger, clause):
        return Polarity.NEGATED
    if any(t.lower_ in _NO for t in [*trigger.lefts, *(c for v in verbs for s in _subjects(v) for c in s.lefts)]):
        return Polarity.NEGATED
    above = verbs[verbs.index(trigger) + 1 :] if trigger in verbs else verbs
    failing = lexicon.factuality["negation_verbs"] - {"stop", "halt", "cease"}
    return Polarity.NEGATED if any(v.lemma_.lower() in failing for v in above) else Polarity.AFFIRMED


def _no_sign_of(trigger: Token, clause: Clause) -> bool:
    """ "No sign yet of an attack", "no reports of shelling"."""
    words = {t.i: t.lower_ for t in [*clause.tokens, *clause.head.ancestors] if t.i < trigger.i}
    words |= {t.i: t.lower_ for ancestor in clause.head.ancestors for t in ancestor.lefts if t.i < trigger.i}
    return bool(_NO_SIGN.search(" ".join(words[i] for i in sorted(words))))


def _subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]


def modality(clause: Clause, sentence: Sentence, act: Act, lexicon: Lexicon) -> Modality:
    """ACTUAL unless an auxiliary, a verb of intent or expectation, a condition or a demand says otherwise."""
    if act is Act.DEMANDS:
        return Modality.HYPOTHETICAL
    words = lexicon.factuality
    lemmas = {v.lemma_.lower() for v in clause.verbs} | _adjectives(clause)
    auxiliaries = {c.lower_ for v in clause.verbs for c in v.children if c.dep_ in {"aux", "auxpass"}}
    text = sentence.lower(clause.tokens)
    expected = words["expected_verbs"] | words["expected_adjectives"]
    if lemmas & expected or words["expected_phrases"].search(text) or act is Act.EXPECTS:
        return Modality.EXPECTED
    if _conditional(clause, words["hypothetical_markers"]):
        return Modality.HYPOTHETICAL
    if auxiliaries & words["future_auxiliaries"]:
        return Modality.EXPECTED if act in {Act.WARNS, Act.ASSERTS} else Modality.PLANNED
    planned = _intended(clause, words["planned_verbs"]) or lemmas & words["planned_adjectives"]
    if planned or words["planned_phrases"].search(text):
        return Modality.PLANNED
    if auxiliaries & words["hypothetical_auxiliaries"] and not _past_ability(clause):
        return Modality.HYPOTHETICAL
    return Modality.ACTUAL


def _adjectives(clause: Clause) -> set[str]:
    """ "Is likely to", "are due to", "was unable to"."""
    return {c.lower_ for v in clause.verbs for c in v.children if c.dep_ == "acomp"}


def _conditional(clause: Clause, markers: frozenset[str]) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in markers for c in clause.head.children) or any(
        c.dep_ == "advcl" and any(m.lower_ in {"if", "unless"} for m in c.children) for c in clause.head.children
    )


def _intended(clause: Clause, verbs: frozenset[str]) -> bool:
    """A verb of intent above the act, in the active voice or as "is planned"."""
    return any(v.lemma_.lower() in verbs for v in clause.verbs[1:]) or (
        len(clause.verbs) == 1 and clause.verbs[0].lemma_.lower() in verbs and clause.verbs[0].lemma_ != "aim"
    )


def _past_ability(clause: Clause) -> bool:
    """ "Could hear", "could be seen": something that was."""
    return any(v.lemma_ in {"hear", "see", "feel"} for v in clause.verbs)


def unconfirmed(clause: Clause, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether the clause only says that something is not known or could not be checked."""
    return bool(lexicon.factuality["unconfirmed_phrases"].search(sentence.lower(clause.tokens)))


def retracting(clause: Clause, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether an earlier report is taken back, by the clause ("misreported") or before it ("previously believed")."""
    if lexicon.factuality["retraction_phrases"].search(sentence.lower(clause.tokens)):
        return True
    before = [t for t in sentence.tokens if t.i < clause.head.i]
    after_break = max((t.i for t in before if t.text == ";"), default=-1)
    lead = sentence.lower([t for t in before if t.i > after_break])
    return bool(lead and lexicon.factuality["taken_back_phrases"].search(lead))


def disbelieving(clause: Clause, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether the clause calls a report or claim false ("the report is another fake"): a denial of what it reports."""
    text = sentence.lower(clause.tokens)
    spoken_of = {"report", "claim", "information", "allegation", "accusation", "news", "story", "footage", "statement"}
    names_report = any(sentence.lemma(t) in spoken_of for t in clause.tokens)
    return names_report and bool(lexicon.factuality["disbelief_phrases"].search(text))
