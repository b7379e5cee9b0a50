"""A desk of invented reports and claims, as many as are asked for, in a real ledger: what the load test reads.

Reports tell of air strikes, clashes, captures, tolls, ceasefires, denials and warnings at places the shipped pack
knows, by the parties and outlets it knows; days are equally crowded at every size. Nothing of it is any real report.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from marsad.config import Config
from marsad.engine import Desk
from marsad.model import (
    Act,
    Basis,
    Claim,
    Comparator,
    Denial,
    Figure,
    FigureKind,
    GazetteerEntry,
    Location,
    Mention,
    Modality,
    Pack,
    Period,
    PlaceMention,
    PlaceStatus,
    Polarity,
    Reading,
    Report,
    Role,
    Scope,
    Span,
    Speaker,
    When,
)

READER = "invented/1"
BEGIN = date(2015, 1, 1)
CLAIMS_A_YEAR = 25_000
DEEDS = {
    "air_strike": "warplanes bombed", "shelling": "shells hit", "ground_clash": "fighting broke out at",
    "raid": "a raid was carried out on", "ambush": "a patrol was ambushed near", "advance": "fighters moved on",
    "capture_by_government": "the army took", "control_state": "the army holds", "abduction": "men were abducted in",
    "bombardment_unspecified": "bombardment was heard in", "displacement": "families fled", "arrest": "arrests in",
}  # fmt: skip
PLACES, OUTLETS = 400, 24


def found(folder: Path, claims: int, reports: int) -> Desk:
    """Make a desk that holds so many claims in so many reports; the same numbers give the same desk."""
    desk = Desk.create(Config(folder=folder, title="Load", operator="load", demonstration=True))
    teller = Teller(desk.pack, days=max(30, claims * 365 // CLAIMS_A_YEAR))
    for number in range(reports):
        several = claims * (number + 1) // reports - claims * number // reports
        report, read = teller.report(number, several)
        desk.ledger.add(report)
        desk.ledger.record(Reading(report=report.id, claims=read), READER)
    return desk


@dataclass
class Teller:
    """Tells reports by chance, which is the same each time."""

    pack: Pack
    days: int
    chance: random.Random = field(default_factory=lambda: random.Random(11))

    def __post_init__(self) -> None:
        villages = [e for e in self.pack.entries if e.kind == "settlement" and "SY07" in e.within]
        self.places = self.chance.sample(villages, min(PLACES, len(villages)))
        self.sources = self.pack.sources[:OUTLETS]

    def report(self, number: int, several: int) -> tuple[Report, tuple[Claim, ...]]:
        """One report with so many claims, each a sentence of it."""
        published = BEGIN + timedelta(days=self.chance.randrange(self.days))
        lines: list[str] = []
        coded = []
        for _ in range(several):
            start = sum(len(line) + 1 for line in lines)
            line, claim = self._sentence(f"sha256:{number:064x}", start, published)
            lines.append(line)
            coded.append(claim)
        report = Report(
            id=f"sha256:{number:064x}",
            name=f"{number}.txt",
            text="\n".join([*lines, *(self._filler() for _ in range(6))]),
            title=f"Report {number} of {published:%d %B}",
            publisher=self.chance.choice(self.sources).name,
            published=published,
            language="en",
        )
        return report, tuple(claim.identified() for claim in coded)

    def _sentence(self, report: str, start: int, published: date) -> tuple[str, Claim]:
        kind = self.chance.choices(("deed", "toll", "truce", "denial", "warning"), (84, 6, 2, 4, 4))[0]
        line = _Line(report=report, start=start)
        source, place = self.chance.choice(self.sources), self.chance.choice(self.places)
        line.say("the ministry says" if kind == "denial" else f"{source.name} says")
        claim: dict[str, object] = {"speaker": Speaker(name=source.name, id=source.id, span=line.last)}
        claim |= getattr(self, f"_{kind}")(line, published)
        line.say("in" if kind in ("toll", "truce", "warning") else "at")
        claim["places"] = (PlaceMention(span=line.say(place.names[0]), role=Role.AT, location=_location(place)),)
        line.say("on that day.")
        return line.text, Claim(report=report, span=line.whole, reader=READER, **claim)  # type: ignore[arg-type]

    def _deed(self, line: _Line, published: date) -> dict[str, object]:
        kind = self.chance.choice(list(DEEDS))
        party = self.chance.choice(self.pack.parties[:12])
        actors = (Mention(span=line.say(party.name), party=party.id),) if self.chance.random() < 0.6 else ()
        line.say(DEEDS[kind])
        told: dict[str, object] = {"act": Act.ASSERTS, "type": kind, "actors": actors, "time": self._time(published)}
        if self.chance.random() < 0.25:
            told["figures"] = (self._figure(line, FigureKind.KILLED, self.chance.randrange(1, 30)),)
        return told

    def _toll(self, line: _Line, published: date) -> dict[str, object]:
        kind = self.chance.choice((FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.DISPLACED))
        period = Period(earliest=BEGIN, latest=published)
        figure = self._figure(line, kind, self.chance.randrange(100, 9000), cumulative=True, period=period)
        return {"act": Act.ASSERTS, "type": "toll", "figures": (figure,)}

    def _truce(self, line: _Line, published: date) -> dict[str, object]:
        line.say("a ceasefire")
        kind = self.chance.choice(("ceasefire_announced", "ceasefire_violated", "ceasefire_violated"))
        party = self.chance.choice(self.pack.parties[:12])
        actors = (Mention(span=line.say(party.name), party=party.id),)
        return {"act": Act.ANNOUNCES, "type": kind, "actors": actors, "time": self._time(published)}

    def _denial(self, line: _Line, published: date) -> dict[str, object]:
        line.say("that no strike was carried out")
        told: dict[str, object] = {"act": Act.DENIES, "type": "air_strike", "polarity": Polarity.NEGATED}
        return told | {"denies": (Denial(scope=Scope.OCCURRENCE),), "time": self._time(published)}

    def _warning(self, line: _Line, published: date) -> dict[str, object]:
        line.say("an attack is expected")
        told: dict[str, object] = {"act": Act.WARNS, "type": "offensive_launched", "modality": Modality.EXPECTED}
        due = published + timedelta(days=7)
        return told | {"time": When(text=None, earliest=published, latest=due, basis=Basis.PUBLICATION)}

    def _figure(self, line: _Line, kind: FigureKind, value: int, **more: object) -> Figure:
        span = line.say(f"({value} {kind.value.replace('_', ' ')})")
        return Figure(span=span, kind=kind, comparator=Comparator.EQ, value=value, low=value, high=value, **more)  # type: ignore[arg-type]

    def _time(self, published: date) -> When | None:
        back = self.chance.choice((0, 1, 1, 2, 10, None))
        if back is None:
            return None
        latest = published - timedelta(days=min(back, 1))
        return When(text=None, earliest=published - timedelta(days=back), latest=latest, basis=Basis.PUBLICATION)

    def _filler(self) -> str:
        return " ".join(f"word{self.chance.randrange(9999)}" for _ in range(25))


class _Line:
    """A sentence as it grows; each part said gives its span in the report."""

    def __init__(self, report: str, start: int) -> None:
        self.text, self._start = "", start

    def say(self, words: str) -> Span:
        self.text += " " if self.text else ""
        begin = self._start + len(self.text)
        self.text += words
        self.last = Span(start=begin, end=begin + len(words), quote=words)
        return self.last

    @property
    def whole(self) -> Span:
        return Span(start=self._start, end=self._start + len(self.text), quote=self.text)


def _location(entry: GazetteerEntry) -> Location:
    return Location(
        status=PlaceStatus.RESOLVED,
        place_id=entry.id,
        name=entry.names[0],
        local_name=entry.local_name,
        lat=entry.lat,
        lon=entry.lon,
        radius_km=entry.radius_km,
        precision=entry.precision,
        within=entry.within,
    )
