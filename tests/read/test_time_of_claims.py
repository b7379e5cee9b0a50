"""When: which time a claim gets, and which it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from marsad.model import FAMILY_OF, Act, Basis, Claim, Span, Speaker, When
from marsad.read.across import signs
from marsad.read.lexicon import table


def test_a_weekday_counts_back_from_publication(read):
    (claim,) = read("Drovian jets bombed Ostrany on Tuesday.")
    assert (claim.time.earliest, claim.time.latest) == (date(2024, 5, 7), date(2024, 5, 7))


@pytest.mark.parametrize(
    ("opening", "days"),
    [
        ("In the past two weeks", (date(2024, 4, 24), date(2024, 5, 8))),  # what is counted was done in the stretch
        ("On Tuesday", None),  # a single day may be that of the counting
    ],
)
def test_a_count_is_of_the_stretch_of_days_it_goes_over(read, opening, days):
    (claim,) = read(f"{opening} the Kelden Watch has counted the deaths of 46 people.")
    assert (claim.time and (claim.time.earliest, claim.time.latest)) == days


@pytest.mark.parametrize("opening", ["On Tuesday", "But on Tuesday", "In the period since May"])
def test_the_time_that_opens_a_sentence_is_of_what_it_says_was_done(read, opening):
    (claim,) = read(f"{opening}, the Kelden Watch said, jets bombed Ostrany.")
    assert claim.time.text.lower() in opening.lower()


def test_a_toll_is_not_of_the_days_of_what_its_sentence_announces(read):
    claims = read("At the start of May Karvania announced a pause after the deaths of 900 people.")
    assert [c.time and c.time.text for c in claims if c.figures] == [None]


def test_an_undated_report_leaves_relative_times_open(read):
    (claim,) = read("Drovian jets bombed Ostrany on Tuesday.", None)
    assert (claim.time.text, claim.time.earliest) == ("on Tuesday", None)


def test_days_after_an_event_count_from_the_event(read):
    claims = read(
        "Karvania declared a ceasefire on 24 April. Jets bombed Kelden ten days after Karvania declared the ceasefire."
    )
    strike = next(c for c in claims if c.type == "air_strike")
    assert (strike.time.earliest, strike.time.latest) == (date(2024, 5, 4), date(2024, 5, 4))


def test_an_event_without_a_date_leaves_it_open(read):
    claims = read("Jets bombed Kelden ten days after the armistice was signed.")
    assert all(c.time is None or c.time.earliest is None for c in claims)


def test_nothing_told_as_done_lies_after_publication(read):
    claims = read("The army withdrew from Kelden at the start of May.")
    assert claims[0].time.latest == date(2024, 5, 8)


def test_a_day_without_its_year_soon_to_come_is_so_for_plans_and_a_year_back_for_what_was_done(read):
    (plan,) = read("Karvania announced a ceasefire for 2 June.")
    assert plan.time.earliest == date(2024, 6, 2)
    (deed,) = read("Kelden fell to the Northern Brigade on 2 June.")
    assert (deed.time.earliest, deed.time.latest) == (date(2023, 6, 2), date(2023, 6, 2))


def test_a_caption_keeps_its_own_date(read):
    claims = read("Smoke rises from shelling of Ostrany, March 3, 2024\n\nGovernment forces shelled Belmar on Monday.")
    assert [(c.section, c.time.earliest) for c in claims] == [
        ("caption", date(2024, 3, 3)),
        ("body", date(2024, 5, 6)),
    ]


@pytest.mark.parametrize(
    ("text", "last", "proves"),
    [
        ("The war, which began in March 2021, has killed thousands.", date(2024, 5, 8), "what began goes on"),
        ("Thousands have been killed in the uprising that broke out in March 2021.", date(2024, 5, 8), "told behind"),
        ("The offensive, which began in March 2021, failed.", date(2021, 3, 31), "only the beginning is told"),
    ],
)
def test_what_began_then_has_gone_on_since_where_its_toll_is_told_in_the_perfect(read, text, last, proves):
    times = [c.time for c in read(text) if c.time is not None]
    assert {t.earliest for t in times} == {date(2021, 3, 1)}, proves
    assert times[0].latest == last, proves


DAY = ("2024-05-07", "2024-05-07")


@pytest.mark.parametrize(
    ("text", "expected", "proves"),
    [
        (
            "Drovian jets bombed Ostrany on Tuesday. The strike killed four people.",
            [DAY, DAY],
            "what a report tells on of a strike is of the strike's day",
        ),
        (
            "Drovian jets bombed Ostrany on Tuesday. Rockets killed four people in the market.",
            [DAY, DAY],
            "the next blow told is of the same day",
        ),
        (
            "Drovian jets bombed Ostrany on Tuesday. The army often shells Belmar.",
            [DAY, None],
            "what recurs is of no one day",
        ),
        (
            "Drovian jets bombed Ostrany on Tuesday. The front shelled Belmar again.",
            [DAY, None],
            "'again' tells of another time, which the words leave open",
        ),
        (
            "Drovian jets bombed Ostrany on Tuesday. Drovia will bomb Belmar.",
            [DAY, None],
            "what is to come is not of the story's day",
        ),
        (
            "Drovian jets bombed Ostrany last month. Jets bombed Belmar.",
            [("2024-04-01", "2024-04-30"), ("2024-04-01", "2024-05-08")],
            "a month is no story's day: what goes on from the past lies between it and publication",
        ),
        (
            "Drovian jets bombed Ostrany, killing four people and wounding six on Tuesday.",
            [DAY],
            "the day behind the harm is that of the blow",
        ),
        (
            "Drovian jets bombed Ostrany the agency reported on Tuesday.",
            [None],
            "when it was told is not when it happened",
        ),
        (
            "8 May 2024\n\nDrovian jets bombed Ostrany.",
            [None],
            "a report's own date dates nothing told in it",
        ),
        (
            "OSTRANY, May 3 (Agency) - Drovian jets bombed Belmar yesterday.",
            [("2024-05-02", "2024-05-02")],
            "a report put out again counts from its dateline, not from the day it was put out",
        ),
        (
            "Jets bomb Ostrany\nPublished May 3 2024\nDrovian jets bombed Belmar yesterday.",
            [("2024-05-02", "2024-05-02")],
            "the date that a page prints as its own outranks the day it is filed under",
        ),
        (
            "Both towns are currently held by the Karvanian army.",
            [("2024-05-08", "2024-05-08")],
            "what holds currently does so on the day of the report",
        ),
        (
            "On Tuesday the army said it had shot down a drone near Ostrany.",
            [DAY],
            "the day that opens a sentence is that of what it tells",
        ),
        (
            "The monitor said Tuesdays air strike hit a school in Ostrany.",
            [DAY],
            "a day before its happening is not when it was told, with or without the apostrophe",
        ),
        (
            "Shells have hit Ostrany since the army entered the town in March 2023.",
            [("2023-03-01", "2024-05-08"), ("2023-03-01", "2023-03-31")],
            "what began then is of then, and what has gone on since lasts up to the report",
        ),
        (
            "Drovian forces have bombed Ostrany for two weeks.",
            [("2024-04-24", "2024-05-08")],
            "what has lasted so long began so long before publication",
        ),
        (
            "The army today confirmed the capture of a rebel leader during a raid in Ostrany, May 3.",
            [("2024-05-03", "2024-05-03")],
            "beside 'confirmed' stands when it came to be known, where another day is that of the deed",
        ),
        (
            "The army on Tuesday confirmed the capture of a rebel leader during a raid in Ostrany.",
            [DAY],
            "a day beside 'confirmed' stands for the deed's where no other is told",
        ),
        (
            "Drovian troops arrested three men behind the April 2 attack in Ostrany.",
            [None],
            "the deed somebody is known by does not date what is done to him",
        ),
        (
            "Drovian jets bombed a commander linked to the April 2 attack near the mill of Ostrany yesterday.",
            [DAY],
            "the word of time that closes a sentence is of its verb where what stands before it has its day",
        ),
        (
            "Rebels were behind the April 2 attack in Ostrany.",
            [("2024-04-02", "2024-04-02")],
            "where the deed itself is told its day is told",
        ),
        (
            "The front is the group responsible for the April 2 attack in Ostrany.",
            [("2024-04-02", "2024-04-02")],
            "so it is where somebody is said to be the one who did it",
        ),
        (
            "Drovian jets bombed a commander who was planning to shell Ostrany on Friday.",
            [None, ("2024-05-03", "2024-05-03")],
            "what somebody was about to do is of a day of its own",
        ),
        (
            "Drovian troops arrested a man who lived in the old town of Ostrany, along with his brother, on Tuesday.",
            [DAY],
            "behind a comma the sentence has gone on with its verb",
        ),
        (
            "Drovian jets bombed a commander involved in attacks around Ostrany on Tuesday.",
            [DAY],
            "the last word of a sentence is of its verb",
        ),
        (
            "Drovian jets bombed positions behind the front on Tuesday.",
            [DAY],
            "'behind' a place ties nobody to a deed",
        ),
    ],
)
def test_the_days_of_claims(read, text, expected, proves):
    found = [(str(c.time.earliest), str(c.time.latest)) if c.time else None for c in read(text)]
    assert found == expected, proves


def test_a_carried_day_is_marked_as_inferred_and_has_no_words(read):
    _, harm = read("Drovian jets bombed Ostrany on Tuesday. Rockets killed four people in the market.")
    assert (harm.time.text, harm.time.basis) == (None, Basis.INFERRED)


@pytest.mark.parametrize("between", ["", ". ", "." + " It went on. " * 6, "\n" + "More was told. " * 40])
def test_every_sign_of_a_story_going_on_is_weighed(between):
    day = When(text="on Tuesday", earliest=date(2019, 9, 10), latest=date(2019, 9, 10), basis=Basis.PUBLICATION)
    first = Span(start=0, end=10, quote="The strike")
    then = Span(start=10 + len(between), end=20 + len(between), quote="The strike")
    voice = Speaker(name="publisher")
    story = Claim(report="r", span=first, speaker=voice, act=Act.ASSERTS, type="air_strike", time=day)
    weighed = set(table("story_days")["weights"])
    for type_ in FAMILY_OF:
        for act in Act:
            claim = replace(story, span=then, time=None, type=type_, act=act)
            assert set(signs(claim, story, f"The strike{between}The strike", None, 4)) <= weighed
