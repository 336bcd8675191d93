"""The tables of recommendations: what was asked for, and which dramas go together as members say."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.schema.table import Table


class Asking(Table):
    """What a member wants to watch, as the menus below their recommendations have shaped it."""

    __tablename__ = "asking"
    __table_args__ = (Index("askings_by_age", "changed_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    player_id: Mapped[int]
    wish: Mapped[dict[str, object]] = mapped_column(JSON)
    changed_at: Mapped[datetime]


class MatchVote(Table):
    """Whether two dramas go together as one member says; `guild_id` is where they said so last, null in private.

    The ids of the two are in order, so that a pair is one pair whichever was liked.
    """

    __tablename__ = "match_vote"
    __table_args__ = (
        CheckConstraint("first_id < second_id", name="in_order"),
        Index("votes_of_second", "second_id"),
        Index("votes_of_player", "player_id", "at"),
    )

    first_id: Mapped[str] = mapped_column(primary_key=True)
    second_id: Mapped[str] = mapped_column(primary_key=True)
    player_id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int | None]
    is_good: Mapped[bool]
    at: Mapped[datetime]
