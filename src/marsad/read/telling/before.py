"""What a report told before that the next sentence may go on from: its last strike."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Act, Claim
from marsad.read.kinds import STRIKES, only_from_the_air, theme
from marsad.read.lexicon import Lexicon


class Before:
    """Of one report, as far as it has been read."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._theme = theme(text, lexicon)
        self._from_the_air = only_from_the_air(text, lexicon)
        self.strike: Claim | None = None

    def learn(self, claims: Sequence[Claim]) -> None:
        """What "the strikes" may refer to from now on."""
        for claim in claims:
            if claim.type in STRIKES and claim.act is not Act.DENIES:
                self.strike = claim

    @property
    def strikes_told(self) -> bool:
        return self.strike is not None

    @property
    def kind(self) -> str | None:
        """The kind of the last strike; of one that its words leave open, the kind the whole report is about."""
        told = self.strike.type if self.strike else None
        return self._theme if told in {None, "bombardment_unspecified"} and self._theme else told

    @property
    def bare_strike(self) -> str | None:
        """What a "strike" with no weapon named is; harm with no means named was done by nothing so slightly known."""
        told = self.kind
        return "air_strike" if told in {None, "bombardment_unspecified"} and self._from_the_air else told
