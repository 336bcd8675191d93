"""The tables of games: what was asked and answered, and what it came to."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.schema.table import Table


class Game(Table):
    """A game: its rules, its questions and, until its end is told, its state.

    `tidy_at` is when its messages are to go.
    """

    __tablename__ = "game"
    __table_args__ = (
        CheckConstraint(
            "status IN ('running', 'played', 'stopped', 'deserted', 'broken', 'drained', 'won', 'declined', "
            "'unjoined')",
            name="status",
        ),
        Index("games_of_channel", "channel_id", "ended_at"),
        Index("games_of_guild", "guild_id"),
        Index("games_to_tidy", "tidy_at"),
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
    tidy_at: Mapped[datetime | None]


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
    message_id: Mapped[int | None]


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


class Standing(Table):
    """A player's place in a game that is over; equals share a rank, and `is_win` only where others were beaten."""

    __tablename__ = "standing"
    __table_args__ = (
        CheckConstraint("rank >= 1 AND points >= 0 AND is_right >= 0 AND is_right <= answered", name="counted"),
        Index("standings_of_guild", "guild_id", "day"),
        Index("standings_of_player", "player_id"),
    )

    game_id: Mapped[str] = mapped_column(ForeignKey("game.id", ondelete="CASCADE"), primary_key=True)
    player_id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int]
    day: Mapped[date]
    mode: Mapped[str] = mapped_column(String(16))
    rank: Mapped[int]
    points: Mapped[int]
    is_right: Mapped[int]
    answered: Mapped[int]
    best_streak: Mapped[int]
    team: Mapped[int | None]
    is_win: Mapped[bool]


class Score(Table):
    """What a player earned in a server on one of that server's days."""

    __tablename__ = "score"
    __table_args__ = (
        CheckConstraint("points >= 0 AND answered >= 0 AND best_streak >= 0", name="not_negative"),
        CheckConstraint("is_right <= answered", name="right"),
        Index("scores_of_player", "player_id"),
        Index("scores_of_guild", "guild_id", "day"),
    )

    guild_id: Mapped[int] = mapped_column(primary_key=True)
    player_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    points: Mapped[int]
    is_right: Mapped[int]
    answered: Mapped[int]
    best_streak: Mapped[int]


class RatedDuel(Table):
    """A duel that moved a player's rating, which is `mean` and `spread` since; the opponent has a row of their own."""

    __tablename__ = "rated_duel"
    __table_args__ = (
        CheckConstraint("outcome IN ('won', 'drawn', 'lost')", name="outcome"),
        CheckConstraint("spread > 0", name="spread"),
        Index("rated_duels_of_player", "player_id", "at"),
    )

    game_id: Mapped[str] = mapped_column(ForeignKey("game.id", ondelete="CASCADE"), primary_key=True)
    player_id: Mapped[int] = mapped_column(primary_key=True)
    opponent_id: Mapped[int | None]
    guild_id: Mapped[int]
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(8))
    mean: Mapped[float]
    spread: Mapped[float]


class QuestionRating(Table):
    """How much harder than guessed beforehand a question is, or a kind of question, in logits."""

    __tablename__ = "question_rating"
    __table_args__ = (CheckConstraint("answers >= 0", name="answers"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    shift: Mapped[float]
    answers: Mapped[int]
