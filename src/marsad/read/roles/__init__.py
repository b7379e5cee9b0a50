"""Who did it and to whom: only where the words name them."""

from marsad.read.roles.actors import Parties, accused, actors, stated_doers
from marsad.read.roles.around import around_speaker, is_a_doers, of_speaker, overlaps
from marsad.read.roles.targets import targets

__all__ = [
    "Parties",
    "accused",
    "actors",
    "around_speaker",
    "is_a_doers",
    "of_speaker",
    "overlaps",
    "stated_doers",
    "targets",
]
