"""Where: the places a clause names, and what its words say of each."""

from marsad.read.where.finder import Finder, in_clause
from marsad.read.where.toponyms import Grammar, ReportPlaces

__all__ = ["Finder", "Grammar", "ReportPlaces", "in_clause"]
