"""Who did it and to whom: actors and targets of a clause, only where the words name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from spacy.tokens import Token

from marsad.model import Mention, Party, Span
from marsad.read.clauses import Clause
from marsad.read.kinds import Kind
from marsad.read.lexicon import Lexicon
from marsad.read.nominals import conjuncts, phrase
from marsad.read.sentences import Sentence

_PASSIVE_PARTICIPLE = frozenset({"VBN"})
_RECEIVING = frozenset({"dobj", "nsubjpass", "dative"})
_SUFFERING = frozenset({"die", "perish", "succumb", "flee"})
_ONLOOKING = frozenset(
    """hear see witness watch cover discuss mention refer link identify name count document record put know fear suffer
       sustain survive escape die perish investigate probe mourn seek await endure raise soar""".split()
)
"""Verbs whose subject has to do with an act that a noun names without doing it ("discussed the attack")."""
_ABSTRACT = frozenset(
    {"place", "part", "halt", "return", "time", "step", "lull", "role", "responsibility", "ceasefire", "truce", "pause"}
)
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
_OPEN_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "them", "who", "which", "that", "i"})


class Parties(Protocol):
    """What the reader needs of the knowledge of who acts."""

    def find(self, text: str) -> Party | None:
        """The party the words name, or None."""


def actors(
    clause: Clause,
    kind: Kind,
    sentence: Sentence,
    lexicon: Lexicon,
    parties: Parties,
    *,
    subject_speaks: bool = False,
    named_places: Sequence[Span] = (),
) -> list[Mention]:
    """The named doers of the act: agents, subjects of active verbs, owners named before an event or a weapon.

    With `subject_speaks` the clause's subject tells of the act and is no doer ("the agency reported the air strike").
    """
    doing = [] if subject_speaks else list(_agents(clause, kind)) or list(_active_subjects(clause, kind))
    if kind.type == "control_state":
        doing = list(_holders(clause)) or doing
    heads = doing or list(_agents_of_noun(kind))
    found = [m for head in heads for m in _as_actor(head, sentence, lexicon, parties)]
    if not found:
        found = list(_owner(kind.trigger, sentence, lexicon, parties)) or list(
            _said_to_be(clause, kind, sentence, parties)
        )
    return _distinct([m for m in found if m.party or not _is_place(m.span, named_places)])


def _agents(clause: Clause, kind: Kind) -> Iterator[Token]:
    """ "…by X": after a passive verb or an event noun."""
    for token in {*clause.verbs, kind.trigger}:
        for child in token.children:
            of_noun = token.pos_ in {"NOUN", "PROPN"}
            if child.lower_ == "by" and (child.dep_ == "agent" or of_noun):
                for head in (t for t in child.children if t.dep_ == "pobj"):
                    yield from conjuncts(head)


def accused(cue: Token | None, sentence: Sentence, parties: Parties) -> list[Mention]:
    """Who is accused or blamed by the cue, if it accuses: "accused the rebels of …"."""
    if cue is None or cue.lemma_ not in {"accuse", "blame"}:
        return []
    heads = [t for c in cue.children if c.dep_ == "dobj" for t in conjuncts(c)]
    names = [[t for t in phrase(h, with_conjuncts=False) if t.i <= h.i] for h in heads]
    return [m for words in names for m in _mentions(_trimmed(words), sentence, parties)]


def _holders(clause: Clause) -> Iterator[Token]:
    """ "Under the control of the army", "in rebel hands"."""
    for noun in (t for t in clause.tokens if t.lemma_.lower() in {"control", "hand"}):
        for child in noun.children:
            if child.lower_ == "of":
                yield from (t for p in child.children if p.dep_ == "pobj" for t in conjuncts(p))
            elif child.dep_ in {"compound", "amod", "poss"}:
                yield child


def _agents_of_noun(kind: Kind) -> Iterator[Token]:
    for child in kind.trigger.children:
        if child.lower_ == "by":
            yield from (t for p in child.children if p.dep_ == "pobj" for t in conjuncts(p))


def _active_subjects(clause: Clause, kind: Kind) -> Iterator[Token]:
    if _is_passive(clause, kind) or (kind.trigger.lemma_.lower() in _SUFFERING):
        return
    if kind.trigger not in clause.verbs and _looks_on(clause.verbs[0]):
        return
    for index, verb in enumerate(clause.verbs):
        for child in verb.children:
            # "Forces are expected to attack": the passive is of the verb of expecting alone.
            subject = child.dep_ == "nsubj" or (index and child.dep_ == "nsubjpass")
            if subject and child.i != kind.trigger.i:
                yield from conjuncts(child)
                return
    inherited = _inherited_subject(clause.head)
    if inherited is not None and inherited.i != kind.trigger.i:
        yield from conjuncts(inherited)


def _looks_on(verb: Token) -> bool:
    """Whether the subject of the verb did nothing of what a noun behind it names: "they heard the blast", "it was an
    air strike"."""
    pronoun = any(c.dep_ == "nsubj" and c.pos_ in {"PRON", "NUM"} for c in verb.children)
    return verb.lemma_.lower() in _ONLOOKING or (verb.lemma_ == "be" and pronoun)


