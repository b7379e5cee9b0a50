"""What relations make of the ground: laws that hold for every place, direction and distance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, box

from marsad.model import GazetteerEntry, Precision, Role
from marsad.place import ground, vague
from marsad.place.expression import Expression
from marsad.place.relations import BESIDE_BEARINGS, beside, inside, meeting

LATS, LONS = st.floats(-60, 60), st.floats(-170, 170)
BEARINGS = st.sampled_from(sorted(BESIDE_BEARINGS.values()))
SIDES = st.sampled_from(sorted(BESIDE_BEARINGS, key=str))
KM = st.floats(1, 60)
HAIR = 1e-6


def town(lat: float, lon: float, name: str = "Kelden") -> GazetteerEntry:
    return GazetteerEntry(
        id=name,
        kind="settlement",
        names=(name,),
        lat=lat,
        lon=lon,
        precision=Precision.SETTLEMENT,
        radius_km=1.0,
        source="made up",
    )


def province(lat: float, lon: float, width: float = 2.0) -> GazetteerEntry:
    """A square province about a point."""
    shape = box(lon - width / 2, lat - width / 2, lon + width / 2, lat + width / 2)
    return GazetteerEntry(
        id="V", kind="admin1", names=("Velna",), lat=lat, lon=lon, precision=Precision.ADMIN1, radius_km=100.0,
        geometry=shape.wkt, source="made up",
    )  # fmt: skip


@given(LATS, LONS, BEARINGS, KM)
def test_a_sector_lies_in_the_disc(lat: float, lon: float, towards: float, reach: float) -> None:
    sector = ground.sector(lat, lon, towards, reach)
    assert ground.disc(lat, lon, reach * 1.02).buffer(HAIR).covers(sector)


@given(LATS, LONS, BEARINGS, KM, st.floats(1, 60))
def test_what_lies_beside_grows_with_the_distance(
    lat: float, lon: float, towards: float, reach: float, more: float
) -> None:
    near, far = ground.sector(lat, lon, towards, reach), ground.sector(lat, lon, towards, reach + more)
    assert far.buffer(HAIR).covers(near)
    assert ground.disc(lat, lon, reach + more).buffer(HAIR).covers(ground.disc(lat, lon, reach))


@given(LATS, LONS, BEARINGS)
def test_a_part_is_half_and_holds_the_farthest_point(lat: float, lon: float, towards: float) -> None:
    entry = province(lat, lon)
    part, whole = vague.part(entry, towards), vague.outline(entry.geometry or "")
    assert part is not None
    assert ground.in_km(part.outline, lat).area == pytest.approx(ground.in_km(whole, lat).area / 2, rel=0.02)
    far = max(
        whole.exterior.coords,
        key=lambda c: -ground.off_bearing(ground.bearing(lat, lon, c[1], c[0]), towards),
    )
    assert part.outline.distance(Point(far)) < 0.02
    assert whole.buffer(HAIR).covers(part.outline)


@given(LATS, LONS, BEARINGS)
def test_opposite_parts_share_no_ground(lat: float, lon: float, towards: float) -> None:
    one, other = (vague.part(province(lat, lon), (towards + turn) % 360) for turn in (0, 180))
    assert one is not None
    assert other is not None
    assert one.outline.intersection(other.outline).area < 0.02 * one.outline.area


@given(LATS, LONS, BEARINGS, KM)
def test_between_two_places_holds_their_middle_and_both(lat: float, lon: float, towards: float, reach: float) -> None:
    there = ground.ahead(lat, lon, towards, reach)
    one, two = town(lat, lon), town(*there, "Mirova")
    stretch = vague.between(one, two, None).outline
    for point in (Point(lon, lat), Point(there[1], there[0]), Point((lon + there[1]) / 2, (lat + there[0]) / 2)):
        assert stretch.buffer(HAIR).covers(point)
    back = vague.between(two, one, None).outline
    assert stretch.symmetric_difference(back).area < 0.01 * stretch.area


@given(LATS, LONS, BEARINGS)
def test_a_flank_lies_on_its_side_within_its_holder(lat: float, lon: float, towards: float) -> None:
    seat, holder = town(lat, lon), province(lat, lon)
    flank = vague.flank(seat, towards, holder, wide=True)
    assert vague.outline(holder.geometry or "").buffer(HAIR).covers(flank.outline)
    south, east = flank.point
    assert flank.outline.distance(Point(east, south)) < 0.001
    assert ground.off_bearing(ground.bearing(lat, lon, south, east), towards) <= vague.FLANK_SPREAD + 1
    assert ground.distance_km(lat, lon, south, east) >= vague.CORE_KM * 0.9
    assert inside(Expression(text="", part=towards, countryside=True), holder, seat).holds(town(south, east))


@given(LATS, LONS, SIDES, st.floats(4, 60))
def test_a_place_so_far_away_on_that_side_is_beside(lat: float, lon: float, role: Role, km: float) -> None:
    there = ground.ahead(lat, lon, BESIDE_BEARINGS[role], km)
    opposite = ground.ahead(lat, lon, (BESIDE_BEARINGS[role] + 180) % 360, km)
    relation = beside(role, town(lat, lon), km)
    assert relation.holds(town(*there, "Mirova"))
    assert not relation.holds(town(*opposite, "Sarnik"))


@given(LATS, LONS, SIDES)
def test_words_that_contradict_meet_nowhere(lat: float, lon: float, role: Role) -> None:
    """North of one town and, by another, far to its south: nothing is both."""
    far = ground.ahead(lat, lon, (BESIDE_BEARINGS[role] + 180) % 360, 200.0)
    assert meeting([(role, town(lat, lon), None), (Role.NEAR, town(*far, "Mirova"), None)]) is None
    assert meeting([(role, town(lat, lon), None), (role, town(lat, lon), 12.0)]) is not None


@given(LATS, LONS, SIDES, st.none() | KM)
def test_every_area_has_a_point_on_it_a_radius_and_a_precision(
    lat: float, lon: float, role: Role, km: float | None
) -> None:
    area = meeting([(role, town(lat, lon), km)])
    assert area is not None
    south, east = area.point
    assert area.outline.distance(Point(east, south)) < 0.001
    assert ground.radius_km(area.outline) > 0
    assert area.precision is not Precision.SETTLEMENT
