"""Who speaks by a cue, and which outlets carry it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from marsad.read.lexicon import Lexicon, words
from marsad.read.sentences import Sentence, conjuncts, is_name, named, phrase, subjects
from marsad.read.speech.attribution import LONGEST_TAIL
from marsad.read.times.lexicon import time_words

_PARTICIPLES = frozenset({"advcl", "acl", "pcomp", "xcomp", "conj", "relcl"})
_RELAYING = frozenset({"quote", "cite"})
_COUNTED = words("people person civilian child woman man body fighter militant terrorist soldier rebel student")
_FEW = frozenset({"one", "two", "three", "1", "2", "3"})
_ACCOUNTS = words("account page feed testimony")
_SOMEBODY = words("one each all both those another most several everybody everyone somebody someone")
_PERSONS = words("he she they it we i who others some many")
_GOING_ON = frozenset({"add", "note", "stress", "explain", "reiterate"})
_QUICK = frozenset({"quick", "swift", "keen", "eager", "careful", "first"})
"""Who is so "to deny" something denies it."""
_APART = frozenset({",", "(", "and", "–", ";"})
_SAYING_MORE = frozenset({"report", "say", "tell"})
CARRYING = frozenset({"carry", "publish", "quote", "cite", "circulate", "air", "release"})


def who(cue: Token, lemma: str) -> tuple[Token | None, tuple[str, ...]]:
    """The head of the speaker's name, and who relays in between ("TASS cited the ministry as saying")."""
    subject = _subject(cue)
    bare_participle = cue.tag_ == "VBN" and cue.dep_ in {"advcl", "acl"}
    passive = bare_participle or any(c.dep_ in {"auxpass", "nsubjpass"} for c in cue.children)
    if lemma in _RELAYING:
        quoted = subject if passive else next((c for c in cue.children if c.dep_ == "dobj"), None)
        carrier = _agent(cue) if passive else subject
        return quoted, (_text(carrier),) if carrier is not None else ()
    if passive:
        return _agent(cue), ()
    cited = _cited(cue)
    if cited is not None and subject is not None:
        return cited, (_text(subject),)
    return subject, ()


def _of_clause_above(pronoun: Token, verb: Token) -> Token:
    """ "Russia struck … since it declared a truce": the subject of the clause above, if it is a name."""
    above = verb.head if verb.dep_ == "advcl" else None
    subjects = [c for c in above.children if c.dep_ == "nsubj" and is_name(c)] if above is not None else []
    return subjects[0] if pronoun.lower_ in {"it", "they", "he", "she"} and subjects else pronoun


def _subject(verb: Token) -> Token | None:
    child = _nearest(subjects(verb))
    if child is not None:
        relative = verb.dep_ == "relcl" and child.lower_ in {"who", "which", "that"}
        return verb.head if relative else _of_clause_above(child, verb)
    if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN"}:
        return verb.head
    if verb.dep_ == "xcomp" and verb.head.lower_ in _QUICK and verb.head.head.pos_ == "AUX":
        return _subject(verb.head.head)
    if verb.dep_ in _PARTICIPLES and verb.head.pos_ in {"VERB", "AUX"}:
        goes_on = verb.lemma_.lower() in (_GOING_ON | _SAYING_MORE if verb.dep_ == "conj" else _GOING_ON)
        return _subject(_speech_above(verb.head) if goes_on else verb.head)
    return None


def _nearest(subjects: list[Token]) -> Token | None:
    """Of two nouns made subjects ("An activist at the scene Nadia Deri said"), the name beside the verb."""
    if len(subjects) > 1 and is_name(subjects[-1]) and not any(t.text in _APART for t in _between(subjects)):
        return subjects[-1]
    return next(iter(subjects), None)


def _between(subjects: list[Token]) -> Span:
    return subjects[0].doc[subjects[0].i : subjects[-1].i]


def _speech_above(verb: Token) -> Token:
    """ "The monitor said three were among the dead, adding …": who goes on is who spoke, not whom was spoken of."""
    return verb.head if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" else verb


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _cited(cue: Token) -> Token | None:
    """Who is cited in "X said, citing Y" and in "X, citing Y, said"."""
    subject = _subject(cue)
    for child in (*cue.children, *(subject.children if subject is not None else ())):
        if child.lower_ in {"citing", "quoting"}:
            return next((t for t in child.children if t.dep_ == "dobj"), None)
    return None


def beside_cue(cue: Token, sentence: Sentence) -> Token | None:
    """At the end of a sentence, the noun phrase right before the cue, however the parser hung it."""
    tail = [t for t in sentence.tokens if t.i > cue.i and t.is_alpha]
    if len(tail) > LONGEST_TAIL or any(t.pos_ in {"VERB", "AUX"} for t in tail) or cue.i == sentence.first:
        return None
    token = cue.nbor(-1)
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    carried = _carried_statement(token)
    if carried is not None:
        return carried
    while token.dep_ in {"pobj", "compound", "conj"} and token.head.i < token.i:
        if token.dep_ == "conj" and any(t.text == "," for t in token.doc[token.head.i : token.i]):
            break
        inside_name = token.head.pos_ == "ADP" and token.head.lower_ in {"for", "of"}
        above = token.head if token.dep_ == "conj" else token.head.head if inside_name else None
        if above is None or above.pos_ not in {"NOUN", "PROPN"}:
            break
        token = above
    return token


