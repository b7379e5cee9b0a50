"""Addresses and the hues of sides."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.errors import UsageError
from marsad.model import Pack, Party
from marsad.web import moment
from marsad.web.hues import hues
from marsad.web.moment import Moment


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


def test_sides_have_hues_in_the_order_of_the_pack_and_none_twice() -> None:
    parties = tuple(Party(id=str(n), name=str(n), side=f"side {n // 2}", kind="state") for n in range(20))
    found = hues(Pack(name="x", title="X", bounds=(0, 0, 1, 1), parties=parties))
    assert list(found.values()) == ["1", "2", "3", "4", "5", "6", "7", "none", "none", "none"]
