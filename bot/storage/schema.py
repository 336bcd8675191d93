"""The tables. Declarative classes serve as schema only: rows leave storage as frozen values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


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
    type_annotation_map: ClassVar = {datetime: Moment, float: Double, int: BigInteger}


class Game(Table):
    """A game: its rules, its questions and, while it runs, its state."""

    __tablename__ = "game"
    __table_args__ = (
        CheckConstraint("status IN ('running', 'played', 'stopped', 'deserted', 'broken', 'drained')", name="status"),
        Index("games_of_channel", "channel_id", "ended_at"),
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
    """A question that was shown in a game, so that it does not come back in that channel before all others."""

    __tablename__ = "asked"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        Index("asked_in_channel", "channel_id", "key"),
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
    __table_args__ = (CheckConstraint("spoilers IN ('hide', 'progress', 'show')", name="spoilers"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC", server_default="UTC")
    spoilers: Mapped[str] = mapped_column(String(16), default="progress", server_default="progress")


class Player(Table):
    """A player's own settings; a player without a row has the defaults."""

    __tablename__ = "player"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    is_hidden: Mapped[bool] = mapped_column(default=False)


class PlayerRating(Table):
    """How well a player answers, in logits, and how many answers that rests on; a new player is at 0."""

    __tablename__ = "player_rating"
    __table_args__ = (CheckConstraint("answers >= 0", name="answers"),)

    player_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    skill: Mapped[float]
    answers: Mapped[int]


class QuestionRating(Table):
    """How much harder than guessed beforehand a question is, or a kind of question, in logits."""

    __tablename__ = "question_rating"
    __table_args__ = (CheckConstraint("answers >= 0", name="answers"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    shift: Mapped[float]
    answers: Mapped[int]


class ListEntry(Table):
    """What a member says about a drama: whether they watch it, and the last episode they have seen."""

    __tablename__ = "list_entry"
    __table_args__ = (
        CheckConstraint("status IN ('planned', 'watching', 'finished', 'dropped')", name="status"),
        CheckConstraint("episode >= 0", name="episode"),
    )

    player_id: Mapped[int] = mapped_column(primary_key=True)
    drama_id: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(16))
    episode: Mapped[int]
    changed_at: Mapped[datetime]


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
