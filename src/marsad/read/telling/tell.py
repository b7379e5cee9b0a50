"""One sentence's clauses and acts of speech → its claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Token

from marsad.model import (
    DEEDS,
    FAMILY_OF,
    HERE,
    NEWS_DAYS,
    Act,
    Basis,
    Claim,
    Family,
    Mention,
    Modality,
    Period,
    PlaceMention,
    Report,
    SectionKind,
    Span,
    When,
)
from marsad.read.factuality import is_furniture, modality, resting_on, unconfirmed
from marsad.read.kinds import (
    BY_HAND,
    Conflict,
    Kind,
    claim_type,
    has_ceased,
    is_great_toll,
    is_running_total,
    kind_seen,
    look_at,
)
from marsad.read.lexicon import Lexicon
from marsad.read.memory import Memory
from marsad.read.roles import (
    Parties,
    accused,
    actors,
    around_speaker,
    is_a_doers,
    of_speaker,
    overlaps,
    targets,
)
from marsad.read.sentences import Clause, Sentence, clauses, trimmed
from marsad.read.speech import Attribution, attributions, bearing, innermost
from marsad.read.telling.asides import Asides, counted_nouns
from marsad.read.telling.before import Before
from marsad.read.telling.draft import Drafter
from marsad.read.telling.grounds import Grounds
from marsad.read.telling.plain import plainly
from marsad.read.telling.scene import Scene
from marsad.read.telling.stance import stance
from marsad.read.telling.statements import Statements
from marsad.read.telling.told import Told, counting_harm, gives_no_toll, in_passing, merged, of_words_said, vouches
from marsad.read.times import report_times
from marsad.read.where import Finder

_OWN_DOING = frozenset({Act.ANNOUNCES, Act.CLAIMS_RESPONSIBILITY})
"""Acts of speech about what the speaker does or did."""
_OF_GROUND = frozenset({"capture", "withdrawal_done", "control_state"})
"""Kinds that say nothing unless they name the place."""


class Teller:
    """Turns the sentences of one report into claims, in order; what was told before bears on what is told next."""

    def __init__(self, report: Report, lexicon: Lexicon, finder: Finder, parties: Parties, conflict: Conflict) -> None:
        self._report = report
        self._lexicon = lexicon
        self._harming = lexicon.harm_verbs | lexicon.die_verbs
        self._finder = finder
        self._parties = parties
        self._conflict = conflict
        self._memory = Memory()
        self._drafter = Drafter(report)
        self._asides = Asides(self._drafter, lexicon, parties, conflict)
        self._times = report_times(report.text, report.published)
        self.grounds = Grounds()
        self._before = Before(report.text, lexicon)
        self._bare = Statements(self._drafter, lexicon, parties, conflict, self._before)

    def tell(self, sentence: Sentence) -> list[Claim]:
        """The sentence's claims, without ids."""
        if sentence.section is SectionKind.DATELINE or sentence.is_question or is_furniture(sentence, self._lexicon):
            return []
        speeches = attributions(sentence, self._lexicon, self._memory)
        scene = Scene(sentence, self._finder, self._times)
        self.grounds.learn(scene, speeches, [(t, self._tells(t, sentence)) for t in sentence.tokens])
        told = self._acts(scene, speeches)
        scene.told = frozenset(t.i for each in told for t in each.clause.tokens)
        claims = [self._claim(t, scene) for t in told]
        self._learn(claims)
        claims += [*self._bare.tell(speeches, told, scene), *self._asides.tell(scene, speeches)]
        if not claims and not self.grounds.deed_passed_over(sentence):
            plain = plainly(scene, speeches, self._lexicon, self._memory)
            claims += [self._claim(plain, scene)] if plain else []
        self._learn(claims)
        self._memory.told_of(sentence)
        return sorted(claims, key=lambda c: (c.span.start, c.span.end))

    def _tells(self, word: Token, sentence: Sentence) -> frozenset[Family]:
        """The families of which a word tells; none where it hangs on a verb that undoes it ("avoided bombing")."""
        top = word
        while top.dep_ in {"amod", "compound", "nmod"}:
            top = top.head
        undone = sentence.lemma(top.head) in self._lexicon.factuality["negation_verbs"] and top.dep_ != "nsubj"
        return frozenset() if undone else self._lexicon.tells(sentence.lemma(word))

    def _learn(self, claims: Sequence[Claim]) -> None:
        """What may be referred to from now on, and which kinds of acts the report tells of."""
        self.grounds.kinds.update(claim.type for claim in claims)
        self._before.learn(claims)

    def _acts(self, scene: Scene, speeches: Sequence[Attribution]) -> list[Told]:
        cues = frozenset(s.cue.i for s in speeches if s.cue is not None and s.cue.pos_ in {"VERB", "AUX"})
        told = merged(
            [t for c in clauses(scene.sentence, cues) for t in self._told(c, scene, speeches)], scene, self._harming
        )
        counted = counted_nouns(scene, self._lexicon.causing_verbs)
        return [t.without(counted) for t in told if t.kind.trigger not in counted]

    def _told(self, clause: Clause, scene: Scene, speeches: Sequence[Attribution]) -> Iterable[Told]:
        own = next((s for s in speeches if s.cue is not None and s.cue.i == clause.head.i), None)
        if own is not None and not own.nominal:
            return
        look = look_at(clause, scene.sentence, self._lexicon)
        if clause.is_untold or has_ceased(look):
            self.grounds.pass_over(scene.sentence.span(trimmed(clause.tokens)))
            return
        kind = kind_seen(look, self._before.bare_strike) or counting_harm(clause, scene)
        if kind is None or unconfirmed(clause, scene.sentence, self._lexicon) or in_passing(clause, kind, scene):
            return
        if gives_no_toll(clause, kind, scene, self._lexicon):
            return
        if clause.is_headless and kind.type in _OF_GROUND:
            self.grounds.pass_over(scene.sentence.span(trimmed(clause.tokens)))
            return
        if clause.is_timing and modality(clause, scene.sentence, Act.ASSERTS, self._lexicon) is not Modality.ACTUAL:
            return
        if any(s.void and clause.head.i in s.content for s in speeches):
            return
        # An object ("announced a pause in the offensive that …") vouches for no clause below it.
        speech = own or innermost([s for s in speeches if clause.head.i in s.content and vouches(s, clause)])
        speech = speech or bearing(clause.head, clause.tokens, scene.sentence, self._lexicon, self._memory)
        if speech is None or not (speech.void or (speech is own and speech.condemns)):
            yield Told(of_words_said(clause, speech), kind, speech)

    def _claim(self, told: Told, scene: Scene) -> Claim:
        clause, sentence = told.clause, scene.sentence
        act, mood, told_as = stance(told, sentence, self._lexicon)
        quote = sentence.lower(clause.tokens)
        figures = scene.figures(clause.tokens)
        total = is_running_total(quote, figures, scene.when(clause)) or is_great_toll(told.kind, quote, figures)
        own_kind = total or any(f.value == 0 for f in figures)
        kind = told.kind if own_kind else self._by_what(told.kind)
        named_places = [m.span for _, m in scene.mentions]
        doers = self._acted(told, sentence, named_places)
        sufferers = targets(clause, kind, sentence, self._lexicon, named_places)
        when, places = self._setting(kind, clause, scene, done_before=kind is not told.kind)
        if act is Act.ASSERTS and self._is_background(clause, when):
            act = Act.PRESUPPOSES
        type_ = claim_type(
            kind, quote, act, mood, actors=doers, sufferers=sufferers, figures=figures, when=when,
            strikes_told=self._before.strikes_told, conflict=self._conflict,
        )  # fmt: skip
        if FAMILY_OF.get(type_) in DEEDS and not any(p.role in HERE for p in places):
            places = [*places, *of_speaker(scene.mentions, told.speech, sentence)]
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
            sufferers=[m for m in sufferers if not overlaps(m.span, doers)],
            places=around_speaker(
                [p for p in places if not is_a_doers(p, doers, sentence.text)], told.speech, sentence
            ),
            when=when,
            figures=figures,
            evidence=kind.evidence,
            stance=resting_on(clause, kind, sentence, self._lexicon, act=act, told_as=told_as, mood=mood),
        )

    def _setting(
        self, kind: Kind, clause: Clause, scene: Scene, *, done_before: bool
    ) -> tuple[When | None, Sequence[PlaceMention]]:
        """When and where; of "the strikes", where the clause does not say, those of the strikes told before.

        Of the harm they did only where.
        """
        when, places = self._foretold(scene.when(clause), clause, scene), scene.places(clause)
        before = self._before.strike
        if before is None or not (kind.refers_back or done_before):
            return when, places
        return when or (before.time if kind.refers_back else None), places

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

    def _is_background(self, clause: Clause, when: When | None) -> bool:
        """ "The town, which they took in March": definite, and long before the report."""
        published, latest = self._report.published, when.latest if when else None
        past = published is not None and latest is not None and latest < published - timedelta(days=NEWS_DAYS)
        new = any(c.lower_ in {"a", "an"} for c in clause.head.head.children)
        return (past and clause.head.dep_ == "relcl" and not new) or clause.mark == "since"

    def _by_what(self, kind: Kind) -> Kind:
        """Harm with no means named was done by what was told before."""
        before = kind.state or self._before.kind
        if kind.type not in {"harm", "toll"} or before in {None, BY_HAND}:
            return kind
        return Kind(before, kind.trigger, f"{kind.evidence}, by the {before} told before")

    def _acted(self, told: Told, sentence: Sentence, named_places: Sequence[Span]) -> list[Mention]:
        speaker = told.speech.speaker.name if told.speech else None
        party = self._parties.find(speaker) if speaker else None
        blamed = accused(told.speech.cue, sentence, self._parties) if told.speech and told.speech.nominal else []
        found = blamed or self._doers(told, sentence, named_places)
        asked = {"who", "what", "which"} if told.clause.is_open_question else set()
        found = [m for m in found if m.text.lower() not in asked]
        return self._memory.acted(found, speaker, party.id if party else None)

    def _doers(self, told: Told, sentence: Sentence, named_places: Sequence[Span]) -> list[Mention]:
        if told.kind.counted and not self._lexicon.causing_verbs & {t.lemma_ for t in told.clause.verbs}:
            return []
        speech = told.speech
        does = told.kind.state in {"announced", "agreed"} or (speech is not None and speech.act in _OWN_DOING)
        speaks = speech is not None and speech.nominal and not does
        own_cue = speech is not None and speech.cue is not None and speech.cue.i == told.clause.head.i
        named = actors(
            told.clause,
            told.kind,
            sentence,
            self._lexicon,
            self._parties,
            subject_speaks=speaks and own_cue,
            named_places=named_places,
        )
        return named or (accused(speech.cue, sentence, self._parties) if speech is not None and not own_cue else [])


def _period(when: When | None) -> Period | None:
    return Period(earliest=when.earliest, latest=when.latest) if when and (when.earliest or when.latest) else None
