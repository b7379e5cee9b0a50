"""Distances and cuts on the ground."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from marsad.place import ground

LAT = st.floats(min_value=-60, max_value=60)
LON = st.floats(min_value=-170, max_value=170)
BEARING = st.floats(min_value=0, max_value=359.9)


def test_darkush_lies_nineteen_kilometres_from_idlib_city_to_the_west() -> None:
    idlib, darkush = (35.929, 36.635), (35.992, 36.393)
    assert ground.distance_km(*idlib, *darkush) == pytest.approx(22.9, abs=0.5)
    assert ground.bearing(*idlib, *darkush) == pytest.approx(288, abs=2)


@given(LAT, LON, BEARING, st.floats(min_value=1, max_value=100))
def test_going_ahead_arrives_at_that_distance(lat: float, lon: float, towards: float, reach: float) -> None:
    arrived = ground.ahead(lat, lon, towards, reach)
    assert ground.distance_km(lat, lon, *arrived) == pytest.approx(reach, rel=0.03)


@given(BEARING)
def test_half_of_an_area_is_half_of_it_and_lies_that_way(towards: float) -> None:
    area = shapely.Polygon([(36, 35), (37.5, 35.2), (37, 36.4), (36.2, 36)])
    part = ground.half(area, towards)
    assert part.area == pytest.approx(area.area / 2, rel=0.01)
    assert area.buffer(1e-6).covers(part)
    centre, moved = area.centroid, part.centroid
    assert ground.off_bearing(ground.bearing(centre.y, centre.x, moved.y, moved.x), towards) < 60


@given(LAT, LON)
def test_a_disc_has_its_radius(lat: float, lon: float) -> None:
    assert ground.radius_km(ground.disc(lat, lon, 10)) == pytest.approx(10, abs=0.3)


@pytest.mark.parametrize("towards", [0.0, 45.0, 270.0])
def test_a_sector_holds_what_lies_ahead_only(towards: float) -> None:
    sector = ground.sector(35.0, 36.0, towards, 40)
    ahead = ground.ahead(35.0, 36.0, towards, 20)
    behind = ground.ahead(35.0, 36.0, towards + 180, 20)
    assert sector.covers(shapely.Point(ahead[1], ahead[0]))
    assert not sector.covers(shapely.Point(behind[1], behind[0]))
