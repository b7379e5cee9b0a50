"""What the rules found in a report, claims apart: who speaks in it, and the places, times and figures it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from spacy.tokens import Token

from marsad.model import DEEDS, Family, Figure, PlaceMention, Span, When
from marsad.read.sentences import Sentence
from marsad.read.speech import Attribution
from marsad.read.telling.scene import Scene


@dataclass(slots=True)
class Grounds:
    """All that a claim of the report may be filled from, in the order of the text; `kinds` are those of its claims."""

    scenes: list[Scene] = field(default_factory=list)
    speeches: list[Attribution] = field(default_factory=list)
    spoken: list[tuple[Span, Attribution]] = field(default_factory=list)
    frames: list[Span] = field(default_factory=list)
    untold: list[Span] = field(default_factory=list)
    bearing_out: list[tuple[Span, frozenset[Family]]] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)

    def learn(
        self, scene: Scene, speeches: Sequence[Attribution], words: Sequence[tuple[Token, frozenset[Family]]]
    ) -> None:
        """What one sentence holds; `words` are its words with the families each tells of.

        `frames` are the words that only say who speaks ("The army denied that").
        """
        self.scenes.append(scene)
        self.bearing_out += [(scene.sentence.span([token]), families) for token, families in words if families]
        self.speeches += speeches
        for speech in speeches:
            content = [t for t in scene.sentence.tokens if t.i in speech.content]
            if content and speech.vouches_for_clauses:
                self.spoken.append((scene.sentence.span(content), speech))
            if speech.cue is not None and not speech.nominal and scene.sentence.has(speech.cue):
                frame = [t for t in scene.sentence.tokens if t.i not in speech.content and t.i <= speech.cue.i]
                self.frames.append(scene.sentence.span([*frame, speech.cue]))

    def pass_over(self, span: Span) -> None:
        """Words that name an act nobody tells as done: a purpose, a condition, a thing that has stopped."""
        self.untold.append(span)

    def deed_passed_over(self, sentence: Sentence) -> bool:
        """Whether the sentence names a deed of violence among such words."""
        start = sentence.starts[0]
        passed = list(takewhile(lambda span: span.start >= start, reversed(self.untold)))
        words = takewhile(lambda pair: pair[0].start >= start, reversed(self.bearing_out))
        deeds = [word for word, families in words if families & DEEDS]
        return any(span.start <= deed.start < span.end for span in passed for deed in deeds)

    @property
    def places(self) -> list[PlaceMention]:
        return [mention for scene in self.scenes for _, mention in scene.mentions]

    @property
    def times(self) -> list[When]:
        return [when for scene in self.scenes for when in scene.times]

    @property
    def figures(self) -> list[Figure]:
        return [figure for scene in self.scenes for figure in scene.all_figures]
