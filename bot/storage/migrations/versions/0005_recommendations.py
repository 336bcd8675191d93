"""What members asked to be recommended, and which dramas go together as they say."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "asking",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("wish", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asking")),
    )
    op.create_index("askings_by_age", "asking", ["changed_at"])
    op.create_table(
        "match_vote",
        sa.Column("first_id", sa.String(), nullable=False),
        sa.Column("second_id", sa.String(), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("is_good", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_match_vote_in_order")),
        sa.PrimaryKeyConstraint("first_id", "second_id", "player_id", name=op.f("pk_match_vote")),
    )
    op.create_index("votes_of_second", "match_vote", ["second_id"])
    op.create_index("votes_of_player", "match_vote", ["player_id", "at"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("match_vote")
    op.drop_table("asking")