def inverted(cue: Token, lexicon: Lexicon) -> Token | None:
    """ "The town was shelled, tweeted an activist": who stands behind the cue, taken by the parser for its object."""
    comma = cue.i > 0 and cue.nbor(-1).text == "," and cue.lemma_.lower() in lexicon.unmarked["inverted"]
    if not comma or subjects(cue) or any(c.dep_ in {"ccomp", "xcomp"} and c.i > cue.i for c in cue.children):
        return None
    behind = next((c for c in cue.children if c.dep_ == "dobj" and c.i > cue.i), None)
    return behind if behind is not None and may_speak(behind, lexicon) else None


def adrift(cue: Token) -> Token | None:
    """The noun right before a finite cue without a subject ("At noon Kana News reported that …")."""
    finite = cue.tag_ in {"VBD", "VBZ", "VBP"} and not subjects(cue)
    if not finite or cue.i == 0 or not any(c.dep_ == "ccomp" and c.i > cue.i for c in cue.children):
        return None
    before = cue.nbor(-1)
    led_in = before.dep_ == "pobj" and not before.head.is_sent_start
    return before if is_name(before) and not led_in else None


def _carried_statement(carrier: Token) -> Token | None:
    """ "A statement carried by the agency said": the statement speaks."""
    by = carrier.head
    verb = by.head if carrier.dep_ == "pobj" and by.lower_ == "by" else None
    return verb.head if verb is not None and verb.dep_ in {"acl", "relcl"} and verb.lemma_ in CARRYING else None


def carriers(cue: Token, head: Token, sentence: Sentence) -> tuple[str, ...]:
    """Outlets told, or named as carrying a statement: "told AFP", "a statement carried by RIA"."""
    found = []
    if cue.lemma_ == "tell":
        for child in cue.children:
            if child.dep_ in {"dobj", "dative", "iobj"} and child.pos_ == "PROPN":
                found.append(sentence.span(phrase(child)).quote)
    for child in head.children:
        if child.dep_ in {"acl", "relcl"} and child.lemma_ in CARRYING:
            carrier = _agent(child)
            if carrier is not None:
                found.append(sentence.span(phrase(carrier)).quote)
    return tuple(found)


def may_speak(head: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can speak: a name, a pronoun for somebody, or one of the voices. A count and a day cannot."""
    if _is_count(head) or head.lower_.removesuffix("s") in time_words().weekdays:
        return False
    if is_name(head) or _foreign_name(head) or head.lower_ in _PERSONS:
        return True
    lemmas = {head.lower_, head.lemma_.lower(), named(head).lemma_.lower()} | {
        t.lemma_.lower() for t in conjuncts(head)
    }
    people = lexicon.actors["people"] | lexicon.actors["civilian"] | lexicon.actors["fighter"]
    return bool(lemmas & (lexicon.voices | (people - lexicon.actors["weapons"]))) or is_name(named(head))


def _foreign_name(head: Token) -> bool:
    """ "Fadi", which the tagger of parts of speech takes for a cry or for nothing it knows."""
    return head.pos_ in {"INTJ", "X"} and head.text[0].isupper() and head.dep_ == "nsubj"


def author(head: Token, lexicon: Lexicon) -> Token:
    """Who speaks through "a post from Kana", "a statement released by the ministry", "the account of an activist"."""
    if head.lemma_.lower() not in lexicon.documents["nouns"] or is_name(head):
        return head
    owner = next((c for c in head.children if c.dep_ == "poss" and c.pos_ != "PRON"), None)
    behind = owner or _behind_document(head, lexicon)
    return behind if behind is not None and may_speak(behind, lexicon) else head


def _behind_document(head: Token, lexicon: Lexicon) -> Token | None:
    for child in head.children:
        holder = child.lower_ == "of" and head.lemma_.lower() in _ACCOUNTS
        if child.dep_ in {"prep", "agent"} and (child.lower_ in lexicon.documents["by"] or holder):
            behind = next((t for t in child.children if t.dep_ == "pobj"), None)
            return None if behind is not None and _made_there(head, behind, lexicon) else behind
        if child.dep_ == "acl" and child.lemma_ in lexicon.documents["made"]:
            return _agent(child)
    return None


def _made_there(document: Token, behind: Token, lexicon: Lexicon) -> bool:
    """ "A report from Kharkiv": where it was made, not who made it."""
    if behind.head.lower_ != "from" or document.lemma_.lower() not in lexicon.documents["there"]:
        return False
    at = behind.doc.user_data["starts"][behind.i]
    return any(start <= at < end for start, end, _ in behind.doc.user_data["names"])


def is_somebody(head: Token) -> bool:
    """Any noun, or a pronoun for persons, that is not a count of them."""
    return not _is_count(head) and (head.pos_ in {"NOUN", "PROPN", "ADJ"} or head.lower_ in _SOMEBODY)


def _is_count(head: Token) -> bool:
    """ "At least ten civilians", "135 people": those counted in what is said, not those who say it."""
    number = next((c for c in head.children if c.dep_ == "nummod"), None)
    if number is None or head.pos_ == "PROPN" or head.lemma_.lower() not in _COUNTED:
        return False
    return number.lower_ not in _FEW or any(c.dep_ in {"advmod", "amod", "quantmod"} for c in number.children)


def _text(head: Token) -> str:
    return " ".join(t.text for t in phrase(named(head)))
