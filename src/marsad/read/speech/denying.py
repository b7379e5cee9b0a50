"""What makes a verb of denial no denial, and what makes other words one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from marsad.model import Act, Speaker
from marsad.read.lexicon import Lexicon
from marsad.read.sentences import Sentence, is_name, phrase, subjects, undergoers
from marsad.read.speech.attribution import Attribution

_NEAR = 4
_WITH_VERBS = frozenset({"issue", "scorn", "doubt"})
_NAMING = frozenset({"describe", "call", "brand", "label", "term", "deem"})
_AUXILIARIES = frozenset({"do", "have", "be"})
_THEY = frozenset({"it", "they", "he", "she"})
_THEIRS = frozenset({"its", "their", "his", "her"})
_STANDING_FOR = frozenset({"it", "this", "that", "these", "those", "all"})
_LONGEST_NO = 7
_INVOLVED = re.compile(
    r"\b(?:no|not|n['’]t|never|nor|nothing)\b[^.;]{0,40}?"
    r"\b(?:links?|connections?|involve(?:d|ment)|responsib\w+|relations?|ties?|(?:a )?hand in|(?:a )?part (?:in|of)|"
    r"to do with|behind|knowledge of)\b",
    re.IGNORECASE,
)
_INNOCENT = re.compile(
    r"\b(?:i|he|she|it|we|they)(?: (?:am|is|was|are|were)|['’](?:m|s|re))\W{1,3}(?:\w+ly )?innocent\b"
)
_MINDFUL = frozenset(
    {"want", "know", "need", "think", "believe", "wish", "like", "expect", "accept", "see", "understand", "support",
     "agree", "recognise", "recognize", "rule", "exclude", "comment", "elaborate", "confirm", "say", "get", "feel",
     "hear", "receive", "find", "care", "fear", "hope", "remember"}
)  # fmt: skip


def is_no_denial(cue: Token, lemma: str, lexicon: Lexicon) -> bool:
    """To withhold something, to refuse an offer, or to push back whom no report is of."""
    if _is_phrasal(cue, lemma) and not _objects(cue):
        clause = any(c.dep_ in {"acl", "ccomp"} for o in (cue, *undergoers(cue)) for c in o.children)
        return answered_behind(cue, lemma, lexicon) is None and not clause
    return _withholds(cue, lexicon) or (lemma in lexicon.refusing and _refuses(cue, lexicon))


def _is_phrasal(cue: Token, lemma: str) -> bool:
    return lemma != cue.lemma_.lower()


def _objects(cue: Token) -> list[Token]:
    """What is denied, but for a noun that goes with the verb ("took issue")."""
    return [o for o in undergoers(cue) if o.lemma_ not in _WITH_VERBS]


def answered_behind(cue: Token, lemma: str, lexicon: Lexicon) -> Token | None:
    """ "Pushed back against a report", "took issue with the claim": what is answered by a verb and its particle."""
    leading = [c for c in _led_by(cue) if c.lower_ in lexicon.answering] if _is_phrasal(cue, lemma) else []
    behind = (t for c in leading for t in c.children if t.dep_ == "pobj")
    return next((t for t in behind if t.lemma_.lower() in lexicon.answered_objects), None)


def _led_by(cue: Token) -> list[Token]:
    """The prepositions behind a verb, behind its particle or behind the noun that goes with it."""
    return [t for c in (cue, *cue.children) for t in c.children if t.dep_ == "prep"]


def tells_what_is_denied(cue: Token, lexicon: Lexicon) -> bool:
    """ "Rejected reports that claimed …": the reports' words are inside the denial and vouched for by nobody else."""
    noun = cue.head
    if cue.dep_ not in {"relcl", "acl"} or noun.lemma_.lower() not in lexicon.told_nouns:
        return False
    return noun.dep_ == "dobj" and lexicon.cues.get(noun.head.lemma_.lower()) == "denies"


