"""The tables of what members choose to watch together."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.schema.table import Table


class Gathering(Table):
    """A vote on what to watch together: what is `offered`, by ids, and what won; who votes is in the ballots.

    `starter_id` is one of the server's members; `has_event` where an event was made for the winner.
    """

    __tablename__ = "gathering"
    __table_args__ = (
        CheckConstraint("winner IS NULL OR closed_at IS NOT NULL", name="winner"),
        CheckConstraint("NOT has_event OR winner IS NOT NULL", name="has_event"),
    )

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    guild_id: Mapped[int]
    starter_id: Mapped[int | None]
    offered: Mapped[list[str]] = mapped_column(JSON)
    made_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    winner: Mapped[str | None]
    has_event: Mapped[bool] = mapped_column(default=False, server_default=false())


class Ballot(Table):
    """A member who may vote; `choices` are what they rank, by ids, best first, null where they have not voted.

    `suits` is what of the offered suits them, null where nothing is known of their taste.
    """

    __tablename__ = "ballot"
    __table_args__ = (
        CheckConstraint("place >= 1", name="place"),
        CheckConstraint("veto IS NULL OR choices IS NOT NULL", name="veto"),
        Index("ballots_of_player", "player_id"),
    )

    gathering_id: Mapped[str] = mapped_column(ForeignKey("gathering.id", ondelete="CASCADE"), primary_key=True)
    player_id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    suits: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    choices: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    veto: Mapped[str | None]
