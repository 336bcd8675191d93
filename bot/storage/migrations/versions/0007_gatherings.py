"""What members choose to watch together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "gathering",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("starter_id", sa.BigInteger()),
        sa.Column("offered", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime()),
        sa.Column("winner", sa.String()),
        sa.Column("has_event", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.CheckConstraint("winner IS NULL OR closed_at IS NOT NULL", name=op.f("ck_gathering_winner")),
        sa.CheckConstraint("NOT has_event OR winner IS NOT NULL", name=op.f("ck_gathering_has_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gathering")),
    )
    op.create_table(
        "ballot",
        sa.Column("gathering_id", sa.String(16), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("suits", sa.JSON()),
        sa.Column("choices", sa.JSON()),
        sa.Column("veto", sa.String()),
        sa.CheckConstraint("place >= 1", name=op.f("ck_ballot_place")),
        sa.CheckConstraint("veto IS NULL OR choices IS NOT NULL", name=op.f("ck_ballot_veto")),
        sa.ForeignKeyConstraint(
            ["gathering_id"], ["gathering.id"], name=op.f("fk_ballot_gathering_id_gathering"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("gathering_id", "player_id", name=op.f("pk_ballot")),
    )
    op.create_index("ballots_of_player", "ballot", ["player_id"])


def downgrade() -> None:
    """Go back; what was voted is lost."""
    op.drop_table("ballot")
    op.drop_table("gathering")
