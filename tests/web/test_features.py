"""How exactly a place is known decides how the map draws it; what it cannot draw it names with the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.model import (
    Candidate,
    Family,
    GazetteerEntry,
    Incident,
    Location,
    PlaceMention,
    PlaceStatus,
    Precision,
    Role,
    Span,
    Status,
)
from marsad.web.features import shape, spots

AREA = "POLYGON ((36 35, 37 35, 37 36, 36 36, 36 35))"
KNOWN = {
    "p1": GazetteerEntry(
        id="p1", kind="admin1", names=("Vale",), lat=35.5, lon=36.5, precision=Precision.ADMIN1, radius_km=60,
        source="own", geometry=AREA,
    )
}  # fmt: skip


def located(precision: Precision, geometry: str | None = None, place_id: str | None = None) -> Location:
    return Location(
        status=PlaceStatus.RESOLVED, place_id=place_id, name="Somewhere", lat=35.5, lon=36.5, radius_km=12.0,
        precision=precision, geometry=geometry,
    )  # fmt: skip


def incident(*places: tuple[Role, Location | None]) -> Incident:
    words = Span(start=0, end=4, quote="said")
    mentions = tuple(PlaceMention(span=words, role=role, location=location) for role, location in places)
    return Incident(
        id="i", kind="shelling", family=Family.STRIKE, claims=(), voices=(), status=Status.SINGLE_SOURCE,
        judgements=(), places=mentions,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("location", "drawn", "geometry"),
    [
        pytest.param(located(Precision.EXACT), "point", "Point", id="a site is a point"),
        pytest.param(located(Precision.SETTLEMENT), "point", "Point", id="a village is a point"),
        pytest.param(located(Precision.NEAR_SETTLEMENT), "ring", "Point", id="near a village is a ring"),
        pytest.param(located(Precision.NEAR_SETTLEMENT, AREA), "ring", "Polygon", id="its edge may be no circle"),
        pytest.param(located(Precision.NATURAL_OR_LINEAR), "ring", "Point", id="a mountain without edges is a ring"),
        pytest.param(located(Precision.PART_OF_ADMIN1, AREA), "area", "Polygon", id="part of a province is an area"),
        pytest.param(
            located(Precision.ADMIN1, None, "p1"), "area", "Polygon", id="a province is an area, its edges the pack's"
        ),
        pytest.param(
            located(Precision.NATURAL_OR_LINEAR, "LINESTRING (36 35, 37 36)"), "area", "LineString", id="a road a line"
        ),
        pytest.param(located(Precision.COUNTRY), None, None, id="a whole country is not drawn"),
        pytest.param(Location(status=PlaceStatus.UNRESOLVED), None, None, id="an unknown name is not drawn"),
        pytest.param(None, None, None, id="a place nobody looked up is not drawn"),
    ],
)
def test_precision_decides_the_drawing(location: Location | None, drawn: str | None, geometry: str | None) -> None:
    (spot,) = spots(incident((Role.AT, location)), KNOWN)
    assert spot.drawn == drawn
    assert (spot.geometry or {}).get("type") == geometry
    assert spot.drawn or spot.why


def test_an_ambiguous_place_says_among_how_many() -> None:
    candidates = tuple(Candidate(place_id=str(n), name="Mill", lat=0, lon=0, score=50) for n in range(3))
    (spot,) = spots(incident((Role.AT, Location(status=PlaceStatus.AMBIGUOUS, candidates=candidates))), {})
    assert spot.drawn is None
    assert "3 places" in spot.why


def test_a_place_that_narrows_is_drawn_only_where_none_says_here() -> None:
    here, near = (Role.AT, located(Precision.SETTLEMENT)), (Role.NEAR, located(Precision.NEAR_SETTLEMENT))
    assert [s.drawn for s in spots(incident(here, near), {})] == ["point"]
    assert [s.drawn for s in spots(incident(near), {})] == ["ring"]


@pytest.mark.parametrize("role", [Role.MENTIONED, Role.FROM, Role.TOWARD])
def test_a_place_where_nothing_happens_is_never_drawn(role: Role) -> None:
    assert spots(incident((role, located(Precision.SETTLEMENT))), {}) == ()


def test_incidents_of_one_place_share_a_spot() -> None:
    one, two = (spots(incident((Role.AT, located(Precision.SETTLEMENT, None, "x"))), {})[0] for _ in range(2))
    other = spots(incident((Role.AT, replace(located(Precision.SETTLEMENT), place_id="y"))), {})[0]
    assert one.key == two.key != other.key


@pytest.mark.parametrize("wkt", ["POLYGON EMPTY", "no geometry at all"])
def test_a_geometry_that_cannot_be_drawn_is_none(wkt: str) -> None:
    assert shape(wkt) is None
