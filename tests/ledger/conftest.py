"""A small war of our own: two outlets, one village, one denial."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from marsad.ledger import Ledger
from marsad.model import Act, Basis, Claim, Denial, Problem, Reading, Report, Scope, Span, Speaker, When

TEXT = "Villagers of Marj al-Qasab said shells fell on the mill on Tuesday. The ministry denied any shelling."


def a_report(number: int = 1, **changes: object) -> Report:
    given: dict[str, object] = {
        "id": f"sha256:{number:064x}",
        "name": f"report-{number}",
        "text": TEXT,
        "publisher": "The Valley Post",
        "published": date(2019, 9, 11),
        "language": "en",
        "collected": datetime(2019, 9, 12, 6, 30, tzinfo=UTC),
    }
    return Report(**{**given, **changes})  # type: ignore[arg-type]


def a_claim(report: Report, words: str, **changes: object) -> Claim:
    start = report.text.index(words)
    day = date(2019, 9, 10)
    given: dict[str, object] = {
        "report": report.id,
        "span": Span(start=start, end=start + len(words), quote=words),
        "speaker": Speaker(name="Villagers of Marj al-Qasab"),
        "act": Act.ASSERTS,
        "type": "shelling",
        "time": When(text="on Tuesday", earliest=day, latest=day, basis=Basis.PUBLICATION),
    }
    return Claim(**{**given, **changes}).identified()  # type: ignore[arg-type]


def a_reading(report: Report) -> Reading:
    told = a_claim(report, "shells fell on the mill on Tuesday")
    denied = a_claim(
        report,
        "The ministry denied any shelling",
        speaker=Speaker(name="The ministry"),
        act=Act.DENIES,
        time=None,
        denies=(Denial(scope=Scope.OCCURRENCE, claim=told.id),),
    )
    fault = Problem(code="open_time", message="“Tuesday” has no week.", report=report.id, start=56, end=66, step="read")
    return Reading(report=report.id, claims=(told, denied), problems=(fault,))


@pytest.fixture
def report_made() -> Callable[..., Report]:
    return a_report


@pytest.fixture
def claim_made() -> Callable[..., Claim]:
    return a_claim


@pytest.fixture
def reading_made() -> Callable[[Report], Reading]:
    return a_reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger(path) as opened:
        yield opened
