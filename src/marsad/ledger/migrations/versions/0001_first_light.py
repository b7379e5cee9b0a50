"""The first tables: reports, readings, claims, problems, decisions, pictures.

A migration is never edited once released; it names nothing of the package, so that it stays what it was.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_KEPT = ("report", "reading", "claim", "problem", "decision")

_SQLITE = (
    """
    CREATE TRIGGER %(table)s_is_not_changed BEFORE UPDATE ON %(table)s
    BEGIN SELECT RAISE(ABORT, '%(table)s is append-only'); END
    """,
    """
    CREATE TRIGGER %(table)s_is_not_removed BEFORE DELETE ON %(table)s
    BEGIN SELECT RAISE(ABORT, '%(table)s is append-only'); END
    """,
)
_POSTGRES_FUNCTION = """
    CREATE FUNCTION marsad_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$
"""
_POSTGRES = (
    """
    CREATE TRIGGER %(table)s_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON %(table)s
    FOR EACH STATEMENT EXECUTE FUNCTION marsad_is_append_only()
    """,
)


def upgrade() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.String(71), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.Column("collected", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("language", sa.String(16)),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(64), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
    )
    op.create_index("ix_report_published_id", "report", ["published", "id"])
    op.create_table(
        "reading",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("report", sa.String(71), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("read_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_reading"),
        sa.UniqueConstraint("report", "reader", name="uq_reading_report_reader"),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_reading_report_report"),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("report", sa.String(71), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("act", sa.String(32), nullable=False),
        sa.Column("type", sa.String(64), nullable=False),
        sa.Column("polarity", sa.String(16), nullable=False),
        sa.Column("modality", sa.String(16), nullable=False),
        sa.Column("earliest", sa.Date()),
        sa.Column("latest", sa.Date()),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", "reader", name="pk_claim"),
        sa.ForeignKeyConstraint(
            ["report", "reader"], ["reading.report", "reading.reader"], name="fk_claim_report_reader_reading"
        ),
    )
    op.create_index("ix_claim_report_reader_position_id", "claim", ["report", "reader", "position", "id"])
    op.create_table(
        "problem",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("report", sa.String(71)),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_problem"),
    )
    op.create_index("ix_problem_report", "problem", ["report"])
    op.create_table(
        "decision",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("verb", sa.String(16), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_decision"),
        sa.UniqueConstraint("id", name="uq_decision_id"),
    )
    op.create_index("ix_decision_target", "decision", ["target"])
    op.create_table(
        "picture",
        sa.Column("as_known_on", sa.String(10), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("as_known_on", name="pk_picture"),
    )
    _keep_for_ever()


def _keep_for_ever() -> None:
    sqlite = op.get_context().dialect.name == "sqlite"
    if not sqlite:
        op.execute(_POSTGRES_FUNCTION)
    for table in _KEPT:
        for trigger in _SQLITE if sqlite else _POSTGRES:
            op.execute(sa.DDL(trigger, context={"table": table}))  # type: ignore[no-untyped-call]
