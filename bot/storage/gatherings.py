"""Gatherings on disk: what some members could watch together, and how they vote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import UserError
from bot.recommend import Election, ranked_choice
from bot.storage.engine import Database
from bot.storage.schema import Ballot
from bot.storage.schema import Gathering as Kept

CHOICES = 3
"""So many dramas a member ranks."""


@dataclass(frozen=True, slots=True)
class Vote:
    """The dramas that a member ranks, by their ids, best first, and the one that they veto."""

    choices: tuple[str, ...] = ()
    veto: str | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """A member who may vote, and what of the offered suits them: None where nothing is known of their taste."""

    player: int
    suits: tuple[str, ...] | None
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class Gathering:
    """A vote on what to watch together; `starter` is None where they had everything about them deleted."""

    id: str
    guild: int
    starter: int | None
    offered: tuple[str, ...]
    invited: tuple[Invited, ...]
    closed_at: datetime | None = None
    winner: str | None = None
    has_event: bool = False

    @property
    def votes(self) -> list[Vote]:
        """The votes so far."""
        return [each.vote for each in self.invited if each.vote is not None]

    @property
    def election(self) -> Election:
        """What the votes so far come to; without a vote nothing wins."""
        vetoed = {vote.veto for vote in self.votes}
        candidates = [drama for drama in self.offered if drama not in vetoed]
        return ranked_choice([vote.choices for vote in self.votes], candidates if self.votes else [])

    def of(self, player: int) -> Invited | None:
        """Return a member who may vote."""
        return next((each for each in self.invited if each.player == player), None)


class Gatherings:
    """The gatherings; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, gathering: Gathering, now: datetime) -> None:
        """Keep a new vote with those who may take part."""
        begun = {
            "id": gathering.id,
            "guild_id": gathering.guild,
            "starter_id": gathering.starter,
            "offered": list(gathering.offered),
            "made_at": now,
        }
        async with self._database.write() as connection:
            await connection.execute(insert(Kept), begun)
            await connection.execute(insert(Ballot), _ballots(gathering.id, gathering.invited))

    async def find(self, gathering: str) -> Gathering:
        """Return a vote as it stands; raise `UserError` where it is not known."""
        async with self._database.read() as connection:
            return await _find(connection, gathering)

    async def vote(self, gathering: str, player: int, vote: Vote, now: datetime) -> Gathering:
        """Keep a member's vote in the place of their last one, and close with the last member's.

        Raises `UserError` where they are not named, or it is closed.
        """
        cast = update(Ballot).where(Ballot.gathering_id == gathering, Ballot.player_id == player)
        async with self._database.write() as connection:
            check_may_vote(await _find(connection, gathering), player)
            await connection.execute(cast.values(choices=list(vote.choices), veto=vote.veto))
            voted = await _find(connection, gathering)
            if len(voted.votes) < len(voted.invited):
                return voted
            return await _close(connection, voted, now)

    async def close(self, gathering: str, now: datetime) -> Gathering:
        """Close a vote, and return how it ended; what is closed stays as it is."""
        async with self._database.write() as connection:
            found = await _find(connection, gathering)
            return found if found.closed_at else await _close(connection, found, now)

    async def mark_event(self, gathering: str, *, has_event: bool) -> bool:
        """Keep whether a closed vote has an event; whether that is new."""
        known = update(Kept).where(Kept.id == gathering, Kept.winner.isnot(None), Kept.has_event != has_event)
        async with self._database.write() as connection:
            return bool((await connection.execute(known.values(has_event=has_event))).rowcount)


def check_may_vote(gathering: Gathering, player: int) -> None:
    """Raise `UserError` where somebody may not vote, or no longer."""
    if gathering.of(player) is None:
        raise UserError("This vote is for those it names. Begin your own with /recommend together.")
    if gathering.closed_at is not None:
        raise UserError("That vote is closed. Its card tells what won.")


async def _close(connection: AsyncConnection, gathering: Gathering, now: datetime) -> Gathering:
    closed = update(Kept).where(Kept.id == gathering.id)
    await connection.execute(closed.values(closed_at=now, winner=gathering.election.winner))
    return await _find(connection, gathering.id)


async def _find(connection: AsyncConnection, gathering: str) -> Gathering:
    row = (await connection.execute(select(Kept.__table__).where(Kept.id == gathering))).first()
    if row is None:
        raise UserError("I no longer know that vote. Begin another with /recommend together.")
    own = select(Ballot.__table__).where(Ballot.gathering_id == gathering).order_by(Ballot.place)
    invited = tuple(map(_invited, await connection.execute(own)))
    return Gathering(
        row.id,
        row.guild_id,
        row.starter_id,
        tuple(row.offered),
        invited,
        row.closed_at,
        row.winner,
        row.has_event,
    )


def _invited(row: Row[Any]) -> Invited:
    vote = None if row.choices is None else Vote(tuple(row.choices), row.veto)
    return Invited(row.player_id, None if row.suits is None else tuple(row.suits), vote)


def _ballots(gathering: str, invited: Iterable[Invited]) -> list[dict[str, object]]:
    return [
        {
            "gathering_id": gathering,
            "player_id": each.player,
            "place": place,
            "suits": None if each.suits is None else list(each.suits),
        }
        for place, each in enumerate(invited, start=1)
    ]
