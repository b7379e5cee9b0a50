"""A place that one claim names twice."""

from __future__ import annotations

import pytest

from marsad.model import PlaceMention, Role, Span
from marsad.read.across import each_once


@pytest.mark.parametrize(
    ("named", "kept", "why"),
    [
        (["Kelden", "Kelden city"], ["Kelden city"], "the fuller name"),
        (["Kelden city", "Kelden"], ["Kelden city"], "whichever stands first"),
        (["Kelden", "northern Kelden"], ["northern Kelden"], "a part of it"),
        (["Velna", "villages in Velna"], ["villages in Velna"], "several in it"),
        (["Kelden", "kelden"], ["Kelden"], "the same name"),
        (["Velna", "Velna province"], ["Velna", "Velna province"], "an area called after its town is another place"),
        (["Kelden", "Old Kelden Bridge"], ["Kelden", "Old Kelden Bridge"], "a site called after it is another place"),
    ],
)
def test_a_place_named_twice_stays_once(named, kept, why):
    places = [_at(name, 20 * i) for i, name in enumerate(named)]
    assert [p.text for p in each_once(places)] == kept, why


def test_only_places_where_it_happened_are_compared():
    near = _at("Kelden", 0, Role.NEAR)
    assert each_once([near, _at("Kelden city", 20)]) == (near, _at("Kelden city", 20))


def _at(name: str, start: int, role: Role = Role.AT) -> PlaceMention:
    return PlaceMention(span=Span(start=start, end=start + len(name), quote=name), role=role)
