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
    Party,
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
from marsad.publish.naming import all_named, distinct, midway, neutral, side_words
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
        ("we", True),  # pronouns
        ("“we”", True),
        ("They", True),
        ("it", False),
        ("he", False),
        ("Officers", True),  # a plural noun with the capital of its sentence
        ("Officers in Serat", True),
        ("a war monitor and rebel spokesman", True),  # two joined
        ("Harbour Wire and the League Voice", True),
        ("the White Bonnets", False),  # a capital name in -s is a name
        ("the White Helmets", True),  # unless what it names is plural
        ("Rill Relief", False),
        ("Serat Media", False),
        ("United Hamlets", False),
        ("state news", False),
        ("the press", False),
        ("the police", True),
        ("the ministry of mines", False),  # the head decides
        ("a group of activists", False),
        ("", False),
    ],
)
def test_speakers_that_are_several(name: str, plural: bool) -> None:
    assert several(name) is plural


def test_verbs_agree_with_their_speaker() -> None:
    assert verb_for("denies who is said to have done it", "Residents") == "deny who is said to have done it"
    assert verb_for("warns", "Rill Relief") == "warns"
    assert verb_for("expects", "we") == verb_for("expects", "Officers") == "expect"
    assert verb_for("tells of a plan", "they") == "tell of a plan"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The Serat Watch", "the Serat Watch"),
        ("A police officer", "a police officer"),
        ("Residents", "residents"),
        ("Residents of the ford", "residents of the ford"),
        ("Doctors of the Vale", "Doctors of the Vale"),  # may be a name
        ("Local activists", "local activists"),
        ("Relief Workers", "Relief Workers"),
        ("Valean officials", "Valean officials"),  # a people keeps its capital
        ("Anka Wire", "Anka Wire"),
    ],
)
def test_names_lose_the_capital_of_their_sentence(said: str, told: str) -> None:
    assert midway(said) == told


def test_names_are_the_same_but_for_article_case_and_remark() -> None:
    names = ["The Watch", "Wire (Agency)", "the watch", "Wire", "Residents"]
    assert distinct(names) == ["The Watch", "Wire (Agency)", "Residents"]
    assert distinct(names, without="A Watch") == ["Wire (Agency)", "Residents"]


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
        ("We", "“we”"),  # whoever that is
    ],
)
def test_loaded_words_only_in_quotation_marks(said: str, printed: str) -> None:
    assert neutral(said, PACK) == printed


def test_names_are_joined_and_nobody_is_nobody() -> None:
    assert all_named(("a", "b", "c"), PACK) == "a, b and c"
    assert all_named((), PACK) == "not said"


@pytest.mark.parametrize(
    ("side", "words"),
    [
        ("government", "side: government"),  # also where a party has that very id
        ("isis", "side: ISIS"),  # as its parties spell it
        ("al_fajr", "side: al-Fajr"),
        ("far_hills", "side: far hills"),
        (None, ""),
    ],
)
def test_a_side_is_told_in_one_form_and_never_by_a_partys_name(side: str | None, words: str) -> None:
    parties = (
        Party(id="government", name="Vale army", side="government", kind="state", aliases=("Government", "government")),
        Party(id="x", name="The State", side="isis", kind="armed_group", aliases=("ISIS",)),
        Party(id="y", name="al-Fajr", side="al_fajr", kind="armed_group"),
    )
    pack = Pack(name="p", title="P", bounds=(0, 0, 1, 1), parties=parties, neutral=(("government", "the Vale"),))
    assert side_words(side, pack) == words


def place(words: str, role: Role, location: Location | None) -> PlaceMention:
    return PlaceMention(span=Span(start=0, end=len(words), quote=words), role=role, location=location)


def settled(name: str, precision: Precision, scores: tuple[float, ...] = (), place_id: str = "own") -> Location:
    """A place whose candidates have these scores, its own first."""
    candidates = tuple(
        Candidate(place_id=f"o{n}" if n else "own", name=name, lat=0, lon=0, score=score)
        for n, score in enumerate(scores)
    )
    return Location(
        status=PlaceStatus.RESOLVED, place_id=place_id, name=name, lat=0, lon=0, precision=precision,
        candidates=candidates,
    )  # fmt: skip


def near(name: str, role: Role) -> PlaceMention:
    return place("words", role, settled(name, Precision.NEAR_SETTLEMENT))


@pytest.mark.parametrize(
    ("places", "words"),
    [
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


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([near("near Serat", Role.NEAR)], "near Serat"),  # the name says it already
        ([near("Serat", Role.NEAR)], "near Serat"),
        ([near("near Serat", Role.NEAR), near("Serat", Role.NEAR)], "near Serat"),  # told both ways
        ([near("north of Serat", Role.NORTH_OF)], "north of Serat"),
        ([near("12 km southwest of Serat", Role.SOUTH_WEST_OF)], "12 km southwest of Serat"),
        ([near("southern Vale", Role.SOUTH_OF)], "southern Vale"),  # a part of it
        ([near("Southford", Role.SOUTH_OF)], "south of Southford"),
        ([near("Hass", Role.BETWEEN), near("Nabl", Role.BETWEEN)], "between Hass and Nabl"),
        ([near("between Hass and Nabl", Role.BETWEEN)], "between Hass and Nabl"),
        ([near("Hass", Role.BETWEEN)], "between another place and Hass"),
        ([near("M5", Role.ALONG), near("Nabl", Role.TOWARD)], "along M5, toward Nabl"),
    ],
)
def test_a_preposition_is_said_once(places: list[PlaceMention], words: str) -> None:
    assert where(places) == words


def test_a_place_is_not_said_to_be_near_itself() -> None:
    here = place("Serat", Role.AT, settled("Serat", Precision.SETTLEMENT))
    assert where([here, near("near Serat", Role.NEAR)]) == "Serat [settlement]"
    assert where([here, near("west of Serat", Role.WEST_OF)]) == "Serat [settlement] (west of Serat)"


@pytest.mark.parametrize(
    ("scores", "place_id", "words"),
    [
        ((), "own", ""),
        ((90,), "own", ""),
        ((90, 74.9, 20), "own", ""),  # clear
        ((90, 20, 75), "own", ", chosen over 2 others"),  # the runner-up is as good as it
        ((90, 100), "own", ", chosen over 1 other"),  # chosen for other reasons than its name
        ((90, 75), "own/north", ", chosen over 1 other"),  # a part of the chosen place is no rival of it
        ((90,), "own/north", ""),
        ((90, 20), "elsewhere", ", chosen over 2 others"),  # no score to be sure by
    ],
)
def test_rivals_are_told_where_the_choice_was_close(scores: tuple[float, ...], place_id: str, words: str) -> None:
    at = settled("Anka", Precision.SETTLEMENT, scores, place_id)
    assert where([place("Anka", Role.AT, at)]) == f"Anka [settlement{words}]"


def test_what_acts_on_a_screen_is_not_printed() -> None:
    assert shown("a\x1b[2Jb\u202ec\u2066\nd\u2028e\ud800") == "a\ufffd[2Jbc d e\ufffd"
    assert shown("مرصد\u200f") == "مرصد\u200f"  # marks of ordinary Arabic text stay


def test_a_cut_quotation_is_the_beginning_of_the_words() -> None:
    cut = clipped("one two three four", 12)
    assert cut == "one two…"
    assert clipped("short", 12) == "short"
