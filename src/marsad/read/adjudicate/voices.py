"""Whose words a claim is, by the rules and by the tagger."""

from __future__ import annotations

from marsad.model import Claim, Report, Span, Speaker, common
from marsad.read.nearby import Nearby
from marsad.read.speech import Attribution
from marsad.read.tagger.second import Coded
from marsad.read.telling import Grounds, relays_of

MOSTLY = 0.5
"""Share of a claim's words from which on it is made of them."""
_NOT_OWN = 0.4
"""How surely, 0–1, the publisher may at most speak by the tagger for somebody named beside the words to be heard."""
_BESIDE = 300
"""Characters between who speaks and what he says, at most, for that."""


class Voices:
    """Who speaks in one report, and whose words any stretch of it is."""

    def __init__(self, report: Report, grounds: Grounds) -> None:
        self._report = report
        self._speeches = Nearby(grounds.speeches, lambda speech: speech.speaker.span)
        self._spoken = Nearby(grounds.spoken, lambda pair: pair[0])

    def speaker(self, rule: Claim | None, coded: Coded) -> tuple[Speaker, tuple[str, ...]]:
        if rule is not None and not (rule.speaker.is_publisher and self._overheard(coded)):
            return rule.speaker, rule.relayed_by
        said = coded.speaker.span
        voice = self.heard(coded.span) or (self._voice(said) if said is not None else None)
        if voice is not None:
            return voice.speaker, relays_of(voice, self._report)
        return coded.speaker, () if said is None else (self._report.publisher or "publisher",)

    def _overheard(self, coded: Coded) -> bool:
        """Whether somebody named beside the words says them, as the tagger sees it, and the rules heard nobody.

        Whom they hear speak right there, but of something else, vouches for no more than they hear: who "announced a
        pause in the offensive that killed 900" tells of no dead.
        """
        said = coded.speaker.span
        if said is None or coded.codes.own_voice > _NOT_OWN or self.heard(coded.span) is not None:
            return False
        voice = self._voice(said)
        if voice is not None and not voice.vouches_for_clauses:
            return False
        between = self._report.text[min(said.end, coded.span.end) : max(said.start, coded.span.start)]
        return len(between) <= _BESIDE and "\n" not in between

    def heard(self, span: Span) -> Attribution | None:
        """Whose words these are by the rules: the speech that covers least of those that cover most of them."""
        around = [
            (at.end - at.start, n, speech)
            for n, (at, speech) in enumerate(self._spoken.at(*span.bounds))
            if common(at.bounds, span.bounds) >= MOSTLY * (span.end - span.start)
        ]
        return min(around, default=(0, 0, None))[2]

    def _voice(self, span: Span) -> Attribution | None:
        """Who the rules know under these words."""
        return next(iter(self._speeches.at(span.start, span.end)), None)
