"""Pictures behind the pages: the last whole one is shown until the next is; one not there yet is said not to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from threading import Event

import pytest

from marsad.engine import pictures
from marsad.engine.pictures import Pictures, Weighed
from marsad.engine.standing import Standing
from marsad.errors import Weighing
from marsad.model import Picture

DAY = date(2031, 5, 5)


def standing(number: int) -> Standing:
    return Standing.of((number,), (), (), ())


class Scales:
    """Weighs when it is let; what was weighed names its state in a loose denial."""

    def __init__(self) -> None:
        self.let, self.weighed = Event(), list[tuple[int, date | None]]()
        self.let.set()

    def __call__(self, now: Standing, day: date | None) -> Picture:
        assert self.let.wait(20)
        self.weighed.append((now.state[0], day))
        return Picture(as_known_on=day, loose_denials=(str(now.state[0]),))


@pytest.fixture
def scales() -> Iterator[Scales]:
    made = Scales()
    yield made
    made.let.set()


def state_of(weighed: Weighed) -> str:
    return weighed.picture.loose_denials[0]


def test_without_pages_every_picture_is_of_all_that_stands(scales: Scales) -> None:
    kept = Pictures(scales)
    assert [state_of(kept.of(standing(n), None)) for n in (1, 2, 2)] == ["1", "2", "2"]
    assert scales.weighed == [(1, None), (2, None)]


def test_pages_take_the_last_whole_picture_while_a_slow_one_is_weighed(
    scales: Scales, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "QUICK", -1.0)
    kept = Pictures(scales)
    kept.of(standing(1), None)
    kept.serve()
    scales.let.clear()
    assert state_of(kept.of(standing(2), None)) == "1"
    assert kept.behind(standing(2), None) is not None
    scales.let.set()
    shown = kept._awaited((2,), None, kept.of(standing(2), None), 20)
    assert shown
    assert state_of(kept.of(standing(2), None)) == "2"
    assert kept.behind(standing(2), None) is None


def test_pages_wait_for_a_picture_that_is_quickly_weighed(scales: Scales) -> None:
    kept = Pictures(scales)
    kept.of(standing(1), None)
    kept.serve()
    assert state_of(kept.of(standing(2), None)) == "2"


def test_a_day_never_weighed_is_said_to_be_weighed(scales: Scales, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "PATIENCE", 0.05)
    kept = Pictures(scales)
    kept.serve()
    scales.let.clear()
    with pytest.raises(Weighing, match="2031-05-05 is being weighed"):
        kept.of(standing(1), DAY)


def test_a_fault_of_the_weighing_is_told_to_whoever_asks() -> None:
    def broken(now: Standing, day: date | None) -> Picture:
        raise ValueError(f"{now.state} {day}")

    kept = Pictures(broken)
    kept.serve()
    for _ in range(2):
        with pytest.raises(ValueError, match="1"):
            kept.of(standing(1), None)


def test_what_pages_worked_out_is_ready_with_the_next_picture(scales: Scales) -> None:
    found: list[str] = []

    def find(weighed: Weighed) -> str:
        found.append(state_of(weighed))
        return found[-1]

    kept = Pictures(scales)
    kept.of(standing(1), None).answer("which", find)
    kept.serve()
    later = kept.of(standing(2), None)
    assert found == ["1", "2"]
    assert later.answer("which", find) == "2"
    assert found == ["1", "2"]


def test_days_longest_unasked_are_forgotten_and_all_that_is_known_is_not(
    scales: Scales, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_INCIDENTS", -1)
    kept = Pictures(scales)
    for day in (None, DAY, date(2031, 5, 6), None, DAY):
        kept.of(standing(1), day)
    assert scales.weighed == [(1, None), (1, DAY), (1, date(2031, 5, 6)), (1, DAY)]
