"""The tables of quotes that servers keep, of what members think of them, and of reviews that a host has read in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.schema.table import Table


class Quote(Table):
    """A line that a server keeps: of one of its members, or of a published review.

    Who said it is `author_id`, or else `source` with its `reviewer`. `published` is a day or a month as in 2025-01,
    `link` leads to the message or the review. One that is not `is_shown` waits for the moderators, of whom
    `decided_by` was one.
    """

    __tablename__ = "quote"
    __table_args__ = (
        CheckConstraint("(author_id IS NULL) != (source IS NULL)", name="credit"),
        CheckConstraint("reviewer IS NULL OR source IS NOT NULL", name="reviewer"),
        CheckConstraint("length(text) BETWEEN 1 AND 300", name="text"),
        CheckConstraint("folded != ''", name="folded"),
        CheckConstraint("spoiler_from >= 1", name="spoiler_from"),
        UniqueConstraint("guild_id", "folded"),
        Index("quotes_of_guild", "guild_id", "is_shown", "drama_id"),
        Index("quotes_of_author", "author_id"),
        Index("quotes_of_adder", "added_by", "added_at"),
        {"sqlite_autoincrement": True},  # else a button of a quote that is gone would come to be a later one's
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    guild_id: Mapped[int]
    drama_id: Mapped[str | None]
    text: Mapped[str] = mapped_column(String(300))
    folded: Mapped[str]
    author_id: Mapped[int | None]
    reviewer: Mapped[str | None] = mapped_column(String(100))
    source: Mapped[str | None] = mapped_column(String(100))
    published: Mapped[str | None] = mapped_column(String(10))
    link: Mapped[str | None] = mapped_column(String(300))
    spoiler_from: Mapped[int | None]
    added_by: Mapped[int | None]
    added_at: Mapped[datetime]
    is_shown: Mapped[bool]
    decided_by: Mapped[int | None]


class QuoteLike(Table):
    """A member's like of a quote: `s<id>` is one of a server's own, `b<mark>` one that is bundled."""

    __tablename__ = "quote_like"
    __table_args__ = (Index("likes_of_player", "player_id"),)

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    player_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Departure(Table):
    """A server that removed the bot, and when: what it kept goes some days later, unless the bot is there again."""

    __tablename__ = "departure"

    guild_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]


class Reading(Table):
    """A review that the host has read in: of which drama, by whom and from where; `digest` is that of its text."""

    __tablename__ = "reading"
    __table_args__ = (UniqueConstraint("digest"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    drama_id: Mapped[str]
    source: Mapped[str]
    reviewer: Mapped[str | None]
    published: Mapped[str | None]
    link: Mapped[str | None]
    file: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    read_at: Mapped[datetime]


class Statement(Table):
    """One thing that a review says, as the host accepted it, with the place of its words in the document.

    `kind` and `verdict` are those of `bot.reviews.Proposal`.
    """

    __tablename__ = "statement"
    __table_args__ = (
        CheckConstraint("verdict IN ('confirms', 'new', 'contradicts')", name="verdict"),
        CheckConstraint("share BETWEEN 0 AND 1", name="share"),
        CheckConstraint('0 <= start AND start < "end"', name="place"),
    )

    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    value: Mapped[str]
    verdict: Mapped[str] = mapped_column(String(16))
    start: Mapped[int]
    end: Mapped[int]
    subject: Mapped[str | None]
    role: Mapped[str | None]
    refers: Mapped[str | None]
    known: Mapped[str | None]
    share: Mapped[float | None]
