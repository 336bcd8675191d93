"""Runs migrations on the connection that `bot.storage.engine` hands over, or on a file named by -x url=… ."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, create_engine

from bot.storage.schema import Table


def run(connection: Connection) -> None:
    """Run every migration that is missing in the transaction of this connection."""
    context.configure(connection=connection, target_metadata=Table.metadata, render_as_batch=True)
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(context.get_x_argument(as_dictionary=True)["url"]).begin() as opened:
        run(opened)
