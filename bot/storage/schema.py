"""The tables. Declarative classes serve as schema only: rows leave storage as frozen values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import ClassVar

from sqlalchemy import JSON, BigInteger, CheckConstraint, DateTime, Dialect, ForeignKey, Index, MetaData, String, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

Snowflake = BigInteger


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC: SQLite has no time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Drop the zone on the way in."""
        del dialect
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Put the zone back on the way out."""
        del dialect
        return value.replace(tzinfo=UTC) if value else None


class Table(DeclarativeBase):
    """Names every constraint, so that a migration can speak of it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: Moment, int: BigInteger}


class Game(Table):
    """A game: its rules, its questions and, while it runs, its state."""

    __tablename__ = "game"
    __table_args__ = (
        CheckConstraint("status IN ('running', 'played', 'stopped', 'deserted', 'broken')", name="status"),
        Index("one_running_game_a_channel", "channel_id", unique=True, sqlite_where=text("status = 'running'")),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    guild_id: Mapped[int]
    channel_id: Mapped[int]
    message_id: Mapped[int | None]
    locale: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(16))
    rules: Mapped[dict[str, object]] = mapped_column(JSON)
    questions: Mapped[list[object]] = mapped_column(JSON)
    state: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Asked(Table):
    """A question that was shown in a game, so that it does not come back soon in that channel."""

    __tablename__ = "asked"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        Index("asked_in_channel", "channel_id", "opened_at"),
    )

    game_id: Mapped[str] = mapped_column(ForeignKey("game.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    channel_id: Mapped[int]
    key: Mapped[str]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Answer(Table):
    """One player's answer to one question: written before the player is told that it counts."""

    __tablename__ = "answer"
    __table_args__ = (
        CheckConstraint("choice >= 0", name="choice"),
        CheckConstraint("points >= 0", name="points"),
        Index("answers_of_player", "player_id"),
    )

    game_id: Mapped[str] = mapped_column(ForeignKey("game.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    player_id: Mapped[int] = mapped_column(primary_key=True)
    choice: Mapped[int]
    at: Mapped[datetime]
    changed: Mapped[bool]
    is_right: Mapped[bool | None]
    points: Mapped[int] = mapped_column(default=0)


class Score(Table):
    """What a player earned in a server on one of that server's days."""

    __tablename__ = "score"
    __table_args__ = (
        CheckConstraint("points >= 0 AND answered >= 0 AND best_streak >= 0", name="not_negative"),
        CheckConstraint("is_right <= answered", name="right"),
        Index("scores_of_player", "player_id"),
    )

    guild_id: Mapped[int] = mapped_column(primary_key=True)
    player_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    points: Mapped[int]
    is_right: Mapped[int]
    answered: Mapped[int]
    best_streak: Mapped[int]


class Guild(Table):
    """A server's settings; a server without a row has the defaults."""

    __tablename__ = "guild"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")


class Player(Table):
    """A player's own settings; a player without a row has the defaults."""

    __tablename__ = "player"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    is_hidden: Mapped[bool] = mapped_column(default=False)
