"""Articles in the words of several wars, written for these tests, and the numbers, ceasefires and holders beside them.

Every one goes the whole way: text in, read, weighed, picture out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from marsad import config
from marsad.cli import main
from marsad.engine import Desk
from marsad.model import CeasefireClass, Check, FigureKind, Picture, Purpose, Toll

Begin = Callable[..., Any]


def told(story: Begin, *reports: tuple[str, date, str]) -> Picture:
    """The picture of these reports: (publisher, day, text)."""
    desk = story()
    for publisher, day, text in reports:
        desk.tell(text, publisher=publisher, published=day)
    picture: Picture = desk.picture()
    return picture


def lamp(text: str, day: date = date(2031, 5, 7)) -> tuple[str, date, str]:
    return ("Quay Courier", day, text)


def tolls(picture: Picture) -> set[tuple[str, str | None, float | None]]:
    return {(t.kind.value, t.who, t.figure.value) for t in picture.tolls}


def toll(picture: Picture, value: float) -> Toll:
    return next(t for t in picture.tolls if t.figure.value == value)


def test_a_health_ministrys_toll_and_who_is_among_it(story: Begin) -> None:
    picture = told(story, lamp("""The health ministry said on Wednesday that at least 13,300 people, including 5,600
children and 3,550 women, had been killed since 7 October.
""".replace("\n", " ")))  # fmt: skip
    assert tolls(picture) == {("killed", None, 13_300), ("killed", "child", 5_600), ("killed", "woman", 3_550)}
    assert {t.part_of for t in picture.tolls if t.who} == {toll(picture, 13_300).id}
    assert {t.period.earliest for t in picture.tolls if t.period} == {date(2030, 10, 7)}


def test_two_monitors_of_one_month_stand_side_by_side(story: Begin) -> None:
    picture = told(
        story,
        lamp("The Lighthouse Monitor said 1,347 civilians had been killed since 15 February."),
        lamp("A relief union put the number of civilians killed at more than 730.", date(2031, 5, 6)),
    )
    assert {t.figure.value for t in picture.tolls} == {1347, 730}
    assert [f.check for f in picture.findings] == [Check.NOT_ADDED]


def test_a_ministry_whose_toll_falls(story: Begin) -> None:
    picture = told(
        story,
        lamp("The Lighthouse Monitor said 429 civilians had been killed since 27 April.", date(2031, 5, 6)),
        lamp("The Lighthouse Monitor said 404 civilians had been killed since 27 April.", date(2031, 5, 9)),
    )
    assert Check.FALLS in {f.check for f in picture.findings}
    assert picture.tolls[0].series == picture.tolls[1].series


def test_a_share_of_the_people_implies_how_many_there_are(story: Begin) -> None:
    picture = told(story, lamp("About 4 million people, or 13 per cent of the population, have been displaced."))
    (found,) = (f for f in picture.findings if f.check is Check.IMPLIES)
    assert "30,800,000" in found.text


def test_a_share_of_the_dead_implies_nothing(story: Begin) -> None:
    text = "The war has killed an estimated 377,000 people, about 60 per cent of them by hunger, a union said."
    assert not [f for f in told(story, lamp(text)).findings if f.check is Check.IMPLIES]


def test_a_seven_day_truce_agreed_on_saturday_to_start_on_monday(story: Begin) -> None:
    text = """The army and the Rapid Support Forces agreed on Saturday to a seven-day ceasefire starting at 9:45 pm on
Monday, the mediators said. The ceasefire will be monitored by a joint committee.
""".replace("\n", " ")
    (truce,) = told(story, lamp(text, date(2031, 5, 11))).ceasefires
    assert (truce.announced, truce.earliest, truce.until) == (date(2031, 5, 10), date(2031, 5, 12), date(2031, 5, 19))
    assert truce.ceasefire_class is CeasefireClass.PRELIMINARY


def test_a_truce_under_auspices_between_two(story: Begin) -> None:
    text = """The Houthis and the Saudi-led coalition agreed to a two-month truce, under the auspices of the United
Nations, which took effect on Wednesday at 7 pm.
""".replace("\n", " ")
    (truce,) = told(story, lamp(text)).ceasefires
    assert truce.mediators == ("United Nations",)
    assert any("Houthis" in name for name in truce.declared_by)


def test_one_side_declares_and_the_other_rejects(story: Begin) -> None:
    text = """Norland's Defence Ministry declared a ceasefire from noon on Tuesday to allow civilians to leave.

