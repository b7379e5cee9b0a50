"""Places in words: the name, how precisely it is known, and what else it might have been."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model import HERE, Location, PlaceMention, PlaceStatus, Precision, Role

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
    rivals = sum(1 for c in at.candidates if c.place_id != at.place_id)
    others = f", chosen over {rivals} {'other' if rivals == 1 else 'others'}" if rivals else ""
    return f"{PRECISIONS[at.precision]}{others}"


def where(places: Iterable[PlaceMention]) -> str:
    """Where something is said to have happened, narrowing places in brackets; the same place is named once."""
    told = list(places)
    here = dict.fromkeys(place_words(p) for p in told if p.role in HERE)
    names_here = {place_name(p) for p in told if p.role in HERE}
    narrowing = dict.fromkeys(
        f"{p.role.value.replace('_', ' ')} {place_name(p)}"
        for p in told
        if p.role not in HERE and p.role is not Role.MENTIONED and place_name(p) not in names_here
    )
    words = ", ".join(here)
    if not narrowing:
        return words
    return f"{words} ({', '.join(narrowing)})" if words else ", ".join(narrowing)


def unplaced(place: PlaceMention) -> bool:
    """Whether a place that matters to its claim is not on the map."""
    at = place.location
    return place.role is not Role.MENTIONED and (at is None or at.status is not PlaceStatus.RESOLVED)
