"""Near, north of, inside: what the words say about where a place lies, as something a point can satisfy."""

from __future__ import annotations

from collections.abc import Sequence

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from marsad.model import GazetteerEntry, Role
from marsad.place import ground, vague
from marsad.place.context import Relation
from marsad.place.expression import Expression
from marsad.place.gazetteer import KNOWN
from marsad.place.vague import Area

BESIDE_BEARINGS: dict[Role, float] = {
    Role.NORTH_OF: 0.0, Role.NORTH_EAST_OF: 45.0, Role.EAST_OF: 90.0, Role.SOUTH_EAST_OF: 135.0, Role.SOUTH_OF: 180.0,
    Role.SOUTH_WEST_OF: 225.0, Role.WEST_OF: 270.0, Role.NORTH_WEST_OF: 315.0,
}  # fmt: skip
BESIDE = frozenset({Role.NEAR, *BESIDE_BEARINGS})
# A town holds what lies within a few of its radii.
TOWN_RADII = 3.0
# Words are generous: "near" may be half as far again, well-known places lie far off, and beside a town is any side.
LENIENCE = 1.6
FAR = 2.5
CLOSE_KM = 3.0
# "12 km south of": the distance is surer than the side.
ANY_SIDE = 75.0
# A side of a town as what lies in its direction at all.
HALF_TURN = 88.0


def beside(role: Role, entry: GazetteerEntry, km: float | None = None) -> Relation:
    """Whether a place lies near an entry, or in the direction from it that the role tells, `km` away if known.

    Well-known places may lie further off: Tal Abyad, 80 km away, is "north of Raqqa". Within 3 km any side will do.
    """
    told = _area(role, entry, km).told
    if km is not None and role is not Role.NEAR:
        ring = ground.sector(entry.lat, entry.lon, BESIDE_BEARINGS[role], LENIENCE * km + CLOSE_KM, ANY_SIDE)
        ring = ring.difference(ground.disc(entry.lat, entry.lon, max(0.1, km / LENIENCE - CLOSE_KM)))
        return Relation(told, lambda other: _lies_in(other, ring))
    close = ground.disc(entry.lat, entry.lon, CLOSE_KM)
    shape = _loose(role, entry, 1.0).union(close)
    wide = _loose(role, entry, FAR).union(close)
    return Relation(told, lambda other: _lies_in(other, wide if other.prominence >= KNOWN else shape))


def _loose(role: Role, entry: GazetteerEntry, times: float) -> BaseGeometry:
    """Where a relation may still be said to hold, words being generous."""
    if role is not Role.NEAR:
        return vague.side(entry, BESIDE_BEARINGS[role], None, times * vague.SIDE_KM).outline
    if entry.geometry:
        return vague.near(entry).outline
    return ground.disc(entry.lat, entry.lon, LENIENCE * vague.reach_of(entry))


def inside(words: Expression, entry: GazetteerEntry, seat: GazetteerEntry | None = None) -> Relation:
    """Whether a place lies in an entry, or in the part of it that the words mean.

    A part is half of the area, and what lies on that side of the town the area is named after (`seat`): words say
    "the east of Homs" of what is east of the town, though most of the province lies further east.
    """
    part = vague.part(entry, words.part) if words.part is not None else None
    told = part.told if part else entry.name
    if part and words.part is not None:
        shape = part.outline
        if seat is not None:
            shape = shape.union(vague.flank(seat, words.part, entry, wide=True, spread=HALF_TURN).outline)
    elif entry.geometry:
        shape = vague.outline(entry.geometry)
    else:
        shape = ground.disc(entry.lat, entry.lon, TOWN_RADII * entry.radius_km)
    return Relation(f"in {told}", lambda other: _lies_in(other, shape))


def _lies_in(entry: GazetteerEntry, shape: BaseGeometry) -> bool:
    """Whether the point of an entry, or some stretch of a road or river, lies in a shape."""
    if entry.geometry and entry.kind in ("road", "water"):
        return bool(shape.intersects(vague.outline(entry.geometry)))
    return bool(shape.covers(Point(entry.lon, entry.lat)))


def meeting(relations: Sequence[tuple[Role, GazetteerEntry, float | None]]) -> Area | None:
    """Where all the relations hold (role, place, km if told), or None where they hold nowhere together."""
    areas = [_area(role, entry, km) for role, entry, km in relations]
    if not areas:
        return None
    shape = areas[0].outline
    for area in areas[1:]:
        shape = shape.intersection(area.outline)
    if shape.is_empty:
        return None
    return Area(shape, areas[0].precision, "+".join(a.suffix for a in areas), " and ".join(a.told for a in areas))


def _area(role: Role, entry: GazetteerEntry, km: float | None) -> Area:
    return vague.near(entry) if role is Role.NEAR else vague.side(entry, BESIDE_BEARINGS[role], km)
