"""Games on disk: each session as it stands, and every answer before it is acknowledged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, Row, Table, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.game import Closed, Finished, Rules, Session
from bot.questions import Question
from bot.storage.duels import add_duel
from bot.storage.engine import Database
from bot.storage.leftovers import plan_tidying
from bot.storage.misses import Miss, count_miss
from bot.storage.ratings import add_ratings
from bot.storage.schema import Answer, Asked, Game
from bot.storage.scores import Gain, add_gains
from bot.storage.standings import add_standings

_SESSION = TypeAdapter(Session)
_RULES = TypeAdapter(Rules)
RECENT = timedelta(minutes=30)
"""Who played in a channel so lately is expected to play again."""
_QUESTIONS = TypeAdapter(tuple[Question, ...])
_GIVEN = ("choice", "at", "changed", "typed", "is_near", "hints")
"""What is kept of an answer while its question is open."""
_ANSWER = upsert(cast("Table", Answer.__table__))
_ANSWERED = _ANSWER.on_conflict_do_update(
    index_elements=["game_id", "number", "player_id"], set_={name: _ANSWER.excluded[name] for name in _GIVEN}
)


@dataclass(frozen=True, slots=True)
class RunningGame:
    """A game that has not ended, where it is played and the message of its last question."""

    session: Session
    guild: int
    channel: int
    message: int | None
    locale: str


class Games:
    """The games; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, game: RunningGame, now: datetime) -> None:
        """Keep a new game with all of its questions.

        A game that ended in this channel while the database was stuck, so that its end could not be kept, is ended now.
        """
        dumped = _SESSION.dump_python(game.session, mode="json")
        async with self._database.write() as connection:
            await _break(connection, Game.channel_id == game.channel, now)
            await connection.execute(
                insert(Game).values(
                    id=game.session.id,
                    guild_id=game.guild,
                    channel_id=game.channel,
                    locale=game.locale,
                    status="running",
                    rules=dumped["rules"],
                    questions=dumped["questions"],
                    state=_state(game.session),
                    started_at=now,
                )
            )

    async def opened(self, session: Session, channel: int, message: int) -> None:
        """Keep that a question was shown, and in which message."""
        async with self._database.write() as connection:
            await connection.execute(
                upsert(Asked)
                .values(
                    game_id=session.id,
                    number=session.number,
                    channel_id=channel,
                    key=session.question.key,
                    opened_at=session.opened_at,
                    message_id=message,
                )
                .on_conflict_do_update(index_elements=["game_id", "number"], set_={"message_id": message})
            )
            await save(connection, session, message_id=message)

    async def answered(self, session: Session, player: int, missed: Miss | None = None) -> None:
        """Keep a player's answer to the open question, or its change, and count what was typed and `missed`.

        The session itself has nothing in it that would be missed after a restart: the question gets its time anew.
        """
        answer = session.answers[player]
        given = {name: getattr(answer, name) for name in _GIVEN}
        kept = {"game_id": session.id, "number": session.number, "player_id": player, "points": 0, **given}

        def keep(connection: Connection) -> None:
            if player not in session.answers:
                return  # everything about the player was deleted while this waited
            connection.execute(_ANSWERED, kept)
            if missed is not None:
                count_miss(connection, missed, answer.at.date())

        await self._database.write_together(keep)

    async def saved(self, session: Session, message: int | None = None) -> None:
        """Keep a session as it stands, and the message that shows it now, if it is another."""
        shown = {} if message is None else {"message_id": message}
        async with self._database.write() as connection:
            await save(connection, session, **shown)

    async def closed(self, session: Session, closed: Closed, guild: int, day: date, now: datetime) -> None:
        """Keep what each answer to a question came to, and add it to the scores of that day; once."""
        async with self._database.write() as connection:
            first = await connection.execute(
                update(Asked)
                .where(Asked.game_id == session.id, Asked.number == closed.number, Asked.closed_at.is_(None))
                .values(closed_at=now, day=day)
            )
            if first.rowcount:
                await _add_results(connection, session.id, closed, guild, day)
            await save(connection, session)

    async def finished(self, session: Session, finished: Finished, guild: int, day: date, now: datetime) -> None:
        """Keep that a game is over, and once what it has shown of players and questions, and everybody's place."""
        async with self._database.write() as connection:
            await _end(connection, session, finished, _End(guild, day, now))

    async def broken(self, game_id: str, now: datetime) -> Finished | None:
        """Keep that a game is over, as it was kept last, and return how it ended; None if it had ended already."""
        async with self._database.write() as connection:
            return await _break(connection, Game.id == game_id, now)

    async def running(self) -> list[RunningGame]:
        """Return the games that have not ended, each with the answers that were acknowledged."""
        async with self._database.read() as connection:
            games = (await connection.execute(select(Game.__table__).where(Game.status == "running"))).all()
            answers = (
                await connection.execute(
                    select(Answer.__table__)
                    .join(Game, Game.id == Answer.game_id)
                    .where(Game.status == "running", Answer.is_right.is_(None))
                )
            ).all()
        return [_running(game, [row for row in answers if row.game_id == game.id]) for game in games]

    async def rules(self, game_id: str) -> Rules | None:
        """Return the rules of a game, running or over."""
        async with self._database.read() as connection:
            found = (await connection.execute(select(Game.rules).where(Game.id == game_id))).scalar()
        return _RULES.validate_python(found) if found is not None else None

    async def last_rules(self, channel: int) -> Rules | None:
        """Return the rules of the newest game of a channel that all could play, running or over."""
        mode = func.coalesce(Game.rules["mode"].as_string(), "everyone")  # an earlier version's rules have none
        newest = select(Game.rules).where(Game.channel_id == channel, mode != "duel").order_by(Game.started_at.desc())
        async with self._database.read() as connection:
            found = (await connection.execute(newest.limit(1))).scalar()
        return _RULES.validate_python(found) if found is not None else None

    async def question(self, game_id: str, number: int) -> Question | None:
        """Return a question that was asked in a game, running or over."""
        asked = select(Asked.key, Game.questions).join(Game, Game.id == Asked.game_id)
        async with self._database.read() as connection:
            row = (await connection.execute(asked.where(Asked.game_id == game_id, Asked.number == number))).first()
        return None if row is None else asked_of(row.questions, row.key)

    async def asked(self, channel: int) -> dict[str, int]:
        """Return how often each question was asked in a channel, by its key."""
        counted = select(Asked.key, func.count().label("times")).where(Asked.channel_id == channel).group_by(Asked.key)
        async with self._database.read() as connection:
            return {row.key: row.times for row in await connection.execute(counted)}

    async def regulars(self, channel: int, now: datetime) -> list[int]:
        """Return who answered in a channel's games of the last half hour."""
        recent = (
            select(Answer.player_id)
            .join(Game, Game.id == Answer.game_id)
            .where(Game.channel_id == channel, Game.ended_at >= now - RECENT)
            .distinct()
        )
        async with self._database.read() as connection:
            return list((await connection.execute(recent)).scalars())