def is_report(noun: Token, lexicon: Lexicon) -> bool:
    """ "Report of a meeting denied": what is denied, not who denies it."""
    return noun.lemma_.lower() in lexicon.told_nouns and not any(c.lower_ in {"by", "from"} for c in noun.children)


def _withholds(cue: Token, lexicon: Lexicon) -> bool:
    """ "Deny the enemy the ability", "denied access", "civilians were denied entry": no speech at all."""
    if cue.lemma_ != "deny":
        return False
    objects = [c for c in cue.children if c.dep_ in {"dobj", "dative", "iobj"}]
    withheld = lexicon.factuality["not_denials_objects"]
    beside = [t for t in cue.doc[cue.i + 1 : cue.i + 1 + _NEAR] if t.dep_ not in {"nsubj", "nsubjpass"}]
    near = any(t.lemma_.lower() in withheld and t.pos_ != "VERB" for t in beside) and not any(
        t.lower_ == "that" for t in beside
    )
    passive = any(c.dep_ == "nsubjpass" for c in cue.children)
    return (
        len(objects) > 1
        or near
        or any(map(_is_somebodys, beside))
        or (passive and any(t.lemma_.lower() in withheld for t in cue.subtree))
    )


def _is_somebodys(word: Token) -> bool:
    """ "Deny civilians *their* safety": right behind whom it is withheld from; not "denied rebels that their men …"."""
    behind = word.nbor(-1).pos_ in {"NOUN", "PROPN", "PRON"}
    return word.tag_ == "PRP$" and behind and word.head.dep_ not in {"nsubj", "nsubjpass"}


def _refuses(cue: Token, lexicon: Lexicon) -> bool:
    """ "Rejected the offer", "dismissed the minister": no word on what happened."""
    objects = _objects(cue)
    return any(o.pos_ in {"NOUN", "PROPN"} and o.tag_ != "VBG" for o in objects) and not any(
        o.lemma_.lower() in lexicon.answered_objects for o in objects
    )


