"""Ceasefires, tolls, control and gaps as they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.model import (
    Act,
    Basis,
    Ceasefire,
    Comparator,
    Control,
    Figure,
    FigureKind,
    Held,
    Modality,
    Outcome,
    Outlook,
    Period,
    Picture,
    Reason,
    Role,
    Toll,
    When,
)
from marsad.publish import Brief, compose, render
from marsad.publish.brief import Heading

DAY = date(2031, 9, 11)


def section(brief: Brief, heading: Heading) -> str:
    found = next(s for s in brief.sections if s.heading is heading)
    return "\n".join("".join(p.text for p in line.pieces) for line in found.lines)


def composed(desk: Any, picture: Picture) -> Brief:
    return compose(
        picture, desk.claims, desk.reports, (), (), desk.pack, day=DAY, title="V", as_known_on=DAY, demonstration=False
    )


def test_no_end_is_told_as_the_absence_of_a_report(vale: Any) -> None:
    assert "No report held here says that a side ended it." in section(vale.brief(), Heading.CEASEFIRES)


def test_an_end_is_told_by_who_says_so(vale: Any) -> None:
    truce = vale.picture.ceasefires[0]
    by_claim = replace(vale.picture, ceasefires=(replace(truce, ended_by=(vale.named["denial"].id,)),))
    by_party = replace(vale.picture, ceasefires=(replace(truce, ended_by=("council",)),))
    told = section(vale.brief(picture=by_claim), Heading.CEASEFIRES)
    assert "Ended, by the account of the council press office" in told
    assert "Ended by the Coast Council" in section(vale.brief(picture=by_party), Heading.CEASEFIRES)


def test_a_breach_repeated_is_one_line_with_its_first_day(vale: Any) -> None:
    truce = vale.picture.ceasefires[0]
    first = truce.breaches[0]
    again = replace(first, claim=vale.named["residents"].id, day=10)
    told = section(
        vale.brief(picture=replace(vale.picture, ceasefires=(replace(truce, breaches=(again, first)),))),
        Heading.CEASEFIRES,
    )
    assert "shelling, told 2 times, the first for day 8 to 9 (8 Sep)" in told


def test_an_undated_ceasefire_has_no_day_count(desk: Any) -> None:
    report = desk.report("Wire", DAY, "A truce was agreed.")
    truce = desk.claim(report, "A truce was agreed", "ceasefire_agreed")
    picture = Picture(
        as_known_on=DAY,
        ceasefires=(Ceasefire(id="c", declared_by=(), earliest=None, latest=None, claims=(truce.id,)),),
    )
    assert section(composed(desk, picture), Heading.CEASEFIRES).split("\n") == [
        "Ceasefire, by whom it was declared is not said, date not said",
        "No report held here says that a side ended it.",
    ]


def test_tolls_stand_side_by_side_and_are_never_added(vale: Any) -> None:
    told = section(vale.brief(), Heading.TOLLS)
    assert "more than 900 civilians killed, from 21 Apr to 11 Sep, northern Vale, given by Harbour Wire" in told
    assert "at least 730 civilians killed, by 22 Aug, northern Vale, given by Rill Relief" in told
    assert "1,630" not in render(vale.brief(), "text")


def test_a_counter_is_told_by_its_last_word(vale: Any) -> None:
    old = replace(vale.picture.tolls[0], id="t-old", known=date(2031, 9, 1))
    told = section(vale.brief(picture=replace(vale.picture, tolls=(*vale.picture.tolls, old))), Heading.TOLLS)
    assert told.count("given by Harbour Wire") == 1


def test_statistics_are_no_tolls(vale: Any) -> None:
    statistic = replace(vale.picture.tolls[0], kind=FigureKind.POPULATION)
    told = section(vale.brief(picture=replace(vale.picture, tolls=(statistic,))), Heading.TOLLS)
    assert told == "No running total was published in the last month."


def test_control_is_told_as_claimed_with_its_extent(vale: Any) -> None:
    told = section(vale.brief(), Heading.CONTROL)
    assert told.startswith("“almost all of” Northern Vale [part of a province]: said to have passed to the Coast")
    vague = replace(vale.picture, control=(replace(vale.picture.control[0], extent=None),))
    told = section(vale.brief(picture=vague), Heading.CONTROL)
    assert told.startswith("Northern Vale [part of a province], how much of it is not said: said to have passed to")
    standing = replace(vale.picture, control=(replace(vale.picture.control[0], change=False),))
    told = section(vale.brief(picture=standing), Heading.CONTROL)
    assert told.startswith("No change of control is reported on this day.\nSaid earlier, or in passing\n")
    assert "said to be held by the Coast Council" in told


def test_what_fell_due_says_what_can_be_told_of_it(vale: Any) -> None:
    due = replace(vale.picture.outlook[0], state=Outcome.CANNOT_TELL, latest=date(2031, 9, 9))
    told = section(vale.brief(picture=replace(vale.picture, outlook=(due,))), Heading.EXPECTED)
    assert told.startswith("Fallen due; from what is held here it cannot be told whether it came true\n")
    long_ago = replace(due, latest=date(2031, 8, 1))
    assert "Fallen due" not in section(vale.brief(picture=replace(vale.picture, outlook=(long_ago,))), Heading.EXPECTED)


def test_what_came_true_names_those_who_tell_of_it_since(vale: Any) -> None:
    shown = Reason(text="It is told of as done, by one voice.", claims=(vale.named["own fire"].id,))
    true = replace(vale.picture.outlook[0], state=Outcome.CAME_TRUE, reasons=(shown,))
    told = section(vale.brief(picture=replace(vale.picture, outlook=(true,))), Heading.EXPECTED)
    assert told.startswith("Since told of as come true\n")
    assert told.endswith("\nLeague Voice")
    decided = replace(true, decided_by="an analyst")
    told = section(vale.brief(picture=replace(vale.picture, outlook=(decided,))), Heading.EXPECTED)
    assert told.startswith("Come true, as decided at this desk\n")


def test_a_change_that_took_months_is_no_news_of_the_day(vale: Any) -> None:
    slow = replace(vale.picture.control[0], earliest=date(2031, 4, 21), latest=DAY)
    told = section(vale.brief(picture=replace(vale.picture, control=(slow,))), Heading.CONTROL)
    assert told.startswith("No change of control is reported on this day.")


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        (date(2031, 10, 1), date(2031, 10, 31), "(in October)"),
        (None, date(2031, 9, 20), "(by 20 Sep)"),
        (None, DAY, ""),  # the day of the words is no forecast
        (None, None, ""),
    ],
)
def test_what_is_expected_is_dated_only_by_days_ahead(
    vale: Any, earliest: date | None, latest: date | None, told: str
) -> None:
    winter = replace(vale.picture.outlook[0], earliest=earliest, latest=latest)
    printed = section(vale.brief(picture=replace(vale.picture, outlook=(winter,))), Heading.EXPECTED)
    words = "Relief workers (relayed by Harbour Wire) warn: a hungry winter in Lower Anka"
    assert printed == f"{words} {told}".rstrip()


def test_a_ceasefire_held_on_somebodys_reading(vale: Any) -> None:
    told = section(vale.brief(), Heading.CEASEFIRES)
    assert "Held 7 to 8 days on this reading: the first breach anybody reports, by the account of League Voice" in told


def test_a_reading_that_nothing_bears_out_is_not_told(vale: Any) -> None:
    truce = replace(vale.picture.ceasefires[0], held=(Held(reading="those who say it is over", days=None, claims=()),))
    assert "on this reading" not in section(
        vale.brief(picture=replace(vale.picture, ceasefires=(truce,))), Heading.CEASEFIRES
    )


def test_of_many_unplaced_places_the_first_are_named(desk: Any) -> None:
    names = [f"Hamlet {chr(65 + n)}" for n in range(15)]
    report = desk.report("Wire", DAY, f"Shells fell on {', '.join(names)}.")
    desk.claim(report, "Shells fell", "shelling", places=[(name, Role.AT) for name in names])
    told = section(composed(desk, Picture(as_known_on=DAY)), Heading.GAPS)
    assert told.startswith("15 places of the day's claims not on the map: Hamlet A [not placed]; ")
    assert told.endswith("Hamlet L [not placed]; 3 others")


def test_readings_that_come_to_the_same_are_one_line(vale: Any) -> None:
    truce = vale.picture.ceasefires[0]
    same = replace(truce.held[0], reading="the first shelling anybody reports")
    soon = replace(truce.held[0], days=0)
    held = replace(truce, held=(*truce.held, same, soon))
    told = section(vale.brief(picture=replace(vale.picture, ceasefires=(held,))), Heading.CEASEFIRES)
    assert (
        "Held 7 to 8 days on these readings: the first breach anybody reports; the first shelling anybody reports"
        in told
    )
    assert "Held for less than a day on this reading: the first breach anybody reports" in told


def test_several_places_of_a_ceasefire_are_told_as_told(vale: Any) -> None:
    truce = replace(vale.picture.ceasefires[0], places=(*vale.named["residents"].here, *vale.named["taken"].here))
    told = section(vale.brief(picture=replace(vale.picture, ceasefires=(truce,))), Heading.CEASEFIRES)
    area = "Upper Anka [settlement, chosen over 2 others]; Northern Vale [part of a province]"
    assert told.startswith(f"Ceasefire (its area as told: {area}), declared by the Coast Council")


def test_the_breach_told_by_one_who_withdrew_is_marked(vale: Any) -> None:
    told = section(vale.brief(), Heading.CEASEFIRES)
    assert "contested, by the account of League Voice (since withdrawn)" in told


@pytest.mark.parametrize(
    ("granularity", "words"),
    [("day", "from 21 Apr to 11 Sep"), ("month_part", "from 21 Apr at the earliest to 11 Sep")],
)
def test_a_vague_beginning_is_told_as_the_earliest_it_can_be(desk: Any, granularity: str, words: str) -> None:
    report = desk.report("Wire", DAY, "900 people were killed since late April.")
    since = When(
        text="since late April", earliest=date(2031, 4, 21), latest=DAY, basis=Basis.ABSOLUTE, granularity=granularity
    )
    quote = "900 people were killed since late April"
    killed = Figure(span=desk.span(report, "900 people"), kind=FigureKind.KILLED, comparator=Comparator.EQ, value=900)
    claim = desk.claim(report, quote, "toll", time=since, figures=(killed,))
    toll = Toll(
        id="t", counter="Wire", kind=FigureKind.KILLED, figure=killed, claims=(claim.id,),
        period=Period(earliest=since.earliest, latest=since.latest),
    )  # fmt: skip
    told = section(composed(desk, Picture(as_known_on=DAY, tolls=(toll,))), Heading.TOLLS)
    assert f"900 killed, {words}, area not said, given by Wire: {quote}" in told


def test_places_told_in_the_same_words_change_hands_in_one_line(desk: Any) -> None:
    report = desk.report("Wire", DAY, "The League took Upper Anka and Serat.")
    claim = desk.claim(
        report, "The League took Upper Anka and Serat", "capture_by_nonstate_or_foreign",
        places=(("Upper Anka", Role.AT), ("Serat", Role.AT)),
    )  # fmt: skip
    held = tuple(
        Control(id=f"k-{n}", place=place, holder="league", claims=(claim.id,), change=True)
        for n, place in enumerate(claim.places)
    )
    brief = composed(desk, Picture(as_known_on=DAY, control=held))
    assert section(brief, Heading.CONTROL) == (
        "Upper Anka [settlement, chosen over 2 others]; Serat [settlement]: said to have passed to the Highland League,"
        " since when is not said, by the account of Wire: The League took Upper Anka and Serat"
    )
    (line,) = next(s for s in brief.sections if s.heading is Heading.CONTROL).lines
    assert (line.subject, line.also) == ("k-0", ("k-1",))


def test_one_who_takes_back_in_two_sentences_does_so_once(vale: Any) -> None:
    first = vale.picture.corrections[0]
    again = replace(first, claim=vale.named["denial"].id)
    told = section(vale.brief(picture=replace(vale.picture, corrections=(first, again))), Heading.GAPS)
    assert told.count("League Voice on 11 Sep") == told.count("that withdraws or corrects") == 1
    assert "; Our pilots have not left the ground over Crow Ridge ─ that" in told


@pytest.mark.parametrize(
    ("act", "modality", "verb"),
    [
        (Act.ASSERTS, Modality.PLANNED, "tells of a plan"),
        (Act.ASSERTS, Modality.EXPECTED, "expects"),
        (Act.ASSERTS, Modality.HYPOTHETICAL, "speaks of the possibility"),
        (Act.ASSERTS, Modality.ACTUAL, "says"),  # no more than that
        (Act.WARNS, Modality.HYPOTHETICAL, "warns"),
    ],
)
def test_what_is_to_come_is_told_no_surer_than_it_was_said(desk: Any, act: Act, modality: Modality, verb: str) -> None:
    report = desk.report("Wire", DAY, "New talks are planned for October.")
    claim = desk.claim(report, "New talks are planned for October", "talks_planned", act, modality=modality)
    ahead = Outlook(id="o", claim=claim.id, said_by="Wire", kind=claim.type, state=Outcome.OPEN)
    told = section(composed(desk, Picture(as_known_on=DAY, outlook=(ahead,))), Heading.EXPECTED)
    assert told == f"Wire {verb}: New talks are planned for October"


def test_gaps_name_what_could_not_be_done(vale: Any) -> None:
    told = section(vale.brief(), Heading.GAPS)
    for words in (
        "1 report without a date of publication",
        "by language: ar (1)",
        "Lower Anka [not placed: 3 candidates]",
        "2 problems met on the way: no words (2)",
        "that withdraws or corrects what was said by League Voice",
    ):
        assert words in told


def test_loaded_words_stand_only_in_quotations(vale: Any) -> None:
    pieces = [p for s in vale.brief().sections for line in s.lines for p in line.pieces if p.kind != "quote"]
    assert not any("bandits" in p.text for p in pieces)
