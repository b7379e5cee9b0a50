"""Runs the migrations on the connection that `marsad.ledger.opening` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from marsad.ledger.tables import metadata

# SQLite's definitions are transactional once the driver is kept from committing them; a kill leaves all or nothing.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
