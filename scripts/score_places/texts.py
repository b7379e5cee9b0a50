"""The whole path from a text to the place of what it tells: headlines on Syria, incident reports on Gaza."""

from __future__ import annotations

import pickle
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.engine.pipeline import Tools, read_report
from marsad.engine.plugging import tools
from marsad.model import Claim, Location, Precision, Report, Role
from marsad.packs import shipped
from scripts.score_places.rows import Row, located, off, point_of, resolved, rows, share

# Finest first. A country is told as such and never drawn as a point: it is no answer.
FINENESS = (
    {Precision.EXACT, Precision.VICINITY, Precision.NEIGHBOURHOOD, Precision.SETTLEMENT},
    {Precision.NEAR_SETTLEMENT},
    {Precision.NATURAL_OR_LINEAR, Precision.ADMIN3, Precision.ADMIN2},
    {Precision.PART_OF_ADMIN1, Precision.ADMIN1},
)
HEADLINE_KM, FAR_KM = 10.0, 50.0
GAZA_KM = 5.0
BESIDE = ((Role.AT,), (Role.WITHIN,), tuple(set(Role) - {Role.AT, Role.WITHIN, Role.MENTIONED}))


@dataclass(frozen=True, slots=True)
class Answer:
    """The place of what a row tells, how it was come by, and how far it lies from the gold."""

    row: Row
    location: Location | None
    by: str

    @property
    def km(self) -> float:
        return off(self.row["gold"]["latlon"], point_of(self.location))


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
    for way, count in sorted(Counter(a.by for a in answers).items()):
        print(f"    {way:24} {count:5}  {_told([a for a in answers if a.by == way], (HEADLINE_KM,))}")
    return {"headlines_hit10": _within(answers, HEADLINE_KM), "headlines_far50": _beyond(answers, FAR_KM)}


def gaza(bench: Path, keep: Path | None = None) -> dict[str, float]:
    """Print the table; share of rows with a point that are placed within 5 km."""
    found = [row for row in rows(bench, "airwars_gaza") if row["gold"]["latlon"]]
    if not found:
        return {}
    pack = next((name for name in ("palestine", "gaza") if name in shipped()), "syria")
    answers = answer(found, pack, keep)
    print(f"\nIncident reports on Gaza, from text to place, pack {pack} (share of rows with a point)")
    print(f"  {'every row':26} {_told(answers, (1.0, GAZA_KM, 10.0))}")
    for kind, count in Counter(a.row["gold"]["geo_precision"] for a in answers).most_common(6):
        group = [a for a in answers if a.row["gold"]["geo_precision"] == kind]
        print(f"    {kind[:30]:30} {count:4}  {_told(group, (GAZA_KM,))}")
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
    return [_answer(row, claims[row["id"]], with_) for row in found]


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


def _answer(row: Row, claims: Sequence[Claim], with_: Tools) -> Answer:
    report = _report(row)
    placed = with_.places.place(claims, report)
    for role in BESIDE:
        told = [m.location for c in placed for m in c.places if m.role in role]
        chosen = finest(told)
        if chosen:
            return Answer(row, chosen, f"claims, {'beside' if len(role) > 1 else role[0].value}")
    names = [(start, end, Role.AT) for start, end, _ in with_.places.names_in(report.text)]
    chosen = finest(located(with_.places, report.text, names))
    return Answer(row, chosen, "names in the text" if chosen else "nothing")


def finest(told: Sequence[Location | None]) -> Location | None:
    """The finest place told; of several as fine the one told most often, then the first."""
    known = [at for at in told if at and resolved(at)]
    often = Counter(at.place_id for at in known)
    for fine in FINENESS:
        alike = [at for at in known if at.precision in fine]
        if alike:
            return max(alike, key=lambda at: often[at.place_id])
    return None


def _within(answers: Sequence[Answer], km: float) -> float:
    return share(sum(a.km <= km for a in answers), len(answers))


def _beyond(answers: Sequence[Answer], km: float) -> float:
    return share(sum(a.location is not None and a.km > km for a in answers), len(answers))


def _told(answers: Sequence[Answer], reaches: Sequence[float]) -> str:
    hits = "  ".join(f"@{reach:.0f} {_within(answers, reach):5.1f}" for reach in reaches)
    open_ = share(sum(a.location is None for a in answers), len(answers))
    return f"{len(answers):5} rows  {hits}  wrong by more than 50 km {_beyond(answers, FAR_KM):5.1f}  open {open_:5.1f}"
