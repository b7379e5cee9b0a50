"""Rows of a bench, and claims made of given names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from marsad.model import Act, Claim, Location, PlaceMention, PlaceStatus, Report, Role, Span, Speaker
from marsad.place import Placer
from marsad.place.ground import distance_km

Row = dict[str, Any]
Point = tuple[float, float]


def rows(bench: Path, name: str) -> list[Row]:
    """The rows of one set; none where it is not there."""
    path = bench / f"{name}.jsonl"
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def share(part: int, whole: int) -> float:
    """Per cent, to one decimal; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def off(gold: Sequence[float], point: Point | None) -> float:
    """Kilometres between a point and the gold; endless where there is none."""
    return distance_km(gold[0], gold[1], *point) if point else float("inf")


def point_of(location: Location | None) -> Point | None:
    """Where a resolved place lies."""
    if location is None or location.lat is None or location.lon is None:
        return None
    return location.lat, location.lon


def best_guess(location: Location | None) -> Point | None:
    """Where a place lies, or its likeliest candidate where that stays open."""
    point = point_of(location)
    if point or location is None or not location.candidates:
        return point
    return location.candidates[0].lat, location.candidates[0].lon


def resolved(location: Location | None) -> bool:
    """Whether one place was chosen."""
    return location is not None and location.status is PlaceStatus.RESOLVED


def claim_of(text: str, places: Sequence[tuple[int, int, Role]]) -> Claim:
    """A claim over a whole text with places at these offsets."""
    whole = Span(start=0, end=len(text), quote=text)
    mentions = tuple(PlaceMention(span=Span(start=s, end=e, quote=text[s:e]), role=role) for s, e, role in places)
    speaker = Speaker(name="publisher")
    return Claim(report="bench", span=whole, speaker=speaker, act=Act.ASSERTS, type="other_event", places=mentions)


def located(placer: Placer, text: str, places: Sequence[tuple[int, int, Role]]) -> list[Location | None]:
    """Where each of these stretches lies, placed as one claim of one report."""
    (claim,) = placer.place([claim_of(text, places)], Report(id="bench", name="bench", text=text))
    return [mention.location for mention in claim.places]


def beside(placer: Placer, name: str, *others: tuple[str, Role]) -> Location | None:
    """Where a name lies that is told together with others."""
    text = name
    places = [(0, len(name), Role.AT)]
    for other, role in others:
        text = f"{text}, {other}"
        places.append((len(text) - len(other), len(text), role))
    return located(placer, text, places)[0]
