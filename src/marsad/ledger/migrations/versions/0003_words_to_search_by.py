"""An index of words over reports and claims, filled with those already there.

A migration is never edited once released; it names nothing of the package, so that it stays what it was: how words are
folded and texts are cut is written here once more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SQLITE = """
    CREATE VIRTUAL TABLE passage_words USING fts5(words, content='', tokenize="unicode61 remove_diacritics 2")
"""
_POSTGRES = (
    "CREATE TABLE passage_words (seq INTEGER PRIMARY KEY REFERENCES passage (seq), words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_passage_words_words ON passage_words USING gin (words)",
)
_FILL_SQLITE = sa.text("INSERT INTO passage_words (rowid, words) VALUES (:seq, :words)")
_FILL_POSTGRES = sa.text("INSERT INTO passage_words (seq, words) VALUES (:seq, CAST(:words AS TSVECTOR))")

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed])*")
_PLAIN_FORMS = {ord("ى"): "ي", ord("ة"): "ه", ord("ی"): "ي", ord("ک"): "ك", ord("ـ"): None}
_LONGEST_WORD, _LONGEST, _SHARED = 64, 3000, 16


def upgrade() -> None:
    op.create_table(
        "passage",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("subject", sa.String(71), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_passage"),
        sa.UniqueConstraint("subject", "part", name="uq_passage_subject_part"),
    )
    for statement in [_SQLITE] if _is_sqlite() else _POSTGRES:
        op.execute(statement)
    if not op.get_context().as_sql:
        _fill(op.get_bind())


def _is_sqlite() -> bool:
    return op.get_context().dialect.name == "sqlite"


def _fill(connection: sa.Connection) -> None:
    seq = 0
    for subject, text in chain(_reports(connection), _claims(connection)):
        for part, words in enumerate(_passages(text)):
            seq += 1
            connection.execute(
                sa.text("INSERT INTO passage (seq, subject, part) VALUES (:seq, :subject, :part)"),
                {"seq": seq, "subject": subject, "part": part},
            )
            filed = " ".join(words if _is_sqlite() else (f"'{w}':{n}" for n, w in enumerate(words, start=1)))
            connection.execute(_FILL_SQLITE if _is_sqlite() else _FILL_POSTGRES, {"seq": seq, "words": filed})
    if not _is_sqlite() and seq:
        connection.execute(sa.text("SELECT setval(pg_get_serial_sequence('passage', 'seq'), :seq)"), {"seq": seq})


def _reports(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    for row in connection.execute(sa.text("SELECT id, title, text FROM report ORDER BY id")):
        yield row.id, f"{row.title or ''}\n{row.text}"


def _claims(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    """Each once, though several readers may have found it."""
    table = sa.table("claim", sa.column("id"), sa.column("reader"), sa.column("record", sa.JSON))
    told: set[str] = set()
    for row in connection.execute(sa.select(table.c.id, table.c.record).order_by(table.c.id, table.c.reader)):
        record: dict[str, Any] = row.record
        if row.id not in told:
            told.add(row.id)
            yield row.id, f"{record['speaker']['name']}\n{record['span']['quote']}"


def _passages(text: str) -> Iterator[tuple[str, ...]]:
    words = filter(None, (_fold(found.group()) for found in _WORD.finditer(text)))
    passage = tuple(islice(words, _LONGEST))
    while passage:
        yield passage
        more = tuple(islice(words, _LONGEST - _SHARED))
        passage = (*passage[-_SHARED:], *more) if more else ()


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()[:_LONGEST_WORD]
    plain = unicodedata.normalize("NFKD", word).casefold().translate(_PLAIN_FORMS)
    return "".join(map(_plain, filter(str.isalnum, plain)))[:_LONGEST_WORD]


def _plain(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
