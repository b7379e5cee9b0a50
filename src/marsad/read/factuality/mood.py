"""Told as done, planned, foreseen, thinkable or not so: polarity and modality of a clause."""

from __future__ import annotations

import re

from spacy.tokens import Token

from marsad.model import Act, Modality, Polarity
from marsad.read.lexicon import Lexicon
from marsad.read.sentences import Clause, Sentence, subtree

_NO_SIGN = re.compile(
    r"\bno (?:\w+ )?(?:(?:signs?|evidence|indications?|traces?|proof|reports?|knowledge|records?)(?: \w+)? (?:of|that)"
    r"|(?:evidence|proof|indication) (?:the|a|an|any|its|their|his|it|they))\b"
)
_LEAD = 7
"""Words before a clause that may say of it that it is not so."""
_LEADING_IN = 4
"""Words at the head of a clause that may do so ("a lie that our men …")."""
_OPENING = 3
"""Furniture stands at the start of its line, behind a bracket or a bullet at most."""
_NEARLY = frozenset({"nearly", "almost"})
_NO = frozenset({"no", "neither", "none", "nobody"})


def polarity(clause: Clause, kind: str, trigger: Token, act: Act, lexicon: Lexicon) -> Polarity:
    """NEGATED where a denial, a "not", a "no" or a failing verb stands over the act; never twice."""
    if act is Act.DENIES:
        return Polarity.NEGATED
    # A failed assault is told as one, and negates nothing.
    if kind == "ground_assault_failed" or (clause.head.lemma_ in {"rule", "exclude"} and clause.is_open_question):
        return Polarity.AFFIRMED
    negated = negating(clause, trigger, lexicon) is not None or _not_so(trigger, clause, lexicon)
    return Polarity.NEGATED if negated else Polarity.AFFIRMED


def negating(clause: Clause, trigger: Token, lexicon: Lexicon) -> Token | None:
    """The word that says the act did not happen, or None."""
    verbs = clause.verbs
    beside = [c for v in verbs for c in v.children if c.dep_ == "neg" or (c.dep_ == "acomp" and c.lower_ == "unable")]
    lacking = [
        t for t in [*trigger.lefts, *(c for v in verbs for s in _arguments(v) for c in s.lefts)] if t.lower_ in _NO
    ]
    above = verbs[verbs.index(trigger) + 1 :] if trigger in verbs else verbs
    failing = lexicon.factuality["negation_verbs"] - lexicon.ceasing_verbs
    failed = [v for v in above if v.lemma_.lower() in failing and not _has_failed(trigger, v)]
    nearly = [c for c in trigger.children if c.lower_ in _NEARLY and trigger.pos_ == "VERB"]
    return next(iter((*beside, *_no_sign_of(trigger, clause), *lacking, *failed, *nearly)), None)


def _has_failed(trigger: Token, verb: Token) -> bool:
    """ "The talks failed": they were held."""
    return verb.lemma_ == "fail" and trigger.dep_ == "nsubj" and trigger.head == verb


def _no_sign_of(trigger: Token, clause: Clause) -> list[Token]:
    """The "no" of "no sign yet of an attack", "no reports of shelling"."""
    before = {t.i: t for t in [*clause.tokens, *clause.head.ancestors, *_governing(clause)] if t.i < trigger.i}
    before |= {t.i: t for ancestor in clause.head.ancestors for t in ancestor.lefts if t.i < trigger.i}
    ordered = [before[i] for i in sorted(before)]
    found = _NO_SIGN.search(" ".join(t.lower_ for t in ordered))
    return [t for t in ordered if t.lower_ == "no"] if found else []


def _not_so(trigger: Token, clause: Clause, lexicon: Lexicon) -> bool:
    """ "No longer controls", "has yet to fall"."""
    before = {t.i: t.lower_ for v in clause.verbs for t in (v, *v.lefts) if t.i <= trigger.i}
    before |= {t.i: t.lower_ for t in (*clause.tokens, *_governing(clause)) if t.i <= trigger.i}
    return bool(lexicon.factuality["negation_phrases"].search(" ".join(before[i] for i in sorted(before))))


