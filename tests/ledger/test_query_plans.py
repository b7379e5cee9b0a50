"""What is asked often is answered from an index: no whole table of claims or readings is walked for one report."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine
from sqlalchemy.dialects import sqlite

from marsad.ledger import queries

REPORT = "sha256:" + "0" * 64


def plan(path, statement) -> str:
    sql = str(statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    with create_engine(f"sqlite:///{path}").connect() as connection:
        return "\n".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}"))


@pytest.mark.parametrize(
    ("statement", "used"),
    [
        pytest.param(queries.unread("rules/1.0"), "sqlite_autoindex_reading_1", id="unread: one look-up a report"),
        pytest.param(
            queries.claims_of(REPORT),
            "SEARCH claim USING INDEX ix_claim_report_reader_position_id",
            id="claims of a report, already in order",
        ),
        pytest.param(queries.claim_with("0" * 16), "SEARCH claim USING INDEX sqlite_autoindex_claim_1", id="one claim"),
        pytest.param(
            queries.report_with(REPORT), "SEARCH report USING INDEX sqlite_autoindex_report_1", id="one report"
        ),
    ],
)
@pytest.mark.usefixtures("ledger")
def test_an_index_answers(path, statement, used):
    words = plan(path, statement)
    assert used in words
    assert "SCAN claim" not in words
    assert "SCAN reading" not in words
