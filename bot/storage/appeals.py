"""Appeals on disk: typed answers that players think should have counted, and what moderators make of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.catalogue import fold
from bot.game import Difficulties, Session
from bot.messages import UserError
from bot.storage.engine import Database
from bot.storage.grounds import appealable
from bot.storage.ratings import mend_ratings
from bot.storage.repairs import Repair, repair
from bot.storage.schema import Appeal, Game, Spelling
from bot.storage.sessions import asked_of, save


@dataclass(frozen=True, slots=True)
class Appealed:
    """What a player typed, and the answer for which they think it should have counted."""

    typed: str
    answer: str


@dataclass(frozen=True, slots=True)
class Plea:
    """A text that waits for a server's moderators, with the open appeals of it; `since` is when the first was made.

    `subject` and `folded` name it. The question shown is that of the first appeal. `games` are those it was typed in.
    """

    subject: str
    folded: str
    typed: str
    stem: str
    answer: str
    players: tuple[int, ...]
    games: tuple[str, ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class Repaired:
    """An answer that counts after all; `gained` is all that its player has more in the game."""

    player: int
    channel: int
    game: str
    number: int
    gained: int
    typed: str
    answer: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that stays wrong, and why."""

    player: int
    channel: int
    typed: str
    answer: str
    reason: str


class Appeals:
    """The appeals; each method is one transaction. What they teach of questions is added to `difficulties` too."""

    def __init__(self, database: Database, difficulties: Difficulties | None = None) -> None:
        self._database = database
        self._difficulties = difficulties or Difficulties({})

    async def make(self, game: str, number: int, player: int, subject: str, now: datetime) -> Appealed:
        """Keep that a player thinks their answer should have counted, and return what it was.

        Raises `UserError` where there is nothing to decide: nothing typed, not over yet, right anyway, appealed before;
        and where too much of theirs waits.
        """
        async with self._database.write() as connection:
            row = await appealable(connection, game, number, player)
            question = asked_of(row.questions, row.key)
            if question is None:
                raise UserError("I no longer know that question. Talk to the moderators.")
            await connection.execute(
                insert(Appeal).values(
                    guild_id=row.guild_id,
                    game_id=game,
                    number=number,
                    player_id=player,
                    subject=subject,
                    folded=fold(row.typed),
                    key=row.key,
                    typed=row.typed,
                    stem=question.told,
                    answer=question.choices[question.answer],
                    at=now,
                )
            )
        return Appealed(row.typed, question.choices[question.answer])

    async def open(self, guild: int) -> list[Plea]:
        """Return what waits for a server's moderators, longest waiting in front."""
        async with self._database.read() as connection:
            rows = await connection.execute(_open(guild))
            return [_plea(appeals) for appeals in _by_case(rows).values()]

    async def accept(
        self, guild: int, plea: Plea, moderator: int, now: datetime, running: Mapping[str, Session]
    ) -> list[Repaired]:
        """Accept a spelling for a server from now on, and put right every game of the plea in which it was typed.

        `running` are those of the games that still run, which nobody may change meanwhile. Appeals that were made in
        other games since the plea was read wait on. Raises `UserError` where somebody else has decided.
        """
        async with self._database.write() as connection:
            decided = await _decide(connection, guild, plea, status="accepted", decided_by=moderator, decided_at=now)
            await _spell(connection, decided[0], moderator, now)
            appeals = _by_game(decided)
            repairs = {
                game: await repair(connection, game, {appeal.number for appeal in of_game}, plea.folded)
                for game, of_game in appeals.items()
            }
            # A game may have ended while this waited: then its session is kept no more, and its ratings are on disk.
            going = {game: running[game] for game in repairs if game in running and not running[game].is_over}
            ended = [mended for game, done in repairs.items() if game not in going for mended in done.mended]
            learned = await connection.run_sync(mend_ratings, ended)
            for game, session in going.items():
                await connection.run_sync(save, _mended(deepcopy(session), repairs[game]))
        for game, session in going.items():  # not before the rows are sure to stay
            _mended(session, repairs[game])
        self._difficulties.add(learned)
        return [each for game, of_game in appeals.items() for each in _repaired(of_game, repairs[game])]

    async def refuse(self, guild: int, plea: Plea, moderator: int, reason: str, now: datetime) -> list[Refused]:
        """Settle the appeals of a plea, which change nothing. Raises `UserError` where somebody else has decided."""
        decided = {"status": "refused", "reason": reason, "decided_by": moderator, "decided_at": now}
        async with self._database.write() as connection:
            appeals = await _decide(connection, guild, plea, **decided)
        return [Refused(appeal.player_id, appeal.channel_id, appeal.typed, appeal.answer, reason) for appeal in appeals]


def _open(guild: int) -> Select[Any]:
    """Build the query of a server's open appeals, oldest first, with where each was made."""
    return (
        select(Appeal.__table__, Game.channel_id)
        .join(Game, Game.id == Appeal.game_id)
        .where(Appeal.guild_id == guild, Appeal.status == "open")
        .order_by(Appeal.at, Appeal.id)
    )


async def _decide(connection: AsyncConnection, guild: int, plea: Plea, **decided: object) -> list[Row[Any]]:
    """Settle the open appeals of a plea and return them, oldest first."""
    of_plea = Appeal.subject == plea.subject, Appeal.folded == plea.folded, Appeal.game_id.in_(plea.games)
    appeals = list((await connection.execute(_open(guild).where(*of_plea))).all())
    if not appeals:
        raise UserError("Somebody has decided on that answer already. /server queue shows what is left.")
    settled = update(Appeal).where(Appeal.id.in_([appeal.id for appeal in appeals]))
    await connection.execute(settled.values(**decided))
    return appeals


async def _spell(connection: AsyncConnection, appeal: Row[Any], moderator: int, now: datetime) -> None:
    """Accept a spelling from now on, as it was typed first."""
    of_case = {name: getattr(appeal, name) for name in ("guild_id", "subject", "folded", "typed")}
    accepted = upsert(Spelling).values(**of_case, accepted_at=now, decided_by=moderator)
    await connection.execute(accepted.on_conflict_do_nothing())


def _mended(session: Session, done: Repair) -> Session:
    """Let a running game know how its players have done after all, but for those it has been told to forget."""
    for mended in done.mended:
        session.repair(mended.number, {mended.player: done.tallies[mended.player]})
    return session


def _repaired(appeals: Iterable[Row[Any]], done: Repair) -> list[Repaired]:
    """Say what was put right in a game, by its appeals."""
    appealed = {appeal.number: appeal for appeal in appeals}
    return [
        Repaired(
            player=mended.player,
            channel=appealed[mended.number].channel_id,
            game=appealed[mended.number].game_id,
            number=mended.number,
            gained=mended.gained,
            typed=mended.typed,
            answer=appealed[mended.number].answer,
        )
        for mended in done.mended
    ]


def _by_case(rows: Iterable[Row[Any]]) -> dict[tuple[str, str], list[Row[Any]]]:
    """Group appeals by what was typed for which answer, in the order of their first."""
    found: dict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.subject, row.folded].append(row)
    return found


def _by_game(rows: Iterable[Row[Any]]) -> dict[str, list[Row[Any]]]:
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.game_id].append(row)
    return found


def _plea(appeals: list[Row[Any]]) -> Plea:
    first = appeals[0]
    return Plea(
        subject=first.subject,
        folded=first.folded,
        typed=first.typed,
        stem=first.stem,
        answer=first.answer,
        players=tuple(dict.fromkeys(appeal.player_id for appeal in appeals)),
        games=tuple(_by_game(appeals)),
        since=first.at,
    )
