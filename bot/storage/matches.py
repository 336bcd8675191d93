"""Votes on disk: which dramas go together, as members say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.messages import UserError
from bot.recommend import Votes
from bot.storage.engine import Database
from bot.storage.schema import MatchVote

MOST_A_DAY = 60
"""Votes that one member may cast or change within a day."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What a member says of a pair, and in which server, if in any."""

    player: int
    guild: int | None
    is_good: bool


class Matches:
    """The votes; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def vote(self, voice: Voice, liked: Collection[str], drama: str, now: datetime) -> None:
        """Keep whether a drama goes with others as a member says: one vote for each pair, which they may change.

        Raises `UserError` where they have voted very often of late.
        """
        player = voice.player
        said = {"guild_id": voice.guild, "is_good": voice.is_good, "at": now}
        pairs = [(min(drama, other), max(drama, other)) for other in liked if other != drama]
        rows = [{"first_id": first, "second_id": second, "player_id": player, **said} for first, second in pairs]
        of_late = select(func.count()).where(MatchVote.player_id == player, MatchVote.at > now - timedelta(days=1))
        async with self._database.write() as connection:
            if (await connection.execute(of_late)).scalar_one() + len(rows) > MOST_A_DAY:
                raise UserError("That were many votes for one day. Go on tomorrow.")
            if rows:
                vote = upsert(MatchVote).on_conflict_do_update(
                    index_elements=["first_id", "second_id", "player_id"], set_=said
                )
                await connection.execute(vote, rows)

    async def of(self, liked: Collection[str], guild: int | None) -> dict[str, Votes]:
        """Return what members said of the pairs of what is liked with others, by the others' ids, as a server sees it.

        There its own members count one by one; those of another server together are one voice.
        """
        return await self._database.look(lambda connection: _votes(connection, liked, guild))


def _votes(connection: Connection, liked: Collection[str], guild: int | None) -> dict[str, Votes]:
    theirs = or_(MatchVote.first_id.in_(liked), MatchVote.second_id.in_(liked))
    said: dict[str, dict[int, tuple[int | None, bool]]] = defaultdict(dict)
    for row in connection.execute(select(MatchVote.__table__).where(theirs).order_by(MatchVote.at)):
        other = row.second_id if row.first_id in liked else row.first_id
        if other not in liked:
            said[other][row.player_id] = row.guild_id, row.is_good
    return {other: _counted(voices.values(), guild) for other, voices in said.items()}


def _counted(voices: Iterable[tuple[int | None, bool]], guild: int | None) -> Votes:
    """Count the voices of members: where each said so, and whether they are for it."""
    counts: Counter[bool] = Counter()
    leads: Counter[int | None] = Counter()
    for where, is_good in voices:
        counts[is_good] += 1
        leads[where] += 1 if is_good else -1
    here = leads.pop(guild, 0) if guild is not None else 0
    elsewhere = sum((lead > 0) - (lead < 0) for lead in leads.values())
    return Votes(counts[True], counts[False], here + elsewhere)
