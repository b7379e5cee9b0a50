"""Whatever was reported and weighed, a composed brief is sound and leads back to the reports."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from marsad.model import (
    FAMILY_OF,
    Act,
    Axis,
    Basis,
    Breach,
    Ceasefire,
    Claim,
    Comparator,
    Control,
    Correction,
    Denial,
    Figure,
    FigureKind,
    Held,
    Incident,
    Judgement,
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
    Precision,
    Report,
    Role,
    Scope,
    Span,
    Speaker,
    Stance,
    Status,
    Toll,
    Voice,
    When,
)
from marsad.publish import compose, explain, exporters, lint, render

TEXT = st.text(st.characters(codec=None), max_size=60)
NAME = st.one_of(st.sampled_from(["council", "the council", "publisher", "bandits of 1999", "“x” 12"]), TEXT)
DAYS = st.one_of(st.none(), st.dates(date(2031, 8, 1), date(2031, 9, 12)), st.sampled_from([date.min, date.max]))
PACK = Pack(
    name="p",
    title="P",
    bounds=(0, 0, 1, 1),
    parties=(Party(id="council", name="the Coast Council", side="coast", kind="state"),),
    neutral=(("bandits", "fighters"),),
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Span(start=start, end=end, quote=text[start:end])


@st.composite
def figures(draw: st.DrawFn, text: str) -> Figure:
    amount = st.one_of(st.none(), st.integers(0, 10**7).map(float), st.just(2.5))
    return Figure(
        span=draw(spans(text)), kind=draw(st.sampled_from(FigureKind)), comparator=draw(st.sampled_from(Comparator)),
        value=draw(amount), low=draw(amount), high=draw(amount), unit=draw(st.sampled_from(["people", "tanks"])),
        who=draw(st.one_of(st.none(), st.just("civilian"))),
    )  # fmt: skip


@st.composite
def places(draw: st.DrawFn, text: str) -> PlaceMention:
    at = Location(
        status=draw(st.sampled_from(PlaceStatus)), name=draw(st.one_of(st.none(), NAME)), lat=1.0, lon=-1.0,
        precision=draw(st.sampled_from(Precision)),
    )  # fmt: skip
    return PlaceMention(
        span=draw(spans(text)), role=draw(st.sampled_from(Role)), location=draw(st.sampled_from([None, at]))
    )


@st.composite
def claims(draw: st.DrawFn, report: Report) -> Claim:
    text = report.text
    by = draw(st.one_of(st.none(), NAME))
    time = When(text=draw(TEXT), earliest=draw(DAYS), latest=draw(DAYS), basis=draw(st.sampled_from(Basis)))
    return Claim(
        report=report.id,
        span=draw(spans(text)),
        speaker=Speaker(name="publisher" if by is None else by, id=draw(st.sampled_from([None, "council", "nobody"]))),
        act=draw(st.sampled_from(Act)),
        type=draw(st.sampled_from(sorted(FAMILY_OF))),
        relayed_by=tuple(draw(st.lists(NAME, max_size=2))),
        actors=tuple(Mention(span=s) for s in draw(st.lists(spans(text), max_size=1))),
        places=tuple(draw(st.lists(places(text), max_size=2))),
        figures=tuple(draw(st.lists(figures(text), max_size=2))),
        denies=tuple(Denial(scope=s) for s in draw(st.lists(st.sampled_from(Scope), max_size=1))),
        time=draw(st.sampled_from([None, time])),
        reader="rules/1.0",
    ).identified()


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Report], list[Claim], Picture]:
    """Reports, claims in them, and a picture that groups the claims in any way at all."""
    reports = [
        Report(
            id=f"sha256:{number:064x}", name=f"r{number}", text=draw(TEXT.filter(bool)),
            publisher=draw(st.one_of(st.none(), NAME)),
            published=draw(DAYS), title=draw(st.one_of(st.none(), TEXT)), language=draw(st.sampled_from([None, "en"])),
        )
        for number in range(draw(st.integers(1, 3)))
    ]  # fmt: skip
    told = [draw(claims(draw(st.sampled_from(reports)))) for _ in range(draw(st.integers(0, 4)))]
    return reports, told, draw(pictures(told)) if told else Picture(as_known_on=None)


@st.composite
def pictures(draw: st.DrawFn, told: list[Claim]) -> Picture:
    one = st.sampled_from(told)
    some = st.lists(st.one_of(one.map(lambda c: c.id), st.just("gone")), min_size=1, max_size=3).map(tuple)
    names = st.lists(NAME, max_size=2).map(tuple)
    first: Claim = draw(one)
    voices = st.builds(
        Voice, name=NAME, stance=st.sampled_from(Stance), claims=some, source=st.none(), relays=names,
        side=st.sampled_from([None, "coast"]), names_actor=names, against_own_side=st.booleans(), withdrawn_on=DAYS,
        scope=st.sampled_from(["", "occurrence", "number", "else"]),
    )  # fmt: skip
    judgements = st.builds(
        Judgement, axis=st.sampled_from(Axis), standing=st.sampled_from(["agreed", "contested", "open"])
    )
    incident = Incident(
        id="incident", kind=first.type, family=first.family, claims=draw(some),
        voices=tuple(draw(st.lists(voices, max_size=3))), status=draw(st.sampled_from(Status)),
        judgements=tuple(draw(st.lists(judgements, max_size=2))), places=first.places, earliest=draw(DAYS),
        latest=draw(DAYS), figures=tuple((first.id, f) for f in first.figures),
    )  # fmt: skip
    period = st.builds(Period, earliest=DAYS, latest=DAYS)
    tolls = [
        Toll(id=f"toll {n}", counter=draw(NAME), kind=f.kind, figure=f, claims=(first.id,), period=draw(period),
             area=draw(st.one_of(st.none(), NAME)), known=draw(DAYS))
        for n, f in enumerate(first.figures)
    ]  # fmt: skip
    breach = st.builds(
        Breach, claim=one.map(lambda c: c.id), kind=st.just("shelling"), by=st.sampled_from([None, "council"]),
        alleged_by=NAME, day=st.one_of(st.none(), st.integers(-3, 40)), on=DAYS, contested=st.booleans(),
    )  # fmt: skip
    held = st.builds(Held, reading=NAME, days=st.one_of(st.none(), st.integers(0, 90)), claims=some)
    ceasefire = Ceasefire(
        id="ceasefire", declared_by=draw(names), earliest=draw(DAYS), latest=draw(DAYS), claims=draw(some),
        breaches=tuple(draw(st.lists(breach, max_size=3))), held=tuple(draw(st.lists(held, max_size=1))),
        ended_by=draw(st.one_of(names, some)),
    )  # fmt: skip
    control = [
        Control(id="control", place=p, holder=draw(st.one_of(st.none(), NAME)), claims=draw(some),
                change=draw(st.booleans()), extent=draw(st.one_of(st.none(), TEXT)), earliest=draw(DAYS))
        for p in first.places
    ]  # fmt: skip
    return Picture(
        as_known_on=None,
        incidents=(incident,),
        tolls=tuple(tolls),
        ceasefires=(ceasefire,),
        control=tuple(control[:1]),
        outlook=(Outlook(id="outlook", claim=first.id, said_by="x", kind=first.type,
                         state=draw(st.sampled_from(list(Outcome))), latest=draw(DAYS)),),
        corrections=(Correction(claim=first.id, by="x", on=draw(DAYS), withdraws=draw(some), text="x"),),
        loose_denials=draw(some),
    )  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(), st.dates(date(2031, 8, 20), date(2031, 9, 12)), st.integers(20, 120))
def test_every_brief_is_sound_and_leads_back_to_the_reports(
    world: tuple[list[Report], list[Claim], Picture], day: date, width: int
) -> None:
    reports, told, picture = world
    brief = compose(picture, told, reports, (), (), PACK, day=day, title="12 “x”", as_known_on=None, demonstration=True)
    assert lint(brief) == []
    texts = {r.id: r.text for r in reports}
    for note in brief.footnotes:
        assert texts[note.report][note.start : note.end] == note.quote
        assert explain(note, picture, told, reports, PACK).passages
    for columns in (width, 80, 100, 120):
        assert max(cell_len(row) for row in render(brief, "text", columns).split("\n")) <= max(columns, 40)
    for format in ("md", "html", "json"):
        render(brief, format).encode()  # type: ignore[arg-type]


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(worlds())
def test_every_export_can_be_read_back(world: tuple[list[Report], list[Claim], Picture]) -> None:
    reports, told, picture = world
    for exporter in exporters():
        text = exporter.export(picture, told, reports, PACK)
        text.encode()
        rows: list[Any]
        if exporter.name == "csv":
            rows = list(csv.DictReader(io.StringIO(text, newline="")))
        else:
            rows = json.loads(text)["features"]
        held = {c.id for c in told}
        declared = [c for c in picture.ceasefires if held.intersection(c.claims)]
        assert (
            len(rows)
            == {
                "claims": len(told),
                "incidents": len(picture.incidents),
                "ceasefires": sum(max(len(c.declared_by), 1) for c in declared),
            }[exporter.subject]
        )
