"""What a desk takes in and decides is added to the weighing it has; for another pack or report it is begun anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from marsad.config import Config
from marsad.engine import Desk
from marsad.engine.growing import Growing
from marsad.model import Claim, Decision, Pack, Report, Verb
from marsad.weigh import Weighing, weigh
from tests.weigh.conftest import PACK
from tests.weigh.test_pace import synthetic

CLAIMS, REPORTS = synthetic(100)
REJECTED = Decision(
    id="d1", target=CLAIMS[7].id, verb=Verb.REJECT, because="it is so", by="an analyst",
    at=datetime(2031, 5, 5, tzinfo=UTC),
)  # fmt: skip


def asked(growing: Growing, claims: list[Claim], reports: list[Report], pack: Pack, *decisions: Decision) -> Any:
    found = growing.picture(claims, reports, pack, decisions, "published")
    assert found == weigh(claims, reports, pack, decisions)
    return found


def begun(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every weighing that is begun from now on."""
    made: list[object] = []
    start = Weighing.__init__

    def noted(self: Weighing, *given: Any) -> None:
        made.append(self)
        start(self, *given)

    monkeypatch.setattr(Weighing, "__init__", noted)
    return made


LATER = replace(REPORTS[0], published=date(2019, 3, 3))
ELSEWHERE = replace(CLAIMS[7], places=CLAIMS[8].places)


@pytest.mark.parametrize(
    ("claims", "decisions"),
    [
        pytest.param(CLAIMS, (), id="a report more"),
        pytest.param(CLAIMS, (REJECTED,), id="a report and a decision more"),
        pytest.param([*CLAIMS[:7], ELSEWHERE, *CLAIMS[8:]], (), id="a report read anew"),
        pytest.param(CLAIMS[:-3], (), id="a reading without some of the claims"),
    ],
)
def test_what_is_new_is_added(
    monkeypatch: pytest.MonkeyPatch, claims: list[Claim], decisions: tuple[Decision, ...]
) -> None:
    growing = Growing()
    asked(growing, CLAIMS[5:], REPORTS[1:], PACK)
    expected = weigh(claims, REPORTS, PACK, decisions)
    made = begun(monkeypatch)
    assert growing.picture(claims, REPORTS, PACK, decisions, "published") == expected
    assert not made


@pytest.mark.parametrize(
    ("claims", "reports", "pack", "decisions"),
    [
        pytest.param(CLAIMS, REPORTS, PACK, (REJECTED,), id="a decision more"),
        pytest.param(CLAIMS[5:], REPORTS[1:], PACK, (), id="a report fewer"),
        pytest.param(CLAIMS, [LATER, *REPORTS[1:]], PACK, (), id="a report dated otherwise"),
        pytest.param([*CLAIMS[:7], ELSEWHERE, *CLAIMS[8:]], REPORTS, PACK, (), id="a claim placed elsewhere"),
        pytest.param(CLAIMS, REPORTS, replace(PACK, parties=()), (), id="a pack without parties"),
    ],
)
def test_whatever_else_changes_the_picture_is_that_of_what_is_known_now(
    claims: list[Claim], reports: list[Report], pack: Pack, decisions: tuple[Decision, ...]
) -> None:
    growing = Growing()
    before = asked(growing, CLAIMS, REPORTS, PACK)
    assert asked(growing, claims, reports, pack, *decisions) != before


def test_the_picture_that_grew_is_kept_when_the_desk_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The Harbour Post said on Monday that shells fell on Serat and killed three people."
    with Desk.create(Config(folder=tmp_path)) as desk:
        before = desk.weigh()
        (tmp_path / "one.txt").write_text(text, encoding="utf-8")
        desk.add([tmp_path / "one.txt"])
        desk.read()
        grown = desk.weigh()
        assert grown != before or desk.claims() == ()
    made = begun(monkeypatch)
    with Desk(Config(folder=tmp_path)) as again:
        assert again.weigh() == grown
    assert not made
