"""UCDP's names of Syrian places: looked up alone, with their governorate, and with another place nearby.

The shipped pack holds UCDP's own names, half of which are this bench, so what counts is measured without them. Every
name of where_prec 1 or 2 is asked for; what counts are those of villages, towns, cities and suburbs, by UCDP's own word
behind the name. The place nearby is a true one, another of the same set, known at the position that UCDP gives it:
what is measured is the deciding, not the finding of the other place. Beside it stands the same with that place told by
its name only, as a text would.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from marsad.model import GazetteerEntry, Location, Precision, Role
from marsad.packs import load
from marsad.place import Placer
from scripts.score_places.rows import Row, beside, off, point_of, resolved, rows, share

SEED = 20191112
REACH_KM = 5.0
ANCHOR_KM = (2.0, 25.0)
SETTLED = ("village", "town", "city", "suburb")
# Bounds of the bands in which the score of the chosen candidate is compared with how often it is right.
BANDS = (0, 60, 70, 80, 90, 95, 101)
Names = Sequence[tuple[Row, Row | None]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one way of asking gave for each row: distance of the first answer, and where one was chosen, its score."""

    first: list[float]
    chosen: list[tuple[float, float]]

    def right(self) -> float:
        return share(sum(km <= REACH_KM for km in self.first), len(self.first))

    def precision(self) -> float:
        return share(sum(km <= REACH_KM for km, _ in self.chosen), len(self.chosen))

    def coverage(self) -> float:
        return share(len(self.chosen), len(self.first))


def measure(bench: Path) -> dict[str, float]:
    """Print the tables; the four figures of the names, measured without UCDP's names in the pack."""
    found = rows(bench, "ucdp_syria_places")
    if not found:
        return {}
    print("\nUCDP place names, Syria (right: within 5 km)")
    figures = _table("pack without UCDP's names", _with_waypoints(found, ["ucdp"]), found)
    _table("shipped pack: CONTAINS THE ANSWERS, shown for comparison only", _with_waypoints(found), found)
    return figures


def _with_waypoints(found: list[Row], without: Sequence[str] = ()) -> Placer:
    """The Syrian pack and a numbered place at the position of each row."""
    pack = load("syria", without=without)
    points = [
        GazetteerEntry(
            id=f"waypoint-{number}", kind="settlement", names=(_waypoint(number),), lat=row["gold"]["latlon"][0],
            lon=row["gold"]["latlon"][1], precision=Precision.SETTLEMENT, radius_km=2.0, source="bench",
            within=("SY",), prominence=0.5,
        )
        for number, row in enumerate(found)
    ]  # fmt: skip
    return Placer(replace(pack, entries=(*pack.entries, *points)))


def _waypoint(number: int) -> str:
    return f"Waypoint {number:04}"


def _table(title: str, placer: Placer, found: list[Row]) -> dict[str, float]:
    print(f"  {title}")
    found = [row | {"waypoint": _waypoint(number)} for number, row in enumerate(found)]
    anchored = _anchored(found)
    asked: dict[str, _Asked] = {}
    for group, chosen in _groups().items():
        names = [(row, anchor) for row, anchor in anchored if chosen(row)]
        for way, ask in _WAYS.items():
            started = time.perf_counter()
            answer = asked[f"{group}/{way}"] = ask(placer, names)
            spent = (time.perf_counter() - started) / max(1, len(names)) * 1000
            told = f"resolved {answer.coverage():5.1f}, of these right {answer.precision():5.1f}"
            print(f"    {group:30} {len(names):4}  {way:19} first right {answer.right():5.1f}  {told}  {spent:.2f} ms")
    _reliability(asked[f"{_SETTLEMENTS}/{_ANCHOR}"].chosen)
    return {
        "top1": asked[f"{_SETTLEMENTS}/{_ALONE}"].right(),
        "top1_province": asked[f"{_SETTLEMENTS}/{_PROVINCE}"].right(),
        "resolved_precision": asked[f"{_SETTLEMENTS}/{_ANCHOR}"].precision(),
        "resolved_coverage": asked[f"{_SETTLEMENTS}/{_ANCHOR}"].coverage(),
    }


