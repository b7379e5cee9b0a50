"""A desk with accounts: who may come in, who is in, who did what, and how often somebody was refused."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SQLITE = (
    """
    CREATE TRIGGER visit_is_not_changed BEFORE UPDATE ON visit
    BEGIN SELECT RAISE(ABORT, 'visit is append-only'); END
    """,
    """
    CREATE TRIGGER visit_is_not_removed BEFORE DELETE ON visit
    BEGIN SELECT RAISE(ABORT, 'visit is append-only'); END
    """,
)
# The function is that of the first migration.
_POSTGRES = (
    """
    CREATE TRIGGER visit_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON visit
    FOR EACH STATEMENT EXECUTE FUNCTION marsad_is_append_only()
    """,
)


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("temporary", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("disabled_at", sa.Text()),
        sa.PrimaryKeyConstraint("name", name="pk_account"),
        sa.UniqueConstraint("key", name="uq_account_key"),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("begun", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("address", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
        sa.ForeignKeyConstraint(["account"], ["account.name"], name="fk_session_account_account"),
    )
    op.create_index("ix_session_account", "session", ["account"])
    op.create_table(
        "visit",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("deed", sa.String(32), nullable=False),
        sa.Column("who", sa.Text()),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("address", sa.Text()),
        sa.PrimaryKeyConstraint("seq", name="pk_visit"),
    )
    op.create_table(
        "attempt",
        sa.Column("subject", sa.String(80), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("subject", name="pk_attempt"),
    )
    for trigger in _SQLITE if op.get_context().dialect.name == "sqlite" else _POSTGRES:
        op.execute(trigger)
