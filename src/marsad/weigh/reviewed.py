"""The publish gate: of all claims, those that people accepted. What is weighed of these alone holds nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model import Claim, Verb
from marsad.weigh.readers import Read


def reviewed(claims: Iterable[Claim], read: Read) -> tuple[Claim, ...]:
    """The claims accepted by a person; by two, where they were contested."""
    return tuple(c for c in claims if read.outcome(c.id) is Verb.ACCEPT)
