"""Whatever a report or a problem says comes back to the letter."""

from __future__ import annotations

import tempfile
from dataclasses import fields
from datetime import date, datetime, timezone
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.ledger import Ledger, rows
from marsad.model import Problem, Report


def settled(moment: datetime) -> datetime:
    """The moment at a fixed offset: one that a clock shows twice in a year compares equal to nothing."""
    return moment.astimezone(timezone(moment.utcoffset()))


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
reports = st.builds(
    Report,
    id=st.integers(min_value=0, max_value=2**256 - 1).map(lambda n: f"sha256:{n:064x}"),
    name=words,
    text=words,
    title=st.none() | words,
    publisher=st.none() | words,
    published=st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    url=st.none() | words,
    language=st.none() | st.sampled_from(["en", "ar"]),
    collected=st.none() | st.datetimes(timezones=st.timezones()).map(settled),
)
problems = st.builds(Problem, code=words, message=words, report=st.none() | words, start=st.none() | st.integers(0, 9))


@settings(max_examples=25)
@given(st.lists(reports, max_size=4, unique_by=lambda r: r.id), st.lists(problems, max_size=4, unique=True))
def test_what_is_kept_comes_back(kept, noted):
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder, "ledger.sqlite")) as ledger:
        assert all(map(ledger.add, kept))
        assert all(map(ledger.note, noted))
        assert set(ledger.reports()) == set(kept)
        assert set(ledger.problems()) == set(noted)


def test_every_field_of_a_report_has_a_column(report_made):
    assert {f.name for f in fields(Report)} <= rows.report_row(report_made()).keys()
