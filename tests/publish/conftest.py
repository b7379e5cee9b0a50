"""An invented war to print: the Vale, its two camps, its outlets, and a picture weighed by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from marsad.model import (
    FAMILY_OF,
    Act,
    Axis,
    Basis,
    Breach,
    Candidate,
    Ceasefire,
    Claim,
    Comparator,
    Control,
    Correction,
    Decision,
    Denial,
    Figure,
    FigureKind,
    Held,
    Incident,
    Judgement,
    Licence,
    Location,
    Mention,
    Outcome,
    Outlook,
    Pack,
    Party,
    Period,
    Picture,
    PlaceMention,
    PlaceStatus,
    Polarity,
    Precision,
    Problem,
    Reason,
    Report,
    Role,
    Scope,
    Source,
    Span,
    Speaker,
    Stance,
    Status,
    Toll,
    Verb,
    Voice,
    When,
)
from marsad.publish import Brief, compose

DAY = date(2031, 9, 11)


def day(month: int, number: int) -> date:
    return date(2031, month, number)


def span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start=start, end=start + len(words), quote=words)


def settled(place_id: str, name: str, lat: float, lon: float, precision: Precision, rivals: int = 0) -> Location:
    others = tuple(Candidate(place_id=f"r{n}", name=name, lat=lat, lon=lon, score=80) for n in range(rivals))
    own = Candidate(place_id=place_id, name=name, lat=lat, lon=lon, score=90, why="nearest to the anchor")
    return Location(
        status=PlaceStatus.RESOLVED, place_id=place_id, name=name, lat=lat, lon=lon, radius_km=3.0,
        precision=precision, candidates=(own, *others), reason="nearest to the anchor",
    )  # fmt: skip


ANKA = settled("p1", "Upper Anka", 4.5, 10.25, Precision.SETTLEMENT, rivals=2)
SERAT = settled("p2", "Serat", 4.6, 10.5, Precision.SETTLEMENT)
RIDGE = Location(
    status=PlaceStatus.RESOLVED, place_id="p3", name="Crow Ridge", lat=4.1, lon=10.1, radius_km=12.0,
    precision=Precision.NATURAL_OR_LINEAR, geometry="POLYGON ((10 4, 10 4.2, 10.2 4.2, 10.2 4, 10 4))",
)  # fmt: skip
VALE = Location(
    status=PlaceStatus.RESOLVED, place_id="p4", name="Northern Vale", lat=4.8, lon=10.4, radius_km=60.0,
    precision=Precision.PART_OF_ADMIN1,
)  # fmt: skip
TWINS = Location(
    status=PlaceStatus.AMBIGUOUS,
    candidates=tuple(Candidate(place_id=f"t{n}", name="Lower Anka", lat=4, lon=10, score=50) for n in range(3)),
)
PLACES = {"Upper Anka": ANKA, "Serat": SERAT, "Crow Ridge": RIDGE, "northern Vale": VALE, "Lower Anka": TWINS}


@dataclass
class Desk:
    """Reports and claims as they are written down; `claim` finds every word it is given in the report."""

    pack: Pack
    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def report(self, publisher: str, published: date | None, text: str, **more: Any) -> Report:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        report = Report(
            id=f"sha256:{digest}", name=f"{publisher.lower().replace(' ', '-')}.txt", text=text, publisher=publisher,
            published=published, language=more.pop("language", "en"), **more,
        )  # fmt: skip
        self.reports.append(report)
        return report

    @staticmethod
    def span(report: Report, words: str) -> Span:
        return span(report, words)

    def claim(self, report: Report, quote: str, type: str, act: Act = Act.ASSERTS, **more: Any) -> Claim:
        by, by_id = more.pop("by", None), more.pop("by_id", None)
        speaker = Speaker(name=by, id=by_id, span=span(report, by)) if by else Speaker(name="publisher")
        actors = tuple(Mention(span=span(report, w), party=p) for w, p in more.pop("actors", ()))
        places = tuple(
            PlaceMention(span=span(report, words), role=role, location=PLACES.get(words))
            for words, role in more.pop("places", ())
        )
        relays = (report.publisher,) if by and report.publisher else ()
        claim = Claim(
            report=report.id, span=span(report, quote), speaker=speaker, act=act, type=type, actors=actors,
            places=places, relayed_by=relays, reader="rules/1.0", **more,
        ).identified()  # fmt: skip
        self.claims.append(claim)
        return claim


def when(words: str, on: date, basis: Basis = Basis.PUBLICATION) -> When:
    return When(text=words, earliest=on, latest=on, basis=basis)


def said(report: Report, words: str, kind: FigureKind, comparator: Comparator, **more: Any) -> Figure:
    return Figure(span=span(report, words), kind=kind, comparator=comparator, **more)


def voice(name: str, stance: Stance, *claims: Claim, **more: Any) -> Voice:
    return Voice(name=name, stance=stance, claims=tuple(c.id for c in claims), **more)


def incident(id: str, status: Status, voices: tuple[Voice, ...], claims: tuple[Claim, ...], **more: Any) -> Incident:
    contested = more.pop("contested", ())
    judgements = tuple(
        Judgement(
            axis=axis,
            standing="contested" if axis in contested else "open",
            reasons=(Reason(text="one voice says it, another denies it", claims=(claims[0].id,)),),
        )
        for axis in Axis
    )
    return Incident(
        id=id, kind=claims[0].type, family=FAMILY_OF[claims[0].type], claims=tuple(c.id for c in claims), voices=voices,
        status=status, judgements=judgements, places=claims[0].places, **more,
    )  # fmt: skip


def vale_pack() -> Pack:
    return Pack(
        name="vale",
        title="The Vale",
        bounds=(3.0, 9.0, 6.0, 12.0),
        parties=(
            Party(id="council", name="the Coast Council", side="coast", kind="state"),
            Party(id="league", name="the Highland League", side="hills", kind="armed group"),
        ),
        sources=(
            Source(id="watch", name="Serat Watch", kind="monitor"),
            Source(id="league-voice", name="League Voice", kind="outlet", side="hills"),
            Source(id="rill", name="Rill Relief", kind="relief body"),
        ),
        neutral=(("hill bandits", "the Highland League"), ("bandits", "fighters"), ("traitor", "opponent")),
        licences=(Licence(id="g", title="Vale gazetteer", licence="CC BY 4.0", attribution="© Vale surveyors"),),
    )


@pytest.fixture
def desk() -> Desk:
    """An empty desk of the Vale."""
    return Desk(vale_pack())


@pytest.fixture
def withhold() -> Callable[[str], Decision]:
    """The decision to withhold something."""
    return lambda target: Decision(
        id=f"d-{target}", target=target, verb=Verb.WITHHOLD, because="asked to", by="desk",
        at=datetime(2031, 9, 11, tzinfo=UTC),
    )  # fmt: skip


@dataclass(frozen=True)
class Vale:
    """Everything a brief of 11 September 2031 is composed of."""

    pack: Pack
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    picture: Picture
    problems: tuple[Problem, ...]
    decisions: tuple[Decision, ...]
    named: dict[str, Claim]

    def brief(self, **more: Any) -> Brief:
        settings: dict[str, Any] = {
            "day": DAY,
            "title": "Northern Vale",
            "as_known_on": DAY,
            "demonstration": True,
            **more,
        }
        picture = settings.pop("picture", self.picture)
        decisions = settings.pop("decisions", self.decisions)
        return compose(picture, self.claims, self.reports, self.problems, decisions, self.pack, **settings)


@pytest.fixture(scope="session")
def vale() -> Vale:
    desk = Desk(vale_pack())
    told = _written(desk)
    return Vale(
        pack=desk.pack,
        reports=tuple(desk.reports),
        claims=tuple(desk.claims),
        picture=_weighed(told),
        problems=(
            Problem(code="no-words", message="a sentence without a speaker", report=desk.reports[0].id),
            Problem(code="no-words", message="another", report=desk.reports[1].id),
        ),
        decisions=(
            Decision(
                id="d1", target=told["rumour"].id, verb=Verb.WITHHOLD, because="names a private person", by="desk",
                at=datetime(2031, 9, 11, 12, tzinfo=UTC),
            ),
        ),
        named=told,
    )  # fmt: skip


def _written(desk: Desk) -> dict[str, Claim]:
    wire = desk.report(
        "Harbour Wire", day(9, 11),
        "Residents of the ford say shells hit Upper Anka, near Serat, on Tuesday and killed 2 people. "
        "Serat Watch confirms the shelling of Upper Anka and puts the dead at between 2 and 4, blaming hill bandits. "
        "The council press office denied any flights: “Our pilots have not left the ground over Crow Ridge.” "
        "More than 900 civilians have been killed in the northern Vale since late April. "
        "The valley road was mined in May. The council has taken almost all of the northern Vale. "
        "Relief workers warn of a hungry winter in Lower Anka. A nurse was named as a traitor.",
        title="Shells on the ford",
    )  # fmt: skip
    voice_of_hills = desk.report(
        "League Voice", day(9, 9), "Our own batteries opened fire on Crow Ridge on Monday, a day after the truce."
    )
    back = desk.report(
        "League Voice", day(9, 11), "Correction: Monday's fire on Crow Ridge was wrongly reported by this paper."
    )
    relief = desk.report(
        "Rill Relief", day(9, 2),
        "At least 730 civilians killed in the northern Vale by 22 August. "
        "The Coast Council and the Highland League announced a truce on Sunday or Monday.",
    )  # fmt: skip
    desk.report("Saut al-Marfa", None, "تقرير بلا تاريخ", language="ar", title="بلا تاريخ")
    at, near = Role.AT, Role.NEAR
    tuesday = when("on Tuesday", day(9, 9))
    monday = when("on Monday", day(9, 8))
    return {
        "residents": desk.claim(
            wire, "shells hit Upper Anka, near Serat, on Tuesday and killed 2 people", "shelling",
            by="Residents of the ford", places=(("Upper Anka", at), ("Serat", near)), time=tuesday,
            figures=(said(wire, "2 people", FigureKind.KILLED, Comparator.EQ, value=2, low=2, high=2),),
        ),
        "watch": desk.claim(
            wire, "Serat Watch confirms the shelling of Upper Anka", "shelling", Act.CONFIRMS,
            by="Serat Watch", by_id="watch", places=(("Upper Anka", at),), actors=(("hill bandits", "league"),),
            figures=(said(wire, "between 2 and 4", FigureKind.KILLED, Comparator.RANGE, low=2, high=4),),
        ),
        "denial": desk.claim(
            wire, "Our pilots have not left the ground over Crow Ridge", "air_strike", Act.DENIES,
            by="The council press office", polarity=Polarity.NEGATED, places=(("Crow Ridge", at),),
            denies=(Denial(scope=Scope.OCCURRENCE),),
        ),
        "toll": desk.claim(
            wire, "More than 900 civilians have been killed in the northern Vale since late April", "toll",
            figures=(
                said(wire, "More than 900 civilians", FigureKind.KILLED, Comparator.GT, value=900, low=901,
                     who="civilian", cumulative=True),
            ),
        ),
        "mined": desk.claim(
            wire, "The valley road was mined in May", "ied_or_mine", Act.PRESUPPOSES,
            time=When(text="in May", earliest=day(5, 1), latest=day(5, 31), basis=Basis.ABSOLUTE),
        ),
        "taken": desk.claim(
            wire, "The council has taken almost all of the northern Vale", "capture_by_government",
            places=(("northern Vale", at),),
        ),
        "warning": desk.claim(
            wire, "a hungry winter in Lower Anka", "humanitarian_warning", Act.WARNS, by="Relief workers",
            places=(("Lower Anka", at),),
        ),
        "rumour": desk.claim(wire, "A nurse was named as a traitor", "other_event"),
        "own fire": desk.claim(
            voice_of_hills, "Our own batteries opened fire on Crow Ridge on Monday", "shelling",
            places=(("Crow Ridge", at),), time=monday,
        ),
        "withdrawal": desk.claim(
            back, "Monday's fire on Crow Ridge was wrongly reported by this paper", "shelling", Act.RETRACTS,
            polarity=Polarity.NEGATED, places=(("Crow Ridge", at),),
        ),
        "relief toll": desk.claim(
            relief, "At least 730 civilians killed in the northern Vale by 22 August", "toll",
            figures=(
                said(relief, "At least 730 civilians", FigureKind.KILLED, Comparator.GE, value=730, low=730,
                     who="civilian", cumulative=True),
            ),
        ),
        "truce": desk.claim(
            relief, "The Coast Council and the Highland League announced a truce", "ceasefire_announced",
            Act.ANNOUNCES, by="The Coast Council", by_id="council",
        ),
    }  # fmt: skip


def _weighed(told: dict[str, Claim]) -> Picture:
    shelling = incident(
        "i-anka", Status.CORROBORATED,
        (
            voice("Residents of the ford", Stance.FOR, told["residents"], relays=("Harbour Wire",)),
            voice("Serat Watch", Stance.FOR, told["watch"], source="watch", names_actor=("league",)),
        ),
        (told["residents"], told["watch"]), contested=(Axis.ATTRIBUTION,), earliest=day(9, 9), latest=day(9, 9),
        figures=(
            (told["residents"].id, told["residents"].figures[0]),
            (told["watch"].id, told["watch"].figures[0]),
        ),
    )  # fmt: skip
    ridge = incident(
        "i-ridge", Status.CONTESTED,
        (
            voice("League Voice", Stance.WITHDRAWN, told["own fire"], source="league-voice", side="hills",
                  against_own_side=True, withdrawn_on=DAY, names_actor=("league",)),
            voice("The council press office", Stance.AGAINST, told["denial"], scope="occurrence"),
        ),
        (told["own fire"],), contested=(Axis.OCCURRENCE,), earliest=day(9, 8), latest=day(9, 8),
    )  # fmt: skip
    mined = incident(
        "i-road", Status.SINGLE_SOURCE, (voice("publisher", Stance.FOR, told["mined"]),), (told["mined"],),
        earliest=day(5, 1), latest=day(5, 31),
    )  # fmt: skip
    rumour = incident(
        "i-rumour", Status.SINGLE_SOURCE, (voice("publisher", Stance.FOR, told["rumour"]),), (told["rumour"],)
    )
    truce = Ceasefire(
        id="c-truce", declared_by=("council", "league"), earliest=day(8, 31), latest=day(9, 1),
        claims=(told["truce"].id,),
        breaches=(
            Breach(claim=told["own fire"].id, kind="shelling", by="league", alleged_by="League Voice", day=9,
                   on=day(9, 8), contested=True),
            Breach(claim=told["residents"].id, kind="shelling", by=None, alleged_by="Residents of the ford", day=10,
                   on=day(9, 9)),
        ),
        held=(Held(reading="the first breach anybody reports", days=8, claims=(told["own fire"].id,)),),
    )  # fmt: skip
    tolls = tuple(
        Toll(
            id=f"t-{counter}", counter=counter, kind=FigureKind.KILLED, figure=told[key].figures[0],
            claims=(told[key].id,), who="civilian", period=Period(earliest=since, latest=until),
            area="northern Vale", known=known,
        )
        for key, counter, since, until, known in (
            ("toll", "Harbour Wire", day(4, 21), DAY, DAY),
            ("relief toll", "rill", None, day(8, 22), day(9, 2)),
        )
    )  # fmt: skip
    return Picture(
        as_known_on=DAY,
        incidents=(ridge, shelling, mined, rumour),
        tolls=tolls,
        ceasefires=(truce,),
        control=(
            Control(id="k-vale", place=told["taken"].places[0], holder="council", claims=(told["taken"].id,),
                    change=True, extent="almost all of"),
        ),
        outlook=(Outlook(id="o-winter", claim=told["warning"].id, said_by="Relief workers", kind="humanitarian_warning",
                         state=Outcome.OPEN),),
        corrections=(
            Correction(claim=told["withdrawal"].id, by="League Voice", on=DAY, withdraws=(told["own fire"].id,),
                       text=told["withdrawal"].span.quote),
        ),
    )  # fmt: skip
