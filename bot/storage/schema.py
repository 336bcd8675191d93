"""The tables. Declarative classes serve as schema only: rows leave storage as frozen values."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.storage.moment import Moment


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
    day: Mapped[date | None]


class Answer(Table):
    """One player's answer to one question: written before the player is told that it counts.

    `typed` where it was typed; then `choice` is the one that it names, if it names one. `worth` is what it earns where
    it is right, before the streak; unknown until the question is over, and of an earlier version's answers.
    """

    __tablename__ = "answer"
    __table_args__ = (
        CheckConstraint("choice >= 0", name="choice"),
        CheckConstraint("choice IS NOT NULL OR typed IS NOT NULL", name="given"),
        CheckConstraint("points >= 0", name="points"),
        CheckConstraint("hints >= 0 AND worth >= 0", name="not_negative"),
        Index("answers_of_player", "player_id"),
    )

    game_id: Mapped[str] = mapped_column(ForeignKey("game.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    player_id: Mapped[int] = mapped_column(primary_key=True)
    choice: Mapped[int | None]
    at: Mapped[datetime]
    changed: Mapped[bool]
    is_right: Mapped[bool | None]
    points: Mapped[int] = mapped_column(default=0)
    typed: Mapped[str | None]
    is_near: Mapped[bool] = mapped_column(default=False, server_default=false())
    hints: Mapped[int] = mapped_column(default=0, server_default="0")
    worth: Mapped[int | None]


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
