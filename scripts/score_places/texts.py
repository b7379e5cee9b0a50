"""The whole path from a text to the place of what it tells: headlines on Syria, incident reports on Gaza.

One place is coded for each text. The answer is the finest place that the claims put something at or near, the one told
most often; where the claims hold none, the finest of the names in the text. A text that tells of places more than 50 km
apart tells of several events: it gets no answer rather than one by chance. A governorate is an area: its middle never
hits, and an area is wrong by the distance from its edge. How it would look with points throughout is printed beside it.
"""

from __future__ import annotations

import pickle
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from shapely.geometry import Point

from marsad.engine.pipeline import Tools, read_report
from marsad.engine.plugging import tools
from marsad.model import Claim, Location, Precision, Report, Role
from marsad.packs import shipped
from marsad.place import Placer, ground, vague
from scripts.score_places.rows import Row, located, off, point_of, resolved, rows, share

# Finest first. A country is told as such and never drawn as a point: it is no answer.
FINENESS = (
    {Precision.EXACT, Precision.VICINITY, Precision.NEIGHBOURHOOD, Precision.SETTLEMENT},
    {Precision.NEAR_SETTLEMENT},
    {Precision.NATURAL_OR_LINEAR, Precision.ADMIN3, Precision.ADMIN2},
    {Precision.PART_OF_ADMIN1, Precision.ADMIN1},
)
POINT, NEAR_POINT, AREA, PROVINCE = range(4)
HEADLINE_KM, FAR_KM = 10.0, 50.0
GAZA_KM = 5.0
# Where something is said to be, by how plainly; what is only mentioned is no place of an event.
PLAINLY = (
    frozenset({Role.AT, Role.NEAR}),
    frozenset({Role.WITHIN}),
    frozenset(Role) - {Role.AT, Role.NEAR, Role.WITHIN, Role.MENTIONED, Role.FROM},
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The place of what a row tells, how it was come by, and how far it lies from the gold."""

    row: Row
    location: Location | None
    by: str

    @property
    def km(self) -> float:
        """From the point of the answer."""
        return off(self.row["gold"]["latlon"], point_of(self.location))

    def hits(self, reach: float) -> bool:
        """Whether a point was given that lies within `reach` km."""
        return self.location is not None and _fineness(self.location) != PROVINCE and self.km <= reach

    @property
    def far(self) -> bool:
        """Whether the answer is wrong by more than 50 km, an area by the distance from its edge."""
        if self.location is None or self.km <= FAR_KM:
            return False
        if _fineness(self.location) < AREA or not self.location.geometry:
            return True
        lat, lon = self.row["gold"]["latlon"]
        edge = ground.in_km(vague.outline(self.location.geometry), lat)
        return bool(edge.distance(ground.in_km(Point(lon, lat), lat)) > FAR_KM)


def headlines(bench: Path, keep: Path | None = None) -> dict[str, float]:
    """Print the table; share of headlines placed within 10 km, and wrong by more than 50."""
    found = rows(bench, "ucdp_syria_headlines")
    if not found:
        return {}
    answers = answer(found, "syria", keep)
    print("\nHeadlines on Syria, from text and date to place (share of all rows)")
    exact = [a for a in answers if a.row["gold"]["where_prec"] == 1]
    for title, group in (("every headline", answers), ("exactly coded (prec. 1)", exact)):
        print(f"  {title:26} {_told(group, (5.0, HEADLINE_KM, 25.0))}")
    for way in sorted({a.by for a in answers}):
        print(f"    {way:24} {_told([a for a in answers if a.by == way], (HEADLINE_KM,))}")
    return {"headlines_hit10": _within(answers, HEADLINE_KM), "headlines_far50": _beyond(answers)}


def gaza(bench: Path, keep: Path | None = None) -> dict[str, float]:
    """Print the table; share of rows with a point that are placed within 5 km."""
    found = [row for row in rows(bench, "airwars_gaza") if row["gold"]["latlon"]]
    if not found:
        return {}
    pack = next((name for name in ("palestine", "gaza") if name in shipped()), "syria")
    answers = answer(found, pack, keep)
    print(f"\nIncident reports on Gaza, from text to place, pack {pack} (share of rows with a point)")
    print(f"  {'every row':26} {_told(answers, (1.0, GAZA_KM, 10.0))}")
    for kind, _ in Counter(a.row["gold"]["geo_precision"] for a in answers).most_common(6):
        group = [a for a in answers if a.row["gold"]["geo_precision"] == kind]
        print(f"    {kind[:24]:24} {_told(group, (GAZA_KM,))}")
    return {"gaza_hit5": _within(answers, GAZA_KM)}


def answer(found: Sequence[Row], pack: str, keep: Path | None = None) -> list[Answer]:
    """The place of the event of each row: what the claims say, else what the names in the text say.

    `keep`: a file for the claims that were read, so that the next run only places them anew.
    """
    with_ = tools(pack)
    started = time.perf_counter()
    claims = _kept(found, with_, keep)
    spent = time.perf_counter() - started
    if spent > 1:
        print(f"  reading {len(found)} texts took {spent:.0f} s")
    placer = cast(Placer, with_.places)
    return [_answer(row, claims[row["id"]], placer) for row in found]


def _kept(found: Sequence[Row], with_: Tools, keep: Path | None) -> dict[str, tuple[Claim, ...]]:
    if keep and keep.is_file():
        kept: dict[str, tuple[Claim, ...]] = pickle.loads(keep.read_bytes())
        return kept
    read = {row["id"]: read_report(_report(row), with_).claims for row in found}
    if keep:
        keep.write_bytes(pickle.dumps(read))
    return read


def _report(row: Row) -> Report:
    day = date.fromisoformat(row["date"]) if row["date"] else None
    return Report(id=row["id"], name=row["id"], text=row["text"], published=day)


def _answer(row: Row, claims: Sequence[Claim], placer: Placer) -> Answer:
    report = _report(row)
    placed = placer.place(claims, report)
    for roles in PLAINLY:
        told = _known([m.location for c in placed for m in c.places if m.role in roles])
        if told:
            return Answer(row, finest(told), "claims" if roles is PLAINLY[0] else "claims, less plainly")
    names = [(start, end, Role.AT) for start, end, _ in placer.names_in(report.text)]
    told = _known(located(placer, report.text, names))
    return Answer(row, finest(told), "names in the text" if told else "nothing")


def _known(told: Sequence[Location | None]) -> list[Location]:
    return [at for at in told if at and resolved(at) and _fineness(at) < len(FINENESS)]


def _fineness(at: Location) -> int:
    return next((n for n, fine in enumerate(FINENESS) if at.precision in fine), len(FINENESS))


def finest(told: Sequence[Location]) -> Location | None:
    """The finest place told; of several as fine the one told most often, then the first; None of places far apart."""
    if not told:
        return None
    often = Counter(at.place_id for at in told)
    best = min(told, key=lambda at: (_fineness(at), -often[at.place_id]))
    return None if any(_apart(best, other) > FAR_KM for other in told) else best


def _apart(one: Location, two: Location) -> float:
    """Kilometres between two places, each as wide as it is told; points lie on their point."""
    reach = sum(at.radius_km or 0.0 for at in (one, two) if _fineness(at) != POINT)
    between = off(point_of(one) or (0.0, 0.0), point_of(two))
    return max(0.0, between - reach)


def _within(answers: Sequence[Answer], km: float) -> float:
    return share(sum(a.hits(km) for a in answers), len(answers))


def _beyond(answers: Sequence[Answer]) -> float:
    return share(sum(a.far for a in answers), len(answers))


def _told(answers: Sequence[Answer], reaches: Sequence[float]) -> str:
    hits = "  ".join(f"@{reach:.0f} {_within(answers, reach):5.1f}" for reach in reaches)
    open_ = share(sum(a.location is None for a in answers), len(answers))
    points = share(sum(a.location is not None and a.km > FAR_KM for a in answers), len(answers))
    far = f"wrong by more than 50 km {_beyond(answers):5.1f} (from points {points:5.1f})"
    return f"{len(answers):5} rows  {hits}  {far}  open {open_:5.1f}"
