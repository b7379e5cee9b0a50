"""Measure the placing of names: python scripts/score_places.py PLACES.jsonl [--without LICENCE …]

PLACES.jsonl holds rows with `text` and `gold` {latlon, adm1, where_prec}, as in the UCDP place bench. The pack holds
UCDP's own names, so `--without ucdp` gives the honest figure for names it has not seen. Prints, for names that UCDP
places exactly (where_prec 1), near (2) and for villages and towns of both: how often the first candidate lies within
5, 10 and 25 km, and how often one of the first five does within 5; then what `place` makes of each name when its
governorate is named beside it: the share resolved, and how many of those lie within 5 km.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from marsad.model import Act, Claim, Location, PlaceMention, PlaceStatus, Report, Role, Span, Speaker
from marsad.packs import load
from marsad.place import Placer
from marsad.place.ground import distance_km

REACHES = (5.0, 10.0, 25.0)
SETTLED = ("village", "town", "city", "suburb")
Row = dict[str, Any]


def main() -> None:
    """Read the bench, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--without", nargs="*", default=[], metavar="LICENCE")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.bench.read_text(encoding="utf-8").split("\n") if line]
    started = time.perf_counter()
    pack = load("syria", without=options.without)
    loaded = time.perf_counter()
    placer = Placer(pack)
    print(f"pack {loaded - started:.2f} s, names {time.perf_counter() - loaded:.2f} s, {len(pack.entries)} places")
    for title, chosen in _groups().items():
        group = [row for row in rows if chosen(row)]
        if group:
            print(f"{title:24} {len(group):5}  {_alone(placer, group)}")
            print(f"{'':24} {'':5}  {_in_province(placer, group)}")


def _groups() -> dict[str, Callable[[Row], bool]]:
    return {
        "exactly placed": lambda row: row["gold"]["where_prec"] == 1,
        "placed near": lambda row: row["gold"]["where_prec"] == 2,
        "villages and towns": lambda row: row["gold"]["where_prec"] <= 2 and row["text"].lower().endswith(SETTLED),
    }


def _alone(placer: Placer, rows: list[Row]) -> str:
    started = time.perf_counter()
    found = [placer.candidates(row["text"]) for row in rows]
    spent = (time.perf_counter() - started) / len(rows) * 1000
    off = [[_km(row, c.lat, c.lon) for c in some] for row, some in zip(rows, found, strict=True)]
    first = [f"@{reach:.0f} {sum(bool(o) and o[0] <= reach for o in off) / len(off):.1%}" for reach in REACHES]
    five = sum(any(km <= REACHES[0] for km in o) for o in off) / len(off)
    none = sum(not o for o in off) / len(off)
    return f"alone: {'  '.join(first)}  R5@5 {five:.1%}  no candidate {none:.1%}  {spent:.2f} ms a name"


def _in_province(placer: Placer, rows: list[Row]) -> str:
    placed = [(row, _placed(placer, row)) for row in rows]
    known = [(row, at) for row, at in placed if at.status is PlaceStatus.RESOLVED and at.lat is not None]
    right = sum(_km(row, at.lat or 0.0, at.lon or 0.0) <= REACHES[0] for row, at in known)
    share = len(known) / len(placed)
    return f"with its governorate: resolved {share:.1%}, of these @5 {right / max(1, len(known)):.1%}"


def _placed(placer: Placer, row: Row) -> Location:
    name, province = row["text"], row["gold"]["adm1"]
    text = f"{name}, {province}"
    mentions = (
        PlaceMention(span=Span(start=0, end=len(name), quote=name), role=Role.AT),
        PlaceMention(span=Span(start=len(name) + 2, end=len(text), quote=province), role=Role.WITHIN),
    )
    claim = Claim(
        report="bench",
        span=Span(start=0, end=len(text), quote=text),
        speaker=Speaker(name="publisher"),
        act=Act.ASSERTS,
        type="other_event",
        places=mentions,
    )
    placed = placer.place([claim], Report(id="bench", name="bench", text=text))[0].places[0].location
    assert placed is not None
    return placed


def _km(row: Row, lat: float, lon: float) -> float:
    south, east = row["gold"]["latlon"]
    return distance_km(south, east, lat, lon)


if __name__ == "__main__":
    main()
