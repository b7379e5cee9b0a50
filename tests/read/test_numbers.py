"""How many: bounds, kinds and parts of figures, one row a phrase, with a word on what it proves."""

from __future__ import annotations

import pytest

from marsad.read.numbers import FigureMention, find_figures


def only(text: str) -> FigureMention:
    """The one figure of `text`."""
    found = find_figures(text)
    assert len(found) == 1, [f.text for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "comparator", "value", "low", "high"),
    [
        ("Twelve people were killed.", "eq", 12, 12, 12),  # in words
        ("1,200 people fled.", "eq", 1200, 1200, 1200),  # comma
        ("100 000 people fled.", "eq", 100_000, 100_000, 100_000),  # blank
        ("1.200 people fled.", "eq", 1200, 1200, 1200),  # a point: people come whole
        ("3 million people fled.", "eq", 3_000_000, 3_000_000, 3_000_000),
        ("2.5m people fled.", "eq", 2_500_000, 2_500_000, 2_500_000),
        ("400k people fled.", "eq", 400_000, 400_000, 400_000),
        ("Half a million people fled.", "eq", 500_000, 500_000, 500_000),
        ("A quarter of a million people fled.", "eq", 250_000, 250_000, 250_000),
        ("One hundred and five people fled.", "eq", 105, 105, 105),
        ("Twenty-five people fled.", "eq", 25, 25, 25),
        ("Two dozen people fled.", "eq", 24, 24, 24),
        ("A hundred people fled.", "eq", 100, 100, 100),
        ("At least 12 people were killed.", "ge", 12, 12, None),
        ("No fewer than 12 people were killed.", "ge", 12, 12, None),
        ("12 or more people were killed.", "ge", 12, 12, None),  # comparator after the number
        ("The raid killed 20 civilians at least.", "ge", 20, 20, None),  # comparator after the noun
        ("200+ people were killed.", "ge", 200, 200, None),
        ("More than 900 civilians were killed.", "gt", 900, 901, None),  # begins one above
        ("Over 60 people were killed.", "gt", 60, 61, None),
        ("Up to 30 people were killed.", "le", None, 0, 30),  # zero cannot be ruled out
        ("As many as 30 people were killed.", "le", None, 0, 30),
        ("Fewer than 20 people were killed.", "lt", 20, 0, 19),
        ("About 40 people were killed.", "approx", 40, None, None),  # no band that nobody stated
        ("An estimated 3 million people fled.", "approx", 3_000_000, None, None),
        ("Some 40 people were killed.", "approx", 40, None, None),
        ("Nearly 500 people were killed.", "approx", 500, None, None),
        ("Almost three dozen people were held.", "approx", 36, None, None),
        ("Between 500 and 1,300 people died.", "range", None, 500, 1300),
        ("30-40 fighters were killed.", "range", None, 30, 40),
        ("One or two civilians were killed.", "range", None, 1, 2),
        ("3-4 million people fled.", "range", None, 3_000_000, 4_000_000),  # the scale holds for both
        ("Several people were killed.", "vague", None, 3, None),
        ("Dozens of people were killed.", "vague", None, 12, None),
        ("Scores of people were killed.", "vague", None, 20, None),
        ("Tens of people were killed.", "vague", None, 10, None),
        ("Hundreds of people were killed.", "vague", None, 100, None),
        ("Thousands of people were killed.", "vague", None, 1000, None),
        ("Tens of thousands of people fled.", "vague", None, 10_000, None),
        ("Many people were killed.", "vague", None, None, None),  # says nothing that could be counted
        ("A number of people were killed.", "vague", None, None, None),
        ("There were no casualties.", "eq", 0, 0, 0),
        ("No one was injured.", "eq", 0, 0, 0),
        ("The raid killed a civilian.", "eq", 1, 1, 1),
        ("Another three people were killed.", "eq", 3, 3, 3),
        ("قُتل ١٢ مدنياً في القصف", "eq", 12, 12, 12),  # Arabic-Indic digits
        ("مقتل أكثر من 900 مدني", "gt", 900, 901, None),
    ],
)
def test_the_bounds_of_a_figure_are_those_of_its_words(
    text: str, comparator: str, value: float | None, low: float | None, high: float | None
) -> None:
    figure = only(text)
    assert (figure.comparator.value, figure.value, figure.low, figure.high) == (comparator, value, low, high)


