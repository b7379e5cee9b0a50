"""Clauses and acts of speech of one sentence → its claims."""

from marsad.read.telling.grounds import Grounds
from marsad.read.telling.scene import HARMED
from marsad.read.telling.tell import Teller

__all__ = ["HARMED", "Grounds", "Teller"]
