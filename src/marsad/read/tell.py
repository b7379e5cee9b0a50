"""One sentence's clauses and acts of speech → its claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Token

from marsad.model import (
    HERE,
    Act,
    Basis,
    Claim,
    Mention,
    Modality,
    Period,
    PlaceMention,
    Polarity,
    Report,
    Role,
    SectionKind,
    Span,
    When,
)
from marsad.read.asides import Asides, counted_nouns
from marsad.read.clauses import Clause, clauses
from marsad.read.draft import Drafter
from marsad.read.factuality import disbelieving, modality, polarity, retracting, unconfirmed
from marsad.read.kinds import STRIKES, Kind, kind_of
from marsad.read.lexicon import Lexicon
from marsad.read.memory import Memory
from marsad.read.nominals import trimmed
from marsad.read.resolve import Lookup, claim_type, is_running_total
from marsad.read.roles import Parties, accused, actors, targets
from marsad.read.scene import Scene
from marsad.read.sentences import Sentence
from marsad.read.speech import Attribution, attributions, innermost
from marsad.read.times import find_times, in_narrative
from marsad.read.told import Told, in_passing, merged
from marsad.read.wheres import Finder, in_clause

_MOODS = {Act.DEMANDS: Modality.HYPOTHETICAL, Act.EXPECTS: Modality.EXPECTED, Act.WARNS: Modality.EXPECTED}
_THE_PLACE = re.compile(r"\bthe (?:town|village|city|district|neighbou?rhood|camp)\b(?! of)")
_SHORTEST_STATEMENT = 3
"""Fewest words of an assertion that tells no act and still says something."""


class Teller:
    """Turns the sentences of one report into claims, in order; what was told before bears on what is told next."""

    def __init__(self, report: Report, lexicon: Lexicon, finder: Finder, parties: Parties, lookup: Lookup) -> None:
        self._report = report
        self._lexicon = lexicon
        self._finder = finder
        self._parties = parties
        self._lookup = lookup
        self._memory = Memory()
        self._drafter = Drafter(report)
        self._asides = Asides(self._drafter, lexicon, parties, lookup)
        self._times = in_narrative(find_times(report.text, report.published))
        self._last_strike: Claim | None = None
        self._last_placed: Claim | None = None

    def tell(self, sentence: Sentence) -> list[Claim]:
        """The sentence's claims, without ids."""
        if sentence.section is SectionKind.DATELINE or sentence.is_question:
            return []
        speeches = attributions(sentence, self._lexicon, self._memory)
        scene = Scene(sentence, self._finder, self._times)
        told = self._acts(scene, speeches)
        claims = [self._claim(t, scene) for t in told]
        self._learn(claims)
        claims += [*self._statements(speeches, told, scene), *self._asides.tell(scene, speeches)]
        self._learn(claims)
        self._memory.told_of(sentence)
        return sorted(claims, key=lambda c: (c.span.start, c.span.end))

    def _learn(self, claims: Sequence[Claim]) -> None:
        """What "the strikes" may refer to from now on."""
        for claim in claims:
            if claim.type in STRIKES and claim.act is not Act.DENIES:
                self._last_strike = claim
                self._lookup.strikes_told = True
            if claim.here:
                self._last_placed = claim

    @property
    def _last_kind(self) -> str | None:
        return self._last_strike.type if self._last_strike else None

    # -------------------------------------------------------------------------------------------- acts

    def _acts(self, scene: Scene, speeches: Sequence[Attribution]) -> list[Told]:
        cues = frozenset(s.cue.i for s in speeches if s.cue is not None and s.cue.pos_ in {"VERB", "AUX"})
        told = merged([t for c in clauses(scene.sentence, cues) for t in self._told(c, scene, speeches)])
        counted = counted_nouns(scene.sentence)
        return [t.without(counted) for t in told if t.kind.trigger not in counted]

    def _told(self, clause: Clause, scene: Scene, speeches: Sequence[Attribution]) -> Iterable[Told]:
        own = next((s for s in speeches if s.cue is not None and s.cue.i == clause.head.i), None)
        if (own is not None and not own.nominal) or clause.is_purpose or clause.is_open_question or clause.is_condition:
            return
        if clause.is_awaited or clause.is_wished:
            return
        kind = kind_of(clause, scene.sentence, self._lexicon, self._last_kind)
        if kind is None or unconfirmed(clause, scene.sentence, self._lexicon) or in_passing(clause, kind, scene):
            return
        if clause.is_timing and modality(clause, scene.sentence, Act.ASSERTS, self._lexicon) is not Modality.ACTUAL:
            return
        # An object ("announced a pause in the offensive that …") vouches for no clause below it.
        speech = own or innermost([s for s in speeches if clause.head.i in s.content and not s.nominal])
        if speech is None or not (speech.void or (speech is own and speech.condemns)):
            yield Told(clause, kind, speech)

    def _claim(self, told: Told, scene: Scene) -> Claim:
        clause, sentence = told.clause, scene.sentence
        act, mood, told_as = self._stance(told, sentence)
        quote = sentence.lower(clause.tokens)
        figures = scene.figures(clause.tokens)
        own_kind = is_running_total(quote, figures, scene.when(clause)) or any(f.value == 0 for f in figures)
        kind = told.kind if own_kind else self._by_what(told.kind)
        named_places = [m.span for _, m in scene.mentions]
        doers = self._acted(told, sentence, named_places)
        sufferers = targets(clause, kind, sentence, self._lexicon, named_places)
        when, places = self._setting(kind, clause, scene, done_before=kind is not told.kind)
        type_ = claim_type(
            kind, quote, act, mood, actors=doers, sufferers=sufferers, figures=figures, when=when, look=self._lookup
        )
        if type_ == "toll":
            figures = [replace(f, cumulative=True, period=_period(when)) for f in figures]
        return self._drafter.draft(
            sentence,
            told.speech,
            span=sentence.span(trimmed(clause.tokens)),
            act=act,
            type_=type_,
            told_as=told_as,
            mood=mood,
            doers=doers,
            sufferers=sufferers,
            places=_around_speaker(places, told.speech, sentence),
            when=when,
            figures=figures,
            evidence=kind.evidence,
        )

    def _setting(
        self, kind: Kind, clause: Clause, scene: Scene, *, done_before: bool
    ) -> tuple[When | None, Sequence[PlaceMention]]:
        """When and where; of "the strikes", where the clause does not say, those of the strikes told before.

        Of the harm they did only where.
        """
        when, places = self._foretold(scene.when(clause), clause, scene), scene.places(clause)
        if not places and _THE_PLACE.search(scene.sentence.lower(clause.tokens)) and self._last_placed:
            places = [p for p in self._last_placed.places if p.role in HERE]
        before = self._last_strike
        if before is None or not (kind.refers_back or done_before):
            return when, places
        return when or (before.time if kind.refers_back else None), places or before.places

    def _foretold(self, when: When | None, clause: Clause, scene: Scene) -> When | None:
        """ "Announced on Friday that it would stop on Saturday": the day after that Friday, not after the report."""
        would = any(c.lower_ == "would" for v in clause.verbs for c in v.children)
        published = self._report.published
        if not would or when is None or published is None or when.earliest is None or when.latest is None:
            return when
        if when.basis is not Basis.PUBLICATION or when.granularity != "day" or when.earliest <= published:
            return when
        said = scene.when_in([t for t in scene.sentence.tokens if t not in clause.tokens])
        week = timedelta(days=7)
        if said is not None and said.earliest is not None and when.earliest - week < said.earliest:
            return when
        return replace(when, earliest=when.earliest - week, latest=when.latest - week, edtf=None)

    def _stance(self, told: Told, sentence: Sentence) -> tuple[Act, Modality, Polarity]:
        clause, kind, speech = told.clause, told.kind, told.speech
        act = speech.act if speech else Act.ASSERTS
        taken_back = speech is not None and speech.act is Act.RETRACTS
        if taken_back or retracting(clause, sentence, self._lexicon):
            return Act.RETRACTS, Modality.ACTUAL, Polarity.NEGATED
        if speech and disbelieving(clause, sentence, self._lexicon):
            act = Act.DENIES
        if clause.is_presupposed and act is not Act.ASSERTS:
            act = Act.PRESUPPOSES
        mood = modality(clause, sentence, act, self._lexicon)
        if kind.state in {"announced", "agreed"} and speech and (speech.nominal or act is Act.ANNOUNCES):
            act, mood = Act.ANNOUNCES, Modality.ACTUAL
        if mood is Modality.EXPECTED and act is Act.ASSERTS:
            act = Act.EXPECTS
        return act, mood, polarity(clause, kind.type, kind.trigger, act, self._lexicon)

    def _by_what(self, kind: Kind) -> Kind:
        """Harm with no means named was done by what was told before."""
        before = self._last_kind
        if kind.type != "harm" or before is None:
            return kind
        return Kind(before, kind.trigger, f"{kind.evidence}, by the {before} told before")

    def _acted(self, told: Told, sentence: Sentence, named_places: Sequence[Span]) -> list[Mention]:
        speaker = told.speech.speaker.name if told.speech else None
        party = self._parties.find(speaker) if speaker else None
        found = self._doers(told, sentence, named_places)
        return self._memory.acted(found, speaker, party.id if party else None)

    def _doers(self, told: Told, sentence: Sentence, named_places: Sequence[Span]) -> list[Mention]:
        speech = told.speech
        speaks = speech is not None and speech.nominal and speech.act is not Act.ANNOUNCES
        own_cue = speech is not None and speech.cue is not None and speech.cue.i == told.clause.head.i
        return actors(
            told.clause,
            told.kind,
            sentence,
            self._lexicon,
            self._parties,
            subject_speaks=speaks and own_cue,
            named_places=named_places,
        )

    # -------------------------------------------------------------------------------------------- bare statements

    def _statements(self, speeches: Sequence[Attribution], told: Sequence[Told], scene: Scene) -> Iterable[Claim]:
        """Acts of speech whose words tell no act of war: a statement is a claim all the same."""
        for speech in speeches:
            holds_other = any(s is not speech and s.cue is not None and s.cue.i in speech.content for s in speeches)
            told_already = any(t.speech is speech for t in told)
            if not (speech.void or holds_other or told_already) and self._says_something(speech, scene):
                yield self._statement(speech, scene)

    def _says_something(self, speech: Attribution, scene: Scene) -> bool:
        wordy = [t for t in scene.sentence.tokens if t.i in speech.content and t.is_alpha]
        return len(wordy) >= _SHORTEST_STATEMENT or (bool(wordy) and speech.act not in {Act.ASSERTS, Act.CONFIRMS})

    def _statement(self, speech: Attribution, scene: Scene) -> Claim:
        inside = [t for t in scene.sentence.tokens if t.i in speech.content]
        answered = self._last_strike if _points_back(speech, inside) else None
        words = [speech.cue, *inside] if speech.cue is not None and speech.nominal else inside
        act, type_ = self._statement_kind(speech, scene)
        return self._drafter.draft(
            scene.sentence,
            speech,
            span=scene.sentence.span(trimmed(words)),
            act=act,
            type_=type_,
            told_as=Polarity.NEGATED if act in {Act.DENIES, Act.RETRACTS} else Polarity.AFFIRMED,
            doers=accused(speech.cue, scene.sentence, self._parties),
            mood=_MOODS.get(speech.act, Modality.ACTUAL),
            places=in_clause(scene.mentions, inside) or (answered.places if answered else ()),
            when=scene.when_in(inside),
            figures=scene.figures(inside),
            evidence="statement",
        )

    def _statement_kind(self, speech: Attribution, scene: Scene) -> tuple[Act, str]:
        if speech.condemns:
            return speech.act, "statement_condemnation"
        content = [t for t in scene.sentence.tokens if t.i in speech.content]
        head = speech.cue or content[0]
        clause = Clause(head=head, tokens=content)
        act = Act.DENIES if disbelieving(clause, scene.sentence, self._lexicon) else speech.act
        kind = self._bare_kind(clause, scene)
        if act is Act.DENIES:
            return act, kind or self._last_kind or "other_event"
        return act, kind or "other_statement"

    def _bare_kind(self, clause: Clause, scene: Scene) -> str | None:
        """The kind of act that words without a finite verb name, or None."""
        if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in clause.tokens):
            return None
        kind = kind_of(clause, scene.sentence, self._lexicon, self._last_kind)
        if kind is None:
            return None
        quote = scene.sentence.lower(clause.tokens)
        return claim_type(
            kind, quote, Act.DENIES, Modality.ACTUAL, actors=(), sufferers=(), figures=(), look=self._lookup
        )


def _around_speaker(
    places: Sequence[PlaceMention], speech: Attribution | None, sentence: Sentence
) -> Sequence[PlaceMention]:
    """The places; one that says where the speakers are ("activists in the province report …") lies around the rest."""
    if speech is None or speech.cue is None or speech.speaker.span is None or len(places) < 2:
        return places
    start, cue = speech.speaker.span.start, sentence.start(speech.cue)
    return [replace(p, role=Role.WITHIN) if p.role is Role.AT and start <= p.span.start < cue else p for p in places]


def _points_back(speech: Attribution, content: Sequence[Token]) -> bool:
    """ "Denied these reports", "rejected the accusation": a denial of what was told right before."""
    return speech.act is Act.DENIES and speech.nominal and content[0].lower_ in {"the", "these", "this", "those", "it"}


def _period(when: When | None) -> Period | None:
    return Period(earliest=when.earliest, latest=when.latest) if when and (when.earliest or when.latest) else None