_SETTLEMENTS = "villages and towns, prec. 1–2"
_ALONE, _PROVINCE, _ANCHOR, _NAMED = "alone", "governorate beside", "known place nearby", "named place nearby"


def _groups() -> dict[str, Callable[[Row], bool]]:
    return {
        _SETTLEMENTS: _settled,
        "the same, exactly placed": lambda row: _settled(row) and row["gold"]["where_prec"] == 1,
        "every name, prec. 1–2": lambda row: row["gold"]["where_prec"] <= 2,
    }


def _settled(row: Row) -> bool:
    return bool(row["gold"]["where_prec"] <= 2) and row["text"].casefold().endswith(SETTLED)


def _anchored(found: list[Row]) -> list[tuple[Row, Row | None]]:
    """Each row with another true village or town 2–25 km from it, by chance but always the same."""
    towns = [row for row in found if _settled(row)]
    return [(row, _anchor(row, towns)) for row in found]


def _anchor(row: Row, towns: list[Row]) -> Row | None:
    low, high = ANCHOR_KM
    near = [t for t in towns if low <= off(row["gold"]["latlon"], tuple(t["gold"]["latlon"])) <= high]
    return random.Random(f"{SEED}/{row['id']}").choice(near) if near else None


def _alone(placer: Placer, names: Names) -> _Asked:
    first = []
    for row, _ in names:
        best = next(iter(placer.candidates(row["text"])), None)
        first.append(off(row["gold"]["latlon"], (best.lat, best.lon) if best else None))
    return _Asked(first, _chosen([(row, beside(placer, row["text"])) for row, _ in names]))


def _in_province(placer: Placer, names: Names) -> _Asked:
    told = [(row, beside(placer, row["text"], (row["gold"]["adm1"], Role.WITHIN))) for row, _ in names]
    return _Asked(_firsts(told), _chosen(told))


def _near_anchor(placer: Placer, names: Names) -> _Asked:
    """With a place whose position is known."""
    return _told_with(placer, [(row, anchor["waypoint"] if anchor else None) for row, anchor in names])


def _near_name(placer: Placer, names: Names) -> _Asked:
    """With the same place, told by its name: it may stay open itself."""
    return _told_with(placer, [(row, anchor["text"] if anchor else None) for row, anchor in names])


def _told_with(placer: Placer, names: Sequence[tuple[Row, str | None]]) -> _Asked:
    told = [(row, beside(placer, row["text"], *([(other, Role.AT)] if other else []))) for row, other in names]
    return _Asked(_firsts(told), _chosen(told))


_WAYS: dict[str, Callable[[Placer, Names], _Asked]] = {
    _ALONE: _alone,
    _PROVINCE: _in_province,
    _ANCHOR: _near_anchor,
    _NAMED: _near_name,
}
Told = Sequence[tuple[Row, Location | None]]


def _firsts(told: Told) -> list[float]:
    found = []
    for row, at in told:
        best = next(iter(at.candidates), None) if at else None
        point = point_of(at) or ((best.lat, best.lon) if best else None)
        found.append(off(row["gold"]["latlon"], point))
    return found


def _chosen(told: Told) -> list[tuple[float, float]]:
    return [
        (off(row["gold"]["latlon"], point_of(at)), at.candidates[0].score if at.candidates else 0.0)
        for row, at in told
        if at and resolved(at)
    ]


def _reliability(chosen: Sequence[tuple[float, float]]) -> None:
    """How often what was resolved is right, by the score of the chosen candidate."""
    print("    reliability of `resolved` with a known place nearby, by the score of the chosen candidate")
    for low, high in pairwise(BANDS):
        band = [km for km, score in chosen if low <= score < high]
        if band:
            right = share(sum(km <= REACH_KM for km in band), len(band))
            print(f"      score {low:3}–{min(high, 100):<3}  {len(band):4} resolved, right {right:5.1f}")
