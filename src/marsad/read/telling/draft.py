"""Claims of one report as they are drafted: who vouches, through whom, in which section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.model import Act, Claim, Figure, Mention, Modality, PlaceMention, Polarity, Report, Span, Speaker, When
from marsad.read.sentences import Sentence
from marsad.read.speech import Attribution

PUBLISHER = Speaker(name="publisher")


def relays_of(speech: Attribution | None, report: Report) -> tuple[str, ...]:
    """Through whom the words came to the reader, the publisher first; none of what the publisher says itself."""
    if speech is None or speech.speaker.is_publisher:
        return ()
    return (report.publisher or "publisher", *speech.relays)


class Drafter:
    """Drafts claims of one report, without ids."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def draft(
        self,
        sentence: Sentence,
        speech: Attribution | None,
        *,
        span: Span,
        act: Act,
        type_: str,
        evidence: str,
        stance: Iterable[str] = (),
        told_as: Polarity = Polarity.AFFIRMED,
        mood: Modality = Modality.ACTUAL,
        doers: Sequence[Mention] = (),
        sufferers: Sequence[Mention] = (),
        places: Sequence[PlaceMention] = (),
        when: When | None = None,
        figures: Sequence[Figure] = (),
    ) -> Claim:
        """One claim; without `speech` it is the publisher's own."""
        return Claim(
            report=self._report.id,
            span=span,
            speaker=speech.speaker if speech else PUBLISHER,
            relayed_by=relays_of(speech, self._report),
            act=act,
            type=type_,
            polarity=told_as,
            modality=mood,
            actors=tuple(doers),
            targets=tuple(sufferers),
            places=tuple(places),
            time=when,
            figures=tuple(figures),
            section=sentence.section,
            evidence=(evidence, *((speech.evidence,) if speech else ()), *stance),
        )
