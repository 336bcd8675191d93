"""The first tables: games, answers, scores, and settings of servers and players."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _make_games()
    _make_answers()
    _make_scores_and_settings()


def _make_games() -> None:
    op.create_table(
        "game",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("locale", sa.String(16), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("state", sa.JSON(none_as_null=True)),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime()),
        sa.CheckConstraint(
            "status IN ('running', 'played', 'stopped', 'deserted', 'broken')", name=op.f("ck_game_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_game")),
    )
    op.create_index(
        "one_running_game_a_channel", "game", ["channel_id"], unique=True, sqlite_where=sa.text("status = 'running'")
    )
    op.create_table(
        "asked",
        sa.Column("game_id", sa.String(32), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime()),
        sa.CheckConstraint("number >= 1", name=op.f("ck_asked_number")),
        sa.ForeignKeyConstraint(["game_id"], ["game.id"], name=op.f("fk_asked_game_id_game"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("game_id", "number", name=op.f("pk_asked")),
    )
    op.create_index("asked_in_channel", "asked", ["channel_id", "opened_at"])


def _make_answers() -> None:
    op.create_table(
        "answer",
        sa.Column("game_id", sa.String(32), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("choice", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("changed", sa.Boolean(), nullable=False),
        sa.Column("is_right", sa.Boolean()),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("choice >= 0", name=op.f("ck_answer_choice")),
        sa.CheckConstraint("points >= 0", name=op.f("ck_answer_points")),
        sa.ForeignKeyConstraint(["game_id"], ["game.id"], name=op.f("fk_answer_game_id_game"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("game_id", "number", "player_id", name=op.f("pk_answer")),
    )
    op.create_index("answers_of_player", "answer", ["player_id"])


def _make_scores_and_settings() -> None:
    op.create_table(
        "score",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("is_right", sa.BigInteger(), nullable=False),
        sa.Column("answered", sa.BigInteger(), nullable=False),
        sa.Column("best_streak", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("points >= 0 AND answered >= 0 AND best_streak >= 0", name=op.f("ck_score_not_negative")),
        sa.CheckConstraint("is_right <= answered", name=op.f("ck_score_right")),
        sa.PrimaryKeyConstraint("guild_id", "player_id", "day", name=op.f("pk_score")),
    )
    op.create_index("scores_of_player", "score", ["player_id"])
    op.create_table(
        "guild",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("time_zone", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guild")),
    )
    op.create_table(
        "player",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_player")),
    )


def downgrade() -> None:
    """Go back."""
    for table in ("player", "guild", "score", "answer", "asked", "game"):
        op.drop_table(table)
