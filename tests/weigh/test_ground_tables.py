"""Distances, cells and outlines: when one place is, holds or reaches another."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from marsad.model import Location, PlaceMention, PlaceStatus, Precision, Role, Span
from marsad.weigh.ground import Ground, Spot, bare_name, cells, distance_km, spot_of

SQUARE = "POLYGON ((40 40, 41 40, 41 41, 40 41, 40 40))"
WEST_HALF = "POLYGON ((40 40, 40.5 40, 40.5 41, 40 41, 40 40))"
MOSTLY_IN = "POLYGON ((40.1 40.1, 41.1 40.1, 41.1 40.9, 40.1 40.9, 40.1 40.1))"
HALF_IN = "POLYGON ((40.5 40.1, 41.5 40.1, 41.5 40.9, 40.5 40.9, 40.5 40.1))"
ROAD = "LINESTRING (40.5 40.5, 42 40.5)"
GROUND = Ground()


def point(lat: float, lon: float, radius: float = 3.0, **more: object) -> Spot:
    key = f"{lat},{lon}"
    return replace(Spot(key=key, lat=lat, lon=lon, radius=radius, precision=Precision.SETTLEMENT), **more)


def area(lat: float, lon: float, radius: float, wkt: str | None = None, **more: object) -> Spot:
    made = point(lat, lon, radius, precision=Precision.ADMIN2, area=True)
    return replace(made, key=f"area {lat},{lon},{radius}", wkt=wkt, **more)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        pytest.param((0, 0), (1, 0), 111.19, id="a degree of latitude"),
        pytest.param((60, 10), (60, 11), 55.6, id="a degree of longitude, half as long in the north"),
        pytest.param((0, 0), (0, 180), 20015.1, id="the other side of the world"),
        pytest.param((36.2, 36.1), (35.7, 36.8), 84.1, id="a way across both"),
        pytest.param((-10, 170), (-10, -170), 2189.8, id="across the date line"),
    ],
)
def test_great_circles(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    there = distance_km(point(*one), point(*other))
    assert there == pytest.approx(km, abs=0.5)
    assert distance_km(point(*other), point(*one)) == pytest.approx(there)


@pytest.mark.parametrize("lacking", ["lat", "lon"])
def test_what_is_not_placed_is_infinitely_far(lacking: str) -> None:
    unplaced = replace(point(1, 1), **{lacking: None})
    assert distance_km(unplaced, point(1, 1)) == distance_km(point(1, 1), unplaced) == math.inf
    assert not unplaced.placed


@pytest.mark.parametrize(
    ("spot", "reached"),
    [
        pytest.param(point(40.25, 40.25), {(80, 80)}, id="within a cell"),
        pytest.param(point(40.01, 40.25), {(79, 80), (80, 80)}, id="across an edge to the south"),
        pytest.param(point(40.49, 40.25), {(80, 80), (81, 80)}, id="to the north"),
        pytest.param(point(40.25, 40.01), {(80, 79), (80, 80)}, id="to the west"),
        pytest.param(point(40.25, 40.49), {(80, 80), (80, 81)}, id="to the east"),
        pytest.param(point(70.25, 40.44), {(140, 80), (140, 81)}, id="wider in the far north: 3 km are 0.08 degrees"),
        pytest.param(point(40.25, 40.44), {(80, 80)}, id="and narrower further south"),
        pytest.param(
            area(40.25, 40.25, 60.0), {(r, c) for r in (79, 80, 81) for c in (79, 80, 81)}, id="sixty kilometres around"
        ),
        pytest.param(area(40.25, 40.25, 60.0, region=True), set(), id="a region is found by other ways"),
        pytest.param(replace(point(40.25, 40.25), lat=None), set(), id="not placed"),
        pytest.param(replace(point(40.25, 40.25), lon=None), set(), id="half placed"),
    ],
)
def test_cells_a_place_reaches_into(spot: Spot, reached: set[tuple[int, int]]) -> None:
    assert set(cells(spot)) == reached
    assert len(list(cells(spot))) == len(reached)


@pytest.mark.parametrize(
    ("precision", "km", "region"),
    [
        (Precision.SETTLEMENT, 3.0, False),
        (Precision.EXACT, 3.0, False),
        (Precision.NEAR_SETTLEMENT, 25.0, False),
        (Precision.ADMIN3, 15.0, False),
        (Precision.ADMIN2, 30.0, False),
        (Precision.NATURAL_OR_LINEAR, 20.0, False),
        (Precision.ADMIN1, 90.0, True),
        (Precision.COUNTRY, 600.0, True),
        (Precision.SEA_AIR, 3.0, False),
    ],
)
def test_a_place_without_a_radius_has_that_of_its_precision(precision: Precision, km: float, region: bool) -> None:
    at = Location(status=PlaceStatus.RESOLVED, place_id="x", lat=1.0, lon=1.0, precision=precision)
    spot = spot_of(PlaceMention(span=Span(start=0, end=1, quote="x"), role=Role.AT, location=at))
    assert (spot.radius, spot.region, spot.named) == (km, region, True)
    assert spot_of(PlaceMention(span=Span(start=0, end=1, quote="x"), role=Role.AT,
                                location=replace(at, radius_km=31.0))).region  # fmt: skip


def test_near_a_place_is_the_ground_around_it() -> None:
    at = Location(status=PlaceStatus.RESOLVED, place_id="x", lat=1.0, lon=1.0, radius_km=3.0, geometry=SQUARE,
                  precision=Precision.SETTLEMENT, within=("vale",))  # fmt: skip
    spot = spot_of(PlaceMention(span=Span(start=0, end=1, quote="x"), role=Role.NEAR, location=at))
    assert (spot.key, spot.radius, spot.area, spot.region, spot.wkt) == ("near x", 25.0, True, False, None)
    assert (spot.precision, spot.within) == (Precision.NEAR_SETTLEMENT, frozenset({"vale"}))
    town = spot_of(PlaceMention(span=Span(start=0, end=1, quote="x"), role=Role.AT, location=at))
    assert (town.key, town.radius, town.area, town.wkt, town.precision) == (
        "x", 3.0, False, SQUARE, Precision.SETTLEMENT
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Upper Hill village", "upper hill"),
        ("the town of Upper-Hill", "upper hill"),
        ("The Town", "the town"),
        ("Kafr Nabl", "kafr nabl"),
    ],
)
def test_names_without_their_sorts(text: str, bare: str) -> None:
    assert bare_name(text) == bare


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        pytest.param(area(40.5, 40.5, 70, SQUARE), area(40.5, 40.25, 50, WEST_HALF), "inside", id="its western half"),
        pytest.param(area(40.5, 40.5, 70, SQUARE), area(40.5, 40.6, 60, MOSTLY_IN), "inside", id="nine tenths within"),
        pytest.param(area(40.5, 40.5, 70, SQUARE), area(40.5, 41.0, 60, HALF_IN), None, id="half within"),
        pytest.param(area(40.5, 40.5, 70, SQUARE), area(40.5, 41.2, 60, ROAD), "inside", id="a road that leads in"),
        pytest.param(area(40.5, 40.5, 70, SQUARE), point(40.9, 40.9), "inside", id="a village in a corner"),
        pytest.param(area(40.5, 40.5, 70, SQUARE), point(41.05, 40.5), None, id="a village beyond the edge"),
        pytest.param(area(40.5, 40.5, 20), point(40.6, 40.5), "inside", id="eleven of twenty kilometres"),
        pytest.param(area(40.5, 40.5, 20), point(40.7, 40.5), None, id="twenty-two of twenty"),
        pytest.param(area(40.5, 40.5, 20), area(40.55, 40.5, 10), "inside", id="a circle in a circle"),
        pytest.param(area(40.5, 40.5, 20), area(40.6, 40.5, 10), None, id="a circle half out"),
        pytest.param(area(40.5, 40.5, 70, SQUARE), area(40.5, 40.6, 8), "inside", id="a small circle in an outline"),
    ],
)
def test_areas_by_their_outlines(one: Spot, other: Spot, relation: str | None) -> None:
    assert GROUND.relation(one, other) == relation
    assert GROUND.relation(other, one) == relation


@pytest.mark.parametrize(
    ("spot", "relation"),
    [
        pytest.param(point(40.6, 40.5), "inside", id="eleven kilometres off"),
        pytest.param(point(40.8, 40.5), None, id="thirty-three"),
        pytest.param(area(40.6, 40.5, 60, SQUARE), "inside", id="an area around that middle"),
        pytest.param(area(42.0, 42.0, 5), None, id="an area elsewhere"),
    ],
)
def test_near_a_town_is_anywhere_around_it(spot: Spot, relation: str | None) -> None:
    near = area(40.5, 40.5, 25, precision=Precision.NEAR_SETTLEMENT)
    assert GROUND.relation(near, spot) == GROUND.relation(spot, near) == relation


@pytest.mark.parametrize(
    ("large", "small", "holds"),
    [
        pytest.param(area(40.5, 40.5, 20), point(40.6, 40.5), True, id="a village in an area"),
        pytest.param(point(40.6, 40.5), area(40.5, 40.5, 20), False, id="no area in a village"),
        pytest.param(area(40.5, 40.5, 20), area(40.5, 40.5, 20), True, id="itself"),
        pytest.param(area(40.5, 40.5, 20), point(41.6, 40.5), False, id="a village elsewhere"),
    ],
)
def test_what_holds_what(large: Spot, small: Spot, holds: bool) -> None:
    assert GROUND.contains(large, small) is holds


@pytest.mark.parametrize(
    ("one", "other", "reached"),
    [
        pytest.param(point(40.5, 40.5), point(40.75, 40.5), True, id="28 of 31 kilometres"),
        pytest.param(point(40.5, 40.5), point(40.8, 40.5), False, id="33 of 31"),
        pytest.param(area(40.5, 40.5, 70, SQUARE), point(41.2, 40.5), True, id="22 kilometres beyond the edge"),
        pytest.param(area(40.5, 40.5, 70, SQUARE), point(41.3, 40.5), False, id="33 beyond, though within the circle"),
        pytest.param(area(40.5, 40.5, 70), point(41.3, 40.5), True, id="within the circle where there is no outline"),
        pytest.param(area(40.5, 40.5, 70, SQUARE), area(43.0, 40.5, 10), False, id="far off"),
    ],
)
def test_zones_named_loosely_reach_further(one: Spot, other: Spot, reached: bool) -> None:
    assert GROUND.reaches(one, other) is reached
    assert GROUND.reaches(other, one) is reached


def test_a_finer_point_lies_in_a_coarser_one_within_its_radius() -> None:
    house = point(40.51, 40.5, 1.0, precision=Precision.EXACT)
    village = point(40.5, 40.5, 3.0, precision=Precision.SETTLEMENT, named=True)
    assert GROUND.relation(house, village) == GROUND.relation(village, house) == "inside"
    assert GROUND.relation(replace(house, lat=40.53), village) is None
    other = point(40.51, 40.5, 3.0, named=True)
    assert GROUND.relation(other, village) is None
    assert GROUND.relation(replace(other, named=False), village) == "same"
