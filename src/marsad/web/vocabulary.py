"""The words and phrases of ours that other rooms compose in English and the pages tell in other languages.

Closed vocabularies are taken from where they are defined, so that the catalogues are seen to lack a word that is new
there; what is composed elsewhere is listed in `catalogues/composed.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from marsad.model import (
    CeasefireClass,
    Family,
    FigureKind,
    Foresight,
    Modality,
    Outcome,
    PlaceStatus,
    Polarity,
    Purpose,
    Role,
    SectionKind,
    Stance,
    TermKind,
)
from marsad.publish import accounts, brief, days, locate, naming, telling, words
from marsad.publish.amounts import COUNTED, PEOPLE, THINGS
from marsad.web.wording import CATALOGUES

_CHOICES = (
    Family, Foresight, Modality, Outcome, PlaceStatus, Polarity, Purpose, CeasefireClass, TermKind, Stance,
    brief.Heading,
)  # fmt: skip
_TABLES = (words.KINDS, words.CONTESTED, words.STATUS, words.RELIABILITY, locate.PRECISIONS, days.BASES, COUNTED)
# What joins others, told with the spaces around it; and the marks between parts of a list.
_JOINING = ("“", "”", ",", ";", ", ", "; ", ": ", " and ", " ─ contested: ", " ─ borne out: ")

NAMELESS = frozenset(
    {
        naming.NAMELESS, naming.NOBODY, locate.NOWHERE, "a side that is not named", "the publisher's own voice",
        "nobody", "no party of this desk", "publisher not known", "area not said", "none",
    }
)  # fmt: skip
"""What stands where a name would, and is no name."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """English with {slots}; `many` is its plural, counted by the slot {number}. A slot's name says what may fill it."""

    one: str
    many: str | None = None


def _composed() -> tuple[str, ...]:
    lines = (CATALOGUES / "composed.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


_COMPOSED = _composed()
PHRASES = (
    *(Phrase(f"{people} {{counted}}") for people in dict.fromkeys(chain(*PEOPLE.items()))),
    *(Phrase(*line.split(" | ")) for line in _COMPOSED if "{" in line),
)


def vocabulary() -> Iterator[str]:
    """Every word and fixed phrase that a page may tell in another language."""
    for verb in chain(words.DOES.values(), words.SAYS.values(), words.DENIES.values(), (words.OTHERWISE,)):
        yield from (verb, words.verb_for(verb, "they"))
    yield from chain(*(table.values() for table in _TABLES), *_CHOICES, *THINGS.values(), *accounts.COLUMNS)
    yield from (accounts.CAUTION, days.NOT_SAID, locate.NOT_PLACED, telling.ALIKE, brief.DEMONSTRATION)
    yield from (kind.replace("_", " ") for kind in chain(SectionKind, FigureKind))
    yield from chain(directions(), NAMELESS, _JOINING, (line for line in _COMPOSED if "{" not in line))


def directions() -> Iterator[str]:
    """`near`, `north-east of`: how a place stands to what happened, in both spellings that are in use."""
    for role in Role:
        yield from dict.fromkeys((role.replace("_of", " of").replace("_", "-"), role.replace("_", " ")))
