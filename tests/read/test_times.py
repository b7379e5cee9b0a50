"""When: what a coder would write down for a time expression, one row a phrase, with a word on what it proves."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.read.times import TimeMention, find_times, report_times

PUBLISHED = date(2019, 9, 11)  # a Wednesday


def only(text: str, published: date | None = PUBLISHED) -> TimeMention:
    """The one mention of `text`."""
    found = find_times(text, published)
    assert len(found) == 1, [m.text for m in found]
    return found[0]


def window(mention: TimeMention) -> tuple[str | None, str | None]:
    return tuple(day.isoformat() if day else None for day in (mention.earliest, mention.latest))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("The photo is of July 5, 2019.", "2019-07-05", "2019-07-05"),  # month first, year
        ("It was hit on 10 September.", "2019-09-10", "2019-09-10"),  # day first, year from publication
        ("It was hit on Sept. 10.", "2019-09-10", "2019-09-10"),  # abbreviation
        ("It was hit on September 10th.", "2019-09-10", "2019-09-10"),  # ordinal after the month
        ("It was hit on the 10th of September, 2019.", "2019-09-10", "2019-09-10"),  # ordinal before it
        ("It was hit on Tuesday, September 10, 2019.", "2019-09-10", "2019-09-10"),  # weekday is part of the date
        ("On the night of Monday, 2 September 2018, jets hit it.", "2018-09-02", "2018-09-02"),  # the date wins
        ("It was hit on 2019-09-10.", "2019-09-10", "2019-09-10"),  # ISO
        ("It was hit on 28/08/2019.", "2019-08-28", "2019-08-28"),  # only day first is a date
        ("It was hit on 08/28/2019.", "2019-08-28", "2019-08-28"),  # only month first is a date
        ("It was hit on 28.08.19.", "2019-08-28", "2019-08-28"),  # two digits of a year
        ("A truce ran from 10 to 15 September.", "2019-09-10", "2019-09-15"),  # days of one month
        ("It was hit on Sept. 10-12.", "2019-09-10", "2019-09-12"),  # dash
        ("It ran from 1 May to 18 August.", "2019-05-01", "2019-08-18"),  # two months
        ("It runs from 15 February until 15 September.", "2019-02-15", "2019-09-15"),  # the end follows the start
        ("It ran from 28 December 2018 to 3 January.", "2018-12-28", "2019-01-03"),  # over the turn of the year
        ("The strikes of December 31 killed many.", "2018-12-31", "2018-12-31"),  # nearest on or before publication
        ("The town fell in August.", "2019-08-01", "2019-08-31"),  # month alone
        ("The town fell in December.", "2018-12-01", "2018-12-31"),  # month of the year before
        ("The town fell in March 2011.", "2011-03-01", "2011-03-31"),  # month and year
        ("A pause began at the start of September.", "2019-09-01", "2019-09-10"),  # first ten days
        ("The drive began in mid-May.", "2019-05-11", "2019-05-20"),  # middle ten days
        ("The drive was launched in late April.", "2019-04-21", "2019-04-30"),  # from the 21st
        ("They met in the first week of September.", "2019-09-01", "2019-09-07"),  # week of a month
        ("The war began in early 2011.", "2011-01-01", "2011-04-30"),  # first months of a year
        ("The siege ended in late 2016.", "2016-10-01", "2016-12-31"),  # last months of a year
        ("The city fell in 2016.", "2016-01-01", "2016-12-31"),  # year
        ("The 2011 uprising spread.", "2011-01-01", "2011-12-31"),  # year before what happened in it
        ("The plan for 2021, he said, stands.", "2021-01-01", "2021-12-31"),  # "for", with nothing counted behind
        ("They came in nineteen ninety-six.", "1996-01-01", "1996-12-31"),  # as transcripts of the radio write it
        ("The town fell in August last year.", "2018-08-01", "2018-08-31"),  # month of a year told by its distance
        ("The town fell in June this year.", "2019-06-01", "2019-06-30"),
        ("It would condemn the August 21 attack.", "2019-08-21", "2019-08-21"),  # what would come is not next year's
        ("It was built in the 1970s.", "1970-01-01", "1979-12-31"),  # decade
        ("It fell in the summer of 2012.", "2012-06-01", "2012-08-31"),  # season
        ("Strikes rose in the second half of 2018.", "2018-07-01", "2018-12-31"),  # half
        ("In the first six months of 2018 strikes rose.", "2018-01-01", "2018-06-30"),  # so many months of a year
        ("In the last 3 months of 2018 strikes rose.", "2018-10-01", "2018-12-31"),  # counted from its end
        ("Strikes rose in Q3 2018.", "2018-07-01", "2018-09-30"),  # quarter
    ],
)
def test_a_date_is_the_days_its_words_allow(text: str, earliest: str, latest: str) -> None:
    mention = only(text)
    assert window(mention) == (earliest, latest)
    assert mention.anchor == "absolute"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It was shelled on Tuesday.", "2019-09-10", "2019-09-10"),  # the day before publication
        ("It was shelled on Wednesday.", "2019-09-11", "2019-09-11"),  # publication day itself
        ("It was shelled early on Tuesday morning.", "2019-09-10", "2019-09-10"),  # part of a day is that day
        ("Earlier Tuesday, it was shelled.", "2019-09-10", "2019-09-10"),  # earlier on that day
        ("It was shelled Tue. night.", "2019-09-10", "2019-09-10"),  # a part of it behind says that it is a day
        ("It was shelled on Tue.", "2019-09-10", "2019-09-10"),  # a short form, led by what leads to a day
        ("It was shelled at 9 a.m. EST Tuesday.", "2019-09-10", "2019-09-10"),  # whose clock it is lies in between
        ("It was shelled in the early hours of Tuesday.", "2019-09-10", "2019-09-10"),  # hours of a day
        ("It was shelled at dawn on Tuesday.", "2019-09-10", "2019-09-10"),  # the hour goes with its day
        ("It was shelled last Wednesday.", "2019-09-04", "2019-09-04"),  # last, on the same weekday, is a week ago
        ("They will meet on Friday.", "2019-09-13", "2019-09-13"),  # a future word turns the weekday round
        ("The ministry said on Tuesday it would withdraw.", "2019-09-10", "2019-09-10"),  # a verb of saying does not
        ("Talks were scheduled for a truce on Monday.", "2019-09-09", "2019-09-09"),  # a future of the past does not
        ("It raged since Friday.", "2019-09-06", "2019-09-11"),  # since runs to publication
        ("It raged from Monday to Tuesday.", "2019-09-09", "2019-09-10"),  # range of weekdays
        ("It was shelled on Monday and Tuesday.", "2019-09-09", "2019-09-10"),  # neighbouring days are one window
        ("It was shelled today.", "2019-09-11", "2019-09-11"),
        ("It was shelled the day before yesterday.", "2019-09-09", "2019-09-09"),
        ("It was shelled overnight.", "2019-09-10", "2019-09-11"),  # a night lies in two days
        ("It was shelled at the weekend.", "2019-09-07", "2019-09-08"),
        ("It was shelled last weekend.", "2019-09-07", "2019-09-08"),
        ("It was shelled last week.", "2019-09-02", "2019-09-08"),  # calendar week, from Monday
        ("It was shelled in the last week.", "2019-09-04", "2019-09-11"),  # with its article it counts back
        ("It was shelled this week.", "2019-09-09", "2019-09-11"),  # as far as it has gone
        ("It was shelled last month.", "2019-08-01", "2019-08-31"),
        ("It was shelled late last month.", "2019-08-21", "2019-08-31"),
        ("It was shelled last year.", "2018-01-01", "2018-12-31"),
        ("It was shelled late last year.", "2018-10-01", "2018-12-31"),
        ("Troops are to leave by the end of the month.", "2019-09-11", "2019-09-30"),  # what lies ahead is this month's
        ("It is expected to close by year-end.", "2019-09-11", "2019-12-31"),  # another way of saying it
        ("The camp must be empty by Friday.", "2019-09-11", "2019-09-13"),  # what must be is still to come
        ("Talks could open as early as Monday.", "2019-09-16", "2019-09-16"),  # right before a day
        ("The next round is due next month.", "2019-10-01", "2019-10-31"),
        ("It was shelled last April.", "2019-04-01", "2019-04-30"),
        ("It was shelled in the past 24 hours.", "2019-09-10", "2019-09-11"),
        ("It was shelled over the past two weeks.", "2019-08-28", "2019-09-11"),
        ("It was shelled ten days ago.", "2019-09-01", "2019-09-01"),
        ("It was shelled two weeks ago.", "2019-08-25", "2019-08-31"),  # weeks are known to half a week
        ("It was shelled three months ago.", "2019-06-01", "2019-06-30"),  # months to the calendar month
        ("It was shelled two years ago.", "2017-01-01", "2017-12-31"),  # years to the year
        ("It has lasted for four days.", "2019-09-07", "2019-09-11"),  # a perfect duration runs to publication
        ("So far, nobody has come.", None, "2019-09-11"),
        ("It was shelled in recent days.", None, "2019-09-11"),  # no start is known
        ("It was shelled a few days ago.", None, "2019-09-10"),
        ("It was shelled more than a year ago.", None, "2018-09-11"),
    ],
)
def test_a_relative_time_counts_from_publication(text: str, earliest: str | None, latest: str) -> None:
    assert window(only(text)) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It has raged since late April.", "2019-04-21", "2019-09-11"),
        ("It has raged since March 2011.", "2011-03-01", "2019-09-11"),
        ("The worst day since the war began in March 2011.", "2011-03-01", "2019-09-11"),  # the onset in between
        ("The worst day since the outbreak of the crisis on 15 March 2011.", "2011-03-15", "2019-09-11"),
        ("The truce held until 5 September.", None, "2019-09-05"),
        ("The town fell before September 5.", None, "2019-09-04"),
        ("The town fell after 5 September.", "2019-09-05", "2019-09-11"),
        ("The law has been in force from 2015.", "2015-01-01", "2019-09-11"),
        ("Three days after 15 April 2013 they fled.", "2013-04-18", "2013-04-18"),  # an offset from a date is a date
    ],
)
def test_words_before_a_time_open_or_close_its_window(text: str, earliest: str | None, latest: str) -> None:
    assert window(only(text)) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "It was shelled on Tuesday.",
        "It was shelled last night.",
        "It was shelled two weeks ago.",
        "It has lasted for two days.",
        "They meet next month.",
        "It was shelled in recent days.",
        "It was shelled this morning.",
        "It was shelled in the summer.",
    ],
)
def test_without_a_publication_day_a_relative_time_stays_open(text: str) -> None:
    mention = only(text, published=None)
    assert window(mention) == (None, None)
    assert mention.edtf is None


def test_a_date_without_year_in_a_text_without_publication_keeps_its_year_open() -> None:
    mention = only("It was hit on August 13.", published=None)
    assert window(mention) == (None, None)
    assert (mention.anchor, mention.edtf) == ("absolute", "XXXX-08-13")


@pytest.mark.parametrize(
    ("text", "alternative"),
    [
        ("It was shelled on Wednesday.", (date(2019, 9, 4), date(2019, 9, 4))),  # published that weekday: a week before
        ("It was shelled last Wednesday.", (date(2019, 9, 11), date(2019, 9, 11))),  # or today
        ("It was hit on 03/04/2019.", (date(2019, 3, 4), date(2019, 3, 4))),  # month first
        ("It opened on 20 September.", (date(2019, 9, 20), date(2019, 9, 20))),  # soon after publication
        ("It was shelled last week.", (date(2019, 9, 1), date(2019, 9, 7))),  # weeks that begin on Sunday
        ("It was built in the winter of 2018.", (date(2017, 12, 1), date(2018, 2, 28))),  # the winter before
    ],
)
def test_what_else_the_words_allow_is_kept(text: str, alternative: tuple[date, date]) -> None:
    assert alternative in only(text).alternatives


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 10 September", "2019-09-10"),
        ("in August", "2019-08"),
        ("in 2016", "2016"),
        ("at the start of September", "2019-09-01~/2019-09-10~"),
        ("since late April", "2019-04-21~/.."),
        ("until 5 September", "../2019-09-05"),
        ("in the 1970s", "197X"),
        ("in the summer of 2012", "2012-22"),
    ],
)
def test_windows_are_written_in_edtf(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "In all 12 may have died.",  # a verb, not May
        "They march 15 km.",
        "The sun sat low.",
        "UN Resolution 2254 was ignored.",  # no year
        "Some 2000 people fled.",
        "Food for 2000 families came.",  # a count behind "for"
        "They named nineteen sixty-year-old men.",  # a number and an age
        "He spoke of 31/31/2019.",  # no such day
        "The strike of 1/2 the fleet failed.",
        "They met next to the bridge.",
        "So wrote the Ostrany Daily.",  # a name
        "Envoys met Omar Sala and Jan Petrov.",  # a forename behind "and"
        "Likewise, Sun called it a rout.",  # a name behind a comma
        "The Ostrany Sun called it a rout.",  # a name, with nothing to say that it is a day
        "Thus the bridge fell.",  # no Thursday
        "A previously unknown group took the town.",  # tells of the group, not of when
        "By the end of the year it had fallen.",  # of a year told of, and not of the report's
        "They mourned the death of a 6-year-old girl.",  # an age
        "Losses are put at 2.46 million.",  # no time of the clock
        "Fighters of the March 23 Movement came.",  # called after a day
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_times(text, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "proves"),
    [
        ("No reason was given for the October 2 deadline.", "2019-10-02", "2019-10-02", "soon to come, not a year ago"),
        ("Parliament sits again Nov. 14.", "2019-11-14", "2019-11-14", "no word of the future is needed"),
        ("The truce signed on October 2 holds.", "2018-10-02", "2018-10-02", "a past verb before it leads back"),
        ("It has raged since October 2.", "2018-10-02", "2019-09-11", "what goes on began before"),
        ("The town fell on 3 January.", "2019-01-03", "2019-01-03", "not so far back that the next is meant"),
        ("Troops are to be out by November.", None, "2019-11-30", "due by a month soon to come"),
        ("The town had fallen by June.", None, "2019-06-30", "the month just gone"),
        ("They will pay Abu S. Karam on Feb. 3.", "2020-02-03", "2020-02-03", "an initial ends no sentence"),
    ],
)
def test_a_date_without_year_is_the_one_near_publication(
    text: str, earliest: str | None, latest: str, proves: str
) -> None:
    mention = only(text)
    first = None if earliest is None else mention.earliest
    assert (first and first.isoformat(), mention.latest and mention.latest.isoformat()) == (earliest, latest), proves


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("They shell it daily.", "day"),  # an adverb has the unit it is made of
        ("The nightly raids went on.", "day"),  # as has the adjective
        ("It is shelled every week.", "week"),  # a unit that is named
        ("Aid comes twice a month.", "month"),
    ],
)
def test_how_often_is_told_in_a_unit(text: str, granularity: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.granularity, window(mention)) == ("frequency", granularity, (None, None))


def test_a_month_before_people_counted_stays_a_month() -> None:
    assert window(only("In May 20 people died.")) == ("2019-05-01", "2019-05-31")


@pytest.mark.parametrize(("text", "kind"), [
    ("They pray every Friday.", "frequency"), ("Fifty strikes per day were counted.", "frequency"),
    ("After four months of talks nothing moved.", "offset"), ("The four-day battle ended.", "duration"),
    ("Three weeks of fighting ended.", "duration"), ("It lasted for three days.", "duration"),
    ("A two-day visit ended.", "duration"), ("They spent six hours there.", "duration"),
    ("The decades-long feud ended.", "duration"),
])  # fmt: skip
def test_durations_and_habits_are_no_dates(text: str, kind: str) -> None:
    mention = only(text)
    assert (mention.kind, window(mention)) == (kind, (None, None))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("قصفت في ١٠ أيلول ٢٠١٩", "2019-09-10", "2019-09-10"),  # Levantine month, Arabic-Indic digits
        ("قصفت في 10 سبتمبر 2019", "2019-09-10", "2019-09-10"),  # Gregorian name
        ("وقعت في 10 شتنبر 2019", "2019-09-10", "2019-09-10"),  # Moroccan name
        ("وقعت في 10 جويلية 2019", "2019-07-10", "2019-07-10"),  # Algerian and Tunisian name
        ("قصفت في 10 أيلول", "2019-09-10", "2019-09-10"),  # year from publication
        ("بدأت في آذار 2011", "2011-03-01", "2011-03-31"),
        ("بدأت عام 2011", "2011-01-01", "2011-12-31"),
    ],
)
def test_arabic_dates(text: str, earliest: str, latest: str) -> None:
    assert window(only(text)) == (earliest, latest)


def test_spans_are_those_of_the_callers_text() -> None:
    text = "Kafr Nabl was hit ON  Tuesday night."
    mention = find_times(text, PUBLISHED, offset=100)[0]
    assert text[mention.start - 100 : mention.end - 100] == mention.text == "ON  Tuesday night"


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "proves"),
    [
        (
            "Jets hit the town for the 40th consecutive day.",
            "2019-08-03",
            "2019-09-11",
            "so many days, the report's last",
        ),
        ("Clashes went on for a second day.", "2019-09-10", "2019-09-11", "the day of the report and the one before"),
        ("Jets hit it for the third day in a row.", "2019-09-09", "2019-09-11", "another way of saying it"),
        ("Jets hit it for the third night on Monday.", "2019-09-09", "2019-09-09", "a day that is named tells more"),
        (
            "The front has tried to take the hills around the town and the dam for several months.",
            None,
            "2019-09-11",
            "far verb",
        ),
        ("Ten people have since been killed.", None, "2019-09-11", "open at its start, up to the report"),
        (
            "Six days of heavy shelling have killed ten.",
            "2019-09-05",
            "2019-09-11",
            "what has lasted did so to the report",
        ),
        ("They were turned away on Tuesday last week.", "2019-09-03", "2019-09-03", "that day of the week before"),
    ],
)
def test_what_has_run_on(text: str, earliest: str | None, latest: str, proves: str) -> None:
    assert window(only(text)) == (earliest, latest), proves


def test_throughout_the_day_is_the_day_told_before() -> None:
    _, raids = report_times("On Sunday jets came. Raids went on throughout the day.", PUBLISHED)
    assert window(raids) == ("2019-09-08", "2019-09-08")
