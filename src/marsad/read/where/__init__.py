"""Where: the places a clause names, and what its words say of each."""

from marsad.read.where.finder import Finder, in_clause
from marsad.read.where.toponyms import ReportPlaces, Wordings

__all__ = ["Finder", "ReportPlaces", "Wordings", "in_clause"]
