"""What a speech cue covers: a clause, a quotation, the rest of the sentence, or an object."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from marsad.read.sentences import CLAUSAL, Sentence, phrase, subtree
from marsad.read.speech.attribution import LONGEST_TAIL

_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
_NOUN_CONTENT = frozenset({"dobj", "pobj", "attr", "oprd", "dative"})
_CONTENT_PREPOSITIONS = frozenset({"of", "for", "about", "against", "on", "over", "to"})
_SAYINGS = frozenset(
    {"report", "claim", "allegation", "accusation", "assertion", "suggestion", "information", "news", "rumour", "rumor"}
    | {"doubt"}
)
_ANSWERING = frozenset({"to", "on", "about", "at", "against"})
_FILMED = frozenset({"video", "footage", "photo", "photograph", "image", "picture"})
_PUTTING_OUT = frozenset({"post", "publish", "release", "broadcast", "circulate"})
_CARRYING = frozenset({"cite", "quote"})
_CLAUSE_ONLY = frozenset({"say", "state", "insist", "allege", "argue", "affirm", "assert"})
"""Verbs that take no noun for what is said: where the parser gives them one, all that follows is said."""
_NEAR_CUE = 4


def content_of(
    cue: Token, head: Token, sentence: Sentence, *, needs_clause: bool, whole: bool
) -> tuple[frozenset[int], bool]:
    """What is said: a clause, a quotation, the rest of the sentence around "…, X said", or an object.

    With `whole` an object is told with the clauses that hang on it ("reported injuries resulting from a strike").
    """
    speaker = {t.i for t in phrase(head)}
    final = _before_final(cue, head, sentence)
    if final:
        return final, False
    clause = {t.i for c in _clauses_below(cue) for t in subtree(c)}
    quoted = {i for i in sentence.quoted if i not in speaker}
    if len(quoted) > 2 and _quote_belongs(cue, quoted, clause, sentence):
        clause |= quoted
    if not clause and cue.dep_ == "parataxis":
        # "…, the group said.": all that is not about the saying.
        clause = {t.i for t in sentence.tokens} - {t.i for t in cue.subtree} - {t.i for t in subtree(head)}
    clause -= speaker | {cue.i}
    clause = clause or {t.i for c in (*_reported(cue), *gerunds(cue)) for t in subtree(c)} or _after_that(cue, sentence)
    if clause:
        return frozenset(clause | _clause_objects(cue)), False
    if needs_clause:
        return frozenset(), False
    behind = [t for t in sentence.tokens if t.i > cue.i]
    if cue.lemma_ in _CLAUSE_ONLY and any(t.pos_ == "VERB" for t in behind) and not behind[0].is_punct:
        return frozenset(t.i for t in behind), False
    objects = {
        t.i
        for c in _told_objects(cue)
        for t in subtree(c, frozenset() if whole and not _leads_to_report(c) else CLAUSAL | {"relcl"})
    }
    return frozenset(objects - speaker), True


def _leads_to_report(told: Token) -> bool:
    """ "Responded to a report that …": who does so vouches for nothing that is reported."""
    leads = told.dep_ == "prep" and told.lower_ in _ANSWERING
    return leads and any(c.dep_ == "pobj" and c.lemma_.lower() in _SAYINGS for c in told.children)


def _clauses_below(cue: Token) -> Iterator[Token]:
    """The clauses a cue takes, "quoted him as saying" those of the saying; one that a semicolon parts from it is a
    sentence of its own."""
    saying = [c for t in cue.children if t.lower_ == "as" for c in t.children if c.dep_ == "pcomp"]
    quoting = saying if cue.lemma_ in _CARRYING else []
    for child in [c for verb in (cue, *quoting) for c in verb.children]:
        if child.dep_ not in _CLAUSES:
            continue
        first, last = sorted((child.i, cue.i))
        if not any(t.text == ";" for t in cue.doc[first:last]):
            yield child


def _reported(cue: Token) -> Iterator[Token]:
    """The clause behind a noun of speech: "denied reports that …", "rejected the claim that …"."""
    shown = _FILMED if cue.lemma_ in _PUTTING_OUT else frozenset()
    for noun in (c for c in cue.children if c.dep_ == "dobj" and c.lemma_.lower() in _SAYINGS | shown):
        yield from (c for c in noun.children if c.dep_ in {"acl", "relcl", "ccomp"})


def gerunds(cue: Token) -> Iterator[Token]:
    """ "Denied bombing the town", "accused them of shelling it"."""
    for child in cue.children:
        if child.tag_ == "VBG" and child.dep_ in {"dobj", "xcomp"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"of", "for"}:
            yield from (c for c in child.children if c.dep_ == "pcomp")
    if cue.lemma_ == "accuse":
        yield from _hung_lower(cue)


def _hung_lower(cue: Token) -> Iterator[Token]:
    """ "Accused the president's forces of shelling it", hung by the parser on the one accused."""
    for word in cue.subtree:
        if word.lower_ == "of" and word.i > cue.i and word.head != cue and word.head.pos_ != "VERB":
            yield from (c for c in word.children if c.dep_ == "pcomp" and c.tag_ == "VBG")


def _after_that(cue: Token, sentence: Sentence) -> set[int]:
    """What stands behind a "that" which the parser hung on something between ("reported, citing the monitor, that")."""
    that = next((t for t in sentence.tokens if t.i > cue.i and t.lower_ == "that" and t.tag_ == "IN"), None)
    between = cue.doc[cue.i + 1 : that.i] if that is not None else ()
    carrying = _CARRYING | {"say"} if cue.lemma_ in _CARRYING else _CARRYING
    if that is None or any(t.pos_ == "VERB" and t.lemma_ not in carrying for t in between):
        return set()
    if any(_leads_to_report(c) and that in c.subtree for c in cue.children):
        return set()
    return {t.i for t in sentence.tokens if t.i > that.i}


def _before_final(cue: Token, head: Token, sentence: Sentence) -> frozenset[int]:
    """ "… killed five, the monitor said on Friday.": everything before the speaker, however the parser hung it.

    Nothing but a time, a place or the one told may follow the cue.
    """
    tail = [t for t in sentence.tokens if t.i > cue.i and t.is_alpha]
    verbs = any(t.pos_ in {"VERB", "AUX"} and t.i not in sentence.quoted for t in tail)
    leads_on = head.i < cue.i and any(t.lower_ in {"that", "violent", "the"} for t in tail[:1])
    if verbs or len(tail) > LONGEST_TAIL or leads_on:
        return frozenset()
    begin = min(t.i for t in phrase(head)) if head.i < cue.i else cue.i
    before = [t for t in sentence.tokens if t.i < begin]
    told = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBN"} for t in before)
    adjacent = cue.i - max(t.i for t in phrase(head)) <= _NEAR_CUE if head.i < cue.i else True
    passive = head.i > cue.i and any(c.dep_ == "auxpass" for c in cue.children)
    if not told or not adjacent or passive or _own_object(cue, [t for t in tail if t != head]):
        return frozenset()
    return frozenset(t.i for t in before)


def _own_object(cue: Token, tail: list[Token]) -> bool:
    """Whether what follows the cue is what it reports and not whom it told, when or where."""
    return cue.lemma_ != "tell" and any(t.dep_ in {"dobj", "ccomp", "xcomp"} and t.head.i == cue.i for t in tail)


def _quote_belongs(cue: Token, quoted: set[int], clause: set[int], sentence: Sentence) -> bool:
    """Whether the quotation is this cue's: next to it, or after its colon, with no other cue between."""
    if not clause:
        return True
    colon = any(t.text == ":" and cue.i < t.i <= min(quoted) for t in sentence.tokens)
    return colon or bool(quoted & clause)


def _clause_objects(cue: Token) -> set[int]:
    """The one accused, with what he is accused of."""
    if cue.lemma_ not in {"accuse", "blame"}:
        return set()
    return {t.i for c in cue.children if c.dep_ == "dobj" for t in subtree(c, CLAUSAL)}


def _told_objects(cue: Token) -> Iterator[Token]:
    for child in cue.children:
        leading = _CONTENT_PREPOSITIONS | ({"at"} if cue.lemma_ == "put" else set())
        if child.dep_ in _NOUN_CONTENT or (child.dep_ == "prep" and child.lower_ in leading):
            yield child
