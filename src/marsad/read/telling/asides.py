"""What a sentence tells aside from its clauses: harm counted by nouns, who holds a place, meetings with their date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from marsad.model import HERE, Act, Claim, Figure, FigureKind, Mention, Modality, Span
from marsad.read.evidence import resting
from marsad.read.kinds import Conflict, is_running_total
from marsad.read.lexicon import Lexicon
from marsad.read.roles import Parties
from marsad.read.sentences import CLAUSAL, Sentence, conjuncts, is_name, subtree, trimmed
from marsad.read.speech import Attribution, innermost
from marsad.read.telling.draft import Drafter
from marsad.read.telling.scene import Scene

_COUNTED = {
    "killing": FigureKind.KILLED, "kill": FigureKind.KILLED, "death": FigureKind.KILLED, "wounding": FigureKind.WOUNDED,
    "wound": FigureKind.WOUNDED, "injury": FigureKind.WOUNDED, "injure": FigureKind.WOUNDED,
    "displacement": FigureKind.DISPLACED, "displace": FigureKind.DISPLACED, "arrest": FigureKind.DETAINED,
    "detention": FigureKind.DETAINED,
}  # fmt: skip
_HELD = re.compile(
    r"(\w[\w-]*?)(?: ?- ?| )(held|controlled|occupied) (?:(?:north|south|east|west|central)\w* )?"
    r"(?:(?:\w+ )?(?:town|village|city|district|neighbou?rhood|province|port|camp|enclave|stronghold) (?:of )?)?$"
)
"""Before the name of what is held; "rebel-held areas of the province" says nothing of who holds the province."""
_UNNAMED = re.compile(r"(?:areas|parts|suburbs|villages|towns|districts|positions|territory|the countryside) ")
_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "several", "many"})


class Asides:
    """Makes the claims that hang on no verb."""

    def __init__(self, drafter: Drafter, lexicon: Lexicon, parties: Parties, conflict: Conflict) -> None:
        self._drafter = drafter
        self._lexicon = lexicon
        self._parties = parties
        self._conflict = conflict

    def tell(self, scene: Scene, speeches: Sequence[Attribution]) -> Iterable[Claim]:
        """Every such claim of the sentence."""
        yield from self._held(scene, speeches)
        yield from self._counted(scene, speeches)
        yield from self._due(scene)

    def _held(self, scene: Scene, speeches: Sequence[Attribution]) -> Iterable[Claim]:
        """ "Opposition-held northwest Syria": who holds a place, taken for granted."""
        sentence = scene.sentence
        for token, mention in scene.mentions:
            before = sentence.text[max(0, mention.span.start - 40) : mention.span.start]
            match = _HELD.search(before)
            if match is None or mention.role not in HERE or _UNNAMED.match(mention.text):
                continue
            start = mention.span.start - len(before) + match.start(1)
            if not _may_hold(sentence, start):
                continue
            holder = Span.cut(sentence.text, start, start + len(match.group(1)))
            at = start - match.start(1) + match.start(2)
            held = Span.cut(sentence.text, at, at + len(match.group(2)))
            span = Span.cut(sentence.text, start, mention.span.end)
            party = self._parties.find(holder.quote)
            # Whoever retells a speaker names places so; only inside quotation marks is the label the speaker's own.
            told = [s for s in speeches if token.i in s.content and not s.nominal]
            speech = next(iter(told), None) if token.i in sentence.quoted else None
            yield self._drafter.draft(
                sentence, speech, span=span, act=Act.PRESUPPOSES, type_="control_state",
                evidence=resting("trigger", held), places=[mention],
                doers=[Mention(span=holder, party=party.id if party else None)],
            )  # fmt: skip

    def _counted(self, scene: Scene, speeches: Sequence[Attribution]) -> Iterable[Claim]:
        """ "The killing of more than 900 civilians, wounding of thousands": harm counted by nouns, a claim each."""
        sentence = scene.sentence
        nouns = counted_nouns(scene, self._lexicon.causing_verbs)
        for noun in nouns:
            tokens = _counted_words(noun, nouns)
            figures = [replace(f, kind=_COUNTED[sentence.lemma(noun)]) for f in scene.figures(tokens, counted=True)]
            if not figures:
                continue
            speech = innermost([s for s in speeches if noun.i in s.content and s.vouches_for_clauses])
            when = scene.when_in(tokens) or scene.counted_over(noun)
            total = len(nouns) > 1 or is_running_total(sentence.lower(sentence.tokens), figures, when)
            yield self._drafter.draft(
                sentence,
                speech,
                span=sentence.span(trimmed(tokens)),
                act=_act_of(noun, speech),
                type_=self._counted_type(total, figures, sentence.lower(tokens)),
                figures=[replace(f, cumulative=total) for f in figures],
                places=scene.places_among(tokens),
                when=when,
                evidence=resting("trigger", sentence.span([noun]), "counted"),
            )

    def _counted_type(self, total: bool, figures: Sequence[Figure], quote: str) -> str:
        if total:
            return "toll"
        return "displacement" if figures[0].kind is FigureKind.DISPLACED else self._conflict.harm(quote, figures)

    def _due(self, scene: Scene) -> Iterable[Claim]:
        """ "The next round of talks due next month": a meeting that is only mentioned, with its date."""
        sentence = scene.sentence
        for noun in sentence.tokens:
            if sentence.lemma(noun) not in self._lexicon.talks.nouns or noun.dep_ not in {"pobj", "conj", "appos"}:
                continue
            top = noun.head.head if noun.head.lower_ == "of" else noun
            tokens = [t for t in subtree(top, frozenset({"relcl"})) if not t.is_space]
            if not any(t.lower_ in {"due", "scheduled", "planned"} for t in tokens):
                continue
            between = [t for c in noun.children if c.lower_ == "between" for p in c.children for t in conjuncts(p)]
            yield self._drafter.draft(
                sentence,
                None,
                span=sentence.span(trimmed(tokens)),
                act=Act.ASSERTS,
                type_="talks_planned",
                mood=Modality.PLANNED,
                when=scene.when_in(tokens),
                doers=[self._party_named(sentence, t) for t in between],
                evidence=resting("trigger", sentence.span([noun]), "talks due"),
            )

    def _party_named(self, sentence: Sentence, token: Token) -> Mention:
        party = self._parties.find(sentence.word(token))
        return Mention(span=sentence.span([token]), party=party.id if party else None)


def _may_hold(sentence: Sentence, start: int) -> bool:
    """Whether the word is somebody: "opposition-held", and not "in occupied Kelden" or "still held Kelden"."""
    word = next((t for t in sentence.tokens if sentence.start(t) == start), None)
    return word is not None and (word.pos_ in {"NOUN", "PROPN", "ADJ"} or word.text[0].isupper())


def _act_of(noun: Token, speech: Attribution | None) -> Act:
    """ "The deaths of hundreds" are taken for granted by whoever says something else of them."""
    act = speech.act if speech else Act.ASSERTS
    definite = any(c.lower_ == "the" for c in noun.lefts) and noun.dep_ in {"pobj", "nsubj", "nsubjpass"}
    return Act.PRESUPPOSES if act is Act.ASSERTS and definite else act


def _counted_words(noun: Token, nouns: Sequence[Token]) -> list[Token]:
    """The noun and what stands below it, without what is listed beside it and without other counted nouns."""
    listed = [c for c in noun.children if c.dep_ == "conj" and not is_name(c)]
    apart = [*listed, *(n for n in nouns if n is not noun and noun.is_ancestor(n))]
    gone = {t.i for token in apart for t in token.subtree}
    return [t for t in subtree(noun, CLAUSAL | {"appos"}) if t.i not in gone]


def counted_nouns(scene: Scene, causing: frozenset[str]) -> list[Token]:
    """Nouns of harm with "of" and what is counted, in a list or as an object: no clause of their own.

    A single one that a verb of `causing` leads to belongs to what caused it ("the strike led to the death of two"),
    unless it is a running total.
    """
    sentence = scene.sentence
    nouns = _counting(sentence)
    if len(nouns) != 1 or any(f.cumulative for f in scene.figures(list(nouns[0].subtree), counted=True)):
        return nouns
    verb = nouns[0].head.head if nouns[0].dep_ == "pobj" else nouns[0].head
    return [] if verb.lemma_.lower() in causing else nouns


def _counting(sentence: Sentence) -> list[Token]:
    return [
        t
        for t in sentence.tokens
        if sentence.lemma(t) in _COUNTED and any(c.lower_ == "of" and c.i == t.i + 1 for c in t.children)
        and (t.tag_ == "VBG" or t.pos_ == "NOUN") and any(c.like_num or c.lower_ in _VAGUE for c in t.subtree)
    ]  # fmt: skip


def counts(speech: Attribution, sentence: Sentence) -> bool:
    """ "Recorded the deaths of ten": told by the count."""
    return speech.vouches_for_clauses and any(n.i in speech.content for n in _counting(sentence))
