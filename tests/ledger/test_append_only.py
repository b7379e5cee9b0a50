"""Nobody changes what is kept: not by mistake, not by SQL. What is derived may go."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import pytest

from marsad.ledger import Ledger
from marsad.ledger.tables import KEPT
from marsad.model import Decision, Picture, Verb
from marsad.model.team import Deed, Visit


@pytest.fixture
def filled(path, report_made, reading_made):
    report = report_made()
    with Ledger(path) as ledger:
        ledger.add(report)
        ledger.record(reading_made(report), "rules/1.0")
        ledger.decide(
            Decision(
                id="d", target="c", verb=Verb.ACCEPT, because="seen", by="desk", at=datetime(2019, 9, 12, tzinfo=UTC)
            )
        )
        ledger.roster.note(Visit(at=datetime(2019, 9, 12, tzinfo=UTC), deed=Deed.EXPORTED, who="desk"))
        ledger.keep_picture(Picture(as_known_on=None), "digest")
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_a_kept_row_is_neither_changed_nor_removed(filled, table, change):
    column = filled.execute(f"PRAGMA table_info({table})").fetchone()[1]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        filled.execute(change.format(table, column, column))
    assert filled.execute(f"SELECT count(*) FROM {table}").fetchone() != (0,)


def test_the_picture_is_derived_and_may_go(filled):
    filled.execute("DELETE FROM picture")


def test_a_change_behind_the_triggers_is_named_by_check(filled, path, report_made):
    for table in KEPT:
        filled.execute(f"DROP TRIGGER {table}_is_not_changed")
    filled.execute("UPDATE report SET text = replace(text, 'mill', 'hill')")
    filled.execute("UPDATE claim SET record = replace(record, 'asserts', 'expects')")
    with Ledger(path) as ledger:
        found = [(p.code, p.report) for p in ledger.check()]
    assert found == [("text_damaged", report_made().id), ("claim_damaged", report_made().id)]
