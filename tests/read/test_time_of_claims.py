"""When: which time a claim gets, and which it does not."""

from __future__ import annotations

from datetime import date


def test_a_weekday_counts_back_from_publication(read):
    (claim,) = read("Drovian jets bombed Ostrany on Tuesday.")
    assert (claim.time.earliest, claim.time.latest) == (date(2024, 5, 7), date(2024, 5, 7))


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


def test_a_caption_keeps_its_own_date(read):
    claims = read("Smoke rises from shelling of Ostrany, March 3, 2024\n\nGovernment forces shelled Belmar on Monday.")
    assert [(c.section, c.time.earliest) for c in claims] == [
        ("caption", date(2024, 3, 3)),
        ("body", date(2024, 5, 6)),
    ]
