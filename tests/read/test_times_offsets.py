"""Times that hang on an event, on a time told before, or on the head of an agency report."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.read.times import dateline_date, find_times, in_narrative, resolve_offset, written_on

PUBLISHED = date(2019, 9, 11)
TRUCE = date(2019, 8, 31)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Shelling resumed 10 days after the truce.", date(2019, 9, 10), date(2019, 9, 10)),
        ("After four days the offensive resumed.", date(2019, 9, 4), date(2019, 9, 4)),
        ("Troops left two days before the truce.", date(2019, 8, 29), date(2019, 8, 29)),
        ("The following day troops left.", date(2019, 9, 1), date(2019, 9, 1)),
        ("That evening troops left.", date(2019, 8, 31), date(2019, 8, 31)),
        ("Two weeks later troops left.", date(2019, 9, 11), date(2019, 9, 17)),  # weeks to half a week
        ("Three months after the truce troops left.", date(2019, 11, 1), date(2019, 11, 30)),  # to the month
        ("Two years after the truce troops left.", date(2021, 1, 1), date(2021, 12, 31)),  # to the year
        ("Hours after the truce troops left.", date(2019, 8, 31), date(2019, 9, 1)),  # the night may lie between
        ("Days after the truce troops left.", date(2019, 8, 31), None),  # no number: open to one side
        ("More than a week after the truce troops left.", date(2019, 8, 31), None),
        ("Days before the truce troops left.", None, date(2019, 8, 31)),
        ("Since then troops have left.", date(2019, 8, 31), date(2019, 9, 11)),
    ],
)
def test_an_offset_is_resolved_from_its_event_only(text: str, earliest: date | None, latest: date | None) -> None:
    mention = find_times(text, PUBLISHED)[0]
    assert mention.anchor == "event"
    assert mention.earliest is None  # never from publication
    assert resolve_offset(mention, TRUCE, TRUCE) == (earliest, latest)


def test_an_offset_from_an_unknown_event_stays_unknown() -> None:
    mention = find_times("Shelling resumed 10 days after the truce.", PUBLISHED)[0]
    assert resolve_offset(mention, None, None) == (None, None)


def test_an_offset_widens_with_the_window_of_its_event() -> None:
    mention = find_times("Shelling resumed 10 days after the truce.", PUBLISHED)[0]
    assert resolve_offset(mention, date(2019, 9, 1), date(2019, 9, 3)) == (date(2019, 9, 11), date(2019, 9, 13))


def test_a_time_that_waits_for_no_event_keeps_its_window() -> None:
    mention = find_times("It was hit on Tuesday.", PUBLISHED)[0]
    assert resolve_offset(mention, TRUCE, TRUCE) == (date(2019, 9, 10), date(2019, 9, 10))


def _windows(text: str, published: date | None = PUBLISHED) -> list[tuple[str, date | None, date | None]]:
    return [(m.text, m.earliest, m.latest) for m in in_narrative(find_times(text, published))]


def test_a_narrative_goes_on_from_the_day_told_last() -> None:
    windows = _windows("Jets came on 5 September. In the morning they hit Ostrany, and the next day Kelden.")
    assert windows[1][1:] == (date(2019, 9, 5), date(2019, 9, 5))
    assert windows[2][1:] == (date(2019, 9, 6), date(2019, 9, 6))


def test_a_narrative_does_not_go_on_from_a_month_of_background() -> None:
    windows = _windows("The war began in March 2011. At 10:30 a.m. jets came.")
    assert windows[1][1:] == (None, None)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "proves"),
    [
        (
            "He fled in June 1998 and came back later that year.",
            (1998, 1, 1),
            (1998, 12, 31),
            "a year, not a day of it",
        ),
        ("They left on 5 May 2018. That month hundreds fled.", (2018, 5, 1), (2018, 5, 31), "a month around a day"),
        ("They met in March 2018. The following month they split.", (2018, 4, 1), (2018, 4, 30), "from a month told"),
        ("They met in 2018. The following month they split.", None, None, "a year is too long to count months from"),
        ("It fell in 2018. Ten died, from six a year earlier.", (2017, 1, 1), (2017, 12, 31), "from a year told"),
    ],
)
def test_months_and_years_go_on_from_what_was_told_of_their_length(
    text: str, earliest: tuple[int, int, int] | None, latest: tuple[int, int, int] | None, proves: str
) -> None:
    windows = _windows(text)
    assert windows[1][1:] == (earliest and date(*earliest), latest and date(*latest)), proves


def test_a_year_earlier_said_again_counts_from_the_same_time() -> None:
    windows = _windows("Ten died in 2018, from six a year earlier. Raids fell to four from nine a year earlier.")
    assert windows[1][1:] == windows[2][1:] == (date(2017, 1, 1), date(2017, 12, 31))


def test_an_offset_that_names_its_event_is_left_open_in_a_narrative() -> None:
    windows = _windows("Jets came on Tuesday, 10 days after the truce.")
    assert windows[1][1:] == (None, None)


def test_since_then_begins_with_what_was_told_just_before() -> None:
    windows = _windows("The war began in March 2011. Since then thousands have fled.")
    assert windows[1][1:] == (date(2011, 3, 1), PUBLISHED)


def test_a_date_takes_its_year_from_the_full_date_before_it_where_no_publication_is_known() -> None:
    windows = _windows("Jets came on 28 December 2021 and again on 3 January.", published=None)
    assert windows[1][1:] == (date(2022, 1, 3), date(2022, 1, 3))


@pytest.mark.parametrize(
    ("head", "published", "day"),
    [
        ("BEIRUT, Aug 23 (Reuters) - Jets came.", date(2016, 8, 24), date(2016, 8, 23)),
        ("DAMASCUS, Aug. 23 (Xinhua) -- Jets came.", date(2016, 8, 24), date(2016, 8, 23)),
        ("Damascus, 23 August 2016 (SANA) – Jets came.", None, date(2016, 8, 23)),
        ("HERAT, Afghanistan (Nov. 6, 2013) — Troops came.", None, date(2013, 11, 6)),
        ("A headline\nTRIPOLI, Libya, Aug 23 (AP) — Jets came.", date(2016, 8, 24), date(2016, 8, 23)),
        ("BEIRUT, Aug 23 (Reuters) - Jets came.", None, None),  # no year, no publication
        ("BEIRUT, Aug 23 (Reuters) - Jets came.", date(2016, 11, 24), None),  # too far off to be sure of the year
        ("(10:30 A.M.) Jets came.", date(2016, 8, 24), None),  # an hour is no date
        ("BEIRUT (Reuters) - On Aug 23 jets came.", date(2016, 8, 24), None),  # a date in the text is no dateline
        ("On July 5, 2019 (Friday) - jets came.", date(2019, 7, 6), None),
        ("", None, None),
    ],
)
def test_the_dateline_of_an_agency_gives_its_day(head: str, published: date | None, day: date | None) -> None:
    assert dateline_date(head, published) == day


@pytest.mark.parametrize(
    ("head", "published", "day"),
    [
        ("OSTRANY, May 3 (Agency) - Jets came.", date(2024, 5, 8), date(2024, 5, 3)),  # put out again days later
        ("OSTRANY, Karvania (May 3, 2024)\nJets came.", None, date(2024, 5, 3)),  # on a line of its own
        ("2024-05-S-006\nOSTRANY, Karvania (May 3)\nJets came.", None, date(2024, 5, 3)),  # its number has the year
        ("2024-01-S-006\nOSTRANY, Karvania (Dec. 30)\nJets came.", None, date(2023, 12, 30)),  # the year before's
        ("2024-01-S-006\nOSTRANY, Karvania (July 3)\nJets came.", None, None),  # too far from the number's month
        ("OSTRANY, Karvania (May 3)\nJets came.", None, None),  # no year anywhere
        ("OSTRANY, Karvania (May 3. 2024)\nJets came.", None, date(2024, 5, 3)),  # a full stop slipped for the comma
        ("No. 2024-05-CA-XXX OSTRANY, Karvania (May 3) - Jets came.", None, date(2024, 5, 3)),  # number not filled in
        ("2024-5-S-006\nOSTRANY, Karvania (May 3)\nJets came.", None, date(2024, 5, 3)),  # its month in one digit
        ("Evening Update, May 3, 2024\nJets came.", None, date(2024, 5, 3)),  # the heading's
        ("May 4: Operations in Ostrany\nNo. 2024-05-CA-010\nJets came.", None, date(2024, 5, 4)),  # at its start
        ("Jets came on May 3, 2024.", None, None),  # a date in the text heads nothing
        ("OSTRANY, May 9 (Agency) - Jets came.", date(2024, 5, 8), date(2024, 5, 8)),  # never after publication
        ("Jets came\nPublished May 3 2024 Jets came.", date(2024, 2, 2), date(2024, 5, 3)),  # the page's own day
        ("Jets came AFP Friday 3 May 2024 Jets came.", date(2024, 5, 8), date(2024, 5, 3)),  # an agency's
        ("Jets came\n23-05-2024 Jets came.", date(2024, 5, 8), date(2024, 5, 23)),  # opening a line
        ("Jets came\nFri May 3 2024 30 Jets came.", date(2024, 5, 8), date(2024, 5, 3)),
        ("Jets came\nLast updated at May 032024 OSTRANY Jets", date(2024, 5, 8), date(2024, 5, 3)),  # glued to its year
        ("3 May 2024 Jets came.\n4 May 2024 Shells fell.", date(2024, 5, 8), date(2024, 5, 8)),  # a chronology
        ("Jets over Ostrany May 3 2024 Jets came.", date(2024, 5, 8), date(2024, 5, 8)),  # a caption's
        ("On May 3 2024 Jets came.", date(2024, 5, 8), date(2024, 5, 8)),  # a day told
        ("May 3 2024 was a bad day.", date(2024, 5, 8), date(2024, 5, 8)),
    ],
)
def test_the_day_that_yesterday_counts_from(head: str, published: date | None, day: date | None) -> None:
    assert written_on(head, published) == day
