"""Addresses, the strip of days and the hues of sides."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.errors import UsageError
from marsad.model import Pack, Party
from marsad.web import moment
from marsad.web.hues import hues
from marsad.web.moment import Moment
from marsad.web.strip import FEWEST, HEIGHT, MOST, Bar, strip


def test_the_address_holds_the_whole_state() -> None:
    state = Moment(day=date(2031, 3, 10), known=date(2031, 3, 11), incident="x y")
    assert state.address("/") == "/?day=2031-03-10&known=2031-03-11&incident=x+y"
    assert state.address("/sources", day=None, incident=None) == "/sources?known=2031-03-11"
    assert Moment().address("/") == "/"


def test_empty_fields_of_the_form_are_no_limit() -> None:
    assert moment.read({"day": "", "known": ""}) == Moment()


@pytest.mark.parametrize("text", ["yesterday", "2031-13-01", "9" * 500, "<script>"])
def test_a_day_that_is_none_is_refused_in_words(text: str) -> None:
    with pytest.raises(UsageError, match="is not a day"):
        moment.read({"day": text})


def test_no_incident_with_a_day_makes_no_strip() -> None:
    assert strip([]) is None


def test_days_without_incidents_stay_in_the_strip_as_gaps() -> None:
    found = strip(
        [Bar(day=date(2031, 3, 1), incidents=4, contested=1), Bar(day=date(2031, 3, 4), incidents=1, contested=0)]
    )
    assert found
    assert len(found.slots) == FEWEST
    assert [slot.incidents for slot in found.slots[-4:]] == [4, 0, 0, 1]
    assert [slot.tall for slot in found.slots[-4:]] == [HEIGHT, 0, 0, HEIGHT // 4]


def test_what_lies_before_the_strip_is_counted() -> None:
    found = strip(
        [Bar(day=date(2030, 1, 1), incidents=7, contested=0), Bar(day=date(2031, 3, 4), incidents=1, contested=1)]
    )
    assert found
    assert len(found.slots) == MOST
    assert found.earlier == 7


def test_sides_have_hues_in_the_order_of_the_pack_and_none_twice() -> None:
    parties = tuple(Party(id=str(n), name=str(n), side=f"side {n // 2}", kind="state") for n in range(20))
    found = hues(Pack(name="x", title="X", bounds=(0, 0, 1, 1), parties=parties))
    assert list(found.values()) == ["1", "2", "3", "4", "5", "6", "7", "none", "none", "none"]
