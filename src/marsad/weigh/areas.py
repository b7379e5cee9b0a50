"""Whether two running totals cover the same ground and days, one more than the other, or nothing in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.model import Period
from marsad.weigh.counting import Counted
from marsad.weigh.ground import Ground, Spot, distance_km

THING = "they count different things"
PART = "one is part of the other"
DAYS = "the days they cover overlap"
DAYS_OPEN = "the days one of them covers are not all stated"
AREAS = "the areas they cover overlap"
AREAS_OPEN = "the area one of them covers is not stated or not placed"


def why_not_added(one: Counted, other: Counted, ground: Ground) -> tuple[str, ...]:
    """Why two totals may not be added; none where no one can be counted in both.

    They may be added only if they count the same and either their days or their areas are known to be apart.
    """
    if one.count != other.count:
        return (THING,)
    if one.toll.id in (other.toll.id, other.toll.part_of) or other.toll.id == one.toll.part_of:
        return (PART,)
    days, areas = _days(one.toll.period, other.toll.period), _areas(one.spots, other.spots, ground)
    return (days, areas) if days and areas else ()


def _days(one: Period | None, other: Period | None) -> str:
    """Why the days of both may share one; empty where they are apart."""
    first, second = (one or _OPEN), (other or _OPEN)
    if _before(first.latest, second.earliest) or _before(second.latest, first.earliest):
        return ""
    stated = first.earliest and first.latest and second.earliest and second.latest
    return DAYS if stated else DAYS_OPEN


_OPEN = Period(earliest=None, latest=None)


def _before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start


def _areas(one: Sequence[Spot], other: Sequence[Spot], ground: Ground) -> str:
    """Why both areas may share ground; empty where they are apart."""
    if not one or not other or not all(s.placed for s in (*one, *other)):
        return AREAS_OPEN
    return "" if all(apart(a, b, ground) for a in one for b in other) else AREAS


def apart(one: Spot, other: Spot, ground: Ground) -> bool:
    """Whether two places share no ground: two settlements with names of their own, or too far from each other."""
    if ground.relation(one, other) is not None:
        return False
    if not one.area and not other.area:
        return True
    return distance_km(one, other) > one.radius + other.radius


def covers(large: Sequence[Spot], small: Sequence[Spot], ground: Ground) -> bool:
    """Whether an area as stated is the other or holds all of it; False where one is not stated or not placed."""
    if not large or not small:
        return False
    return all(any(ground.contains(a, s) for a in large) for s in small)
