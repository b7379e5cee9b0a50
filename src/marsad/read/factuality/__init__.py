"""Told as done, planned, foreseen, thinkable or not so; and the words that rests on."""

from marsad.read.factuality.evidence import resting_on
from marsad.read.factuality.mood import (
    accusing,
    calling_for,
    disbelieving,
    estimating,
    is_called_untrue,
    is_furniture,
    modality,
    negating,
    polarity,
    promises,
    retracting,
    tried,
    unconfirmed,
)

__all__ = [
    "accusing",
    "calling_for",
    "disbelieving",
    "estimating",
    "is_called_untrue",
    "is_furniture",
    "modality",
    "negating",
    "polarity",
    "promises",
    "resting_on",
    "retracting",
    "tried",
    "unconfirmed",
]
