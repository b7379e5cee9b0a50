"""Real names: the places of the hand-coded article, and the names of UCDP's coders."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
import shapely

from marsad.model import Act, Claim, Location, PlaceMention, PlaceStatus, Report, Role, Span, Speaker
from marsad.packs import load
from marsad.place import Placer
from marsad.place.ground import distance_km

# From design/geo.md §1c and design/codebooks.md §16: point and reach in km for places, radius in km for areas.
POINTS = {
    ("al-Dahra", "at"): (35.968921, 36.429242),
    ("Darkush", "near"): (35.992443, 36.393373),
    ("Idlib city", "west_of"): (35.929, 36.635),
    ("Kafr Nabl", "at"): (35.614655, 36.560266),
    ("Hass", "at"): (35.619105, 36.595422),
    ("Kabani", "at"): (35.718709, 36.233140),
    ("Khan Sheikhoun", "at"): (35.443735, 36.650373),
    ("Jisr al-Shughour", "toward"): (35.814, 36.315),
    ("Aleppo", "mentioned"): (36.206, 37.152),
    ("Homs", "mentioned"): (34.730, 36.720),
}
AREAS = {
    "Idlib Province": "SY07",
    "Idlib": "SY07",
    "Latakia Province": "SY06",
    "northwest Syria": "SY/northwest",
    "villages in southern Idlib Province": "SY07/south",
    "southern Idlib": "SY07/south",
    "northwest Idlib": "SY07/northwest",
    "northern Hama Province": "SY05/north",
    "northern Hama": "SY05/north",
    "northeastern Latakia Province": "SY06/northeast",
    "the Jabal Al-Akrad region": "R-akrad",
    "the M5 highway": "R-m5/C1007-C2528",
    "the M5": "R-m5",
    "Syria": "SY",
}
UNKNOWN = {"the mountainous area"}
LEAST_FIRST_RIGHT = 0.66
PART_OF_GOVERNORATE = re.compile(r"(North|South|East|West)\w*ern [\w ]+ Governorate")
LEAST_POINTS_HELD = 0.9


def _seed_places(shared: Path, placer: Placer) -> list[tuple[PlaceMention, Location]]:
    row = json.loads((shared / "gold" / "seed.jsonl").read_text(encoding="utf-8").split("\n")[0])
    claims = [
        Claim(
            report="seed",
            span=Span(**coded["span"]),
            speaker=Speaker(name="publisher"),
            act=Act.ASSERTS,
            type=coded["type"],
            places=tuple(
                PlaceMention(span=Span(start=p["start"], end=p["end"], quote=p["quote"]), role=Role(p["role"]))
                for p in coded["places"]
            ),
        )
        for coded in row["claims"]
    ]
    placed = placer.place(claims, Report(id="seed", name="seed", text=row["text"]))
    return [(p, p.location) for claim in placed for p in claim.places if p.location]


def test_every_place_of_the_article_is_right(shared: Path, syria: Placer) -> None:
    seen = _seed_places(shared, syria)
    assert len(seen) >= 29
    for mention, location in seen:
        point = POINTS.get((mention.text, mention.role.value))
        if mention.text in UNKNOWN:
            assert location.status is PlaceStatus.UNRESOLVED
        elif point:
            assert location.lat is not None, mention.text
            assert location.lon is not None, mention.text
            assert distance_km(*point, location.lat, location.lon) <= 5, mention.text
        else:
            assert location.place_id == AREAS[mention.text], mention.text


def test_names_never_seen_before_are_mostly_found(shared: Path) -> None:
    placer = Placer(load("syria", without=["ucdp"]))
    lines = (shared / "bench" / "dev" / "ucdp_syria_places.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    towns = [r for r in rows if r["gold"]["where_prec"] <= 2 and r["text"].endswith(("village", "town"))]
    right = 0
    for row in towns:
        best = next(iter(placer.candidates(row["text"])), None)
        right += best is not None and distance_km(*row["gold"]["latlon"], best.lat, best.lon) <= 5
    assert right / len(towns) >= LEAST_FIRST_RIGHT


def test_parts_of_governorates_hold_the_points_of_coders(shared: Path, syria: Placer) -> None:
    with (shared / "data" / "geo" / "ucdp" / "ucdp_ged_syria_2016_2018.csv").open(
        encoding="utf-8", newline=""
    ) as lines:
        coded = {
            (row["where_coordinates"], float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(lines)
        }
    parts = sorted(row for row in coded if PART_OF_GOVERNORATE.fullmatch(row[0]))
    held = [shapely.from_wkt(_placed(syria, name).geometry).covers(shapely.Point(x, y)) for name, x, y in parts]
    assert len(parts) >= 30
    assert sum(held) / len(held) >= LEAST_POINTS_HELD


def _placed(placer: Placer, name: str) -> Location:
    span = Span(start=0, end=len(name), quote=name)
    claim = Claim(
        report="r",
        span=span,
        speaker=Speaker(name="publisher"),
        act=Act.ASSERTS,
        type="shelling",
        places=(PlaceMention(span=span, role=Role.AT),),
    )
    location = placer.place([claim], Report(id="r", name="r", text=name))[0].places[0].location
    assert location is not None
    return location


@pytest.mark.parametrize("name", ["Kafranbel", "Kafr Nobol", "Kfar Nabl", "Kafr Nabl"])
def test_four_spellings_are_one_town(syria: Placer, name: str) -> None:
    assert syria.candidates(name)[0].place_id == "C4068"
