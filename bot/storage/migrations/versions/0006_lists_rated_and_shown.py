"""Ratings on lists, and to whom a list is shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("list_entry") as entry:
        entry.add_column(sa.Column("rating", sa.BigInteger()))
        entry.create_check_constraint(op.f("ck_list_entry_rating"), "rating BETWEEN 1 AND 10")
    with op.batch_alter_table("player") as player:
        player.add_column(sa.Column("list_shown_to", sa.String(16), nullable=False, server_default="nobody"))
        player.create_check_constraint(
            op.f("ck_player_list_shown_to"), "list_shown_to IN ('nobody', 'server', 'public')"
        )


def downgrade() -> None:
    """Go back; ratings are lost, and every list is its owner's alone."""
    with op.batch_alter_table("player") as player:
        player.drop_constraint(op.f("ck_player_list_shown_to"), type_="check")
        player.drop_column("list_shown_to")
    with op.batch_alter_table("list_entry") as entry:
        entry.drop_constraint(op.f("ck_list_entry_rating"), type_="check")
        entry.drop_column("rating")