def _governing(clause: Clause) -> list[Token]:
    """ "Refrained from shelling", "was falsely accused of shelling": the words of the verb over a gerund."""
    if clause.head.tag_ != "VBG" or clause.head.dep_ not in {"pcomp", "advcl", "xcomp", "dobj"}:
        return []
    verb = next((a for a in clause.head.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    return [*verb.doc[verb.left_edge.i : clause.head.i]] if verb is not None else []


def _arguments(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]


def modality(clause: Clause, sentence: Sentence, act: Act, lexicon: Lexicon) -> Modality:
    """ACTUAL unless an auxiliary, a verb of intent or expectation, a condition or a demand says otherwise."""
    if act is Act.DEMANDS or clause.is_open_question:
        return Modality.HYPOTHETICAL
    words = lexicon.factuality
    lemmas = {v.lemma_.lower() for v in clause.verbs} | _adjectives(clause)
    # "Was set to attack", and not "set the house on fire".
    ready = {v.lemma_.lower() for v in clause.verbs[1:]} | _adjectives(clause)
    auxiliaries = {c.lower_ for v in clause.verbs for c in v.children if c.dep_ in {"aux", "auxpass"}}
    text = sentence.lower(clause.tokens)
    expected = lemmas & words["expected_verbs"] or ready & words["expected_adjectives"]
    if expected or words["expected_phrases"].search(text) or act is Act.EXPECTS:
        return Modality.EXPECTED
    if _conditional(clause, words["hypothetical_markers"]):
        return Modality.HYPOTHETICAL
    if auxiliaries & words["hypothetical_auxiliaries"] and words["rising_phrases"].search(text):
        return Modality.EXPECTED
    if "would" in auxiliaries and act is Act.ASSERTS and promises(clause, is_spoken=True):
        return Modality.PLANNED
    if auxiliaries & words["future_auxiliaries"]:
        return Modality.EXPECTED if act in {Act.WARNS, Act.ASSERTS} else Modality.PLANNED
    if _promised(clause, act):
        return Modality.PLANNED if act is Act.ANNOUNCES else Modality.HYPOTHETICAL
    planned = _intended(clause, words["planned_verbs"]) or ready & words["planned_adjectives"]
    if planned or words["planned_phrases"].search(text):
        return Modality.PLANNED
    if auxiliaries & words["hypothetical_auxiliaries"] and not _past_ability(clause):
        return Modality.HYPOTHETICAL
    return Modality.ACTUAL


def promises(clause: Clause, is_spoken: bool) -> bool:
    """ "We will", and of what somebody said "it would", "it would be held": what the speaker is to do."""
    own = {"we", "i"} | ({"it", "they", "he", "she"} if is_spoken else set())
    will = {"will", "would", "shall", "'ll", "’ll"}
    ahead = any(c.lower_ in will for v in clause.verbs for c in v.children if c.dep_ == "aux")
    passive = is_spoken and any(c.dep_ == "auxpass" for v in clause.verbs for c in v.children)
    owned = any(c.dep_ == "nsubj" and c.lower_ in own for v in clause.verbs for c in v.children)
    return ahead and (owned or passive)


def estimating(clause: Clause, sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "Is believed to have been killed"."""
    return bool(lexicon.factuality["estimated_phrases"].search(sentence.lower(clause.tokens)))


def calling_for(clause: Clause, sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "Those responsible must be punished", "stressed the need for talks": a demand, in the voice of who says it."""
    return bool(lexicon.factuality["demanded_phrases"].search(sentence.lower(clause.tokens)))


def accusing(clause: Clause, sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "The group was behind the attack", "they committed war crimes"."""
    return bool(lexicon.factuality["accusing_phrases"].search(sentence.lower(clause.tokens)))


def tried(clause: Clause, lexicon: Lexicon) -> bool:
    """ "Attempted to seize the town"."""
    return any(v.lemma_.lower() in lexicon.factuality["tried_verbs"] for v in clause.verbs[1:])


def _promised(clause: Clause, act: Act) -> bool:
    """ "Vowed to retake", "threatened to shell": the infinitive behind a cue of what is to come."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.head.children)
    return to and clause.head.dep_ == "xcomp" and act in {Act.ANNOUNCES, Act.WARNS}


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


def is_furniture(sentence: Sentence, lexicon: Lexicon) -> bool:
    """A line of the page and not of the report: "Read more: …", "Follow our live coverage"."""
    found = lexicon.factuality["furniture_phrases"].search(sentence.lower(sentence.tokens))
    return bool(found) and found.start() <= _OPENING


def retracting(clause: Clause, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether an earlier report is taken back, by the clause ("misreported") or before it ("previously believed")."""
    text = sentence.lower([*clause.tokens, *_said_of(clause)])
    if lexicon.factuality["retraction_phrases"].search(text):
        return True
    before = [t for t in sentence.tokens if t.i < clause.head.i]
    after_break = max((t.i for t in before if t.text == ";"), default=-1)
    lead = sentence.lower([t for t in before if t.i > after_break])
    return bool(lead and lexicon.factuality["taken_back_phrases"].search(lead))


def disbelieving(clause: Clause, cue: Token | None, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether the clause, or what leads from the cue to it, calls a report or claim false: a denial of what it reports.

    "The report is another fake", "described as baseless claims that …".
    """
    if is_called_untrue(clause, cue, sentence, lexicon):
        return True
    lead = [t for t in sentence.tokens if cue is not None and cue.i < t.i < clause.tokens[0].i]
    tokens = [*clause.tokens, *_said_of(clause), *lead]
    text = sentence.lower(tokens)
    spoken_of = {"report", "claim", "information", "allegation", "accusation", "news", "story", "footage", "statement"}
    names_report = any(sentence.lemma(t) in spoken_of for t in tokens)
    supposed = any(t.lower_ in {"if", "hope", "whether", "unless"} for t in tokens)
    return names_report and not supposed and bool(lexicon.factuality["disbelief_phrases"].search(text))


def is_called_untrue(clause: Clause, cue: Token | None, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether right before the clause, or behind what "reports that" lead to, stands that it is not so: "it is not true
    that …", "no truth in reports that …", "claims that … were baseless".

    What stands before a cue (None: nobody is named) that precedes the clause is about the saying.
    """
    first = clause.tokens[0].i
    since = cue.i if cue is not None and cue.i < first else -1
    lead = [t for t in sentence.tokens if since < t.i < first][-_LEAD:]
    if lexicon.factuality["untrue_phrases"].search(sentence.lower([*lead, *clause.tokens[:_LEADING_IN]])):
        return True
    behind = [t for t in sentence.tokens if t.i > clause.head.i]
    told = any(sentence.lemma(t) in lexicon.noun_acts for t in (*lead[-2:], *clause.tokens[:2]))
    return told and bool(lexicon.factuality["said_untrue_phrases"].search(sentence.lower(behind)))


def _said_of(clause: Clause) -> list[Token]:
    """What is said of the report that the clause gives: "the report that … turned out to be false"."""
    noun = clause.head.head
    if (
        clause.head.dep_ not in {"acl", "relcl", "ccomp"}
        or noun.pos_ != "NOUN"
        or noun.dep_ not in {"nsubj", "nsubjpass"}
    ):
        return []
    inside = set(subtree(clause.head))
    return [t for t in subtree(noun.head) if t not in inside]
