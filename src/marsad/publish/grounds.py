"""Why a claim says what it says: for each of its parts the words it rests on, where they stand, and the rule or model.

A claim carries what its reader noted as `evidence`, each line with the part it bears on before a colon ("trigger",
"cue", "polarity", "modality", "time" …); what bears on no part known here is told at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model import Act, Basis, Claim, Figure, Mention, Pack, PlaceMention, Report, Span, When
from marsad.publish.amounts import figure_words
from marsad.publish.chain import Step
from marsad.publish.days import BASES, window
from marsad.publish.locate import place_words, role_words
from marsad.publish.naming import relays_of, speaker_of
from marsad.publish.words import DENIES, SAYS, kind_words, verb_for

_BEARING = {
    "speaker": ("cue", "label"),
    "type": ("trigger", "statement"),
    "polarity": ("polarity",),
    "modality": ("modality",),
    "actor": ("actor",),
    "target": ("target",),
    "place": ("place",),
    "time": ("time",),
    "figure": ("figure",),
}
"""Which notes of a reader bear on which part of a claim."""


def grounds(claim: Claim, report: Report | None, pack: Pack, as_known_on: date | None) -> list[Step]:
    """A step for every part of a claim, the reader's own notes on it behind; the last names the reader."""
    return _Grounds(claim, report, pack, as_known_on or date.min).steps()


@dataclass(frozen=True, slots=True)
class _Grounds:
    claim: Claim
    report: Report | None
    pack: Pack
    today: date

    def steps(self) -> list[Step]:
        """The parts in the order in which a sentence is told."""
        claim = self.claim
        told = [
            *self._noted("speaker", [self._speaker()]),
            *self._relayed(),
            *self._noted("type", [f"type: {kind_words(claim.type)}"]),
            *self._noted("polarity", [f"polarity: {claim.polarity.value}"]),
            *self._noted("modality", [f"modality: {claim.modality.value}"]),
            *self._noted("actor", [self._mention("actor", m) for m in claim.actors]),
            *self._noted("target", [self._mention("target", m) for m in claim.targets]),
            *self._noted("place", [_place(p) for p in claim.places]),
            *self._noted("time", [self._time(claim.time)] if claim.time else []),
            *self._noted("figure", [_figure(f) for f in claim.figures]),
            *self._denied(),
            *self._others(),
        ]
        first, *rest = [*told, f"read by {claim.reader}" if claim.reader else "read by a reader not named"]
        return [Step(text=first, claims=(claim.id,)), *(Step(text=text) for text in rest)]

    def _noted(self, part: str, told: Sequence[str]) -> Iterator[str]:
        """The part's words with the reader's notes behind the last of them; the notes alone where it has none."""
        notes = "; ".join(n.removeprefix(f"{part}: ") for n in self.claim.evidence if _head(n) in _BEARING[part])
        yield from told[:-1]
        if told:
            yield f"{told[-1]}; {notes}" if notes else told[-1]
        elif notes:
            yield f"{part}: {notes}"

    def _speaker(self) -> str:
        claim = self.claim
        name = speaker_of(claim, self.report, self.pack) if self.report else claim.speaker.name
        own = "in the article's own voice" if claim.speaker.is_publisher else ""
        at = _at(claim.speaker.span) if claim.speaker.span else own
        return f"speaker{f' {at}' if at else ''}: {name} {verb_for(SAYS[claim.act], name)}"

    def _relayed(self) -> Iterator[str]:
        relays = relays_of(self.claim, self.report, self.pack) if self.report else ()
        if relays:
            yield f"relayed by {', '.join(relays)}"

    def _mention(self, part: str, mention: Mention) -> str:
        party = self.pack.party(mention.party) if mention.party else None
        stands_for = f"the pack's {party.name}" if party else mention.party or "no party of the pack"
        return f"{part} {_at(mention.span)}: {stands_for}"

    def _time(self, when: When) -> str:
        days = window(when.earliest, when.latest, self.today)
        said = f" {_at(when.span)}" if when.span else f" “{when.text}”" if when.text else ", without words of its own"
        rule = BASES.get(when.basis) or ("named by the words" if when.basis is Basis.ABSOLUTE else when.basis.value)
        return f"time{said}: {days} ({rule}; {when.granularity.replace('_', ' ')})"

    def _denied(self) -> Iterator[str]:
        for denial in self.claim.denies:
            of = f" of claim {denial.claim}" if denial.claim else ""
            yield f"{DENIES[denial.scope]}{of}"
        if self.claim.act is Act.DENIES and not self.claim.denies:
            yield "denies something that no claim of this report tells"

    def _others(self) -> Iterator[str]:
        known = {head for heads in _BEARING.values() for head in heads}
        yield from (note for note in self.claim.evidence if _head(note) not in known)


def _head(note: str) -> str:
    """What a reader's note bears on: the words before its colon, or its first word."""
    head, colon, _ = note.partition(":")
    return head.strip() if colon else note.split(" ", 1)[0]


def _at(span: Span) -> str:
    """`“on Tuesday” at 62–72`: words and where they stand, in code points of the report's text."""
    return f"“{' '.join(span.quote.split())}” at {span.start}–{span.end}"


def _place(place: PlaceMention) -> str:
    reason = f" because {place.location.reason}" if place.location and place.location.reason else ""
    return f"place {_at(place.span)}, {role_words(place.role)}: {place_words(place)}{reason}"


def _figure(figure: Figure) -> str:
    return f"figure {_at(figure.span)}: {figure_words(figure)}{', a running total' if figure.cumulative else ''}"
