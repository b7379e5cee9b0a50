"""The row every source is turned into."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from marsad.place.skeleton import Spelling, is_arabic, spelling


@dataclass
class Row:
    """One place; names by the licence they come from, the preferred one first in `names`."""

    id: str
    kind: str
    lat: float
    lon: float
    source: str
    names: list[str]
    local: str = ""
    within: tuple[str, ...] = ()
    geonames: list[str] = field(default_factory=list)
    ucdp: list[str] = field(default_factory=list)
    population: int = 0
    events: int = 0
    seat: int = 9
    precision: str = "settlement"
    radius_km: float = 2.0
    prominence: float = 0.0

    def spellings(self) -> list[Spelling]:
        """Every Latin spelling of it."""
        return [spelling(n) for n in (*self.names, *self.geonames, *self.ucdp) if not is_arabic(n)]

    def local_names(self) -> set[str]:
        """Every Arabic spelling of it, without marks and articles."""
        found = [self.local, *(n for n in self.geonames if is_arabic(n))]
        return {spelling(n).plain for n in found if n}


def likeness(one: Spelling, two: Spelling) -> float:
    """0–100: how alike two spellings are. Unequal words of direction or size keep them apart."""
    if one.codes != two.codes:
        return 0.0
    alike = (fuzz.ratio(one.folded, two.folded) + fuzz.ratio(one.plain, two.plain)) / 2
    return max(alike, 85.0) if len(one.key) >= 3 and one.key == two.key else alike
