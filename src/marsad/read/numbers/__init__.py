"""How many: figures of English and Arabic reporting, read with comparator, bounds and what they count."""

from __future__ import annotations

from marsad.read.numbers.find import find_figures as find_figures
from marsad.read.numbers.mention import FigureMention as FigureMention