@pytest.mark.parametrize(
    ("text", "kind", "unit", "who"),
    [
        ("Six civilians were killed.", "killed", "people", "civilian"),
        ("The raid killed six civilians.", "killed", "people", "civilian"),
        ("Jets came, killing six civilians.", "killed", "people", "civilian"),
        ("It claimed the lives of six civilians.", "killed", "people", "civilian"),
        ("They mourned the death of six civilians.", "killed", "people", "civilian"),
        ("The raid left six civilians dead.", "killed", "people", "civilian"),
        ("Six people have also reportedly been killed.", "killed", "people", None),
        ("Six fighters from the town of Ostrany were killed.", "killed", "people", "combatant"),
        ("Six deaths were reported.", "killed", "people", None),
        ("The death toll from the raid on the market rose to 61.", "killed", "people", None),
        ("Six soldiers were wounded.", "wounded", "people", "combatant"),
        ("Two injured journalists were treated.", "wounded", "people", "journalist"),
        ("15 injured were brought in.", "wounded", "people", None),
        ("Ten casualties were reported.", "killed_or_wounded", "people", None),  # never counted as killed
        ("The blast killed and wounded dozens of people.", "killed_or_wounded", "people", None),
        ("It left 40 people dead or injured.", "killed_or_wounded", "people", None),
        ("Six people are missing.", "missing", "people", None),
        ("400,000 people were displaced.", "displaced", "people", None),
        ("More than 600 families fled their homes.", "displaced", "families", None),  # families are not people
        ("Fighting left 400,000 people homeless.", "displaced", "people", None),
        ("The rebels captured six soldiers.", "captured", "people", "combatant"),
        ("Six aid workers were abducted.", "captured", "people", "medic"),
        ("Police arrested six men.", "detained", "people", None),
        ("Six women were taken into custody.", "detained", "people", "woman"),
        ("The area is home to 3 million people.", "population", "people", None),
        ("About 3 million people live there.", "population", "people", None),
        ("About 20% were displaced.", "share", "percent", None),
        ("A third of the population fled.", "share", "percent", None),
        ("Jets carried out 45 air strikes.", "strikes", "air strikes", None),
        ("They fired two dozen rockets.", "strikes", "rockets", None),
        ("They destroyed two tanks.", "equipment", "tanks", None),
        ("They seized two villages.", "other", "villages", None),
        ("Two witnesses spoke.", None, "people", None),  # not told
    ],
)
def test_the_kind_of_a_figure_is_what_the_words_near_it_tell(
    text: str, kind: str | None, unit: str, who: str | None
) -> None:
    found = [f for f in find_figures(text) if f.kind_hint is not None] or list(find_figures(text))
    if kind is None and not found:
        return
    figure = found[0]
    assert (figure.kind_hint.value if figure.kind_hint else None, figure.unit, figure.who) == (kind, unit, who)


@pytest.mark.parametrize(
    "text",
    [
        "Two people said that their relatives were killed.",
        "Two soldiers saw civilians being killed.",
        "Three civilians went to a funeral for fighters killed in Ostrany.",
        "Ten fighters came when civilians were wounded.",
    ],
)
def test_what_befell_others_is_not_told_of_the_figure(text: str) -> None:
    assert [f.kind_hint for f in find_figures(text)] == [None]


def _kinds(text: str) -> list[tuple[str, str | None]]:
    return [(f.text, f.kind_hint.value if f.kind_hint else None) for f in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Six civilians were killed and twelve others wounded.",
            [("Six civilians", "killed"), ("twelve others", "wounded")],
        ),
        ("It killed four civilians and wounded three.", [("four civilians", "killed"), ("three", "wounded")]),
        ("It killed six civilians and five militiamen.", [("six civilians", "killed"), ("five militiamen", "killed")]),
        ("Six women and two men died.", [("Six women", "killed"), ("two men", "killed")]),
        ("11 children among 18 dead in Kelden.", [("11 children", "killed"), ("18 dead", "killed")]),
        (
            "Nine fighters from the group and four civilians were killed.",
            [("Nine fighters", "killed"), ("four civilians", "killed")],
        ),
        ("15 dead and 20 injured.", [("15 dead", "killed"), ("20 injured", "wounded")]),
        ("Ten killed, five injured.", [("Ten killed", "killed"), ("five injured", "wounded")]),
        ("Two were killed in Ostrany and six in Kelden.", [("Two", "killed"), ("six", "killed")]),
        (
            "Three rebels were killed, as well as eight civilians.",
            [("Three rebels", "killed"), ("eight civilians", "killed")],
        ),
        ("It killed 30 people, and 12 people fled.", [("30 people", "killed"), ("12 people", "displaced")]),
    ],
)
def test_neighbouring_figures_share_only_what_is_told_of_both(text: str, expected: list[tuple[str, str]]) -> None:
    assert _kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("At least 12 people, including five children, were killed.", [None, 0]),
        ("30 people, among them ten women and 15 children, died.", [None, 0, 0]),  # a list of parts
        ("Seven children were killed, three of them in one house.", [None, 0]),
        ("12 people were killed and five wounded.", [None, None]),  # no part
        ("12 people died. Five were wounded, including two women.", [None, None, 1]),  # its own sentence's
    ],
)
def test_a_part_names_its_whole_and_is_never_added_to_it(text: str, parents: list[int | None]) -> None:
    figures = find_figures(text)
    assert [f.subset_of for f in figures if f.kind_hint is not None][: len(parents)] == parents


