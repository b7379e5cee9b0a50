"""A small invented conflict, laid out as a desk that needs no ledger: what the pages ask of a desk, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from marsad.config import Config
from marsad.engine.pictures import Weighed
from marsad.engine.results import Behind, Found
from marsad.engine.standing import Standing
from marsad.errors import NotFound
from marsad.model import (
    Account,
    Act,
    Axis,
    Basis,
    Candidate,
    Claim,
    Comparator,
    Decision,
    Denial,
    Family,
    Figure,
    FigureKind,
    GazetteerEntry,
    Incident,
    Judgement,
    Licence,
    Location,
    Mention,
    Pack,
    Party,
    Picture,
    PlaceMention,
    PlaceStatus,
    Polarity,
    Precision,
    Reason,
    Report,
    Role,
    Scope,
    Section,
    SectionKind,
    Source,
    Span,
    Speaker,
    Stance,
    Status,
    Voice,
    When,
    query_of,
)
from marsad.publish import Retold, compose, retold
from marsad.web import create_app
from marsad.weigh import accounts, difference

TENTH, ELEVENTH = date(2031, 3, 10), date(2031, 3, 11)
ACCUSING = (
    "Fresh strikes on the Vale\n\n"
    "The Vale Watch reports air strikes on Upper Mill by Lowland warplanes on Monday. "
    "At least 3 civilians were killed.\n"
    "Shelling hit the southern Vale, residents say.\n"
)
DENYING = "The Lowland ministry denied that any air strikes were carried out.\nGunfire was heard near Ferry.\n"


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start=start, end=start + len(quote), quote=quote)


def square(lat: float, lon: float, half: float) -> str:
    s, w, n, e = lat - half, lon - half, lat + half, lon + half
    return f"POLYGON (({w} {s}, {e} {s}, {e} {n}, {w} {n}, {w} {s}))"


def located(text: str, quote: str, location: Location | None, role: Role = Role.AT) -> PlaceMention:
    return PlaceMention(span=span(text, quote), role=role, location=location)


MILL = Location(
    status=PlaceStatus.RESOLVED, place_id="mill", name="Upper Mill", lat=35.9, lon=36.6, radius_km=2.0,
    precision=Precision.SETTLEMENT, reason="the only Upper Mill of the Vale",
    candidates=(
        Candidate(place_id="mill", name="Upper Mill", lat=35.9, lon=36.6, score=96.0),
        Candidate(place_id="mill2", name="Lower Mill", lat=35.2, lon=36.9, score=61.0, why="a shorter name"),
    ),
)  # fmt: skip
SOUTH = Location(
    status=PlaceStatus.RESOLVED, place_id="vale", name="southern Vale", lat=35.6, lon=36.6, radius_km=30.0,
    precision=Precision.PART_OF_ADMIN1, geometry=square(35.6, 36.6, 0.2),
)  # fmt: skip
FERRY = Location(
    status=PlaceStatus.RESOLVED, place_id="ferry", name="Ferry", lat=36.1, lon=36.4, radius_km=10.0,
    precision=Precision.NEAR_SETTLEMENT,
)  # fmt: skip
NOWHERE = Location(status=PlaceStatus.AMBIGUOUS, candidates=MILL.candidates)

PACK = Pack(
    name="vale",
    title="The Vale",
    bounds=(35.0, 36.0, 36.5, 37.2),
    parties=(
        Party(id="lowland", name="Lowland forces", side="lowland", kind="state"),
        Party(id="vale_guard", name="Vale Guard", side="vale", kind="armed_group"),
    ),
    sources=(Source(id="ministry", name="Lowland ministry", kind="ministry", side="lowland", party="lowland"),),
    entries=(
        GazetteerEntry(
            id="vale", kind="admin1", names=("Vale",), lat=35.75, lon=36.6, precision=Precision.ADMIN1, radius_km=60,
            source="own", geometry=square(35.75, 36.6, 0.7),
        ),
        GazetteerEntry(
            id="mill", kind="settlement", names=("Upper Mill",), lat=35.9, lon=36.6, precision=Precision.SETTLEMENT,
            radius_km=2, source="own", prominence=0.5, within=("vale",),
        ),
    ),
    licences=(Licence(id="own", title="Own", licence="CC0", attribution="Boundaries: <i>drawn for this test</i>"),),
)  # fmt: skip

FIRST = Report(
    id="sha256:" + "a" * 64, name="first.txt", text=ACCUSING, title="Fresh strikes", publisher="Vale Watch",
    published=TENTH, url="https://watch.example/1", language="en", collected=datetime(2031, 3, 12, 9, 30, tzinfo=UTC),
    sections=(Section(kind=SectionKind.HEADLINE, start=0, end=25), Section(kind=SectionKind.BODY, start=25, end=200)),
)  # fmt: skip
SECOND = Report(
    id="sha256:" + "b" * 64, name="second.txt", text=DENYING, title="A denial", publisher="Lowland Radio",
    published=ELEVENTH, url="javascript:alert(1)", language="en",
)  # fmt: skip

MONDAY = When(text="on Monday", earliest=TENTH, latest=TENTH, basis=Basis.PUBLICATION, span=span(ACCUSING, "on Monday"))
KILLED = Figure(
    span=span(ACCUSING, "At least 3 civilians"), kind=FigureKind.KILLED, comparator=Comparator.GE, value=3, low=3,
    who="civilian",
)  # fmt: skip
STRIKES = Claim(
    report=FIRST.id,
    span=span(ACCUSING, "The Vale Watch reports air strikes on Upper Mill by Lowland warplanes on Monday."),
    speaker=Speaker(name="Vale Watch", span=span(ACCUSING, "The Vale Watch")), act=Act.ASSERTS, type="air_strike",
    actors=(Mention(span=span(ACCUSING, "Lowland warplanes"), party="lowland"),),
    places=(located(ACCUSING, "Upper Mill", MILL),), time=MONDAY, reader="rules/1.0",
).identified()  # fmt: skip
DEAD = Claim(
    report=FIRST.id, span=span(ACCUSING, "by Lowland warplanes on Monday. At least 3 civilians were killed."),
    speaker=Speaker(name="publisher"), act=Act.ASSERTS, type="air_strike", figures=(KILLED,), time=MONDAY,
    places=(located(ACCUSING, "Upper Mill", MILL),), reader="rules/1.0",
).identified()  # fmt: skip
SHELLED = Claim(
    report=FIRST.id, span=span(ACCUSING, "Shelling hit the southern Vale, residents say."),
    speaker=Speaker(name="residents", span=span(ACCUSING, "residents")), act=Act.ASSERTS, type="shelling",
    places=(located(ACCUSING, "the southern Vale", SOUTH, Role.WITHIN),), time=MONDAY, reader="rules/1.0",
).identified()  # fmt: skip
DENIED = Claim(
    report=SECOND.id, span=span(DENYING, "The Lowland ministry denied that any air strikes were carried out."),
    speaker=Speaker(name="The Lowland ministry", id="ministry", span=span(DENYING, "The Lowland ministry")),
    act=Act.DENIES, type="air_strike", polarity=Polarity.NEGATED, denies=(Denial(scope=Scope.OCCURRENCE),),
    reader="rules/1.0",
).identified()  # fmt: skip
HEARD = Claim(
    report=SECOND.id, span=span(DENYING, "Gunfire was heard near Ferry."), speaker=Speaker(name="publisher"),
    act=Act.ASSERTS, type="ground_clash", places=(located(DENYING, "Ferry", FERRY, Role.NEAR),), reader="rules/1.0",
).identified()  # fmt: skip
CLAIMS = (STRIKES, DEAD, SHELLED, DENIED, HEARD)

CONTESTED = Incident(
    id="strikesinthevale", kind="air_strike", family=Family.STRIKE, claims=(STRIKES.id, DEAD.id, DENIED.id),
    voices=(
        Voice(name="Vale Watch", stance=Stance.FOR, claims=(STRIKES.id, DEAD.id), names_actor=("lowland",)),
        Voice(
            name="Lowland ministry", stance=Stance.AGAINST, claims=(DENIED.id,), source="ministry", side="lowland",
            relays=("Lowland Radio",), scope="occurrence",
        ),
    ),
    status=Status.CONTESTED,
    judgements=(
        Judgement(
            axis=Axis.OCCURRENCE, standing="contested",
            reasons=(Reason(text="one voice reports it, one denies it", claims=(STRIKES.id, DENIED.id)),),
        ),
    ),
    places=STRIKES.places, earliest=TENTH, latest=TENTH, actors=("lowland",), figures=((DEAD.id, KILLED),),
    first_known=TENTH, last_known=ELEVENTH,
)  # fmt: skip


def single(name: str, claim: Claim, known: date, **more: Any) -> Incident:
    voice = Voice(name=claim.speaker.name, stance=Stance.FOR, claims=(claim.id,))
    return Incident(
        id=name, kind=claim.type, family=claim.family, claims=(claim.id,), voices=(voice,), status=Status.SINGLE_SOURCE,
        judgements=(), places=claim.places, first_known=known, last_known=known, **more,
    )  # fmt: skip


INCIDENTS = (
    CONTESTED,
    single("shellinginthesouth", SHELLED, TENTH, earliest=TENTH, latest=TENTH),
    single("gunfirenearferry", HEARD, ELEVENTH),
    replace(
        single("whoknowswhere", SHELLED, ELEVENTH, earliest=ELEVENTH, latest=ELEVENTH),
        places=(located(ACCUSING, "Upper Mill", NOWHERE),),
    ),
)


@dataclass
class InventedDesk:
    """Answers as `engine.Desk` does, from the nouns above or those a test puts in their place."""

    config: Config = field(default_factory=lambda: Config(folder=Path(), title="The Vale", demonstration=True))
    pack: Pack = PACK
    held: dict[str, Report] = field(default_factory=lambda: {r.id: r for r in (FIRST, SECOND)})
    read: dict[str, Claim] = field(default_factory=lambda: {c.id: c for c in CLAIMS})
    incidents: tuple[Incident, ...] = INCIDENTS
    weighed: Picture = field(default_factory=lambda: Picture(as_known_on=None))
    decided: tuple[Decision, ...] = ()
    late: Behind | None = None

    def weigh(self, as_known_on: date | None = None) -> Picture:
        known = [i for i in self.incidents if as_known_on is None or not i.first_known or i.first_known <= as_known_on]
        late = as_known_on is not None and as_known_on < ELEVENTH
        picture = Picture(as_known_on=as_known_on) if late else self.weighed
        return replace(picture, as_known_on=as_known_on, incidents=tuple(known))

    def showing(self, as_known_on: date | None = None) -> Weighed:
        return Weighed(picture=self.weigh(as_known_on), standing=self.standing(), at=datetime.now(UTC))

    def accounts(self, as_known_on: date | None = None) -> tuple[Account, ...]:
        return accounts(self.weigh(as_known_on), self.claims(), self.reports(), self.pack)

    def diff(self, before: date, after: date | None = None) -> Retold:
        pictures = self.weigh(before), self.weigh(after)
        return retold(difference(*pictures, reports=1), *pictures, self.pack)

    def incident(self, incident_id: str, as_known_on: date | None = None) -> Incident:
        found = [i for i in self.weigh(as_known_on).incidents if i.id == incident_id]
        return found[0] if found else self._missing(incident_id)

    def report(self, report_id: str) -> Report:
        return self.held[report_id] if report_id in self.held else self._missing(report_id)

    def claim(self, claim_id: str) -> Claim:
        return self.read[claim_id] if claim_id in self.read else self._missing(claim_id)

    def search(self, typed: str, as_known_on: date | None = None) -> Found:
        query = query_of(typed)
        known = {i: r for i, r in self.held.items() if not (as_known_on and r.published and r.published > as_known_on)}
        return Found(
            query=query,
            reports=tuple(r for r in known.values() if query.meets(f"{r.title or ''}\n{r.text}")),
            claims=tuple(
                c for c in self.claims() if c.report in known and query.meets(f"{c.speaker.name}\n{c.span.quote}")
            ),
        )

    def reports(self) -> tuple[Report, ...]:
        return tuple(self.held.values())

    def claims(self) -> tuple[Claim, ...]:
        return tuple(self.read.values())

    def decisions(self) -> tuple[Decision, ...]:
        return self.decided

    def standing(self) -> Standing:
        return Standing.of((), self.reports(), self.claims(), self.decided)

    def behind(self, as_known_on: date | None = None) -> Behind | None:
        return self.late

    def latest_day(self) -> date | None:
        return ELEVENTH if self.held else None

    def claims_of(self, report_id: str) -> tuple[Claim, ...]:
        return tuple(c for c in self.read.values() if c.report == report_id)

    def brief(self, day: date, as_known_on: date | None = None) -> Any:
        picture = self.weigh(as_known_on or day)
        return compose(
            picture, self.claims(), self.reports(), (), (), self.pack,
            day=day, title=self.config.title, as_known_on=picture.as_known_on, demonstration=True,
        )  # fmt: skip

    def _missing(self, wanted: str) -> Any:
        raise NotFound(f"Nothing answers to {wanted!r}.", next_step="Take an id from the pages.")


@pytest.fixture
def desk() -> InventedDesk:
    return InventedDesk()


@pytest.fixture
def visit(desk: InventedDesk) -> TestClient:
    """A client of the pages of the invented desk; put other nouns into `desk` before the first visit."""
    return TestClient(create_app(desk), raise_server_exceptions=False)
