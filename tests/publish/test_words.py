"""Numbers, days, verbs and places in words."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.model import (
    TYPES,
    Act,
    Axis,
    Basis,
    Candidate,
    Comparator,
    Figure,
    FigureKind,
    Location,
    Pack,
    PlaceMention,
    PlaceStatus,
    Precision,
    Role,
    Scope,
    Span,
    Status,
)
from marsad.publish.amounts import figure_words
from marsad.publish.days import basis_words, day_of, period, window
from marsad.publish.display import clipped, shown
from marsad.publish.locate import PRECISIONS, where
from marsad.publish.naming import all_named, neutral
from marsad.publish.words import CONTESTED, DENIES, DOES, KINDS, SAYS, STATUS, several, verb_for

SEEN = date(2031, 9, 11)


def d(month: int, day: int, year: int = 2031) -> date:
    return date(year, month, day)


def test_every_value_of_every_vocabulary_has_words() -> None:
    assert set(KINDS) == {kind for kinds in TYPES.values() for kind in kinds}
    assert set(SAYS) == set(DOES) == set(Act)
    assert set(DENIES) == {scope.value for scope in Scope}
    assert set(CONTESTED) == set(Axis)
    assert set(STATUS) == set(Status)
    assert set(PRECISIONS) == set(Precision)


def test_no_verb_turns_one_voice_into_a_fact() -> None:
    assert not any(
        "confirmed" in words for words in (*SAYS.values(), *DOES.values(), *KINDS.values(), *STATUS.values())
    )


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (d(9, 10), d(9, 10), "10 Sep"),  # one day
        (d(8, 31), d(9, 2), "between 31 Aug and 2 Sep"),  # a window, both ends named
        (d(12, 31, 2030), d(1, 2), "between 31 Dec 2030 and 2 Jan"),  # another year is named
        (d(8, 1), d(8, 31), "in August"),  # a whole month
        (d(2, 1, 2028), d(2, 29, 2028), "in February 2028"),  # a leap month of another year
        (d(1, 1, 2018), d(12, 31, 2018), "in 2018"),  # a whole year
        (d(4, 25), None, "since 25 Apr"),  # open end
        (None, d(8, 22), "by 22 Aug"),  # open beginning
        (None, None, "date not said"),  # nothing is guessed
    ],
)
def test_windows(earliest: date | None, latest: date | None, words: str) -> None:
    assert window(earliest, latest, SEEN) == words


def test_a_total_covers_a_period_and_does_not_lie_between_two_days() -> None:
    assert period(d(4, 25), SEEN, SEEN) == "from 25 Apr to 11 Sep"
    assert period(None, None, SEEN) == "period not said"


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (d(9, 1), d(9, 1), "day 11"),  # the day it was declared is day 1
        (d(8, 31), d(9, 2), "day 10 to 12"),  # a vague declaration gives a vague count
        (d(9, 10), d(9, 12), "day 1 to 2"),  # it may not have been declared yet
        (d(9, 12), d(9, 12), ""),  # declared later
        (None, d(9, 1), ""),  # no beginning, no count
    ],
)
def test_days_of_a_ceasefire(earliest: date | None, latest: date | None, words: str) -> None:
    assert day_of(earliest, latest, SEEN) == words


def test_a_day_is_told_with_what_it_was_counted_from() -> None:
    assert basis_words([Basis.PUBLICATION]) == "by the report's date"
    assert basis_words([Basis.PUBLICATION, Basis.ABSOLUTE]) == ""


def figure(words: str, comparator: Comparator, **more: object) -> Figure:
    settings: dict[str, object] = {"kind": FigureKind.KILLED, **more}
    return Figure(span=Span(start=0, end=len(words), quote=words), comparator=comparator, **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (figure("12", Comparator.EQ, value=12), "12 killed"),
        (figure("over 900", Comparator.GT, value=900, low=901, who="civilian"), "more than 900 civilians killed"),
        (figure("at least 3", Comparator.GE, value=3), "at least 3 killed"),
        (figure("up to 30", Comparator.LE, value=30, low=0, high=30), "up to 30 killed"),
        (figure("under 5", Comparator.LT, value=5), "fewer than 5 killed"),
        (figure("some 400", Comparator.APPROX, value=400_000, kind=FigureKind.DISPLACED), "about 400,000 displaced"),
        (figure("12–24", Comparator.RANGE, low=12, high=24), "between 12 and 24 killed"),  # never 18
        (figure("dozens", Comparator.VAGUE, low=12), "“dozens” killed"),  # a lower bound of ours is no number of theirs
        (figure("one child", Comparator.EQ, value=1, who="child"), "1 child killed"),
        (figure("2 raids", Comparator.EQ, value=2, kind=FigureKind.STRIKES, unit="strikes"), "2 strikes"),
        (figure("3 tanks", Comparator.EQ, value=3, kind=FigureKind.EQUIPMENT, unit="tanks"), "3 tanks"),
        (figure("90 households", Comparator.EQ, value=90, kind=FigureKind.DISPLACED, unit="households"),
         "90 households displaced"),  # households are not people
        (figure("casualties: 10", Comparator.EQ, value=10, kind=FigureKind.KILLED_OR_WOUNDED), "10 killed or wounded"),
        (figure("ten of them", Comparator.EQ, value=10, kind=FigureKind.OTHER), "“ten of them”"),  # of what is not said
    ],
)  # fmt: skip
def test_figures_stay_as_they_were_said(said: Figure, words: str) -> None:
    assert figure_words(said) == words


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("Residents of the ford", True),
        ("Local activists and citizen journalists", True),
        ("villagers", True),
        ("Rill Relief", False),
        ("League Reuters", False),  # a capital name in -s is a name
        ("the ministry of mines", False),  # the head decides
        ("", False),
    ],
)
def test_speakers_that_are_several(name: str, plural: bool) -> None:
    assert several(name) is plural


def test_verbs_agree_with_their_speaker() -> None:
    assert verb_for("denies who is said to have done it", "Residents") == "deny who is said to have done it"
    assert verb_for("warns", "Rill Relief") == "warns"


PACK = Pack(
    name="p", title="P", bounds=(0, 0, 1, 1), neutral=(("hill bandits", "the League"), ("traitors", "opponents"))
)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Hill  bandits", "the League"),  # the whole wording has a neutral name
        ("The hill bandits", "the League"),  # with or without its article
        ("a band of traitors", "“a band of traitors”"),  # a loaded word stays in quotation marks
        ("traitorsville", "traitorsville"),  # only whole words are loaded
        ("the council", "the council"),
    ],
)
def test_loaded_words_only_in_quotation_marks(said: str, printed: str) -> None:
    assert neutral(said, PACK) == printed


def test_names_are_joined_and_nobody_is_nobody() -> None:
    assert all_named(("a", "b", "c"), PACK) == "a, b and c"
    assert all_named((), PACK) == "not said"


def place(words: str, role: Role, location: Location | None) -> PlaceMention:
    return PlaceMention(span=Span(start=0, end=len(words), quote=words), role=role, location=location)


def settled(name: str, precision: Precision, rivals: int = 0) -> Location:
    others = tuple(Candidate(place_id=f"o{n}", name=name, lat=0, lon=0, score=1) for n in range(rivals))
    return Location(
        status=PlaceStatus.RESOLVED, place_id="own", name=name, lat=0, lon=0, precision=precision, candidates=others
    )


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([place("Anka", Role.AT, settled("Anka", Precision.SETTLEMENT, 2))], "Anka [settlement, chosen over 2 others]"),
        ([place("the ridge", Role.AT, settled("Crow Ridge", Precision.NATURAL_OR_LINEAR))], "Crow Ridge [area]"),
        ([place("Old Mill", Role.AT, None)], "“Old Mill” [not placed]"),  # never on the map by guess
        ([place("Anka", Role.AT, Location(status=PlaceStatus.AMBIGUOUS))], "“Anka” [not placed]"),
        (
            [
                place("Anka", Role.AT, settled("Anka", Precision.SETTLEMENT)),
                place("Serat", Role.WEST_OF, settled("Serat", Precision.SETTLEMENT)),
                place("Capital", Role.MENTIONED, settled("Capital", Precision.SETTLEMENT)),
            ],
            "Anka [settlement] (west of Serat)",  # nothing happened in the place that is only mentioned
        ),
    ],
)
def test_places_are_told_with_their_precision(places: list[PlaceMention], words: str) -> None:
    assert where(places) == words


def test_what_acts_on_a_screen_is_not_printed() -> None:
    assert shown("a\x1b[2Jb\u202ec\u2066\nd\u2028e\ud800") == "a\ufffd[2Jbc d e\ufffd"
    assert shown("مرصد\u200f") == "مرصد\u200f"  # marks of ordinary Arabic text stay


def test_a_cut_quotation_is_the_beginning_of_the_words() -> None:
    cut = clipped("one two three four", 12)
    assert cut == "one two…"
    assert clipped("short", 12) == "short"