def test_a_part_has_the_kind_of_its_whole() -> None:
    assert _kinds("The raid killed 12 people, including five children.")[1] == ("five children", "killed")


@pytest.mark.parametrize(
    "text",
    [
        "Jets flew along the M5.",
        "A Su-24 and a MiG-29 came.",
        "They have the 9M133.",
        "The 122mm gun was lost.",
        "It lies 19 km west of the town.",
        "They took 20 square kilometres.",
        "UN Resolution 2254 was ignored.",
        "The 4th Armoured Division left.",
        "The eight-year-old conflict goes on.",
        "It was hit on 10 September 2019 at 10:30 a.m.",
        "It lasted for 12 days.",
        "It was hit in 2011.",
        "They paid $5 million.",
        "They paid 300 dollars.",
        "Ahmed, 34, spoke.",
        "He is aged 12.",
        "Call +963 11 2345678.",
        "It lies at 35.9690, 36.4290.",
        "They won 2-0.",
        "They work 24/7.",
        "Highway 4 is cut.",
        "It weighs 1.5 tonnes.",
        "One of the worst nights came.",
        "1. The first point",
        "Agent 007 came.",
        "A rebel-held town was hit.",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "person"),
    [("A 12-year-old boy was wounded.", "child"), ("An elderly woman was killed.", "woman")],
)
def test_one_person_with_an_age_is_one_person(text: str, person: str) -> None:
    figure = only(text)
    assert (figure.value, figure.who) == (1, person)


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("More than 900 civilians have been killed since late April.", True),
        ("So far 61 people have died.", True),
        ("The death toll rose to 61.", True),
        ("The war has killed more than 200,000 people.", True),
        ("The raid killed 12 people on Tuesday.", False),
        ("At least 12 people have been killed.", False),  # the news of the day stands in the perfect too
    ],
)
def test_a_running_total_is_marked(text: str, cumulative: bool) -> None:
    assert only(text).cumulative_hint is cumulative


def test_spans_are_those_of_the_callers_text() -> None:
    text = "It killed at least  12 people."
    figure = find_figures(text, offset=50)[0]
    assert text[figure.start - 50 : figure.end - 50] == figure.text == "at least  12 people"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "His wife and three children were killed.",
            [("His wife", "killed"), ("three children", "killed")],
        ),  # a family
        ("His wife was killed.", []),  # who, and not how many
        ("Regime soldier killed in Ostrany.", [("Regime soldier", "killed")]),  # a headline leaves out its article
        ("Soldiers killed in Ostrany.", []),  # more than one, and nobody says how many
        ("The shelling raised a heavy death toll.", []),  # nobody's death
        ("They killed talk of a transitional government body.", []),  # nobody's body
        ("They captured or killed more than 80 leaders.", [("more than 80 leaders", "other")]),  # which, is left open
        ("17 IS fighters were killed.", [("17 IS fighters", "killed")]),  # a name and no verb
        ("Six Northern Guard (NG) fighters were killed.", [("Six Northern Guard (NG) fighters", "killed")]),
        (
            "Five people including the deputy Said Arkan were killed.",  # a name and no verb of saying
            [("Five people", "killed")],
        ),
        ("It mourned the deaths of Envoy John Arkan and three other envoys.", [("three other", "killed")]),
        (
            "It killed two men from the (local) Guard and three men from the Front.",
            [("two men", "killed"), ("three men", "killed")],
        ),
        ("Five leaders were killed and possibly dozens more.", [("Five leaders", "killed"), ("dozens more", "killed")]),
        (
            "At least 39 people from five families were killed.",
            [("At least 39 people", "killed")],
        ),  # families are not dead
        ("A displaced person named Arkan was killed.", [("A displaced person", "killed")]),
        ("They took the two cities.", []),  # told of before
        ("They fired a number of shells.", []),  # no number
        ("It killed two women (a nurse and a cook).", [("two women", "killed")]),  # who the two were
        ("No women or children were injured.", []),  # others may have been
        ("One man was killed and others were injured.", [("One man", "killed"), ("others", "wounded")]),
        ("It inflicted harm on 200 civilians.", [("200 civilians", "wounded")]),
        ("2015 Ostrany account publishes pictures.", []),  # a year
    ],
)
def test_who_counts_and_who_does_not(text: str, expected: list[tuple[str, str]]) -> None:
    assert [k for k in _kinds(text) if k[1] is not None] == expected


def test_a_vowel_mark_that_stands_alone_is_passed_over() -> None:
    assert _kinds("Six people \u0651 were killed.") == [("Six people", "killed")]
