"""The hand-coded claims of the seed article, placed by hand and weighed: what the thirteen checks ask of weighing.

The claims come from the shared folder; places are the gazetteer's (OCHA, UCDP) and rough boxes for areas.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from marsad import packs
from marsad.model import (
    Act,
    Axis,
    Basis,
    Claim,
    Comparator,
    Denial,
    Figure,
    FigureKind,
    Incident,
    Location,
    Mention,
    Modality,
    Pack,
    Picture,
    PlaceMention,
    PlaceStatus,
    Polarity,
    Precision,
    Report,
    Role,
    Scope,
    Span,
    Speaker,
    Stance,
    Status,
    When,
)
from marsad.weigh import weigh

IDLIB, NORTH_HAMA, LATAKIA = "SY07", "SY05 north", "SY06"


def _box(west: float, south: float, east: float, north: float) -> str:
    return f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


def _settlement(place_id: str, lat: float, lon: float, *within: str) -> Location:
    return Location(
        status=PlaceStatus.RESOLVED,
        place_id=place_id,
        lat=lat,
        lon=lon,
        radius_km=3.0,
        precision=Precision.SETTLEMENT,
        within=(*within, "NW"),
    )


def _area(place_id: str, lat: float, lon: float, radius: float, precision: Precision, *within: str) -> Location:
    box = _box(lon - radius / 130, lat - radius / 160, lon + radius / 130, lat + radius / 160)
    return Location(
        status=PlaceStatus.RESOLVED,
        place_id=place_id,
        lat=lat,
        lon=lon,
        radius_km=radius,
        precision=precision,
        geometry=box,
        within=within,
    )


_NORTH_WEST = _area("NW", 35.6, 36.5, 120, Precision.MULTI_ADMIN1)
_IDLIB = _area(IDLIB, 35.8, 36.7, 60, Precision.ADMIN1, "NW")
_SOUTH = _area("SY07 south", 35.55, 36.7, 48, Precision.PART_OF_ADMIN1, IDLIB, "NW")
_NORTH_HAMA = _area(NORTH_HAMA, 35.3, 36.7, 50, Precision.PART_OF_ADMIN1, "SY05")
_AKRAD = _area("akrad", 35.68, 36.2, 12, Precision.NATURAL_OR_LINEAR, LATAKIA, "NW")
_M5 = _area("M5", 35.4, 36.8, 90, Precision.NATURAL_OR_LINEAR)
PLACES: dict[str, Location] = {
    "Idlib": _IDLIB,
    "Idlib Province": _IDLIB,
    "northwest Syria": _NORTH_WEST,
    "al-Dahra": _settlement("C4247", 35.969, 36.429, IDLIB),
    "Darkush": _settlement("C4252", 35.992, 36.393, IDLIB),
    "Idlib city": _settlement("C3871", 35.929, 36.635, IDLIB),
    "Kafr Nabl": _settlement("C4068", 35.615, 36.560, "SY07 south", IDLIB),
    "Hass": _settlement("C4058", 35.619, 36.595, "SY07 south", IDLIB),
    "villages in southern Idlib Province": _SOUTH,
    "southern Idlib": _SOUTH,
    "the Jabal Al-Akrad region": _AKRAD,
    "the mountainous area": _AKRAD,
    "northeastern Latakia Province": _area("SY06 ne", 35.7, 36.15, 31, Precision.PART_OF_ADMIN1, LATAKIA),
    "Latakia Province": _area(LATAKIA, 35.6, 36.0, 50, Precision.ADMIN1),
    "Kabani": _settlement("C3751", 35.719, 36.233, "akrad", LATAKIA),
    "northern Hama Province": _NORTH_HAMA,
    "northern Hama": _NORTH_HAMA,
    "the M5 highway": _M5,
    "the M5": _M5,
    "Khan Sheikhoun": _settlement("C3987", 35.444, 36.650, IDLIB),
    "Jisr al-Shughour": _settlement("C4199", 35.814, 36.315, IDLIB),
    "northwest Idlib": _area("SY07 nw", 35.95, 36.45, 45, Precision.PART_OF_ADMIN1, IDLIB),
}


def claim_from_gold(row: Mapping[str, Any], report: str, ids: Mapping[int, str]) -> Claim:
    """One row of a hand-coded document as a claim; `ids` are those of the claims it may deny, by index."""
    scope = Scope(row["scope"]) if row["scope"] else Scope.OCCURRENCE
    return Claim(
        id=row["id"],
        report=report,
        span=Span(**row["span"]),
        speaker=Speaker(name=row["speaker"]["name"], span=_span(row["speaker"]["span"])),
        act=Act(row["act"]),
        type=row["type"],
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        actors=tuple(Mention(span=_span(m)) for m in row["actors"]),
        targets=tuple(Mention(span=_span(m)) for m in row["targets"]),
        places=tuple(
            PlaceMention(span=_span(p), role=Role(p["role"]), location=PLACES.get(p["quote"])) for p in row["places"]
        ),
        time=_time(row["time"]),
        figures=tuple(_figure(f) for f in row["figures"]),
        denies=tuple(Denial(scope=scope, claim=ids[i]) for i in row["denies"]),
    )


def _span(row: Mapping[str, Any] | None) -> Any:
    return Span(start=row["start"], end=row["end"], quote=row["quote"]) if row else None


def _time(row: Mapping[str, Any] | None) -> When | None:
    if row is None:
        return None
    first, last = (date.fromisoformat(row[k]) if row[k] else None for k in ("earliest", "latest"))
    return When(text=row["text"], earliest=first, latest=last, basis=Basis.PUBLICATION, granularity=row["granularity"])


def _figure(row: Mapping[str, Any]) -> Figure:
    return Figure(
        span=_span(row),
        kind=FigureKind(row["kind"]),
        comparator=Comparator(row["comparator"]),
        value=row["value"],
        low=row["low"],
        high=row["high"],
        cumulative=row["cumulative"],
    )


@pytest.fixture(scope="module")
def pack() -> Pack:
    return packs.load("syria")


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((shared / "gold" / "seed.jsonl").read_text(encoding="utf-8"))
    return document


@pytest.fixture(scope="module")
def report(gold: dict[str, Any]) -> Report:
    published = date.fromisoformat(gold["published"])
    return Report(id="sha256:seed", name="seed", text=gold["text"], publisher=gold["publisher"], published=published)


@pytest.fixture(scope="module")
def claims(gold: dict[str, Any], report: Report) -> list[Claim]:
    ids = {i: row["id"] for i, row in enumerate(gold["claims"])}
    return [claim_from_gold(row, report.id, ids) for row in gold["claims"]]


@pytest.fixture(scope="module")
def picture(claims: list[Claim], report: Report, pack: Pack) -> Picture:
    return weigh(claims, [report], pack)


def of(claim: str, picture: Picture) -> list[Incident]:
    """The incidents that a claim tells of, or denies."""
    return [i for i in picture.incidents if claim in i.claims]


def test_nobody_but_the_author_counts_the_dead_the_wounded_and_the_displaced(picture: Picture) -> None:
    assert {(t.kind, t.counter) for t in picture.tolls} == {
        (FigureKind.KILLED, "EA WorldView"),
        (FigureKind.WOUNDED, "EA WorldView"),
        (FigureKind.DISPLACED, "EA WorldView"),
    }


def test_three_million_and_a_fifth_are_no_tolls(picture: Picture) -> None:
    assert [t for t in picture.tolls if t.figure.value in (3_000_000, 20)] == []
    assert [i for i in picture.incidents if i.figures] == []


def test_only_the_caption_is_of_july(picture: Picture) -> None:
    july = [i for i in picture.incidents if i.earliest == date(2019, 7, 5)]
    assert [i.claims for i in july] == [("C01",)]


def test_nobody_is_an_attacker_by_the_words_of_a_denial(picture: Picture) -> None:
    for incident in picture.incidents:
        for voice in incident.voices:
            assert voice.stance is not Stance.AGAINST or voice.names_actor == ()


def test_nothing_happens_where_places_only_narrow_or_are_mentioned(picture: Picture) -> None:
    here = {p.text for i in picture.incidents for p in i.places if p.role in (Role.AT, Role.WITHIN)}
    assert not here & {"Idlib city", "Darkush", "Aleppo", "Homs", "Astana", "Turkey", "Iran"}


def test_the_bombardment_of_al_dahra_has_no_perpetrator(picture: Picture) -> None:
    (dahra,) = of("C05", picture)
    assert dahra.actors == ()
    assert next(j for j in dahra.judgements if j.axis is Axis.ATTRIBUTION).standing == "open"
    assert (dahra.earliest, dahra.latest) == (date(2019, 9, 10), date(2019, 9, 10))


def test_the_denial_meets_the_air_strikes_and_not_the_shelling(picture: Picture) -> None:
    denied = {c for i in picture.incidents if {"C07", "C08"} & set(i.claims) for c in i.claims}
    assert {"C02", "C09", "C10"} <= denied
    assert "C06" not in denied
    assert {i.status for i in of("C06", picture)} == {Status.SINGLE_SOURCE}


def test_without_links_between_its_claims_the_denial_meets_the_same_air_strikes(
    gold: dict[str, Any], report: Report, pack: Pack
) -> None:
    unlinked = [claim_from_gold({**row, "denies": []}, report.id, {}) for row in gold["claims"]]
    picture = weigh(unlinked, [report], pack)
    denied = {c for i in picture.incidents if {"C07", "C08"} & set(i.claims) for c in i.claims}
    assert denied == {"C02", "C07", "C08", "C09", "C10"}
    assert picture.loose_denials == ()


def test_september_is_one_ceasefire_told_twice_and_august_another(picture: Picture) -> None:
    august, september = picture.ceasefires
    assert (august.claims, august.declared_by) == (("C27",), ("syrian_government",))
    assert (september.claims, september.declared_by) == (("C03", "C17"), ("russia",))
    assert (september.earliest, september.latest) == (date(2019, 8, 31), date(2019, 9, 2))


def test_breaches_lie_with_their_own_ceasefire(picture: Picture) -> None:
    august, september = ({b.claim for b in c.breaches} for c in picture.ceasefires)
    assert {"C28", "C29"} <= august
    assert {"C22", "C02", "C05"} <= september
    assert not {"C28", "C29", "C22"} & (august & september)


def test_northern_hama_changes_hands_once(picture: Picture) -> None:
    (hama,) = (c for c in picture.control if c.place.location and c.place.location.place_id == NORTH_HAMA)
    assert hama.claims == ("C15", "C31")
    assert (hama.change, hama.holder, hama.extent) == (True, "syrian_government", "almost all of")
    assert (hama.earliest, hama.latest) == (date(2019, 8, 5), date(2019, 8, 31))


def test_part_of_southern_idlib_stays_a_part(picture: Picture) -> None:
    (south,) = (c for c in picture.control if "C16" in c.claims)
    assert south.extent == "part of"


def test_the_road_reached_and_what_is_foreseen_change_no_control(picture: Picture) -> None:
    assert {c for one in picture.control for c in one.claims} == {"C04", "C15", "C16", "C31", "C33"}


def test_forecasts_warnings_and_planned_talks_are_outlook_and_no_event(picture: Picture) -> None:
    assert {o.claim for o in picture.outlook} == {"C18", "C26", "C34", "C35"}
    assert {o.state for o in picture.outlook if o.claim != "C26"} == {"open"}
    events = {c for i in picture.incidents for c in i.claims}
    assert not events & {"C18", "C23", "C24", "C25", "C26", "C34", "C35"}


def test_kafr_nabl_hass_and_the_villages_are_three_places(picture: Picture) -> None:
    assert sorted(p.text for i in of("C06", picture) for p in i.places) == [
        "Hass",
        "Kafr Nabl",
        "villages in southern Idlib Province",
    ]


def test_the_shelling_that_no_words_date_stays_undated(picture: Picture) -> None:
    assert {(i.earliest, i.latest) for i in of("C06", picture)} == {(None, None)}


def test_al_masdar_speaks_against_its_own_side(picture: Picture) -> None:
    (akrad,) = of("C09", picture)
    masdar = next(v for v in akrad.voices if v.source == "al_masdar")
    assert masdar.against_own_side
    assert masdar.claims == ("C09", "C10")
    assert akrad.status is Status.CONTESTED
    assert akrad.contested == (Axis.OCCURRENCE,)


def test_what_the_author_tells_and_what_al_masdar_tells_stay_apart(picture: Picture) -> None:
    assert not set(of("C02", picture)) & set(of("C09", picture))