def _is_passive(clause: Clause, kind: Kind) -> bool:
    verb = kind.trigger if kind.trigger in clause.verbs else clause.verbs[0]
    bare = verb.tag_ in _PASSIVE_PARTICIPLE and verb.dep_ in {"acl", "relcl"}
    return bare or any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)


def _inherited_subject(verb: Token) -> Token | None:
    """The subject a coordinated or participial verb takes over: "reached the road, capturing the town".

    Of what somebody is accused of, the one accused; of what somebody denies doing, the one who denies.
    """
    accusing = verb.head.head if verb.dep_ == "pcomp" else None
    if accusing is not None and accusing.lemma_ in {"accuse", "blame"}:
        return next((c for c in accusing.children if c.dep_ == "dobj"), None)
    if verb.dep_ == "dobj" and verb.head.lemma_ == "deny":
        return next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    while verb.dep_ in {"conj", "advcl", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        if verb.dep_ == "advcl" and (verb.tag_ != "VBG" or any(c.dep_ == "mark" for c in verb.children)):
            return None
        verb = verb.head
        for child in verb.children:
            if child.dep_ == "nsubj":
                return child
            if child.dep_ == "nsubjpass":
                return None
    return None


def _said_to_be(clause: Clause, kind: Kind, sentence: Sentence, parties: Parties) -> Iterator[Mention]:
    """ "The strikes were Russian": an owner behind the verb "be"."""
    for verb in (v for v in clause.verbs if v.lemma_ == "be" and kind.trigger in v.children):
        for child in verb.children:
            if child.dep_ in {"acomp", "attr"} and parties.find(sentence.word(child)) is not None:
                yield from _mentions([child], sentence, parties)


def _as_actor(head: Token, sentence: Sentence, lexicon: Lexicon, parties: Parties) -> Iterator[Mention]:
    """A noun as an actor: people and bodies as they are, weapons and campaigns for whoever is named before them."""
    lemma = head.lemma_.lower()
    if head.pos_ == "PRON":
        if head.lower_ in _OPEN_PRONOUNS and not _of_act(head, lexicon, parties):
            yield from _mentions([head], sentence, parties)
        return
    if lemma in lexicon.actors["weapons"] or lemma in lexicon.harm_nouns or lemma in lexicon.actors["civilian"]:
        yield from _owner(head, sentence, lexicon, parties)
        return
    words = phrase(head, with_conjuncts=False)
    if any(t.like_num and len(t.text) < 5 for t in words) and head.lower_[:3] in _MONTHS:
        return
    known = parties.find(sentence.span(words).quote) is not None
    if known or head.pos_ == "PROPN" or lemma in lexicon.actors["people"] or lemma in lexicon.actors["campaigns"]:
        yield from _mentions(_trimmed(words), sentence, parties)


def _of_act(pronoun: Token, lexicon: Lexicon, parties: Parties) -> bool:
    """ "An explosion that rocked the town", "which caused deaths": what happened, and nobody who did it."""
    if pronoun.lower_ not in {"that", "which"} or pronoun.head.dep_ != "relcl":
        return False
    antecedent = pronoun.head.head
    people = lexicon.actors["people"] | lexicon.actors["campaigns"] | lexicon.actors["fighter"]
    return (
        antecedent.pos_ == "NOUN" and antecedent.lemma_.lower() not in people and parties.find(antecedent.text) is None
    )


def _owner(noun: Token, sentence: Sentence, lexicon: Lexicon, parties: Parties) -> Iterator[Mention]:
    """Who is named before an event or weapon: "Russian air strikes", "Assad regime bombing", "Israeli aircraft"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return
    weapon = noun.lemma_.lower() in {"warplane", "jet", "aircraft", "helicopter", "drone", "plane", "ship", "gunship"}
    before = [t for t in phrase(noun, with_conjuncts=False) if t.i < noun.i and t.dep_ != "det"]
    # "Civilian casualties" are those of civilians, whoever caused them.
    sufferers = lexicon.actors["civilian"]
    named = [t for t in before if _names_party(t, sentence, lexicon, parties) and t.lemma_.lower() not in sufferers]
    if not named and before and parties.find(sentence.span([*before, noun]).quote) is not None:
        named = [t for t in before if not _only_qualifies(t)]
    if not named:
        return
    first, last = named[0], noun if weapon else named[-1]
    yield from _mentions([t for t in noun.doc[first.i : last.i + 1] if sentence.has(t)], sentence, parties)


def _names_party(token: Token, sentence: Sentence, lexicon: Lexicon, parties: Parties) -> bool:
    word = sentence.word(token).lower()
    people = lexicon.actors["people"] - lexicon.actors["weapons"]
    known = word in lexicon.actors["demonyms"] or word.rstrip("s") in people
    return (known or parties.find(sentence.word(token)) is not None) and not _only_qualifies(token)


def _only_qualifies(token: Token) -> bool:
    """ "anti-Assad resistance", "opposition-held": named only to say what something else is."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    preceding = token.nbor(-1) if token.i else None
    after = following is not None and following.text == "-" and token.nbor(2).tag_ == "VBN"
    before = preceding is not None and preceding.text == "-" and token.nbor(-2).lower_ in {"anti", "pro", "ex", "non"}
    return after or before


def targets(
    clause: Clause, kind: Kind, sentence: Sentence, lexicon: Lexicon, named_places: Sequence[Span]
) -> list[Mention]:
    """Those acted on: objects and passive subjects that are no places; "of X" after a noun of harm."""
    heads: list[Token] = []
    for index, verb in enumerate(clause.verbs):
        receiving = _RECEIVING - ({"nsubjpass"} if index else set())
        heads += [t for c in verb.children if c.dep_ in receiving for t in conjuncts(c)]
        if verb.lemma_.lower() in _SUFFERING:
            heads += [t for c in verb.children if c.dep_ == "nsubj" for t in conjuncts(c)]
    if kind.trigger.pos_ == "NOUN":
        heads = [h for h in heads if h.i != kind.trigger.i]
        heads += [
            t for c in kind.trigger.children if c.lower_ in {"of", "against"} for p in c.children for t in conjuncts(p)
        ]
    found = []
    for head in heads:
        words = _trimmed(phrase(head, with_conjuncts=False))
        if _may_suffer(head, kind, lexicon) and not _is_place(sentence.span(words), named_places):
            found.append(Mention(span=sentence.span(words)))
    return _distinct(found)


def _may_suffer(head: Token, kind: Kind, lexicon: Lexicon) -> bool:
    """Not the act itself, the weapon fired, a bare number or an abstraction."""
    lemma = head.lemma_.lower()
    fired = lemma in lexicon.actors["weapons"] and head.head.lemma_.lower() in lexicon.fire_verbs | {"carry"}
    return head.i != kind.trigger.i and head.pos_ != "NUM" and not fired and lemma not in _ABSTRACT


def _is_place(span: Span, named_places: Sequence[Span]) -> bool:
    return any(span.start <= place.end and place.start <= span.end for place in named_places)


def _trimmed(words: list[Token]) -> list[Token]:
    """Without a leading article or punctuation."""
    while len(words) > 1 and (words[0].is_punct or words[0].dep_ == "punct" or words[0].lower_ in {"the", "a", "an"}):
        words = words[1:]
    return words


def _mentions(words: list[Token], sentence: Sentence, parties: Parties) -> list[Mention]:
    """The words as an actor; as one each where they join two parties ("Russian and Syrian warplanes")."""
    span = sentence.span(words)
    party = parties.find(span.quote)
    if party is not None:
        return [Mention(span=span, party=party.id)]
    joined = any(t.lower_ in {"and", "or", "-", "–"} for t in words)
    each = [parties.find(sentence.word(t)) for t in words] if joined else []
    ids = dict.fromkeys(p.id for p in each if p is not None)
    return [Mention(span=span, party=i) for i in ids] or [Mention(span=span)]


def _distinct(mentions: list[Mention]) -> list[Mention]:
    seen = dict.fromkeys(mentions)
    return sorted(seen, key=lambda m: m.span.start)
