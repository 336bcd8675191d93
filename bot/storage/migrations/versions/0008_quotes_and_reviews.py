"""Quotes of servers, with a search for their words; servers that removed the bot; reviews that a host has read in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SEARCH = (
    (
        "CREATE VIRTUAL TABLE quote_search USING fts5("
        "text, content='quote', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    ),
    (
        "CREATE TRIGGER quote_added AFTER INSERT ON quote BEGIN "
        "INSERT INTO quote_search(rowid, text) VALUES (new.id, new.text); END"
    ),
    (
        "CREATE TRIGGER quote_removed AFTER DELETE ON quote BEGIN "
        "INSERT INTO quote_search(quote_search, rowid, text) VALUES ('delete', old.id, old.text); END"
    ),
    (
        "CREATE TRIGGER quote_changed AFTER UPDATE OF text ON quote BEGIN "
        "INSERT INTO quote_search(quote_search, rowid, text) VALUES ('delete', old.id, old.text); "
        "INSERT INTO quote_search(rowid, text) VALUES (new.id, new.text); END"
    ),
)
"""SQLite's own full-text search; the triggers keep it the same as the table."""


def upgrade() -> None:
    """Go forward."""
    _make_quotes()
    op.create_table(
        "departure",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_departure")),
    )
    op.create_index("games_of_guild", "game", ["guild_id"])
    with op.batch_alter_table("player") as player:
        player.add_column(sa.Column("refuses_quotes", sa.Boolean(), nullable=False, server_default=sa.false()))
    _make_readings()


def _make_quotes() -> None:
    op.create_table(
        "quote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("drama_id", sa.String()),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("author_id", sa.BigInteger()),
        sa.Column("reviewer", sa.String(100)),
        sa.Column("source", sa.String(100)),
        sa.Column("published", sa.String(10)),
        sa.Column("link", sa.String(300)),
        sa.Column("spoiler_from", sa.BigInteger()),
        sa.Column("added_by", sa.BigInteger()),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.BigInteger()),
        sa.CheckConstraint("(author_id IS NULL) != (source IS NULL)", name=op.f("ck_quote_credit")),
        sa.CheckConstraint("reviewer IS NULL OR source IS NOT NULL", name=op.f("ck_quote_reviewer")),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 300", name=op.f("ck_quote_text")),
        sa.CheckConstraint("folded != ''", name=op.f("ck_quote_folded")),
        sa.CheckConstraint("spoiler_from >= 1", name=op.f("ck_quote_spoiler_from")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote")),
        sa.UniqueConstraint("guild_id", "folded", name=op.f("uq_quote_guild_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("quotes_of_guild", "quote", ["guild_id", "is_shown", "drama_id"])
    op.create_index("quotes_of_author", "quote", ["author_id"])
    op.create_index("quotes_of_adder", "quote", ["added_by", "added_at"])
    for statement in SEARCH:
        op.execute(statement)
    op.create_table(
        "quote_like",
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("player_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", "player_id", name=op.f("pk_quote_like")),
    )
    op.create_index("likes_of_player", "quote_like", ["player_id"])


def _make_readings() -> None:
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("drama_id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("reviewer", sa.String()),
        sa.Column("published", sa.String()),
        sa.Column("link", sa.String()),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sa.UniqueConstraint("digest", name=op.f("uq_reading_digest")),
    )
    op.create_table(
        "statement",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String()),
        sa.Column("role", sa.String()),
        sa.Column("refers", sa.String()),
        sa.Column("known", sa.String()),
        sa.Column("share", sa.Double()),
        sa.CheckConstraint("verdict IN ('confirms', 'new', 'contradicts')", name=op.f("ck_statement_verdict")),
        sa.CheckConstraint("share BETWEEN 0 AND 1", name=op.f("ck_statement_share")),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_statement_place")),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_statement_reading_id_reading"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("reading_id", "number", name=op.f("pk_statement")),
    )


def downgrade() -> None:
    """Go back; quotes and what was read in are lost."""
    op.drop_table("statement")
    op.drop_table("reading")
    with op.batch_alter_table("player") as player:
        player.drop_column("refuses_quotes")
    op.drop_index("games_of_guild", "game")
    op.drop_table("departure")
    op.drop_table("quote_like")
    op.execute("DROP TABLE quote_search")
    op.drop_table("quote")
