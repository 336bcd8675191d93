"""The tables of players: what they settle and keep for themselves."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.schema.table import Table


class Player(Table):
    """A player's own settings; a player without a row has the defaults.

    `shown_as` is the name they chose for the board of all servers, on which nobody is without one.
    """

    __tablename__ = "player"
    __table_args__ = (CheckConstraint("list_shown_to IN ('nobody', 'server', 'public')", name="list_shown_to"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    is_hidden: Mapped[bool] = mapped_column(default=False)
    shown_as: Mapped[str | None] = mapped_column(String(32))
    refuses_duels: Mapped[bool] = mapped_column(default=False, server_default=false())
    refuses_quotes: Mapped[bool] = mapped_column(default=False, server_default=false())
    list_shown_to: Mapped[str] = mapped_column(String(16), default="nobody", server_default="nobody")


class PlayerRating(Table):
    """How well a player answers, in logits, and how many answers that rests on; a new player is at 0."""

    __tablename__ = "player_rating"
    __table_args__ = (CheckConstraint("answers >= 0", name="answers"),)

    player_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    skill: Mapped[float]
    answers: Mapped[int]


class ListEntry(Table):
    """What a member says about a drama: whether they watch it, the last episode they have seen, and their rating."""

    __tablename__ = "list_entry"
    __table_args__ = (
        CheckConstraint("status IN ('planned', 'watching', 'finished', 'dropped')", name="status"),
        CheckConstraint("episode >= 0", name="episode"),
        CheckConstraint("rating BETWEEN 1 AND 10", name="rating"),
    )

    player_id: Mapped[int] = mapped_column(primary_key=True)
    drama_id: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(16))
    episode: Mapped[int]
    changed_at: Mapped[datetime]
    rating: Mapped[int | None]


class Favourite(Table):
    """One of the dramas that a player shows on their profile, in their order."""

    __tablename__ = "favourite"
    __table_args__ = (CheckConstraint("place BETWEEN 1 AND 4", name="place"),)

    player_id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    drama_id: Mapped[str]


class Badge(Table):
    """A badge that a player has earned, and when that was first seen."""

    __tablename__ = "badge"

    player_id: Mapped[int] = mapped_column(primary_key=True)
    badge: Mapped[str] = mapped_column(String(32), primary_key=True)
    day: Mapped[date]


class Daily(Table):
    """The drama of a day, by UTC, as it was first asked for."""

    __tablename__ = "daily"

    day: Mapped[date] = mapped_column(primary_key=True)
    drama_id: Mapped[str]


class DailyGuess(Table):
    """A player's guess at the drama of a day: `drama_id` is what it named, null where the player asked for a clue.

    `guild_id` is where it was made; null in a private conversation.
    """

    __tablename__ = "daily_guess"
    __table_args__ = (CheckConstraint("number BETWEEN 1 AND 6", name="number"), Index("guesses_of_day", "day"))

    player_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    drama_id: Mapped[str | None]
    is_right: Mapped[bool]
    at: Mapped[datetime]
    guild_id: Mapped[int | None]
