"""Ceasefires, tolls, control and gaps as they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.model import Ceasefire, FigureKind, Held, Picture, Role
from marsad.publish import Brief, compose, render
from marsad.publish.brief import Heading

DAY = date(2031, 9, 11)


def section(brief: Brief, heading: Heading) -> str:
    found = next(s for s in brief.sections if s.heading is heading)
    return "\n".join("".join(p.text for p in line.pieces) for line in found.lines)


def test_no_end_is_told_as_the_absence_of_a_report(vale: Any) -> None:
    assert "No report held here says that a side ended it." in section(vale.brief(), Heading.CEASEFIRES)


def test_an_end_is_told_by_who_says_so(vale: Any) -> None:
    truce = vale.picture.ceasefires[0]
    by_claim = replace(vale.picture, ceasefires=(replace(truce, ended_by=(vale.named["denial"].id,)),))
    by_party = replace(vale.picture, ceasefires=(replace(truce, ended_by=("council",)),))
    assert "Ended, by the account of The council" in section(vale.brief(picture=by_claim), Heading.CEASEFIRES)
    assert "Ended by the Coast Council" in section(vale.brief(picture=by_party), Heading.CEASEFIRES)


def test_a_breach_repeated_is_one_line_with_its_first_day(vale: Any) -> None:
    truce = vale.picture.ceasefires[0]
    first = truce.breaches[0]
    again = replace(first, claim=vale.named["residents"].id, day=10)
    told = section(
        vale.brief(picture=replace(vale.picture, ceasefires=(replace(truce, breaches=(again, first)),))),
        Heading.CEASEFIRES,
    )
    assert "shelling, 2 allegations, the first for day 9 (8 Sep)" in told


def test_an_undated_ceasefire_has_no_day_count(desk: Any) -> None:
    report = desk.report("Wire", DAY, "A truce was agreed.")
    truce = desk.claim(report, "A truce was agreed", "ceasefire_agreed")
    picture = Picture(
        as_known_on=DAY,
        ceasefires=(Ceasefire(id="c", declared_by=(), earliest=None, latest=None, claims=(truce.id,)),),
    )
    brief = compose(
        picture, desk.claims, desk.reports, (), (), desk.pack, day=DAY, title="V", as_known_on=DAY, demonstration=False
    )
    assert section(brief, Heading.CEASEFIRES).split("\n") == [
        "Ceasefire, by whom it was declared is not said, date not said",
        "No report held here says that a side ended it.",
    ]


def test_tolls_stand_side_by_side_and_are_never_added(vale: Any) -> None:
    told = section(vale.brief(), Heading.TOLLS)
    assert "more than 900 civilians killed, from 21 Apr to 11 Sep, northern Vale, counted by Harbour Wire" in told
    assert "at least 730 civilians killed, by 22 Aug, northern Vale, counted by Rill Relief" in told
    assert "1,630" not in render(vale.brief(), "text")


def test_a_counter_is_told_by_its_last_word(vale: Any) -> None:
    old = replace(vale.picture.tolls[0], id="t-old", known=date(2031, 9, 1))
    told = section(vale.brief(picture=replace(vale.picture, tolls=(*vale.picture.tolls, old))), Heading.TOLLS)
    assert told.count("counted by Harbour Wire") == 1


def test_statistics_are_no_tolls(vale: Any) -> None:
    statistic = replace(vale.picture.tolls[0], kind=FigureKind.POPULATION)
    told = section(vale.brief(picture=replace(vale.picture, tolls=(statistic,))), Heading.TOLLS)
    assert told == "No running total was published in the last month."


def test_control_is_told_as_claimed_with_its_extent(vale: Any) -> None:
    told = section(vale.brief(), Heading.CONTROL)
    assert told.startswith("“almost all of” Northern Vale [part of a province]: said to have passed to the Coast")
    standing = replace(vale.picture, control=(replace(vale.picture.control[0], change=False),))
    told = section(vale.brief(picture=standing), Heading.CONTROL)
    assert told.startswith("No change of control is reported on this day.\nSaid earlier, or in passing\n")
    assert "said to be held by the Coast Council" in told


def test_what_fell_due_is_not_judged(vale: Any) -> None:
    due = replace(vale.picture.outlook[0], state="past", latest=date(2031, 9, 9))
    told = section(vale.brief(picture=replace(vale.picture, outlook=(due,))), Heading.EXPECTED)
    assert told.startswith("Fallen due; whether it came true is not judged here\n")


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
    assert printed == f"Relief workers warn: a hungry winter in Lower Anka{' ' + told if told else ''}"


def test_a_ceasefire_held_on_somebodys_reading(vale: Any) -> None:
    told = section(vale.brief(), Heading.CEASEFIRES)
    assert "Held 8 days on this reading: the first breach anybody reports, by the account of League Voice" in told


def test_a_reading_that_nothing_bears_out_is_not_told(vale: Any) -> None:
    truce = replace(vale.picture.ceasefires[0], held=(Held(reading="those who say it is over", days=None, claims=()),))
    assert "on this reading" not in section(
        vale.brief(picture=replace(vale.picture, ceasefires=(truce,))), Heading.CEASEFIRES
    )


def test_of_many_unplaced_places_the_first_are_named(desk: Any) -> None:
    names = [f"Hamlet {chr(65 + n)}" for n in range(15)]
    report = desk.report("Wire", DAY, f"Shells fell on {', '.join(names)}.")
    desk.claim(report, "Shells fell", "shelling", places=[(name, Role.AT) for name in names])
    brief = compose(
        Picture(as_known_on=DAY), desk.claims, desk.reports, (), (), desk.pack, day=DAY, title="V", as_known_on=DAY,
        demonstration=False,
    )  # fmt: skip
    told = section(brief, Heading.GAPS)
    assert told.startswith("15 places of the day's claims not on the map: Hamlet A [not placed]; ")
    assert told.endswith("Hamlet L [not placed]; 3 others")


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
