"""Ratings of players and questions, lists, reports and what they pull; each server's way with spoilers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATUSES = "status IN ('running', 'played', 'stopped', 'deserted', 'broken'{more})"


def upgrade() -> None:
    """Go forward."""
    _change_games(", 'drained'")
    op.execute("UPDATE game SET rules = replace(rules, '\"any\"', '\"auto\"')")
    op.create_index("games_of_channel", "game", ["channel_id", "ended_at"])
    op.drop_index("asked_in_channel", "asked")
    op.create_index("asked_in_channel", "asked", ["channel_id", "key"])
    with op.batch_alter_table("guild") as guild:
        guild.alter_column("time_zone", server_default="UTC")
        guild.add_column(sa.Column("spoilers", sa.String(16), nullable=False, server_default="progress"))
        guild.create_check_constraint(op.f("ck_guild_spoilers"), "spoilers IN ('hide', 'progress', 'show')")
    _make_ratings_and_lists()
    _make_reports()


def _change_games(more: str) -> None:
    with op.batch_alter_table("game") as game:
        game.drop_constraint(op.f("ck_game_status"), type_="check")
        game.create_check_constraint(op.f("ck_game_status"), STATUSES.format(more=more))


def _make_ratings_and_lists() -> None:
    op.create_table(
        "player_rating",
        sa.Column("player_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("skill", sa.Double(), nullable=False),
        sa.Column("answers", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("answers >= 0", name=op.f("ck_player_rating_answers")),
        sa.PrimaryKeyConstraint("player_id", name=op.f("pk_player_rating")),
    )
    op.create_table(
        "question_rating",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("shift", sa.Double(), nullable=False),
        sa.Column("answers", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("answers >= 0", name=op.f("ck_question_rating_answers")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_question_rating")),
    )
    op.create_table(
        "list_entry",
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("drama_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("episode", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "status IN ('planned', 'watching', 'finished', 'dropped')", name=op.f("ck_list_entry_status")
        ),
        sa.CheckConstraint("episode >= 0", name=op.f("ck_list_entry_episode")),
        sa.PrimaryKeyConstraint("player_id", "drama_id", name=op.f("pk_list_entry")),
    )


def _make_reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("is_moderator", sa.Boolean(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("stem", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("decided_by", sa.BigInteger()),
        sa.Column("decided_at", sa.DateTime()),
        sa.CheckConstraint(
            "reason IN ('wrong', 'outdated', 'two right answers', 'spoiler', 'other')", name=op.f("ck_report_reason")
        ),
        sa.CheckConstraint("status IN ('open', 'upheld', 'dismissed')", name=op.f("ck_report_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("guild_id", "key", "player_id", name=op.f("uq_report_guild_id")),
    )
    op.create_index("reports_of_player", "report", ["player_id"])
    op.create_table(
        "pulled_fact",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "fact", name=op.f("pk_pulled_fact")),
    )


def downgrade() -> None:
    """Go back."""
    for table in ("pulled_fact", "report", "list_entry", "question_rating", "player_rating"):
        op.drop_table(table)
    with op.batch_alter_table("guild") as guild:
        guild.drop_constraint(op.f("ck_guild_spoilers"), type_="check")
        guild.drop_column("spoilers")
        guild.alter_column("time_zone", server_default=None)
    op.drop_index("games_of_channel", "game")
    op.drop_index("asked_in_channel", "asked")
    op.create_index("asked_in_channel", "asked", ["channel_id", "opened_at"])
    op.execute("UPDATE game SET rules = replace(rules, '\"auto\"', '\"any\"')")
    op.execute("UPDATE game SET status = 'broken' WHERE status = 'drained'")
    _change_games("")
