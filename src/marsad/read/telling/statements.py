"""Acts of speech whose words tell no act of war: a statement is a claim all the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from marsad.model import Act, Claim, Modality, Polarity
from marsad.read.factuality import disbelieving
from marsad.read.kinds import Conflict, claim_type, kind_of
from marsad.read.lexicon import Lexicon
from marsad.read.roles import Parties, accused, stated_doers
from marsad.read.sentences import Clause, trimmed
from marsad.read.speech import Attribution, clears_itself
from marsad.read.telling.asides import counts
from marsad.read.telling.before import Before
from marsad.read.telling.draft import Drafter
from marsad.read.telling.scene import Scene
from marsad.read.telling.stance import statement_stance
from marsad.read.telling.told import Told, points_back

_MOODS = {Act.DEMANDS: Modality.HYPOTHETICAL, Act.EXPECTS: Modality.EXPECTED, Act.WARNS: Modality.EXPECTED}
_UNTOLD = frozenset({Act.DENIES, Act.RETRACTS})
_SHORTEST_STATEMENT = 3
"""Fewest words of an assertion that tells no act and still says something."""


class Statements:
    """Tells the bare statements of each sentence of one report."""

    def __init__(
        self, drafter: Drafter, lexicon: Lexicon, parties: Parties, conflict: Conflict, before: Before
    ) -> None:
        self._drafter = drafter
        self._lexicon = lexicon
        self._parties = parties
        self._conflict = conflict
        self._before = before

    def tell(self, speeches: Sequence[Attribution], told: Sequence[Told], scene: Scene) -> Iterable[Claim]:
        """One claim for each act of speech that says something and of which nothing else was told."""
        for speech in speeches:
            holds_other = any(s is not speech and s.cue is not None and s.cue.i in speech.content for s in speeches)
            told_already = any(t.speech is speech for t in told) or counts(speech, scene.sentence)
            if not (speech.void or holds_other or told_already) and self._says_something(speech, scene):
                yield self._statement(speech, scene)

    def _says_something(self, speech: Attribution, scene: Scene) -> bool:
        wordy = [t for t in scene.sentence.tokens if t.i in speech.content and t.is_alpha]
        telling = speech.condemns or speech.act not in {Act.ASSERTS, Act.CONFIRMS}
        return len(wordy) >= _SHORTEST_STATEMENT or (bool(wordy) and telling)

    def _statement(self, speech: Attribution, scene: Scene) -> Claim:
        inside = [t for t in scene.sentence.tokens if t.i in speech.content]
        answered = self._before.strike if points_back(speech, inside) else None
        words = [speech.cue, *inside] if speech.cue is not None and speech.nominal else inside
        act, type_ = self._statement_kind(speech, scene)
        act, mood = statement_stance(act, speech, sentence=scene.sentence, lexicon=self._lexicon)
        return self._drafter.draft(
            scene.sentence,
            speech,
            span=scene.sentence.span(trimmed(words)),
            act=act,
            type_=type_,
            told_as=Polarity.NEGATED if act in _UNTOLD or self._says_not(words, scene) else Polarity.AFFIRMED,
            doers=accused(speech.cue, scene.sentence, self._parties)
            or stated_doers(inside, scene.sentence, self._lexicon, self._parties),
            mood=_MOODS.get(act) or mood,
            places=scene.places_among(inside) or (answered.places if answered else ()),
            when=scene.when_in(inside),
            figures=scene.figures(inside),
            evidence="statement: its words tell no act of a kind known",
        )

    def _says_not(self, words: Sequence[Token], scene: Scene) -> bool:
        """ "At no point …", "has yet to …"."""
        return bool(self._lexicon.factuality["negation_phrases"].search(scene.sentence.lower(words)))

    def _statement_kind(self, speech: Attribution, scene: Scene) -> tuple[Act, str]:
        if speech.condemns:
            return speech.act, "statement_condemnation"
        content = [t for t in scene.sentence.tokens if t.i in speech.content]
        head = speech.cue or content[0]
        clause = Clause(head=head, tokens=content)
        denied = disbelieving(clause, speech.cue, scene.sentence, self._lexicon) or clears_itself(
            speech, scene.sentence, self._lexicon
        )
        act = Act.DENIES if denied else speech.act
        kind = self._bare_kind(clause, scene, Act.DENIES if act is not Act.DEMANDS else act)
        if act is Act.DENIES:
            return act, kind or self._before.kind or "other_event"
        return act, kind or self._conflict.statement(scene.sentence.lower(content), act)

    def _bare_kind(self, clause: Clause, scene: Scene, act: Act) -> str | None:
        """The kind of act that words without a finite verb name, or None."""
        if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in clause.tokens):
            return None
        gerunds = Clause(clause.head, clause.tokens, [t for t in clause.tokens if t.tag_ == "VBG"])
        looks = (kind_of(c, scene.sentence, self._lexicon, self._before.kind) for c in (clause, gerunds) if c.tokens)
        kind = next((k for k in looks if k is not None), None)
        if kind is None:
            return None
        quote = scene.sentence.lower(clause.tokens)
        return claim_type(
            kind, quote, act, Modality.ACTUAL, actors=(), sufferers=(), figures=(),
            strikes_told=self._before.strikes_told, conflict=self._conflict,
        )  # fmt: skip
