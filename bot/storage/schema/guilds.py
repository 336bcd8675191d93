"""The tables of servers: their settings, and what their moderators decide."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer, String, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.schema.table import Table


class Guild(Table):
    """A server's settings; a server without a row has the defaults.

    `channels` are where games may be played, everywhere where it is null; `starter_role` where `starters` is "role".
    `defaults` are rules; `tidy_minutes` is how long after a game its questions stay, for ever where it is null.
    """

    __tablename__ = "guild"
    __table_args__ = (
        CheckConstraint("spoilers IN ('hide', 'progress', 'show')", name="spoilers"),
        CheckConstraint("starters IN ('everyone', 'role', 'moderators')", name="starters"),
        CheckConstraint("starters != 'role' OR starter_role IS NOT NULL", name="starter_role"),
        CheckConstraint("titles IN ('english', 'korean')", name="titles"),
        CheckConstraint("tidy_minutes >= 1", name="tidy_minutes"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC", server_default="UTC")
    spoilers: Mapped[str] = mapped_column(String(16), default="progress", server_default="progress")
    channels: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    starters: Mapped[str] = mapped_column(String(16), default="everyone", server_default="everyone")
    starter_role: Mapped[int | None]
    defaults: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    locale: Mapped[str | None] = mapped_column(String(16))
    titles: Mapped[str] = mapped_column(String(16), default="english", server_default="english")
    tidy_minutes: Mapped[int | None]
    has_quote_queue: Mapped[bool] = mapped_column(default=False, server_default=false())
    has_seasons: Mapped[bool] = mapped_column(default=True, server_default=true())
    season_from: Mapped[date | None]


class Preset(Table):
    """Rules that a server keeps under a name; `made_by` is one of its members."""

    __tablename__ = "preset"
    __table_args__ = (CheckConstraint("folded != ''", name="folded"),)

    guild_id: Mapped[int] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    rules: Mapped[dict[str, object]] = mapped_column(JSON)
    made_by: Mapped[int | None]
    made_at: Mapped[datetime]


class Barred(Table):
    """A member whose points a server does not list; `decided_by` is one of its moderators."""

    __tablename__ = "barred"

    guild_id: Mapped[int] = mapped_column(primary_key=True)
    player_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    decided_by: Mapped[int | None]


class Absent(Table):
    """A player who was found to have left a server, until they act there again."""

    __tablename__ = "absent"

    guild_id: Mapped[int] = mapped_column(primary_key=True)
    player_id: Mapped[int] = mapped_column(primary_key=True)


class Intervention(Table):
    """What a moderator did to scores, to whose, and when; who is gone is not named."""

    __tablename__ = "intervention"
    __table_args__ = (
        CheckConstraint("action IN ('reset season', 'removed score', 'barred', 'unbarred')", name="action"),
        Index("interventions_of_guild", "guild_id", "at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    guild_id: Mapped[int]
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(16))
    moderator_id: Mapped[int | None]
    player_id: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="", server_default="")


class Report(Table):
    """A member's report of a question, and what the moderators made of it; `decided_by` is one of them."""

    __tablename__ = "report"
    __table_args__ = (
        CheckConstraint("reason IN ('wrong', 'outdated', 'two right answers', 'spoiler', 'other')", name="reason"),
        CheckConstraint("status IN ('open', 'upheld', 'dismissed')", name="status"),
        UniqueConstraint("guild_id", "key", "player_id"),
        Index("reports_of_player", "player_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    guild_id: Mapped[int]
    player_id: Mapped[int]
    is_moderator: Mapped[bool]
    key: Mapped[str]
    facts: Mapped[list[str]] = mapped_column(JSON)
    stem: Mapped[str]
    answer: Mapped[str]
    reason: Mapped[str] = mapped_column(String(32))
    note: Mapped[str]
    at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(16), default="open")
    decided_by: Mapped[int | None]
    decided_at: Mapped[datetime | None]


class PulledFact(Table):
    """A fact that is not asked in a server, since somebody reported it."""

    __tablename__ = "pulled_fact"

    guild_id: Mapped[int] = mapped_column(primary_key=True)
    fact: Mapped[str] = mapped_column(primary_key=True)


class Appeal(Table):
    """A player's word that a typed answer should have counted, and what the moderators made of it."""

    __tablename__ = "appeal"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("folded != ''", name="folded"),
        CheckConstraint("status IN ('open', 'accepted', 'refused')", name="status"),
        UniqueConstraint("game_id", "number", "player_id"),
        Index("appeals_of_guild", "guild_id", "status"),
        Index("appeals_of_player", "player_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    guild_id: Mapped[int]
    game_id: Mapped[str] = mapped_column(ForeignKey("game.id", ondelete="CASCADE"))
    number: Mapped[int]
    player_id: Mapped[int]
    subject: Mapped[str]
    folded: Mapped[str]
    key: Mapped[str]
    typed: Mapped[str]
    stem: Mapped[str]
    answer: Mapped[str]
    at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(16), default="open")
    reason: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[int | None]
    decided_at: Mapped[datetime | None]


class Spelling(Table):
    """A spelling that a server's moderators accepted for an answer; `decided_by` is one of them."""

    __tablename__ = "spelling"
    __table_args__ = (CheckConstraint("folded != ''", name="folded"),)

    guild_id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True)
    typed: Mapped[str]
    accepted_at: Mapped[datetime]
    decided_by: Mapped[int | None]


class Miss(Table):
    """How often a text was typed for an answer and did not count, wherever and by whomever."""

    __tablename__ = "miss"
    __table_args__ = (
        CheckConstraint("verdict IN ('near', 'reject')", name="verdict"),
        CheckConstraint("times >= 1", name="times"),
        CheckConstraint("length(typed) <= 100", name="typed"),
    )

    subject: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True)
    typed: Mapped[str] = mapped_column(String(100))
    verdict: Mapped[str] = mapped_column(String(16))
    times: Mapped[int]
    last_on: Mapped[date]
