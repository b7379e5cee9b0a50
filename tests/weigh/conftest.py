"""An invented war to weigh, and builders that let a story be told in its own words.

The Republic and its ally the Federation fight the Highland Front; the Overseas Alliance looks on. Serat and Morn are
villages three kilometres apart, Kolm lies on Hollow Ridge, Dunhall in the plain below; all in Vale Province.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from marsad.model import (
    Act,
    Basis,
    Candidate,
    Claim,
    Comparator,
    Decision,
    Denial,
    Figure,
    FigureKind,
    Incident,
    Location,
    Mention,
    Modality,
    Pack,
    Party,
    Period,
    Picture,
    PlaceMention,
    PlaceStatus,
    Polarity,
    Precision,
    Report,
    Role,
    Scope,
    Source,
    Span,
    Speaker,
    Verb,
    When,
)
from marsad.weigh import weigh

NORTH = "POLYGON ((40.0 40.5, 41.0 40.5, 41.0 41.0, 40.0 41.0, 40.0 40.5))"
VALE = "POLYGON ((40.0 40.0, 41.0 40.0, 41.0 41.0, 40.0 41.0, 40.0 40.0))"


def _point(place_id: str, name: str, lat: float, lon: float, *within: str) -> Location:
    return Location(
        status=PlaceStatus.RESOLVED,
        place_id=place_id,
        name=name,
        lat=lat,
        lon=lon,
        radius_km=3.0,
        precision=Precision.SETTLEMENT,
        within=within,
    )


PLACES = {
    "Serat": _point("serat", "Serat", 40.60, 40.50, "north", "vale"),
    "Morn": _point("morn", "Morn", 40.62, 40.52, "north", "vale"),
    "Dunhall": _point("dunhall", "Dunhall", 40.20, 40.50, "vale"),
    "Kolm": _point("kolm", "Kolm", 40.80, 40.80, "ridge", "north", "vale"),
    "Farwell": _point("farwell", "Farwell", 45.0, 46.0),
    "Hollow Ridge": Location(
        status=PlaceStatus.RESOLVED,
        place_id="ridge",
        name="Hollow Ridge",
        lat=40.78,
        lon=40.78,
        radius_km=12.0,
        precision=Precision.NATURAL_OR_LINEAR,
        within=("north", "vale"),
    ),
    "northern Vale": Location(
        status=PlaceStatus.RESOLVED,
        place_id="north",
        name="northern Vale",
        lat=40.75,
        lon=40.5,
        radius_km=50.0,
        precision=Precision.PART_OF_ADMIN1,
        geometry=NORTH,
        within=("vale",),
    ),
    "Vale Province": Location(
        status=PlaceStatus.RESOLVED,
        place_id="vale",
        name="Vale",
        lat=40.5,
        lon=40.5,
        radius_km=70.0,
        precision=Precision.ADMIN1,
        geometry=VALE,
    ),
    "Twin Ford": Location(
        status=PlaceStatus.AMBIGUOUS,
        candidates=(
            Candidate(place_id="serat", name="Serat Ford", lat=40.6, lon=40.5, score=60.0),
            Candidate(place_id="far_ford", name="Far Ford", lat=45.1, lon=46.1, score=58.0),
        ),
    ),
}

PARTIES = (
    Party(
        id="republic",
        name="Republic forces",
        side="republic",
        kind="state",
        allies=("federation",),
        aliases=("Republic", "Republic *", "Republic's army", "Federation-Republic"),
    ),
    Party(id="guard", name="Coast Guard Brigade", side="republic", kind="militia", parent="republic"),
    Party(
        id="federation",
        name="Federation",
        side="republic",
        kind="state",
        allies=("republic",),
        aliases=("Federation *", "Federation's *", "Federation-Republic", "Marshal Oren"),
    ),
    Party(
        id="front",
        name="Highland Front",
        side="front",
        kind="armed_group",
        aliases=("Front", "Front *", "Highland fighters"),
    ),
    Party(id="alliance", name="Overseas Alliance", side="overseas", kind="state", aliases=("Alliance", "Alliance *")),
)
SOURCES = (
    Source(
        id="fed_ministry",
        name="Federation Defence Ministry",
        kind="ministry",
        side="republic",
        party="federation",
        aliases=("Federation's Defence Ministry", "the ministry"),
    ),
    Source(id="fed_leader", name="Marshal Oren", kind="government", side="republic", party="federation"),
    Source(id="rep_command", name="Republic Army Command", kind="ministry", side="republic", party="republic"),
    Source(id="harbour", name="Harbour Post", kind="outlet", side="republic"),
    Source(id="front_voice", name="Front spokesman", kind="armed_group", side="front", party="front"),
    Source(id="watch", name="Rill Watch", kind="monitor"),
    Source(id="relief", name="Saint Aver Relief", kind="relief"),
    Source(id="quill", name="Quill Wire", kind="agency"),
    Source(id="lamp", name="Daily Lamp", kind="outlet"),
    Source(id="fig", name="Fig Tree Weekly", kind="outlet"),
)
PACK = Pack(name="vale", title="The war in the Vale", bounds=(39.0, 39.0, 47.0, 47.0), parties=PARTIES, sources=SOURCES)


def day(number: int) -> date:
    """A day of September 2019; 31 August is day 0, and so on backwards."""
    return date.fromordinal(date(2019, 9, 1).toordinal() + number - 1)


def when(on: Any) -> When | None:
    """None: the words give no time. A number: that day. A pair: from and to, None for an open end."""
    if on is None:
        return None
    first, last = on if isinstance(on, tuple) else (on, on)
    return When(
        text=None,
        earliest=None if first is None else day(first),
        latest=None if last is None else day(last),
        basis=Basis.ABSOLUTE,
    )


def count(kind: FigureKind, number: float, *, at_least: bool = False, words: str = "", **more: Any) -> dict[str, Any]:
    """A figure for `War.claim`: `count(KILLED, 3)`."""
    comparator = Comparator.GE if at_least else Comparator.EQ
    high = None if at_least else number
    said = words or f"{number:g} {kind.value}"
    return {"words": said, "kind": kind, "comparator": comparator, "value": number, "low": number, "high": high, **more}


@dataclass
class Paper:
    """One report being written; every claim adds its sentence."""

    publisher: str | None
    published: date | None
    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    collected: datetime | None = None

    @property
    def name(self) -> str:
        return f"{self.publisher} {self.published}"

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start=start, end=len(self.text), quote=words)

    def find(self, words: str, sentence: Span) -> Span:
        """The span of some words of the sentence, or of words put behind it where it lacks them."""
        at = sentence.quote.find(words)
        if at >= 0:
            start = sentence.start + at
            return Span(start=start, end=start + len(words), quote=words)
        self.add(" ")
        return self.add(words)

    def report(self) -> Report:
        return Report(
            id=f"sha256:{self.name} {self.text}",
            name=self.name,
            text=self.text,
            publisher=self.publisher,
            published=self.published,
            collected=self.collected,
            language="en",
        )


@dataclass
class War:
    """Papers and what they claim, told step by step, then weighed."""

    pack: Pack = PACK
    places: dict[str, Location] = field(default_factory=lambda: dict(PLACES))
    papers: list[Paper] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def paper(self, publisher: str | None, published: int | None, *, collected: int | None = None) -> Paper:
        """A new report of that outlet on that day of September 2019."""
        moment = datetime.combine(day(collected), datetime.min.time(), UTC) if collected is not None else None
        paper = Paper(publisher, None if published is None else day(published), collected=moment)
        self.papers.append(paper)
        return paper

    def claim(self, paper: Paper, words: str, kind: str, **told: Any) -> int:
        """One claim; returns its place in the paper. See `_claim` for what can be told."""
        paper.claims.append(self._claim(paper, words, kind, **told))
        paper.add(". ")
        return len(paper.claims) - 1

    def _claim(
        self,
        paper: Paper,
        words: str,
        kind: str,
        *,
        by: str = "publisher",
        through: Sequence[str] = (),
        at: Sequence[str] = (),
        within: Sequence[str] = (),
        near: Sequence[str] = (),
        toward: Sequence[str] = (),
        on: Any = None,
        actors: Sequence[str] = (),
        targets: Sequence[str] = (),
        act: Act = Act.ASSERTS,
        negated: bool = False,
        modality: Modality = Modality.ACTUAL,
        figures: Sequence[dict[str, Any]] = (),
        denies: Sequence[tuple[Scope, int | None]] = (),
    ) -> Claim:
        span = paper.add(words)
        roles = ((at, Role.AT), (within, Role.WITHIN), (near, Role.NEAR), (toward, Role.TOWARD))
        places = tuple(
            PlaceMention(span=paper.find(name, span), role=role, location=self.places.get(name))
            for names, role in roles
            for name in names
        )
        return Claim(
            report=paper.name,
            span=span,
            speaker=Speaker(name=by, span=None if by == "publisher" else paper.find(by, span)),
            relayed_by=tuple(through),
            act=act,
            type=kind,
            polarity=Polarity.NEGATED if negated or act is Act.DENIES else Polarity.AFFIRMED,
            modality=modality,
            actors=tuple(Mention(span=paper.find(name, span)) for name in actors),
            targets=tuple(Mention(span=paper.find(name, span)) for name in targets),
            places=places,
            time=when(on),
            figures=tuple(_figure(paper, span, f) for f in figures),
            denies=tuple(Denial(scope=s, claim=None if i is None else str(i)) for s, i in denies),
        )

    @property
    def reports(self) -> list[Report]:
        return [p.report() for p in self.papers]

    @property
    def claims(self) -> list[Claim]:
        return [c for p in self.papers for c in self.of(p)]

    def of(self, paper: Paper) -> list[Claim]:
        """The claims of one paper, with their ids; links of denials point to claims by their place in the paper."""
        report = paper.report().id
        told = [replace(c, report=report).identified() for c in paper.claims]
        return [
            replace(c, denies=tuple(replace(d, claim=told[int(d.claim)].id if d.claim else None) for d in c.denies))
            for c in told
        ]

    def decide(self, target: str, verb: Verb, value: str = "{}", at: int = 20) -> Decision:
        decision = Decision(
            id=f"d{len(self.decisions)}",
            target=target,
            verb=verb,
            because="it is so",
            by="an analyst",
            at=datetime.combine(day(at), datetime.min.time(), UTC),
            value=value,
        )
        self.decisions.append(decision)
        return decision

    def weigh(self, as_known_on: int | None = None, **more: Any) -> Picture:
        on = None if as_known_on is None else day(as_known_on)
        return weigh(self.claims, self.reports, self.pack, self.decisions, on, **more)

    def incident(self, **more: Any) -> Incident:
        """The one incident there is."""
        (found,) = self.weigh(**more).incidents
        return found


def _figure(paper: Paper, sentence: Span, told: dict[str, Any]) -> Figure:
    told = dict(told)
    period = told.pop("period", None)
    span = paper.find(told.pop("words"), sentence)
    days = Period(earliest=day(period[0]), latest=day(period[1])) if period else None
    return Figure(span=span, period=days, **told)


@pytest.fixture
def war() -> War:
    return War()


@pytest.fixture(scope="session")
def wars() -> type[War]:
    """Makes a new war for each example of a property."""
    return War


@pytest.fixture(scope="session")
def tell() -> Any:
    """`count`, for tests that give figures."""
    return count