def calls_untrue(cue: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "Described the reports that … as untrue": a denial of what is reported."""
    if cue.lemma_ not in _NAMING:
        return False
    below = [t for t in cue.subtree if sentence.has(t) and t is not cue]
    names = any(sentence.lemma(t) in lexicon.told_nouns for t in below)
    words = lexicon.factuality
    called = sentence.lower(below) if names and below else ""
    return bool(words["disbelief_phrases"].search(called) or words["called_phrases"].search(called))


def denied_claim(head: Token, cue: Token, sentence: Sentence, lexicon: Lexicon) -> frozenset[int]:
    """ "…, a claim an official denied", "…, a claim denied by him", "…, which he denied": the words that stand for what
    was said before."""
    if is_answer(cue):
        return frozenset(c.i for c in cue.children if c.lower_ == "which")
    if cue.dep_ == "acl" and cue.tag_ == "VBN" and cue.head.lemma_.lower() in lexicon.told_nouns:
        return frozenset(t.i for t in cue.head.lefts if t.tag_ == "DT") | {cue.head.i}
    begin = min(t.i for t in phrase(head))
    before = [t for t in sentence.tokens if t.i < begin][-2:]
    if len(before) < 2 or before[1].lemma_.lower() not in lexicon.told_nouns or before[0].tag_ != "DT":
        return frozenset()
    return frozenset(t.i for t in before)


def is_answer(cue: Token | None) -> bool:
    """ "…, which the army denied": a denial of all that was told right before."""
    if cue is None or cue.dep_ != "relcl":
        return False
    return any(c.lower_ == "which" and c.dep_ in {"dobj", "nsubjpass"} for c in cue.children)


def disbelieved(cue: Token) -> bool:
    """ "Did not believe that soldiers had been involved": the "not" is about what was done."""
    if cue.lemma_ not in {"believe", "think"} or not any(c.dep_ == "neg" for c in cue.children):
        return False
    done = [c for c in cue.children if c.dep_ == "ccomp"]
    return any(v.tag_ in {"VBD", "VBN"} and not _ahead(v) for v in done)


def _ahead(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def clears_itself(speech: Attribution, sentence: Sentence, lexicon: Lexicon) -> bool:
    """A "no" about oneself or one's own side ("the army has no such weapons", an army source said), to having had
    a part in something, or to all that was said before ("that is a lie")."""
    if speech.act is not Act.ASSERTS or speech.speaker.is_publisher or speech.nominal:
        return False
    inside = [t for t in sentence.tokens if t.i in speech.content]
    if had_no_part(inside, sentence) or _is_flat_no(inside, sentence, lexicon):
        return True
    top = next((t for t in inside if t.pos_ in {"VERB", "AUX"} and t.head.i not in speech.content), None)
    if top is None:
        return False
    return (_negated_deed(top) and _own_subject(top, speech.speaker)) or clears_its_own(top, speech, lexicon)


def _is_flat_no(inside: Sequence[Token], sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "That is a lie", "it's not true", and nothing more."""
    wordy = [t for t in inside if t.is_alpha]
    if not wordy or len(wordy) > _LONGEST_NO or wordy[0].lower_ not in _STANDING_FOR:
        return False
    return bool(lexicon.factuality["answer_phrases"].search(sentence.lower(inside)))


def clears_its_own(verb: Token, speech: Attribution, lexicon: Lexicon) -> bool:
    """ "The army said it had never used such weapons", "he said his troops had not entered the town".

    Of deeds only: who says "it had received no news" denies nothing.
    """
    told_by = speech.act is Act.ASSERTS and verb.dep_ == "ccomp" and verb.head == speech.cue
    deed = verb.lemma_.lower() in lexicon.factuality["own_no_verbs"]
    past = verb.tag_ in {"VBN", "VBG"} or any(c.lower_ in {"did", "does", "do"} for c in verb.children)
    return told_by and deed and past and _negated_deed(verb) and any(map(_is_own, verb.children))


def owns_up(verb: Token, speech: Attribution) -> bool:
    """ "The group said it had shot down a drone", "its jets struck a depot": its own doing, in the active voice."""
    told_by = not speech.speaker.is_publisher and verb.dep_ == "ccomp" and verb.head == speech.cue
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    own = any(s.lower_ == "it" or any(c.lower_ == "its" for c in s.children) for s in subjects)
    return told_by and own and verb.lemma_ not in _MINDFUL


def _is_own(subject: Token) -> bool:
    """ "It", "its fighters"; of a passive nothing is known."""
    own = subject.lower_ in _THEY or any(c.dep_ == "poss" and c.lower_ in _THEIRS for c in subject.children)
    return subject.dep_ == "nsubj" and own


def had_no_part(inside: Sequence[Token], sentence: Sentence) -> bool:
    """ "No link with", "was not involved", "had nothing to do with", "he was innocent"."""
    text = sentence.lower(inside)
    asked = any(t.lower_ in {"if", "whether"} for t in inside)
    return not asked and bool(_INVOLVED.search(text) or _INNOCENT.search(text))


def _negated_deed(verb: Token) -> bool:
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    told = all(a.lemma_.lower() in _AUXILIARIES for a in auxiliaries) and verb.lemma_ not in _MINDFUL
    return told and any(c.dep_ == "neg" for c in verb.children)


def _own_subject(verb: Token, speaker: Speaker) -> bool:
    called = {w for w in re.findall(r"\w+", speaker.name.lower()) if len(w) > 2} - {"the"}
    for subject in subjects(verb):
        words = {t.lower_ for t in subject.subtree if is_name(t) or t is subject or t.tag_ == "JJ"}
        if subject.lower_ == "we" or any(t.lower_ == "our" for t in subject.children) or words & called:
            return True
    return False
