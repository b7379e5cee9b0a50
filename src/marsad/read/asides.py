"""What a sentence tells aside from its clauses: harm counted by nouns, who holds a place, meetings with their date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from marsad.model import Act, Claim, Figure, FigureKind, Mention, Modality, Span
from marsad.read.draft import Drafter
from marsad.read.lexicon import Lexicon
from marsad.read.nominals import CLAUSAL, conjuncts, is_name, subtree, trimmed
from marsad.read.resolve import Lookup, is_running_total
from marsad.read.roles import Parties
from marsad.read.scene import Scene
from marsad.read.sentences import Sentence
from marsad.read.speech import Attribution, innermost
from marsad.read.wheres import in_clause

_COUNTED = {
    "killing": FigureKind.KILLED, "kill": FigureKind.KILLED, "death": FigureKind.KILLED, "wounding": FigureKind.WOUNDED,
    "wound": FigureKind.WOUNDED, "injury": FigureKind.WOUNDED, "injure": FigureKind.WOUNDED,
    "displacement": FigureKind.DISPLACED, "displace": FigureKind.DISPLACED, "arrest": FigureKind.DETAINED,
    "detention": FigureKind.DETAINED,
}  # fmt: skip
_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "several", "many"})


class Asides:
    """Makes the claims that hang on no verb."""

    def __init__(self, drafter: Drafter, lexicon: Lexicon, parties: Parties, lookup: Lookup) -> None:
        self._drafter = drafter
        self._lexicon = lexicon
        self._parties = parties
        self._lookup = lookup

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
            match = re.search(r"([\w-]+?)[- ](?:held|controlled|occupied) (?:\w+ ){0,3}?(?:of )?$", before)
            if match is None:
                continue
            start = mention.span.start - len(before) + match.start(1)
            holder = Span(start=start, end=start + len(match.group(1)), quote=match.group(1))
            span = Span(start=start, end=mention.span.end, quote=sentence.text[start : mention.span.end])
            party = self._parties.find(holder.quote)
            speech = next((s for s in speeches if token.i in s.content and not s.nominal), None)
            yield self._drafter.draft(
                sentence, speech, span=span, act=Act.PRESUPPOSES, type_="control_state", evidence="trigger: held",
                doers=[Mention(span=holder, party=party.id if party else None)], places=[mention],
            )  # fmt: skip

    def _counted(self, scene: Scene, speeches: Sequence[Attribution]) -> Iterable[Claim]:
        """ "The killing of more than 900 civilians, wounding of thousands": harm counted by nouns, a claim each."""
        sentence = scene.sentence
        nouns = counted_nouns(sentence)
        for noun in nouns:
            tokens = _counted_words(noun, nouns)
            figures = [replace(f, kind=_COUNTED[sentence.lemma(noun)]) for f in scene.figures(tokens, counted=True)]
            if not figures:
                continue
            speech = innermost([s for s in speeches if noun.i in s.content and not s.nominal])
            total = len(nouns) > 1 or is_running_total(sentence.lower(sentence.tokens), figures, scene.when_in(tokens))
            yield self._drafter.draft(
                sentence,
                speech,
                span=sentence.span(trimmed(tokens)),
                act=speech.act if speech else Act.ASSERTS,
                type_=self._counted_type(total, figures, sentence.lower(tokens)),
                figures=[replace(f, cumulative=total) for f in figures],
                places=in_clause(scene.mentions, tokens),
                when=scene.when_in(tokens),
                evidence=f"trigger: {sentence.word(noun)} (counted)",
            )

    def _counted_type(self, total: bool, figures: Sequence[Figure], quote: str) -> str:
        if total:
            return "toll"
        return "displacement" if figures[0].kind is FigureKind.DISPLACED else self._lookup.harm(quote, figures)

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
                evidence=f"trigger: {sentence.word(noun)} (talks)",
            )

    def _party_named(self, sentence: Sentence, token: Token) -> Mention:
        party = self._parties.find(sentence.word(token))
        return Mention(span=sentence.span([token]), party=party.id if party else None)


def _counted_words(noun: Token, nouns: Sequence[Token]) -> list[Token]:
    """The noun and what stands below it, without what is listed beside it and without other counted nouns."""
    listed = [c for c in noun.children if c.dep_ == "conj" and not is_name(c)]
    apart = [*listed, *(n for n in nouns if n is not noun and noun.is_ancestor(n))]
    gone = {t.i for token in apart for t in token.subtree}
    return [t for t in subtree(noun, CLAUSAL | {"appos"}) if t.i not in gone]


def counted_nouns(sentence: Sentence) -> list[Token]:
    """Nouns of harm with "of" and what is counted, in a list or as an object: no clause of their own."""
    return [
        t
        for t in sentence.tokens
        if sentence.lemma(t) in _COUNTED and any(c.lower_ == "of" and c.i == t.i + 1 for c in t.children)
        and (t.tag_ == "VBG" or t.pos_ == "NOUN") and any(c.like_num or c.lower_ in _VAGUE for c in t.subtree)
    ]  # fmt: skip
