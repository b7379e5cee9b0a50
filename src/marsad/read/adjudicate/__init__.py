"""Two coders, one list: the claims of the rules and those of the tagger."""

from marsad.read.adjudicate.adjudicator import Adjudicator
from marsad.read.adjudicate.pairs import paired
from marsad.read.adjudicate.worth import Weighed, signs, worth_keeping

__all__ = ["Adjudicator", "Weighed", "paired", "signs", "worth_keeping"]
