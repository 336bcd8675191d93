"""Games on disk: each session as it stands, and every answer before it is acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, cast

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, Table, bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.game import Closed, Finished, Reason, Rules, Session
from bot.questions import Question
from bot.storage.duels import add_duel
from bot.storage.engine import Database
from bot.storage.group_commit import Work
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
_ASKED = upsert(cast("Table", Asked.__table__))
_OPENED = _ASKED.on_conflict_do_update(
    index_elements=["game_id", "number"], set_={"message_id": _ASKED.excluded.message_id}
)


@dataclass(frozen=True, slots=True)
class RunningGame:
    """A game that has not ended, where it is played and the message of its last question."""

    session: Session
    guild: int
    channel: int
    message: int | None
    locale: str


@dataclass(frozen=True, slots=True)
class EndedGame:
    """A game that is over, and whose channel may not have been told."""

    game: RunningGame
    reason: Reason


class Games:
    """The games; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, game: RunningGame, now: datetime) -> None:
        """Keep a new game with all of its questions.

        A game that ended in this channel while the database was stuck, so that its end could not be kept, is closed.
        """
        dumped = _SESSION.dump_python(game.session, mode="json")
        left = update(Game).where(Game.channel_id == game.channel, Game.status == "running")
        begun = {
            "id": game.session.id,
            "guild_id": game.guild,
            "channel_id": game.channel,
            "locale": game.locale,
            "status": "running",
            "rules": dumped["rules"],
            "questions": dumped["questions"],
            "state": _state(game.session),
            "started_at": now,
        }

        def keep(connection: Connection) -> None:
            connection.execute(left.values(status="broken", state=None, ended_at=now))
            connection.execute(insert(Game), begun)

        await self._database.write_together(keep)

    async def opened(self, session: Session, channel: int, message: int) -> None:
        """Keep that a question was shown, and in which message."""
        asked = {
            "game_id": session.id,
            "number": session.number,
            "channel_id": channel,
            "key": session.question.key,
            "opened_at": session.opened_at,
            "message_id": message,
        }
        await self._save(session, lambda connection: connection.execute(_OPENED, asked), message_id=message)

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
        await self._save(session, lambda _connection: None, **shown)

    async def closed(self, session: Session, closed: Closed, guild: int, day: date, now: datetime) -> None:
        """Keep what each answer to a question came to, and add it to the scores of that day; once."""
        opened = Asked.game_id == session.id, Asked.number == closed.number, Asked.closed_at.is_(None)

        def keep(connection: Connection) -> None:
            first = connection.execute(update(Asked).where(*opened).values(closed_at=now, day=day))
            if first.rowcount:
                _add_results(connection, session.id, closed, guild, day)

        await self._save(session, keep)

    async def finished(self, session: Session, finished: Finished, guild: int, day: date, now: datetime) -> None:
        """Keep that a game is over, and once what it has shown of players and questions, and everybody's place.

        It is kept as it ended until its channel was `told`.
        """
        over = update(Game).where(Game.id == session.id, Game.status == "running")

        def prepare() -> Work:
            # As it is now: somebody may be forgotten while this is written.
            ended = replace(
                session, players=dict(session.players), skills=dict(session.skills), learned=dict(session.learned)
            )
            state = _state(session)

            def keep(connection: Connection) -> None:
                if connection.execute(over.values(status=finished.reason, state=state, ended_at=now)).rowcount:
                    add_ratings(connection, ended)
                    add_standings(connection, ended, finished, guild, day)
                    plan_tidying(connection, session.id, now)
                    add_duel(connection, ended, finished, now)

            return keep

        await self._database.write_prepared(prepare)

    async def told(self, game_id: str) -> None:
        """Keep that a channel knows how its game has ended."""
        ended = update(Game).where(Game.id == game_id, Game.status != "running")
        async with self._database.write() as connection:
            await connection.execute(ended.values(state=None))

    async def untold(self, since: datetime) -> list[EndedGame]:
        """Return the games that have ended since, and whose channels may not know how; the earlier ones are let be."""
        untold = select(Game.__table__).where(Game.status != "running", Game.state.isnot(None))
        async with self._database.write() as connection:
            games = (await connection.execute(untold.where(Game.ended_at >= since))).all()
            await drop_ended(connection, before=since)
        return [EndedGame(_running(game, []), game.status) for game in games]

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
        own = select(Game.rules).where(Game.id == game_id)
        found = await self._database.look(lambda connection: connection.execute(own).scalar())
        return _RULES.validate_python(found) if found is not None else None

    async def last_rules(self, channel: int) -> Rules | None:
        """Return the rules of the newest game of a channel that all could play, running or over."""
        mode = func.coalesce(Game.rules["mode"].as_string(), "everyone")  # an earlier version's rules have none
        newest = select(Game.rules).where(Game.channel_id == channel, mode != "duel").order_by(Game.started_at.desc())
        found = await self._database.look(lambda connection: connection.execute(newest.limit(1)).scalar())
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
        rows = await self._database.look(lambda connection: connection.execute(counted).all())
        return {row.key: row.times for row in rows}

    async def regulars(self, channel: int, now: datetime) -> list[int]:
        """Return who answered in a channel's games of the last half hour."""
        recent = (
            select(Answer.player_id)
            .join(Game, Game.id == Answer.game_id)
            .where(Game.channel_id == channel, Game.ended_at >= now - RECENT)
            .distinct()
        )
        return await self._database.look(lambda connection: list(connection.execute(recent).scalars()))

    async def _save(self, session: Session, first: Callable[[Connection], object], **also: object) -> None:
        """Keep something and the session with it, as it stands when nothing else is written before."""

        def prepare() -> Work:
            state = _state(session)  # so a later state is never overwritten by an earlier one

            def keep(connection: Connection) -> None:
                first(connection)
                _put(connection, session.id, state, **also)

            return keep

        await self._database.write_prepared(prepare)


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