def asked_of(questions: list[object], key: str) -> Question | None:
    """Find a question among those of a game as they are kept."""
    return next((dealt for dealt in _QUESTIONS.validate_python(questions) if dealt.key == key), None)


def _running(game: Row[Any], answers: list[Row[Any]]) -> RunningGame:
    given = {
        row.player_id: {name: getattr(row, name) for name in _GIVEN}
        for row in answers
        if row.number == game.state["number"]
    }
    asked = list(range(game.state["number"]))  # of a game that an earlier version began, which asked in the order drawn
    kept = {"order": asked, **game.state, "rules": game.rules, "questions": game.questions, "answers": given}
    return RunningGame(
        session=_SESSION.validate_python(kept),
        guild=game.guild_id,
        channel=game.channel_id,
        message=game.message_id,
        locale=game.locale,
    )


async def stale_sessions(connection: AsyncConnection, known: Collection[str]) -> list[Session]:
    """Return the sessions of games that have not ended, but for those that are known to run."""
    games = await connection.execute(select(Game.__table__).where(Game.status == "running", Game.id.notin_(known)))
    return [_running(game, []).session for game in games]


def _state(session: Session) -> dict[str, object]:
    """Return what changes while a session runs; its answers have rows of their own."""
    dumped = _SESSION.dump_python(session, mode="json", exclude={"rules", "questions", "answers"})
    return dict(dumped)


async def save(connection: AsyncConnection, session: Session, **also: object) -> None:
    """Keep a session as it stands, unless its game has ended meanwhile, in a transaction that is open already."""
    running = update(Game).where(Game.id == session.id, Game.status == "running")
    # Dumped here, under the write lock, so that a later state is never overwritten by an earlier one.
    await connection.execute(running.values(state=_state(session), **also))


@dataclass(frozen=True, slots=True)
class _End:
    """When a game is over, where, and the day it counts for there."""

    guild: int
    day: date
    at: datetime


async def _end(connection: AsyncConnection, session: Session, finished: Finished, end: _End) -> None:
    over = update(Game).where(Game.id == session.id, Game.status == "running")
    ended = await connection.execute(over.values(status=finished.reason, state=None, ended_at=end.at))
    if ended.rowcount:
        await add_ratings(connection, session)
        await add_standings(connection, session, finished, end.guild, end.day)
        await plan_tidying(connection, session.id, end.at)
        await add_duel(connection, session, finished, end.at)


async def _break(connection: AsyncConnection, which: ColumnElement[bool], now: datetime) -> Finished | None:
    """End the game, if one runs still, that nobody runs any more: as it was kept, whatever came to pass since."""
    game = (await connection.execute(select(Game.__table__).where(which, Game.status == "running"))).first()
    if game is None:
        return None
    session = _running(game, []).session
    finished = session.ended() if session.is_over else session.finish("broken")
    last = (await connection.execute(select(func.max(Asked.day)).where(Asked.game_id == game.id))).scalar()
    await _end(connection, session, finished, _End(game.guild_id, last or now.date(), now))
    return finished


async def _add_results(connection: AsyncConnection, game: str, closed: Closed, guild: int, day: date) -> None:
    gains = []
    for result in closed.results:
        kept = await connection.execute(
            update(Answer)
            .where(Answer.game_id == game, Answer.number == closed.number, Answer.player_id == result.player)
            .values(is_right=result.right, points=result.points, worth=result.worth)
        )
        if kept.rowcount:  # else the player had everything deleted while the question was closing
            gains.append(Gain(result.player, day, result.points, int(result.right), 1, result.streak))
    await add_gains(connection, guild, gains)
