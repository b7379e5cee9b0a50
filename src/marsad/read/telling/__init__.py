"""Clauses and acts of speech of one sentence → its claims."""

from marsad.read.telling.draft import relays_of
from marsad.read.telling.grounds import Grounds
from marsad.read.telling.tell import Teller

__all__ = ["Grounds", "Teller", "relays_of"]