async def drop_ended(connection: AsyncConnection, before: datetime | None = None) -> None:
    """Drop what is kept of games that are over to tell how they ended, in a transaction that is open already."""
    ended = update(Game).where(Game.status != "running", Game.state.isnot(None))
    if before is not None:
        ended = ended.where(Game.ended_at < before)
    await connection.execute(ended.values(state=None))


def _state(session: Session) -> dict[str, object]:
    """Return what changes while a session runs; its answers have rows of their own."""
    dumped = _SESSION.dump_python(session, mode="json", exclude={"rules", "questions", "answers"})
    return dict(dumped)


def save(connection: Connection, session: Session) -> None:
    """Keep a session as it stands, unless its game has ended meanwhile, in a transaction that is open already."""
    # Dumped here, under the write lock, so that a later state is never overwritten by an earlier one.
    _put(connection, session.id, _state(session))


def _put(connection: Connection, game: str, state: dict[str, object], **also: object) -> None:
    running = update(Game).where(Game.id == game, Game.status == "running")
    connection.execute(running.values(state=state, **also))


def _add_results(connection: Connection, game: str, closed: Closed, guild: int, day: date) -> None:
    given = select(Answer.player_id).where(Answer.game_id == game, Answer.number == closed.number)
    known = set(connection.execute(given).scalars())
    # Whoever is not known had everything deleted while the question was closing.
    results = [result for result in closed.results if result.player in known]
    if results:
        own = Answer.game_id == game, Answer.number == closed.number, Answer.player_id == bindparam("of_player")
        came_to = [
            {"of_player": result.player, "is_right": result.right, "points": result.points, "worth": result.worth}
            for result in results
        ]
        connection.execute(update(cast("Table", Answer.__table__)).where(*own), came_to)
    gains = [Gain(result.player, day, result.points, int(result.right), 1, result.streak) for result in results]
    add_gains(connection, guild, gains)
