"""Words are found in every report and claim, as people type them; nothing typed is a mistake; old ledgers too."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, make_url
from sqlalchemy.dialects import postgresql

from marsad.ledger import Ledger
from marsad.ledger.dialects import dialect_of
from marsad.ledger.opening import MIGRATIONS
from marsad.ledger.passages import LONGEST
from marsad.model import Wanted, query_of
from tests.ledger.conftest import a_claim, a_reading, a_report

SHELLED = a_report(1, title="Shells on Marj al-Qasab")
ARABIC = a_report(2, text="قُتِلَ ١٢ مدنيًا في كفرنبل، قالت الهيئة.", title=None)
FRENCH = a_report(3, text="Des obus sont tombés près d'Idleb. 12 morts.", title=None)
REPORTS = (SHELLED, ARABIC, FRENCH)


def held(ledger: Ledger) -> None:
    for report in REPORTS:
        ledger.add(report)
    ledger.record(a_reading(SHELLED), "rules/1.0")


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        pytest.param("villagers", {1}, id="a word, in any case"),
        pytest.param("mill tuesday", {1}, id="several words, wherever they stand"),
        pytest.param('"the mill"', {1}, id="a phrase"),
        pytest.param('"mill the"', set(), id="its words in their order only"),
        pytest.param("“the mill”", {1}, id="a phrase in the marks of a word processor"),
        pytest.param('"the mill', {1}, id="a phrase whose end is not typed"),
        pytest.param("the -ministry", set(), id="a word that keeps out"),
        pytest.param("12 -obus", {2}, id="and leaves the others in; Arabic digits are digits"),
        pytest.param("-ministry", set(), id="nothing is asked for by what is not wanted alone"),
        pytest.param("shell*", {1}, id="a star stands for any ending"),
        pytest.param("shell", set(), id="without it the word is meant"),
        pytest.param("al-qasab", {1}, id="a hyphen within a word keeps nothing out"),
        pytest.param("PRES", {3}, id="accents make no difference"),
        pytest.param("قتل", {2}, id="nor do Arabic vowel signs"),
        pytest.param("الهيئه", {2}, id="nor how an Arabic word ends in t"),
        pytest.param("مدنيا", {2}, id="a tanwin"),
        pytest.param("", set(), id="nothing typed finds nothing"),
        pytest.param('" - * ( ) NEAR/ : ^ \' -"" --', set(), id="signs alone find nothing"),
        pytest.param("mill) OR (the", set(), id="OR is a word like others"),
    ],
)
def test_what_is_typed_finds_reports(ledger, typed: str, numbers: set[int]) -> None:
    held(ledger)
    found = {r.id for r in REPORTS} & ledger.found(query_of(typed))
    assert found == {r.id for n, r in enumerate(REPORTS, start=1) if n in numbers}


def test_claims_are_found_by_their_words_and_by_who_speaks(ledger) -> None:
    held(ledger)
    told, denied = a_reading(SHELLED).claims
    assert told.id in ledger.found(query_of('"shells fell"'))
    assert denied.id in ledger.found(query_of("ministry denied"))
    assert told.id in ledger.found(query_of("villagers"))
    assert denied.id not in ledger.found(query_of("villagers"))


def test_a_claim_that_another_reader_finds_too_is_filed_once(ledger, path) -> None:
    held(ledger)
    before = sqlite3.connect(path).execute("SELECT count(*) FROM passage").fetchone()
    ledger.record(a_reading(SHELLED), "rules/2.0")
    assert sqlite3.connect(path).execute("SELECT count(*) FROM passage").fetchone() == before


def test_the_last_words_of_a_long_report_are_found_and_a_phrase_across_a_cut(ledger) -> None:
    words = [f"w{n}" for n in range(3 * LONGEST)]
    ledger.add(replace(SHELLED, text=" ".join(words)))
    for typed in (words[-1], f'"{words[LONGEST - 1]} {words[LONGEST]}"', f"{words[0]} {words[-1]}"):
        assert ledger.found(query_of(typed)) == {SHELLED.id}, typed


@given(typed=st.text(st.sampled_from("mill the a1*-\"'“”() :^{}\\\x00كفر٣\u064b\u202e\ud800ß½"), max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_nothing_typed_is_a_mistake_and_the_index_agrees_with_the_words(ledger, typed: str) -> None:
    held(ledger)
    query = query_of(typed)
    found = ledger.found(query)
    assert {r.id for r in REPORTS if query.meets(f"{r.title or ''}\n{r.text}")} == found & {r.id for r in REPORTS}


def test_a_ledger_from_before_there_was_an_index_is_given_one(path, tmp_path) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    old = tmp_path / "old.sqlite"
    with create_engine(f"sqlite:///{old}").connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    with Ledger(path) as ledger:
        held(ledger)
    with sqlite3.connect(old) as other:
        other.execute("ATTACH ? AS new", (str(path),))
        for table in ("report", "reading", "claim"):
            other.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
    with Ledger(old) as mended, Ledger(path) as new:
        for typed in ("villagers", "قتل", '"the mill"', "shell*", "12", "ministry -mill", "prè*"):
            assert mended.found(query_of(typed)) == new.found(query_of(typed)), typed
        assert mended.found(query_of("villagers")) > {SHELLED.id}
        mended.add(a_report(4, text="Something new."))
        assert len(mended.found(query_of("new"))) == 1


def test_words_are_asked_for_in_the_words_of_postgresql() -> None:
    dialect = dialect_of(make_url("postgresql+psycopg://desk/ledger"))
    literal = {"literal_binds": True}

    def sql(statement) -> str:
        return str(statement.compile(dialect=postgresql.dialect(), compile_kwargs=literal))

    assert "CAST('''the'' <-> ''mi'':*' AS TSQUERY)" in sql(
        dialect.matching(Wanted(words=("the", "mi"), open_ended=True))
    )
    assert "CAST('''the'':1 ''mill'':2' AS TSVECTOR)" in sql(dialect.index_words(7, ("the", "mill")))


def test_words_of_a_claim_and_of_its_report_are_both_found_after_a_reading(ledger) -> None:
    ledger.add(SHELLED)
    claim = a_claim(SHELLED, "shells fell on the mill on Tuesday")
    assert claim.id not in ledger.found(query_of("shells"))
    held(ledger)
    assert claim.id in ledger.found(query_of("shells"))
