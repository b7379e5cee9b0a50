"""Places in words: the name, how precisely it is known, and what else it might have been."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from marsad.model import HERE, Candidate, Location, PlaceMention, PlaceStatus, Precision, Role

PRECISIONS: dict[Precision, str] = {
    Precision.EXACT: "exact spot",
    Precision.VICINITY: "street or landmark",
    Precision.NEIGHBOURHOOD: "neighbourhood",
    Precision.SETTLEMENT: "settlement",
    Precision.NEAR_SETTLEMENT: "near a settlement",
    Precision.ADMIN3: "subdistrict",
    Precision.ADMIN2: "district",
    Precision.NATURAL_OR_LINEAR: "area",
    Precision.PART_OF_ADMIN1: "part of a province",
    Precision.ADMIN1: "province",
    Precision.MULTI_ADMIN1: "across provinces",
    Precision.COUNTRY: "country",
    Precision.SEA_AIR: "sea or air",
    Precision.UNKNOWN: "precision not known",
}
NOT_PLACED = "not placed"
NOWHERE = "place not said"
# A rival this close to the chosen candidate (scores are 0–100) is worth a reader's doubt.
CLOSE = 15.0
# "12 km " before the direction in the name of a place that a distance is given for.
_DISTANCE = re.compile(r"^[\d.,]+ km ")


def place_words(place: PlaceMention) -> str:
    """`Serat [settlement, chosen over 2 others]`, `“Upper Hill” [not placed]`."""
    return f"{place_name(place)} [{how_placed(place.location)}]"


def place_name(place: PlaceMention) -> str:
    """The gazetteer's name once placed, else the report's words in quotation marks."""
    at = place.location
    if at and at.status is PlaceStatus.RESOLVED and at.name:
        return at.name
    return f"“{' '.join(place.text.split())}”"


def how_placed(at: Location | None) -> str:
    """Precision and rivals of a placing, or why there is none."""
    if at is None or at.status is PlaceStatus.UNRESOLVED:
        return NOT_PLACED
    if at.status is PlaceStatus.AMBIGUOUS:
        return f"{NOT_PLACED}: {len(at.candidates)} candidates" if at.candidates else NOT_PLACED
    return f"{PRECISIONS[at.precision]}{_rivals(at)}"


def _rivals(at: Location) -> str:
    """`, chosen over 2 others`; empty where the choice was clear."""
    others = [c for c in at.candidates if not _chosen(c, at)]
    chosen = max((c.score for c in at.candidates if _chosen(c, at)), default=None)
    best = max((c.score for c in others), default=None)
    if best is None or (chosen is not None and chosen - best > CLOSE):
        return ""
    return f", chosen over {len(others)} {'other' if len(others) == 1 else 'others'}"


def _chosen(candidate: Candidate, at: Location) -> bool:
    """Whether a place is this candidate, or a part or surrounding of it, whose id goes on behind a slash."""
    own = at.place_id or ""
    return own == candidate.place_id or own.startswith(f"{candidate.place_id}/")


def where(places: Iterable[PlaceMention]) -> str:
    """Where something is said to have happened, narrowing places in brackets; the same place is named once."""
    told = list(places)
    here = dict.fromkeys(place_words(p) for p in told if p.role in HERE)
    narrowing = _narrowing(told, {place_name(p) for p in told if p.role in HERE})
    words = ", ".join(here)
    if not narrowing:
        return words
    return f"{words} ({', '.join(narrowing)})" if words else ", ".join(narrowing)


def _narrowing(told: Sequence[PlaceMention], names_here: Collection[str]) -> list[str]:
    """Each place that narrows, with its preposition; the ends of a stretch are one phrase. None is named twice."""
    ends = list(dict.fromkeys(_bare(p) for p in told if p.role is Role.BETWEEN and not _told_with_role(p)))
    found: list[str] = []
    for place in told:
        if place.role in HERE or place.role is Role.MENTIONED:
            continue
        if _bare(place) in names_here and not place.role.endswith("_of"):
            continue
        whole = place.role is not Role.BETWEEN or _told_with_role(place)
        found.append(_with_role(place) if whole else _between(ends))
    return list(dict.fromkeys(found))


def _between(ends: Sequence[str]) -> str:
    return f"between {', '.join(ends[:-1]) or 'another place'} and {ends[-1]}"


def _with_role(place: PlaceMention) -> str:
    name = place_name(place)
    return name if _told_with_role(place) else f"{role_words(place.role)} {name}"


def _told_with_role(place: PlaceMention) -> bool:
    """Whether the name of a place says its role already ("near Serat", "12 km west of Serat", "western Vale")."""
    role = role_words(place.role)
    carried = (f"{role} ", f"{role.removesuffix(' of')}ern ") if role.endswith(" of") else f"{role} "
    return _DISTANCE.sub("", place_name(place)).startswith(carried)


def _bare(place: PlaceMention) -> str:
    """The name without the role in it."""
    return _DISTANCE.sub("", place_name(place)).removeprefix(f"{role_words(place.role)} ")


def role_words(role: Role) -> str:
    """`near`, `northeast of`."""
    return role.value.replace("_", " ")


def unplaced(place: PlaceMention) -> bool:
    """Whether a place that matters to its claim is not on the map."""
    at = place.location
    return place.role is not Role.MENTIONED and (at is None or at.status is not PlaceStatus.RESOLVED)
