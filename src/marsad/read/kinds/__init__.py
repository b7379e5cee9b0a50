"""What kind of act a clause tells, and the claim type that comes of it."""

from marsad.read.kinds.kind import has_ceased, kind_of, kind_seen
from marsad.read.kinds.look import Kind, look_at
from marsad.read.kinds.resolve import Conflict, claim_type, counts_many, is_great_toll, is_running_total
from marsad.read.kinds.strikes import BY_HAND, STRIKES, only_from_the_air, theme

__all__ = [
    "BY_HAND",
    "STRIKES",
    "Conflict",
    "Kind",
    "claim_type",
    "counts_many",
    "has_ceased",
    "is_great_toll",
    "is_running_total",
    "kind_of",
    "kind_seen",
    "look_at",
    "only_from_the_air",
    "theme",
]
