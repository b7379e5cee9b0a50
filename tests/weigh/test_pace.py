"""How long weighing takes: nearly in proportion to the number of claims."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from typing import Any

import pytest

from marsad.model import (
    Act,
    Basis,
    Claim,
    Comparator,
    Figure,
    FigureKind,
    Location,
    Mention,
    Modality,
    Period,
    PlaceMention,
    PlaceStatus,
    Polarity,
    Precision,
    Report,
    Role,
    Span,
    Speaker,
    When,
)
from marsad.weigh import weigh

KINDS = ("air_strike", "shelling", "bombardment_unspecified", "ground_clash", "capture_by_government", "advance",
         "control_state", "ceasefire_violated", "toll", "killing_of_civilians", "abduction")  # fmt: skip
SPEAKERS = ("publisher", "publisher", "Rill Watch", "the ministry", "Front spokesman", "an officer", "residents")
PUBLISHERS = ("Daily Lamp", "Fig Tree Weekly", "Quill Wire", "Harbour Post", "Corner Gazette", "Far Courier")
ACTORS = ("Federation jets", "Republic forces", "Front fighters", "")
CLAIMS_A_REPORT = 5
BEGIN = date(2019, 1, 1)


def _places(chance: random.Random) -> list[Location]:
    """400 villages and 40 areas of 25 km in four square degrees."""
    found = []
    for number in range(440):
        village = number < 400
        found.append(
            Location(
                status=PlaceStatus.RESOLVED,
                place_id=f"p{number}",
                lat=40 + 2 * chance.random(),
                lon=40 + 2 * chance.random(),
                radius_km=3.0 if village else 25.0,
                precision=Precision.SETTLEMENT if village else Precision.ADMIN3,
            )
        )
    return found


def synthetic(number: int) -> tuple[list[Claim], list[Report]]:
    """So many claims, five a report; a year for each 25,000, so that days are equally crowded at every size."""
    chance = random.Random(7)
    places, days = _places(chance), max(30, number * 365 // 25_000)
    claims, reports = [], []
    for n in range(number // CLAIMS_A_REPORT):
        published = BEGIN + timedelta(days=chance.randrange(days))
        words = " ".join(f"w{chance.randrange(9999)}" for _ in range(120))
        report = Report(id=f"r{n}", name=f"r{n}", text=words, publisher=chance.choice(PUBLISHERS), published=published)
        reports.append(report)
        claims += [_claim(report, places, chance, at) for at in range(CLAIMS_A_REPORT)]
    return claims, reports


def _claim(report: Report, places: list[Location], chance: random.Random, at: int) -> Claim:
    span = Span(start=at * 40, end=at * 40 + 40, quote=report.text[at * 40 : at * 40 + 40])
    denied = chance.random() < 0.03
    actor = chance.choice(ACTORS)
    act, modality = (Act.EXPECTS, Modality.EXPECTED) if chance.random() < 0.02 else (Act.ASSERTS, Modality.ACTUAL)
    counts = chance.random()
    return Claim(
        report=report.id,
        span=span,
        speaker=Speaker(name=chance.choice(SPEAKERS)),
        act=Act.DENIES if denied else act,
        modality=Modality.ACTUAL if denied else modality,
        type="toll" if counts < 0.02 else "ceasefire_announced" if chance.random() < 0.01 else chance.choice(KINDS),
        polarity=Polarity.NEGATED if denied else Polarity.AFFIRMED,
        actors=(Mention(span=Span(start=at * 40, end=at * 40 + len(actor), quote=actor)),) if actor else (),
        places=(PlaceMention(span=span, role=Role.AT, location=chance.choice(places)),),
        time=_time(report, chance),
        figures=(_figure(report, span, chance, total=counts < 0.02),) if counts < 0.3 else (),
    ).identified()


def _figure(report: Report, span: Span, chance: random.Random, *, total: bool) -> Figure:
    """So many killed or wounded, of one event or since the last new year."""
    number = chance.randrange(100, 3000) if total else chance.randrange(1, 20)
    year = date(report.published.year, 1, 1) if report.published else None
    return Figure(
        span=Span(start=span.start, end=span.start + 3, quote=span.quote[:3]),
        kind=chance.choice((FigureKind.KILLED, FigureKind.WOUNDED)),
        comparator=Comparator.EQ,
        value=number,
        low=number,
        high=number,
        who=chance.choice((None, None, "civilian", "child")),
        cumulative=total,
        period=Period(earliest=year, latest=report.published) if total else None,
    )


def _time(report: Report, chance: random.Random) -> When | None:
    back = chance.choice((0, 1, 1, 2, 10, None))
    if back is None or report.published is None:
        return None
    latest = report.published - timedelta(days=min(back, 1))
    return When(text=None, earliest=report.published - timedelta(days=back), latest=latest, basis=Basis.PUBLICATION)


def seconds(number: int, pack: Any) -> float:
    claims, reports = synthetic(number)
    began = time.process_time()
    weigh(claims, reports, pack)
    return time.process_time() - began


@pytest.mark.slow
def test_twenty_thousand_claims_weigh_within_twenty_seconds_of_one_core(wars: Any) -> None:
    pack = wars().pack
    small, large = seconds(5_000, pack), seconds(20_000, pack)
    assert large < 20
    assert large < 4 * 2 * small, f"{small:.1f} s for 5,000 claims, {large:.1f} s for 20,000"
