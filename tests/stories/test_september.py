"""The article and the real reports of the same days together, as known on 16 September 2019.

The reports' own words stay outside the project; the tests look for names, numbers and days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad import config
from marsad.cli import main
from marsad.engine import Desk
from marsad.model import Incident, Picture, Stance, Toll

KNOWN = date(2019, 9, 16)
RAIDED = date(2019, 9, 10)
DENIER = "Russian Defence Ministry"


@pytest.fixture(scope="module")
def desk(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("september") / "desk"
    reports = [str(shared / "reports" / name) for name in ("seed.txt", "idlib-2019.jsonl")]
    done = CliRunner().invoke(main, ["run", *reports, "--desk", str(folder), "--date", str(KNOWN)])
    assert done.exit_code == 0, done.output
    with Desk(config.load(folder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def picture(desk: Desk) -> Picture:
    return desk.weigh(KNOWN)


def _in(picture: Picture, place: str, day: date | None) -> list[Incident]:
    """Uses of force at a place of that name, or of that id, on that day."""
    return [
        i
        for i in picture.incidents
        if any(p.location and place in (p.location.place_id, p.location.name) for p in i.places) and i.earliest == day
    ]


def _stances(incident: Incident) -> dict[str, Stance]:
    return {v.name: v.stance for v in incident.voices}


@pytest.fixture(scope="module")
def raids(picture: Picture) -> Incident:
    """The raids in Jabal al-Akrad."""
    (found,) = _in(picture, "Jabal al-Akrad", RAIDED)
    return found


@pytest.fixture(scope="module")
def village(picture: Picture) -> Incident:
    """The bombardment of al-Dahra, which the gazetteer writes Thahr."""
    (found,) = _in(picture, "C4247", RAIDED)
    return found


def test_the_raids_in_the_mountains_are_told_denied_and_no_longer_upheld(raids: Incident) -> None:
    stances = _stances(raids)
    assert stances["Syrian Observatory for Human Rights"] is Stance.FOR
    assert stances[DENIER] is Stance.AGAINST
    assert stances["Al-Masdar News"] is Stance.WITHDRAWN
    assert len([s for s in stances.values() if s is Stance.FOR]) >= 2


def test_the_village_is_another_incident_and_nobody_denies_it(raids: Incident, village: Incident) -> None:
    assert village.id != raids.id
    assert not set(village.claims) & set(raids.claims)
    assert set(_stances(village).values()) == {Stance.FOR}
    assert not village.figures


def test_a_name_left_open_is_one_raid_for_the_two_outlets_that_tell_of_it(picture: Picture) -> None:
    (named,) = [i for i in picture.incidents if any(p.text == "Al-Dahr" for p in i.places)]
    assert len({v.name for v in named.voices}) == 2
    assert DENIER not in _stances(named)


def test_the_same_town_four_days_later_is_apart(picture: Picture, raids: Incident) -> None:
    (later,) = _in(picture, "Kabani", date(2019, 9, 14))
    assert later.id != raids.id
    assert DENIER not in _stances(later)


def test_copies_of_a_wire_count_once(raids: Incident) -> None:
    names = [v.name for v in raids.voices if v.stance is Stance.FOR]
    assert len(names) == len(set(names))
    monitor = next(v for v in raids.voices if v.name == "Syrian Observatory for Human Rights")
    assert len(monitor.claims) > 1


def test_one_ceasefire_of_the_last_of_august_with_its_breaches(picture: Picture) -> None:
    (truce,) = [c for c in picture.ceasefires if c.earliest == date(2019, 8, 31)]
    assert len(truce.claims) > 5
    assert any(b.on == RAIDED for b in truce.breaches)


@pytest.mark.parametrize(
    ("at_least", "whose"),
    [
        (900, "the article's own"),
        (730, "a union of relief workers"),
        (1100, "an office of the UN"),
        (1347, "a monitor"),
    ],
)
def test_tolls_stand_side_by_side(picture: Picture, at_least: float, whose: str) -> None:
    assert any(_counts(toll, at_least) for toll in picture.tolls), whose


def test_no_toll_is_the_sum_of_others(picture: Picture) -> None:
    """No two of the counts of the dead are added: nowhere stands a figure that no report gives."""
    stated = {t.figure.value or t.figure.low for t in picture.tolls}
    assert not any(a + b in stated for a in (900, 730, 1100) for b in (900, 730, 1100, 1347))


def _counts(toll: Toll, number: float) -> bool:
    return number in (toll.figure.low, toll.figure.value)
