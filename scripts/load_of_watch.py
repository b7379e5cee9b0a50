"""How the Watch page bears many incidents: PYTHONPATH=. python scripts/load_of_watch.py [INCIDENTS] [--rounds 15]

Makes a picture of so many invented incidents (50,000 unless told) at places of the pack of Syria, no reading and no
weighing, and asks the pages for it in one process. For each address one row of a table: milliseconds of one core, the
median and the 95th percentile of the rounds, and the size of the answer in kB before it is packed. The first row is the
roll, which is made once a picture. Ends with 1 where a request for the map's data took longer than the bound (400 ms).
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from marsad import packs
from marsad.config import Config
from marsad.engine.results import Found
from marsad.model import (
    FAMILY_OF,
    POINT_LIKE,
    Act,
    Axis,
    Claim,
    Decision,
    GazetteerEntry,
    Incident,
    Judgement,
    Location,
    Pack,
    Picture,
    PlaceMention,
    PlaceStatus,
    Precision,
    Report,
    Role,
    Span,
    Speaker,
    Stance,
    Status,
    Voice,
    query_of,
)
from marsad.web import create_app

BOUND = 400  # ms for the map's data
BEGAN = date(2011, 3, 15)
DAYS = 3650
ADDRESSES = (
    ("the map of the country", "/watch.geojson?zoom=6.5&bbox=35,32,43,38"),
    ("the map, closer", "/watch.geojson?zoom=9&bbox=36,35,37.5,36.5"),
    ("the map, closest", "/watch.geojson?zoom=12&bbox=36.5,35.5,36.8,35.8"),
    ("the map, filtered", "/watch.geojson?zoom=6.5&kind=strike&status=contested&from=2014-01-01&to=2016-12-31"),
    ("the map, of one province", "/watch.geojson?zoom=7&place=Idlib"),
    ("the map, by words", "/watch.geojson?zoom=7&q=mill"),
    ("the page", "/"),
    ("the page, filtered", "/?kind=strike&status=contested&from=2014-01-01&to=2016-12-31"),
    ("the page, its 200th page", "/?page=200"),
    ("the table, by place", "/watch/table?sort=place"),
    ("one spot", "/watch/spot?spot=none"),
)


@dataclass
class LoadedDesk:
    """What the pages ask of a desk, over a picture that is already there."""

    config: Config
    pack: Pack
    picture: Picture
    held: tuple[Report, ...]
    read: tuple[Claim, ...]

    def weigh(self, as_known_on: date | None = None) -> Picture:  # noqa: ARG002
        return self.picture

    def search(self, typed: str, as_known_on: date | None = None) -> Found:  # noqa: ARG002
        return Found(query=query_of(typed), claims=tuple(c for c in self.read if typed in c.span.quote))

    def reports(self) -> tuple[Report, ...]:
        return self.held

    def claims(self) -> tuple[Claim, ...]:
        return self.read

    def decisions(self) -> tuple[Decision, ...]:
        return ()


def main() -> int:
    """Measure and print; 1 where the map's data took too long."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("incidents", nargs="?", type=int, default=50_000)
    asked.add_argument("--rounds", type=int, default=15)
    given = asked.parse_args()
    visit = TestClient(create_app(loaded(given.incidents)))  # type: ignore[arg-type]
    print(f"{given.incidents:,} incidents\n\n| what | median, ms | 95 %, ms | kB |\n|---|---|---|---|")
    print(f"| the roll, once | {_milliseconds(lambda: visit.get('/watch/spot?spot=none')):.0f} | | |")
    slowest = 0.0
    for words, address in ADDRESSES:
        size = len(visit.get(address).raise_for_status().content) / 1000
        took = sorted(_milliseconds(lambda a=address: visit.get(a)) for _ in range(given.rounds))
        late = took[min(round(0.95 * len(took)), len(took) - 1)]
        print(f"| {words} | {statistics.median(took):.0f} | {late:.0f} | {size:,.0f} |", flush=True)
        slowest = max(slowest, late if "geojson" in address else 0)
    print(f"\nthe slowest of the map's data: {slowest:.0f} ms of {BOUND}")
    return int(slowest > BOUND)


def loaded(incidents: int) -> LoadedDesk:
    """A desk with so many incidents, each with one claim, five claims a report; the same ones every time."""
    pack, rng = packs.load("syria"), random.Random(5)
    south, west, north, east = pack.bounds
    country = [e for e in pack.entries if south < e.lat < north and west < e.lon < east and "SY" in e.within]
    towns = [e for e in country if e.kind == "settlement"]
    areas = [e for e in country if e.kind in ("admin1", "admin2", "admin3") and e.geometry]
    claims, told, reports = [], [], []
    for number in range(incidents):
        day = BEGAN + timedelta(days=rng.randrange(DAYS))
        if number % 5 == 0:
            reports.append(
                Report(
                    id=f"sha256:{number:064x}", name=str(number), text="", published=day, publisher=f"Outlet {day.day}"
                )
            )
        claim, incident = _told(number, day, reports[-1].id, _place(rng, towns, areas), rng, pack)
        claims.append(claim)
        told.append(incident)
    picture = Picture(as_known_on=None, incidents=tuple(told))
    return LoadedDesk(Config(folder=Path(), title="Load"), pack, picture, tuple(reports), tuple(claims))


def _place(rng: random.Random, towns: Sequence[GazetteerEntry], areas: Sequence[GazetteerEntry]) -> Location | None:
    """Of twenty incidents one has no place, two an area, five a ring, and the others a settlement."""
    draw = rng.random()
    if draw < 0.05:
        return None
    entry = rng.choice(areas) if draw < 0.15 else rng.choice(towns)
    near = 0.15 <= draw < 0.4 and entry.precision in POINT_LIKE
    return Location(
        status=PlaceStatus.RESOLVED, place_id=entry.id, name=entry.name, local_name=entry.local_name, lat=entry.lat,
        lon=entry.lon, radius_km=10.0 if near else entry.radius_km, within=entry.within,
        precision=Precision.NEAR_SETTLEMENT if near else entry.precision,
    )  # fmt: skip


def _told(
    number: int, day: date, report: str, place: Location | None, rng: random.Random, pack: Pack
) -> tuple[Claim, Incident]:
    kind = rng.choice(("air_strike", "shelling", "ground_clash", "raid", "killing_of_civilians", "advance"))
    quote = f"{kind} at the {rng.choice(('mill', 'bridge', 'market', 'school'))}"
    span, who = Span(start=0, end=len(quote), quote=quote), f"Witness {number % 400}"
    claim = Claim(id=f"{number:016x}", report=report, span=span, speaker=Speaker(name=who), act=Act.ASSERTS, type=kind)
    status = rng.choice((Status.SINGLE_SOURCE, Status.SINGLE_SOURCE, Status.CORROBORATED, Status.CONTESTED))
    contested = (Judgement(axis=Axis.OCCURRENCE, standing="contested"),) if status is Status.CONTESTED else ()
    told = Incident(
        id=f"inc-{number:012x}", kind=kind, family=FAMILY_OF[kind], claims=(claim.id,), status=status,
        judgements=contested, voices=(Voice(name=who, stance=Stance.FOR, claims=(claim.id,)),),
        places=(PlaceMention(span=span, role=Role.AT, location=place),) if place else (), earliest=day,
        latest=day + timedelta(days=rng.choice((0, 0, 0, 3, 30))), actors=(rng.choice(pack.parties).id,),
        first_known=day, last_known=day,
    )  # fmt: skip
    return claim, told


def _milliseconds(what: Callable[[], Any]) -> float:
    began = time.process_time()
    what()
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    sys.exit(main())
