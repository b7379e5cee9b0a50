"""The tables of the ledger, as the newest migration leaves them (a test compares the two).

Days are DATE; moments are ISO 8601 text with their offset, so that both databases keep them to the letter. `report`,
`claim`, `reading`, `problem`, `decision` and `visit` are append-only: triggers refuse every change. `picture` is
derived, and may be thrown away at any time; `account`, `session` and `attempt` are the doors of a desk with accounts.
Beside `passage` each database has an index of words of its own kind, `passage_words`, which is not declared here: a
full-text table of SQLite, or a tsvector of PostgreSQL.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

KEPT = ("report", "reading", "claim", "problem", "decision", "visit")

report = Table(
    "report",
    metadata,
    Column("id", String(71), primary_key=True),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Date),
    Column("collected", Text),
    Column("url", Text),
    Column("language", String(16)),
    Column("text", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("sections", JSON, nullable=False),
)
Index(None, report.c.published, report.c.id)

# One row a report and reader, written in the transaction that writes the claims; `seq` tells the latest of a report.
reading = Table(
    "reading",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("report", ForeignKey("report.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("read_at", Text, nullable=False),
    UniqueConstraint("report", "reader"),
)

# Two readers that find the same claim give it the same id, and each its own record: readings differ by set arithmetic.
claim = Table(
    "claim",
    metadata,
    Column("id", String(16), nullable=False),
    Column("report", String(71), nullable=False),
    Column("reader", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("act", String(32), nullable=False),
    Column("type", String(64), nullable=False),
    Column("polarity", String(16), nullable=False),
    Column("modality", String(16), nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("record", JSON, nullable=False),
    PrimaryKeyConstraint("id", "reader"),
    ForeignKeyConstraint(["report", "reader"], ["reading.report", "reading.reader"]),
)
Index(None, claim.c.report, claim.c.reader, claim.c.position, claim.c.id)

problem = Table(
    "problem",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("report", String(71)),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("step", Text, nullable=False),
    Column("noted_at", Text, nullable=False),
)
Index(None, problem.c.report)

decision = Table(
    "decision",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("verb", String(16), nullable=False),
    Column("because", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("id"),
)
Index(None, decision.c.target)

# `as_known_on` is an ISO day, or "" for all that is known.
picture = Table(
    "picture",
    metadata,
    Column("as_known_on", String(10), primary_key=True),
    Column("digest", Text, nullable=False),
    Column("body", JSON, nullable=False),
)

# `key` is the name without regard to case and form, so that no two accounts look alike by these alone.
account = Table(
    "account",
    metadata,
    Column("name", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("temporary", Boolean, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("disabled_at", Text),
    UniqueConstraint("key"),
)

session = Table(
    "session",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("account", ForeignKey("account.name"), nullable=False),
    Column("begun", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("ends", Text, nullable=False),
    Column("address", Text),
)
Index(None, session.c.account)

visit = Table(
    "visit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("deed", String(32), nullable=False),
    Column("who", Text),
    Column("about", Text, nullable=False),
    Column("address", Text),
)

# How often somebody failed to sign in, by what they are known by: a digest of a name, or an address.
attempt = Table(
    "attempt",
    metadata,
    Column("subject", String(80), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", Text, nullable=False),
    Column("until", Text, nullable=False),
)

# What the index of words points back to: `subject` is the id of a report or claim, `part` counts its passages from 0.
passage = Table(
    "passage",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("subject", String(71), nullable=False),
    Column("part", Integer, nullable=False),
    UniqueConstraint("subject", "part"),
)
