"""What is told where: news, disputes, background, and what was known when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from marsad.model import Act, Axis, Decision, Picture, Report, Stance, Status, Verb, Voice
from marsad.model import Incident as Event
from marsad.model import Judgement as Judged
from marsad.publish import Brief, compose, lint, render
from marsad.publish.brief import Heading, Role

DAY = date(2031, 9, 11)


def brief_of(desk: Any, picture: Picture, **more: Any) -> Brief:
    settings = {"day": DAY, "title": "Vale", "as_known_on": None, "demonstration": False, **more}
    decisions = settings.pop("decisions", ())
    brief = compose(picture, desk.claims, desk.reports, (), decisions, desk.pack, **settings)
    assert lint(brief) == []
    return brief


def told(brief: Brief, heading: Heading, role: Role = Role.ITEM) -> list[str]:
    section = next(s for s in brief.sections if s.heading is heading)
    return ["".join(p.text for p in line.pieces) for line in section.lines if line.role is role]


def event(claim: Any, **more: Any) -> Event:
    voices = more.pop("voices", None) or (Voice(name="publisher", stance=Stance.FOR, claims=(claim.id,)),)
    settings = {"status": Status.SINGLE_SOURCE, "judgements": (), **more}
    return Event(
        id=f"i-{claim.id}", kind=claim.type, family=claim.family, claims=(claim.id,), voices=voices, **settings
    )


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("published", "happened", "role"),
    [
        (ago(0), (ago(1), ago(1)), Role.ITEM),  # the day's report of yesterday
        (ago(0), (None, None), Role.ITEM),  # the day's report, no day said
        (ago(3), (ago(0), ago(0)), Role.ITEM),  # happened on the day, whoever foretold it
        (ago(0), (ago(60), ago(60)), Role.POINT),  # the day's report looks back: background
        (ago(0), (ago(140), ago(0)), Role.POINT),  # going on since April: background
        (ago(0), (ago(140), None), Role.POINT),  # the same without an end
        (ago(2), (ago(3), ago(3)), None),  # the day before yesterday's news
        (ago(9), (ago(140), ago(0)), None),  # a long window does not make old words news
        (None, (ago(3), ago(3)), None),  # a report without a date is no news of any day
        (None, (ago(0), ago(0)), Role.ITEM),  # unless it names the day itself
    ],
)
def test_what_is_news(
    desk: Any, published: date | None, happened: tuple[date | None, date | None], role: Role | None
) -> None:
    report = desk.report("Harbour Wire", published, "Shells fell on the ford.")
    shells = desk.claim(report, "Shells fell on the ford", "shelling")
    brief = brief_of(
        desk, Picture(as_known_on=None, incidents=(event(shells, earliest=happened[0], latest=happened[1]),))
    )
    for each in (Role.ITEM, Role.POINT):
        told_there = any(text.startswith("Shelling") for text in told(brief, Heading.REPORTED, each))
        assert told_there is (each is role)


def test_what_is_only_mentioned_in_passing_is_no_news(desk: Any) -> None:
    report = desk.report("Harbour Wire", DAY, "The shelled ford was quiet.")
    shells = desk.claim(report, "The shelled ford", "shelling", Act.PRESUPPOSES)
    brief = brief_of(desk, Picture(as_known_on=None, incidents=(event(shells),)))
    assert not told(brief, Heading.REPORTED)
    assert told(brief, Heading.REPORTED, Role.POINT)


def test_a_dispute_over_who_stays_in_the_news_and_one_over_whether_does_not(desk: Any) -> None:
    report = desk.report("Harbour Wire", DAY, "Shells fell. No shells fell.")
    shells, none = (
        desk.claim(report, "Shells fell", "shelling"),
        desk.claim(report, "No shells fell", "shelling", Act.DENIES),
    )
    who = Judged(axis=Axis.ATTRIBUTION, standing="contested")
    against = Voice(name="the council", stance=Stance.AGAINST, claims=(none.id,), scope="occurrence")
    over_who = event(shells, status=Status.CONTESTED, judgements=(who,))
    over_whether = replace(over_who, id="i-2", voices=(*over_who.voices, against))
    brief = brief_of(desk, Picture(as_known_on=None, incidents=(over_who, over_whether)))
    assert [line.tag for line in brief.sections[0].lines if line.tag] == ["contested: who"]
    assert len(told(brief, Heading.DISPUTED)) == 1


@pytest.mark.parametrize(("age", "kept"), [(0, True), (7, True), (8, False)])
def test_a_dispute_stays_a_week_after_its_last_word(desk: Any, age: int, kept: bool) -> None:
    report = desk.report("Harbour Wire", ago(age), "No shells fell.")
    none = desk.claim(report, "No shells fell", "shelling", Act.DENIES)
    brief = brief_of(desk, Picture(as_known_on=None, loose_denials=(none.id,)))
    assert bool(told(brief, Heading.DISPUTED, Role.POINT)) is kept


def test_a_withdrawn_story_is_no_news(desk: Any) -> None:
    report = desk.report("Harbour Wire", DAY, "Shells fell.")
    shells = desk.claim(report, "Shells fell", "shelling")
    brief = brief_of(desk, Picture(as_known_on=None, incidents=(event(shells, status=Status.RETRACTED),)))
    assert not told(brief, Heading.REPORTED)
    assert told(brief, Heading.DISPUTED)


def decided(id: str, target: str, verb: Verb, hour: int) -> Decision:
    return Decision(
        id=id, target=target, verb=verb, because="asked to", by="desk", at=datetime(2031, 9, 11, hour, tzinfo=UTC)
    )


@pytest.mark.parametrize(
    ("decisions", "printed"),
    [
        ([("d1", "claim", Verb.WITHHOLD)], False),
        ([("d1", "claim", Verb.REJECT)], False),
        ([("d1", "incident", Verb.WITHHOLD)], False),  # the grouping is withheld, not only its words
        ([("d1", "claim", Verb.ACCEPT)], True),
        ([("d1", "claim", Verb.WITHHOLD), ("d2", "d1", Verb.UNDO)], True),  # taken back
        ([("d1", "claim", Verb.WITHHOLD), ("d2", "d1", Verb.UNDO), ("d3", "d2", Verb.UNDO)], False),  # after all not
        ([("d1", "claim", Verb.WITHHOLD), ("d2", "claim", Verb.ACCEPT)], True),  # the later judgement holds
    ],
)
def test_what_people_withhold_is_not_printed(desk: Any, decisions: list[tuple[str, str, Verb]], printed: bool) -> None:
    report = desk.report("Harbour Wire", DAY, "A private word.")
    secret = desk.claim(report, "A private word", "other_event")
    happening = event(secret)
    targets = {"claim": secret.id, "incident": happening.id}
    rows = [decided(id, targets.get(on, on), verb, hour) for hour, (id, on, verb) in enumerate(decisions)]
    brief = brief_of(desk, Picture(as_known_on=None, incidents=(happening,)), decisions=rows)
    for format in ("text", "md", "html", "json"):
        assert ("A private word" in render(brief, format)) is printed  # type: ignore[arg-type]
    assert any("by a decision" in text for text in told(brief, Heading.GAPS, Role.POINT)) is not printed


def test_nothing_known_later_is_printed(desk: Any) -> None:
    early, late = desk.report("Wire", ago(1), "Shells fell."), desk.report("Wire", DAY, "The shells were ours.")
    claims = desk.claim(early, "Shells fell", "shelling"), desk.claim(late, "The shells were ours", "shelling")
    picture = Picture(as_known_on=ago(1), incidents=tuple(event(c) for c in claims))
    brief = brief_of(desk, picture, day=ago(1), as_known_on=ago(1))
    assert (brief.reports, len(told(brief, Heading.REPORTED))) == (1, 1)
    assert "ours" not in render(brief, "json")


def test_a_desk_may_count_from_collection(desk: Any) -> None:
    old = desk.report("Wire", ago(40), "Shells fell.", collected=datetime(2031, 9, 11, 8, tzinfo=UTC))
    picture = Picture(as_known_on=DAY, incidents=(event(desk.claim(old, "Shells fell", "shelling")),))

    def collected(report: Report) -> date | None:
        return report.collected.date() if report.collected else None

    assert not told(brief_of(desk, picture), Heading.REPORTED)
    assert told(brief_of(desk, picture, known_on=collected), Heading.REPORTED)


def test_claims_without_their_words_are_counted_and_not_told(desk: Any) -> None:
    report = desk.report("Wire", DAY, "Shells fell.")
    shells = desk.claim(report, "Shells fell", "shelling")
    desk.reports[0] = replace(report, text="Other words entirely.")
    brief = brief_of(desk, Picture(as_known_on=None, incidents=(event(shells),)))
    assert not brief.footnotes
    assert any("cannot be found" in text for text in told(brief, Heading.GAPS, Role.POINT))


def test_absence_of_reports_is_not_told_as_calm(desk: Any) -> None:
    desk.report("Wire", ago(1), "Quiet.")
    assert told(brief_of(desk, Picture(as_known_on=None)), Heading.REPORTED, Role.ABSENT) == [
        "No report of this day is held here. That is an absence of reports, not a sign of calm."
    ]
    desk.report("Wire", DAY, "Still quiet.")
    assert told(brief_of(desk, Picture(as_known_on=None)), Heading.REPORTED, Role.ABSENT) == [
        "The reports of this day tell of no new incident that stands undisputed."
    ]


def test_the_very_first_and_last_days_of_the_calendar(desk: Any) -> None:
    report = desk.report("Wire", date.max, "Shells fell.")
    shells = desk.claim(report, "Shells fell", "shelling")
    for day in (date.min, date.max):
        picture = Picture(as_known_on=None, incidents=(event(shells, earliest=date.min, latest=date.max),))
        assert render(brief_of(desk, picture, day=day), "text")
