"""Typed answers and what they are worth; appeals, spellings that servers accepted, and what was typed in vain."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("asked") as asked:
        asked.add_column(sa.Column("day", sa.Date()))
    with op.batch_alter_table("answer") as answer:
        answer.alter_column("choice", existing_type=sa.BigInteger(), nullable=True)
        answer.add_column(sa.Column("typed", sa.String()))
        answer.add_column(sa.Column("is_near", sa.Boolean(), nullable=False, server_default=sa.false()))
        answer.add_column(sa.Column("hints", sa.BigInteger(), nullable=False, server_default="0"))
        answer.add_column(sa.Column("worth", sa.BigInteger()))
        answer.create_check_constraint(op.f("ck_answer_given"), "choice IS NOT NULL OR typed IS NOT NULL")
        answer.create_check_constraint(op.f("ck_answer_not_negative"), "hints >= 0 AND worth >= 0")
    _make_appeals()
    _make_spellings_and_misses()


def _make_appeals() -> None:
    op.create_table(
        "appeal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("game_id", sa.String(32), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("typed", sa.String(), nullable=False),
        sa.Column("stem", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_by", sa.BigInteger()),
        sa.Column("decided_at", sa.DateTime()),
        sa.CheckConstraint("number >= 1", name=op.f("ck_appeal_number")),
        sa.CheckConstraint("folded != ''", name=op.f("ck_appeal_folded")),
        sa.CheckConstraint("status IN ('open', 'accepted', 'refused')", name=op.f("ck_appeal_status")),
        sa.ForeignKeyConstraint(["game_id"], ["game.id"], name=op.f("fk_appeal_game_id_game"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
        sa.UniqueConstraint("game_id", "number", "player_id", name=op.f("uq_appeal_game_id")),
    )
    op.create_index("appeals_of_guild", "appeal", ["guild_id", "status"])
    op.create_index("appeals_of_player", "appeal", ["player_id"])


def _make_spellings_and_misses() -> None:
    op.create_table(
        "spelling",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("typed", sa.String(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by", sa.BigInteger()),
        sa.CheckConstraint("folded != ''", name=op.f("ck_spelling_folded")),
        sa.PrimaryKeyConstraint("guild_id", "subject", "folded", name=op.f("pk_spelling")),
    )
    op.create_table(
        "miss",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("typed", sa.String(100), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.CheckConstraint("verdict IN ('near', 'reject')", name=op.f("ck_miss_verdict")),
        sa.CheckConstraint("times >= 1", name=op.f("ck_miss_times")),
        sa.CheckConstraint("length(typed) <= 100", name=op.f("ck_miss_typed")),
        sa.PrimaryKeyConstraint("subject", "folded", name=op.f("pk_miss")),
    )


def downgrade() -> None:
    """Go back; answers that name no choice are lost."""
    for table in ("miss", "spelling", "appeal"):
        op.drop_table(table)
    op.execute("DELETE FROM answer WHERE choice IS NULL")
    with op.batch_alter_table("answer") as answer:
        answer.drop_constraint(op.f("ck_answer_not_negative"), type_="check")
        answer.drop_constraint(op.f("ck_answer_given"), type_="check")
        for column in ("worth", "hints", "is_near", "typed"):
            answer.drop_column(column)
        answer.alter_column("choice", existing_type=sa.BigInteger(), nullable=False)
    with op.batch_alter_table("asked") as asked:
        asked.drop_column("day")
