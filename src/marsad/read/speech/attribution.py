"""One act of speech, as a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from marsad.model import Act, Speaker

LONGEST_TAIL = 9
"""Most words that may follow a speech cue at the end of a sentence ("… said on Tuesday")."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of speech in one sentence.

    `content` holds the indexes of the tokens the speaker vouches for; `nominal` is True where they are an object
    ("announced a truce") and not a clause. `void` marks words that nobody vouches for
    ("did not confirm that …", "neither confirmed nor denied"). `relays` are the outlets named as carrying it, nearest
    first.
    """

    act: Act
    speaker: Speaker
    content: frozenset[int]
    cue: Token | None = None
    nominal: bool = False
    void: bool = False
    condemns: bool = False
    relays: tuple[str, ...] = ()
    evidence: str = ""

    @property
    def vouches_for_clauses(self) -> bool:
        """Whether the speaker vouches for the clauses inside: "reported shelling that killed ten" does, "announced a
        pause in the offensive that has killed ten" does not."""
        return not self.nominal or (self.act in {Act.ASSERTS, Act.CONFIRMS, Act.ACCUSES} and not self.condemns)


def innermost(speeches: Sequence[Attribution]) -> Attribution | None:
    """The act of speech that covers least, or None."""
    return min(speeches, key=lambda s: len(s.content), default=None)
