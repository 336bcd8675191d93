"""Modes, duels, the drama of the day, places in games, badges, presets, and what a server settles and decides."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BEFORE = "'running', 'played', 'stopped', 'deserted', 'broken', 'drained'"
NOW = f"{BEFORE}, 'won', 'declined', 'unjoined'"


def upgrade() -> None:
    """Go forward."""
    _change_statuses(NOW)
    with op.batch_alter_table("game") as game:
        game.add_column(sa.Column("tidy_at", sa.DateTime()))
    op.create_index("games_to_tidy", "game", ["tidy_at"])
    with op.batch_alter_table("asked") as asked:
        asked.add_column(sa.Column("message_id", sa.BigInteger()))
    op.create_index("scores_of_guild", "score", ["guild_id", "day"])
    _change_settings()
    _make_standings()
    _make_decisions()
    _make_own()


def _change_statuses(known: str) -> None:
    with op.batch_alter_table("game") as game:
        game.drop_constraint(op.f("ck_game_status"), type_="check")
        game.create_check_constraint(op.f("ck_game_status"), f"status IN ({known})")


def _change_settings() -> None:
    with op.batch_alter_table("guild") as guild:
        guild.add_column(sa.Column("channels", sa.JSON()))
        guild.add_column(sa.Column("starters", sa.String(16), nullable=False, server_default="everyone"))
        guild.add_column(sa.Column("starter_role", sa.BigInteger()))
        guild.add_column(sa.Column("defaults", sa.JSON()))
        guild.add_column(sa.Column("locale", sa.String(16)))
        guild.add_column(sa.Column("titles", sa.String(16), nullable=False, server_default="english"))
        guild.add_column(sa.Column("tidy_minutes", sa.BigInteger()))
        guild.add_column(sa.Column("has_quote_queue", sa.Boolean(), nullable=False, server_default=sa.false()))
        guild.add_column(sa.Column("has_seasons", sa.Boolean(), nullable=False, server_default=sa.true()))
        guild.add_column(sa.Column("season_from", sa.Date()))
        guild.create_check_constraint(op.f("ck_guild_starters"), "starters IN ('everyone', 'role', 'moderators')")
        guild.create_check_constraint(op.f("ck_guild_starter_role"), "starters != 'role' OR starter_role IS NOT NULL")
        guild.create_check_constraint(op.f("ck_guild_titles"), "titles IN ('english', 'korean')")
        guild.create_check_constraint(op.f("ck_guild_tidy_minutes"), "tidy_minutes >= 1")
    with op.batch_alter_table("player") as player:
        player.add_column(sa.Column("shown_as", sa.String(32)))
        player.add_column(sa.Column("refuses_duels", sa.Boolean(), nullable=False, server_default=sa.false()))


def _make_standings() -> None:
    op.create_table(
        "standing",
        sa.Column("game_id", sa.String(32), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("is_right", sa.BigInteger(), nullable=False),
        sa.Column("answered", sa.BigInteger(), nullable=False),
        sa.Column("best_streak", sa.BigInteger(), nullable=False),
        sa.Column("team", sa.BigInteger()),
        sa.Column("is_win", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "rank >= 1 AND points >= 0 AND is_right >= 0 AND is_right <= answered", name=op.f("ck_standing_counted")
        ),
        sa.ForeignKeyConstraint(["game_id"], ["game.id"], name=op.f("fk_standing_game_id_game"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("game_id", "player_id", name=op.f("pk_standing")),
    )
    op.create_index("standings_of_guild", "standing", ["guild_id", "day"])
    op.create_index("standings_of_player", "standing", ["player_id"])
    op.create_table(
        "rated_duel",
        sa.Column("game_id", sa.String(32), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("opponent_id", sa.BigInteger()),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("outcome", sa.String(8), nullable=False),
        sa.Column("mean", sa.Double(), nullable=False),
        sa.Column("spread", sa.Double(), nullable=False),
        sa.CheckConstraint("spread > 0", name=op.f("ck_rated_duel_spread")),
        sa.CheckConstraint("outcome IN ('won', 'drawn', 'lost')", name=op.f("ck_rated_duel_outcome")),
        sa.ForeignKeyConstraint(["game_id"], ["game.id"], name=op.f("fk_rated_duel_game_id_game"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("game_id", "player_id", name=op.f("pk_rated_duel")),
    )
    op.create_index("rated_duels_of_player", "rated_duel", ["player_id", "at"])


def _make_decisions() -> None:
    op.create_table(
        "preset",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.BigInteger()),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("folded != ''", name=op.f("ck_preset_folded")),
        sa.PrimaryKeyConstraint("guild_id", "folded", name=op.f("pk_preset")),
    )
    op.create_table(
        "barred",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("decided_by", sa.BigInteger()),
        sa.PrimaryKeyConstraint("guild_id", "player_id", name=op.f("pk_barred")),
    )
    op.create_table(
        "absent",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "player_id", name=op.f("pk_absent")),
    )
    op.create_table(
        "intervention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("moderator_id", sa.BigInteger()),
        sa.Column("player_id", sa.BigInteger()),
        sa.Column("note", sa.String(), nullable=False, server_default=""),
        sa.CheckConstraint(
            "action IN ('reset season', 'removed score', 'barred', 'unbarred')", name=op.f("ck_intervention_action")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intervention")),
    )
    op.create_index("interventions_of_guild", "intervention", ["guild_id", "at"])


def _make_own() -> None:
    op.create_table(
        "favourite",
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("drama_id", sa.String(), nullable=False),
        sa.CheckConstraint("place BETWEEN 1 AND 4", name=op.f("ck_favourite_place")),
        sa.PrimaryKeyConstraint("player_id", "place", name=op.f("pk_favourite")),
    )
    op.create_table(
        "badge",
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("badge", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("player_id", "badge", name=op.f("pk_badge")),
    )
    op.create_table(
        "daily",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("drama_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_daily")),
    )
    op.create_table(
        "daily_guess",
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("drama_id", sa.String()),
        sa.Column("is_right", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.CheckConstraint("number BETWEEN 1 AND 6", name=op.f("ck_daily_guess_number")),
        sa.PrimaryKeyConstraint("player_id", "day", "number", name=op.f("pk_daily_guess")),
    )
    op.create_index("guesses_of_day", "daily_guess", ["day"])


def downgrade() -> None:
    """Go back; what an earlier version knows nothing of is lost."""
    for table in (
        "daily_guess",
        "daily",
        "badge",
        "favourite",
        "intervention",
        "absent",
        "barred",
        "preset",
        "rated_duel",
        "standing",
    ):
        op.drop_table(table)
    with op.batch_alter_table("player") as player:
        for column in ("refuses_duels", "shown_as"):
            player.drop_column(column)
    with op.batch_alter_table("guild") as guild:
        for constraint in ("starters", "starter_role", "titles", "tidy_minutes"):
            guild.drop_constraint(op.f(f"ck_guild_{constraint}"), type_="check")
        for column in (
            "season_from",
            "has_seasons",
            "has_quote_queue",
            "tidy_minutes",
            "titles",
            "locale",
            "defaults",
            "starter_role",
            "starters",
            "channels",
        ):
            guild.drop_column(column)
    with op.batch_alter_table("asked") as asked:
        asked.drop_column("message_id")
    op.drop_index("scores_of_guild", "score")
    op.drop_index("games_to_tidy", "game")
    with op.batch_alter_table("game") as game:
        game.drop_column("tidy_at")
    op.execute("UPDATE game SET status = 'played' WHERE status = 'won'")
    op.execute("UPDATE game SET status = 'stopped' WHERE status IN ('declined', 'unjoined')")
    _change_statuses(BEFORE)
