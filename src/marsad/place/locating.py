"""From what a mention stands for to a location on the ground."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.model import Candidate, GazetteerEntry, Location, PlaceStatus
from marsad.place import ground, vague
from marsad.place.context import Verdict
from marsad.place.expression import Expression
from marsad.place.vague import Area, drawn, outline

# Kinds of places that things lie beside, and not only in.
POINTS = frozenset({"settlement", "neighbourhood", "site", "mountain", "region"})


def unresolved(reason: str, candidates: tuple[Candidate, ...] = ()) -> Location:
    """A place that stays unknown."""
    return Location(status=PlaceStatus.UNRESOLVED, candidates=candidates, reason=reason)


def open_verdict(verdict: Verdict) -> Location:
    """A name that no place is chosen for."""
    return Location(status=verdict.status, candidates=verdict.candidates, reason=verdict.reason)


def located(
    words: Expression,
    entry: GazetteerEntry,
    verdict: Verdict,
    entries: Mapping[str, GazetteerEntry],
    seat: GazetteerEntry | None = None,
) -> Location:
    """Where the place lies that these words make of an entry: itself, a part of it, or what lies beside it.

    `seat`: the town an area is named after, from which the sides of its countryside are told.
    """
    area, note = _meant(words, entry, entries, seat)
    if area is None:
        reason = f"{verdict.reason}; {note}" if note else verdict.reason
        return _itself(entry, verdict.candidates, reason)
    return by_area(area, entry, verdict.candidates, "; ".join(filter(None, (verdict.reason, note))))


def by_area(area: Area, entry: GazetteerEntry, candidates: tuple[Candidate, ...], reason: str) -> Location:
    """The location of an outline that words make of an entry; its id is the entry's with a suffix."""
    lat, lon = area.point
    within = (entry.id, *entry.within) if entry.kind in ("country", "admin1", "admin2", "admin3") else entry.within
    return Location(
        status=PlaceStatus.RESOLVED,
        place_id=f"{entry.id}/{area.suffix}",
        name=area.told,
        lat=lat,
        lon=lon,
        radius_km=ground.radius_km(area.outline),
        precision=area.precision,
        geometry=drawn(area.outline),
        within=within,
        candidates=candidates,
        reason=reason,
    )


def _meant(
    words: Expression, entry: GazetteerEntry, entries: Mapping[str, GazetteerEntry], seat: GazetteerEntry | None
) -> tuple[Area | None, str]:
    """The outline the words make of an entry, None for the entry itself, and a remark on it."""
    point = entry.kind in POINTS
    if words.side is not None and point:
        return vague.side(entry, words.side, words.km), "the words give a direction, not a place"
    if words.near and point:
        return vague.near(entry), "the words say near it"
    if words.side is not None and entry.kind == "admin1":
        return _part(words.side, entry)
    if words.countryside and (entry.kind == "settlement" or seat is not None):
        return _countryside(words, entry, entries, seat)
    if words.part is not None:
        return _part(words.part, entry)
    return None, "places in it, not named" if words.unnamed else ""


def _countryside(
    words: Expression, entry: GazetteerEntry, entries: Mapping[str, GazetteerEntry], seat: GazetteerEntry | None
) -> tuple[Area | None, str]:
    """The land about a town, or on one side of it; about a governorate's seat, the governorate."""
    town = entry if entry.kind == "settlement" or seat is None else seat
    if words.part is not None:
        holder = _holding(entry, entries, "admin1") if town is entry else entry
        return vague.flank(town, words.part, holder, wide=town is not entry), "the land on that side of the town"
    if town is not entry:
        return None, ""
    return vague.countryside(entry, _holding(entry, entries, "admin3")), "the land around the town"


def _holding(entry: GazetteerEntry, entries: Mapping[str, GazetteerEntry], kind: str) -> GazetteerEntry | None:
    return next((entries[a] for a in entry.within if a in entries and entries[a].kind == kind), None)


def _part(towards: float, entry: GazetteerEntry) -> tuple[Area | None, str]:
    area = vague.part(entry, towards)
    if area is not None:
        return area, "the part is cut from its outline by area"
    if entry.kind == "country":
        return None, "which part of the country is not known here: the pack holds no outline of it"
    return None, "the part of it is not told apart"


def _itself(entry: GazetteerEntry, candidates: tuple[Candidate, ...], reason: str) -> Location:
    return Location(
        status=PlaceStatus.RESOLVED,
        place_id=entry.id,
        name=entry.name,
        local_name=entry.local_name,
        lat=entry.lat,
        lon=entry.lon,
        radius_km=entry.radius_km,
        precision=entry.precision,
        geometry=drawn(outline(entry.geometry)) if entry.geometry else None,
        within=entry.within,
        candidates=candidates,
        reason=reason,
    )
