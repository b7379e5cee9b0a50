"""Quality floors of the reader on hand-coded claims: what `make gate` measures, those that are quick."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate.measuring import Measured, measure
from tests.gate.standing import standings


@pytest.fixture(scope="module", params=["dev", "seed"])
def measured(request: pytest.FixtureRequest, shared: Path) -> Measured:
    return measure(request.param)


def test_no_figure_has_fallen(measured: Measured) -> None:
    fallen = [s for s in standings(measured.name, measured.figures) if s.fallen]
    assert fallen == []


def test_the_reader_fails_on_nothing(measured: Measured) -> None:
    assert measured.faults == ()
