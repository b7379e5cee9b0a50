"""Who did it: actors of a clause, only where the words name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from spacy.tokens import Token

from marsad.model import Mention, Party, Span
from marsad.read.kinds import Kind
from marsad.read.lexicon import Lexicon
from marsad.read.sentences import Clause, Sentence, conjuncts, phrase

SUFFERING = frozenset("die perish succumb flee suffer lose disappear vanish escape undergo".split())
_BETWEEN_SIDES = frozenset({"ground_clash", "artillery_exchange", "ceasefire", "attack", "harm"})
"""Kinds in which "between A and B" names two who act."""
_ONLOOKING = frozenset(
    """hear see witness watch cover discuss mention refer link identify name count document record put know fear suffer
       sustain survive escape die perish investigate probe mourn seek await endure raise soar""".split()
)
"""Verbs whose subject has to do with an act that a noun names without doing it ("discussed the attack")."""
_THROUGH = frozenset({"in", "during", "by", "from", "under"})
_ON_WHOM = {"accuse": (), "blame": ("on",), "attribute": ("to",)}
_OPEN_KINDS = frozenset({"act", "stance", "statement_condemnation"})
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
_TELLING = frozenset("put give estimate report count record describe publish film document".split())
"""By whom it was so is who tells of it: "the toll, put at five by police"."""
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
    if kind.type == "capture":
        doing = list(_taken_over_by(clause, kind)) or doing
    heads = [meant(h) for h in list(_fighting_sides(kind, doing)) or doing or list(_by(kind.trigger))]
    found = [m for head in heads for m in _as_actor(head, sentence, lexicon, parties)]
    if not found:
        found = list(_owner(kind.trigger, sentence, lexicon, parties)) or list(
            _said_to_be(clause, kind, sentence, parties)
        )
    if not found and not subject_speaks:
        found = list(_by_means(clause, sentence, lexicon, parties))
    if kind.type in _OPEN_KINDS:
        # Of an act of no listed kind a pronoun names nobody: "he" may be anyone told of before.
        found = [m for m in found if m.party or m.text.lower() not in _OPEN_PRONOUNS]
    return distinct([m for m in found if m.party or not is_place(m.span, named_places)])


def _agents(clause: Clause, kind: Kind) -> Iterator[Token]:
    """ "…by X": after a passive verb or an event noun."""
    for token in dict.fromkeys((*clause.verbs, kind.trigger, *_carried_out(kind.trigger))):
        yield from _by(token) if token.lemma_ not in _TELLING else ()
        if token.lemma_ == "attribute":
            yield from (t for c in token.children if c.lower_ == "to" for p in c.children for t in conjuncts(p))


def _carried_out(trigger: Token) -> Iterator[Token]:
    """Participles that say who did what a noun names: "attacks carried out by the army", "shells fired by rebels"."""
    if trigger.pos_ in {"NOUN", "PROPN"}:
        yield from (c for c in trigger.children if c.dep_ == "acl" and c.tag_ == "VBN")


def _fighting_sides(kind: Kind, doing: Sequence[Token]) -> Iterator[Token]:
    """ "Clashes between the army and rebels": both; "talks between" them are no act of either."""
    if kind.type not in _BETWEEN_SIDES:
        return
    for noun in (t for t in dict.fromkeys((kind.trigger, *doing)) if t.pos_ in {"NOUN", "PROPN"}):
        for child in (c for c in noun.children if c.lower_ == "between"):
            yield from (t for p in child.children if p.dep_ == "pobj" for t in conjuncts(p))


def _by_means(clause: Clause, sentence: Sentence, lexicon: Lexicon, parties: Parties) -> Iterator[Mention]:
    """Whose attack it was that did it: "killed in Drovian air strikes", "wounded during a raid by the army"."""
    for noun in clause.told():
        event = noun.lemma_.lower() in lexicon.attack_nouns | lexicon.actors["weapons"]
        if event and noun.dep_ == "pobj" and noun.head.lower_ in _THROUGH and noun.head.head in clause.verbs:
            agents = [t for token in (noun, *_carried_out(noun)) for t in _by(token)]
            yield from (m for head in agents for m in _as_actor(head, sentence, lexicon, parties))
            yield from _owner(noun, sentence, lexicon, parties)


def _by(token: Token) -> Iterator[Token]:
    """Behind "by", of a verb only as its agent: "extended by a week" names nobody."""
    for child in token.children:
        if child.lower_ == "by" and (child.dep_ == "agent" or token.pos_ not in {"VERB", "AUX"}):
            yield from (t for p in child.children if p.dep_ == "pobj" for t in conjuncts(p))


def meant(pronoun: Token) -> Token:
    """The noun a relative pronoun stands for; any other token stands for itself."""
    verb = pronoun.head.head if pronoun.head.dep_ == "ccomp" else pronoun.head
    if pronoun.lower_ not in {"who", "which", "that", "whom"} or verb.dep_ != "relcl":
        return pronoun
    return verb.head


def _taken_over_by(clause: Clause, kind: Kind) -> Iterator[Token]:
    """ "The town fell to the rebels": who took it."""
    if kind.trigger in clause.verbs and kind.trigger.lemma_ == "fall":
        after = [c for p in kind.trigger.children if p.lower_ == "to" for c in p.children if c.dep_ == "pobj"]
        yield from (t for c in after for t in conjuncts(c))


def accused(cue: Token | None, sentence: Sentence, parties: Parties) -> list[Mention]:
    """Who is accused or blamed by the cue, if it accuses: "accused the rebels of …", "blamed it on the rebels"."""
    if cue is None or cue.lemma_ not in {"accuse", "blame", "attribute"}:
        return []
    after = [c for p in cue.children if p.lower_ in _ON_WHOM[cue.lemma_] for c in p.children if c.dep_ == "pobj"]
    named = after or [c for c in cue.children if c.dep_ == "dobj" and cue.lemma_ != "attribute"]
    heads = [t for c in named for t in conjuncts(c)]
    names = [[t for t in phrase(h, with_conjuncts=False) if t.i <= h.i] for h in heads]
    return [m for words in names for m in _mentions(trimmed(words), sentence, parties)]


def stated_doers(content: Sequence[Token], sentence: Sentence, lexicon: Lexicon, parties: Parties) -> list[Mention]:
    """Who does what a statement tells: the subject of its main verb, where that is somebody known to act."""
    inside = {t.i for t in content}
    main = next((t for t in content if t.pos_ in {"VERB", "AUX"} and t.head.i not in inside), None)
    heads = [t for c in main.children if c.dep_ == "nsubj" for t in conjuncts(c)] if main is not None else []
    nouns = [h for h in heads if h.pos_ != "PRON"]
    return distinct([m for head in nouns for m in _as_actor(head, sentence, lexicon, parties)])


def _holders(clause: Clause) -> Iterator[Token]:
    """ "Under the control of the army", "in rebel hands"."""
    for noun in (t for t in clause.tokens if t.lemma_.lower() in {"control", "hand"}):
        for child in noun.children:
            if child.lower_ == "of":
                yield from (t for p in child.children if p.dep_ == "pobj" for t in conjuncts(p))
            elif child.dep_ in {"compound", "amod", "poss"}:
                yield child


def _active_subjects(clause: Clause, kind: Kind) -> Iterator[Token]:
    if _is_passive(clause, kind) or (kind.trigger.lemma_.lower() in SUFFERING):
        return
    if kind.trigger not in clause.verbs and _looks_on(clause.verbs[0]):
        return
    for index, verb in enumerate(clause.verbs):
        for child in verb.children:
            # "Forces are expected to attack": the passive is of the verb of expecting alone.
            subject = child.dep_ == "nsubj" or (index and child.dep_ == "nsubjpass")
            if subject and (child.i != kind.trigger.i or _is_bomber(child)):
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
    subject = any(c.dep_ == "nsubj" for c in verb.children)
    bare = verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl"} and not subject
    return bare or any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)


def _inherited_subject(verb: Token) -> Token | None:
    """The subject a coordinated or participial verb takes over: "reached the road, capturing the town".

    Of what somebody is accused of, the one accused; of what somebody denies doing, the one who denies.
    """
    accusing = verb.head.head if verb.dep_ == "pcomp" else None
    if accusing is not None and accusing.lemma_ in {"accuse", "blame"}:
        return next((c for c in accusing.children if c.dep_ in {"dobj", "nsubjpass"}), None)
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
    if (
        (lemma in lexicon.actors["weapons"] and not _is_bomber(head))
        or lemma in lexicon.harm_nouns
        or lemma in lexicon.actors["civilian"]
    ):
        yield from _owner(head, sentence, lexicon, parties)
        return
    words = phrase(head, with_conjuncts=False)
    if head.pos_ == "NUM" or head.like_num or (any(t.like_num for t in words) and head.lower_[:3] in _MONTHS):
        return
    known = parties.find(sentence.span(words).quote) is not None
    if known or head.pos_ == "PROPN" or lemma in lexicon.actors["people"] or lemma in lexicon.actors["campaigns"]:
        yield from _mentions(trimmed(words), sentence, parties)


def _is_bomber(noun: Token) -> bool:
    """A person who blows himself up, and no aircraft."""
    suicide = any(t.lower_ == "suicide" for t in noun.lefts)
    return noun.lemma_.lower() == "bomber" and noun.tag_ == "NN" and (suicide or noun.dep_ == "nsubj")


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
    if not named and weapon and before and before[0].lower_ in {"our", "its", "their"}:
        named = before[:1]
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


def is_place(span: Span, named_places: Sequence[Span]) -> bool:
    return any(span.start <= place.end and place.start <= span.end for place in named_places)


def trimmed(words: list[Token]) -> list[Token]:
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


def distinct(mentions: list[Mention]) -> list[Mention]:
    seen = dict.fromkeys(mentions)
    return sorted(seen, key=lambda m: m.span.start)