The Highland Front rejected the ceasefire.
"""
    (truce,) = told(story, lamp(text)).ceasefires
    assert [(a.party, a.accepts) for a in truce.answers] == [("highland_front", False)]
    assert truce.purposes == (Purpose.HUMANITARIAN,)


def test_one_declaration_in_three_papers_is_one_ceasefire(story: Begin) -> None:
    (truce,) = told(
        story,
        lamp("Norland announced a ceasefire in Velmore from Tuesday.", date(2031, 5, 5)),
        ("Lighthouse Monitor", date(2031, 5, 6), "Norland declared a ceasefire in Velmore on Tuesday."),
        lamp(
            "Shells fell on Velmore on Friday despite a ceasefire that Norland declared on Tuesday.", date(2031, 5, 9)
        ),
    ).ceasefires
    assert len(truce.claims) >= 2
    assert [b.kind for b in truce.breaches] == ["shelling"]
    assert truce.held[0].days == 3


def test_soldiers_killed_in_an_ambush_are_a_range(story: Begin) -> None:
    picture = told(
        story, lamp("Between 12 and 24 soldiers were killed in an ambush near Velmore on Tuesday, the army said.")
    )
    (told_range,) = (r for i in picture.incidents for r in i.ranges)
    assert (told_range.kind, told_range.who, told_range.low, told_range.high) == (
        FigureKind.KILLED,
        "combatant",
        12,
        24,
    )


def test_to_reach_a_road_takes_nothing(story: Begin) -> None:
    text = """Norland forces reached the coast road near Velmore on Tuesday, the Lighthouse Monitor said.

They failed to advance at Dunholt.
"""
    assert told(story, lamp(text)).control == ()


@pytest.fixture(scope="module")
def autumn(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Picture:
    """The seed and the English rows of those days together, as known on 16 September 2019."""
    from click.testing import CliRunner

    folder = tmp_path_factory.mktemp("autumn") / "desk"
    reports = shared / "reports"
    for words in (
        ("init", str(folder)),
        ("add", str(reports / "seed.txt"), str(reports / "idlib-2019.jsonl"), "--desk", str(folder)),
        ("read", "--desk", str(folder)),
    ):
        assert CliRunner().invoke(main, list(words)).exit_code == 0
    with Desk(config.load(folder)) as desk:
        return desk.weigh(date(2019, 9, 16))


class TestTheAutumnOf2019:
    @pytest.mark.parametrize(
        ("value", "who", "counter"),
        [
            pytest.param(900, "civilian", "EA WorldView", id="the seed"),
            pytest.param(730, "civilian", "UOSSM", id="the relief union"),
            pytest.param(1100, None, "United Nations", id="the United Nations"),
            pytest.param(1347, "civilian", "Syrian Observatory for Human Rights", id="the monitor"),
        ],
    )
    def test_its_tolls_stand_side_by_side(self, autumn: Picture, value: float, who: str | None, counter: str) -> None:
        assert (toll(autumn, value).who, toll(autumn, value).counter) == (who, counter)

    def test_the_monitors_toll_has_its_seven_months_and_is_part_of_more(self, autumn: Picture) -> None:
        civilians = toll(autumn, 1347)
        assert civilians.period is not None
        assert (civilians.period.earliest, civilians.period.latest) == (date(2019, 2, 15), date(2019, 9, 15))
        assert civilians.part_of == toll(autumn, 4667).id

    def test_none_of_them_is_added(self, autumn: Picture) -> None:
        refused = {i for f in autumn.findings if f.check is Check.NOT_ADDED for i in f.tolls}
        assert {toll(autumn, v).id for v in (900, 730, 1347)} <= refused
        assert all(t.low < 100 for t in autumn.totals)

    def test_three_million_as_a_fifth_makes_fifteen(self, autumn: Picture) -> None:
        assert any("15,000,000" in f.text for f in autumn.findings if f.check is Check.IMPLIES)

    def test_one_ceasefire_of_the_last_of_august(self, autumn: Picture) -> None:
        (truce,) = (c for c in autumn.ceasefires if c.earliest == date(2019, 8, 31))
        assert set(truce.declared_by) == {"russia", "syrian_government"}
        assert truce.announced == date(2019, 8, 30)
        assert len(truce.claims) >= 8
        assert {b.by for b in truce.breaches} >= {"russia", "syrian_government", None}
        assert {h.letter: h.days for h in truce.held if h.letter} == {"A": 10, "B": 11, "C": None}

    def test_the_road_and_the_mountain_changed_no_hands(self, autumn: Picture) -> None:
        names = {c.place.text.casefold() for c in autumn.control if c.change}
        assert not [n for n in names if "m5" in n or "kaban" in n]
        assert any(c.extent == "almost all of" for c in autumn.control)
