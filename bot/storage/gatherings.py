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
from bot.storage.schema import Ballot as Cast
from bot.storage.schema import Gathering as Kept

CHOICES = 3
"""So many dramas a member ranks."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """The dramas that a member ranks, by their ids, best first, and the one that they veto."""

    choices: tuple[str, ...] = ()
    veto: str | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """A member who may vote, and what of the offered suits them: None where nothing is known of their taste."""

    player: int
    suits: tuple[str, ...] | None
    ballot: Ballot | None = None


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
    def ballots(self) -> list[Ballot]:
        """The ballots so far."""
        return [each.ballot for each in self.invited if each.ballot is not None]

    @property
    def election(self) -> Election:
        """What the ballots so far come to; without one nothing wins."""
        vetoed = {ballot.veto for ballot in self.ballots}
        candidates = [drama for drama in self.offered if drama not in vetoed]
        return ranked_choice([ballot.choices for ballot in self.ballots], candidates if self.ballots else [])

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
            await connection.execute(insert(Cast), _ballots(gathering.id, gathering.invited))

    async def find(self, gathering: str) -> Gathering:
        """Return a vote as it stands; raise `UserError` where it is not known."""
        async with self._database.read() as connection:
            return await _find(connection, gathering)

    async def vote(self, gathering: str, player: int, ballot: Ballot, now: datetime) -> Gathering:
        """Keep a member's ballot in the place of their last one, and close with the last member's.

        Raises `UserError` where they are not named, or it is closed.
        """
        own = update(Cast).where(Cast.gathering_id == gathering, Cast.player_id == player)
        async with self._database.write() as connection:
            check_may_vote(await _find(connection, gathering), player)
            await connection.execute(own.values(choices=list(ballot.choices), veto=ballot.veto))
            voted = await _find(connection, gathering)
            if len(voted.ballots) < len(voted.invited):
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
    own = select(Cast.__table__).where(Cast.gathering_id == gathering).order_by(Cast.place)
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
    ballot = None if row.choices is None else Ballot(tuple(row.choices), row.veto)
    return Invited(row.player_id, None if row.suits is None else tuple(row.suits), ballot)


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
