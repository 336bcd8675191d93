"""Games on disk: each session as it stands, and every answer before it is acknowledged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast

from pydantic import TypeAdapter
from sqlalchemy import Connection, Table, bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.game import Closed, Finished, Rules, Session
from bot.questions import Question
from bot.storage.endings import End, EndedGame, break_game, drop_ended, end_game
from bot.storage.engine import Database, Queued
from bot.storage.group_commit import Work
from bot.storage.misses import Miss, count_miss
from bot.storage.schema import Answer, Asked, Game
from bot.storage.scores import Gain, add_gains
from bot.storage.sessions import GIVEN, RunningGame, asked_of, dumped, put_state, running_of, state_of

_RULES = TypeAdapter(Rules)
RECENT = timedelta(minutes=30)
"""Who played in a channel so lately is expected to play again."""
_ANSWER = upsert(cast("Table", Answer.__table__))
_ANSWERED = _ANSWER.on_conflict_do_update(
    index_elements=["game_id", "number", "player_id"], set_={name: _ANSWER.excluded[name] for name in GIVEN}
)
_ASKED = upsert(cast("Table", Asked.__table__))
_OPENED = _ASKED.on_conflict_do_update(
    index_elements=["game_id", "number"], set_={"message_id": _ASKED.excluded.message_id}
)
_CLOSED = update(cast("Table", Asked.__table__)).where(
    Asked.game_id == bindparam("of_game"), Asked.number == bindparam("of_number"), Asked.closed_at.is_(None)
)
_WHO_ANSWERED = select(Answer.player_id).where(
    Answer.game_id == bindparam("of_game"), Answer.number == bindparam("of_number")
)
_CAME_TO = update(cast("Table", Answer.__table__)).where(
    Answer.game_id == bindparam("of_game"),
    Answer.number == bindparam("of_number"),
    Answer.player_id == bindparam("of_player"),
)
_TOLD = (
    update(cast("Table", Game.__table__))
    .where(Game.id == bindparam("of_game"), Game.status != "running")
    .values(state=None)
)


class Games:
    """The games; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, game: RunningGame, now: datetime) -> None:
        """Keep a new game with all of its questions.

        A game that ended in this channel while the database was stuck, so that its end could not be kept, is ended now.
        """
        made = dumped(game.session)
        begun = {
            "id": game.session.id,
            "guild_id": game.guild,
            "channel_id": game.channel,
            "locale": game.locale,
            "status": "running",
            "rules": made["rules"],
            "questions": made["questions"],
            "state": state_of(game.session),
            "started_at": now,
        }

        def keep(connection: Connection) -> None:
            break_game(connection, Game.channel_id == game.channel, now, is_told=True)
            connection.execute(insert(Game), begun)

        await self._database.write_together(keep)

    def opened(self, session: Session, channel: int, message: int) -> Queued:
        """Keep that a question was shown, and in which message."""
        asked = {
            "game_id": session.id,
            "number": session.number,
            "channel_id": channel,
            "key": session.question.key,
            "opened_at": session.opened_at,
            "message_id": message,
        }
        return self._save(session, lambda connection: connection.execute(_OPENED, asked), message_id=message)

    def answered(self, session: Session, player: int, missed: Miss | None = None) -> Queued:
        """Keep a player's answer to the open question, or its change, and count what was typed and `missed`.

        The session itself has nothing in it that would be missed after a restart: the question gets its time anew.
        """
        answer = session.answers[player]
        given = {name: getattr(answer, name) for name in GIVEN}
        kept = {"game_id": session.id, "number": session.number, "player_id": player, "points": 0, **given}

        def keep(connection: Connection) -> None:
            if player not in session.answers:
                return  # everything about the player was deleted while this waited
            connection.execute(_ANSWERED, kept)
            if missed is not None:
                count_miss(connection, missed, answer.at.date())

        return self._database.submit(lambda: keep)

    def saved(self, session: Session, message: int | None = None) -> Queued:
        """Keep a session as it stands, and the message that shows it now, if it is another.

        While a hundred join, it waits to be kept once, not a hundred times.
        """
        if message is None:
            return self._database.submit(lambda: _saving(session), key=session.id)
        return self._database.submit(lambda: _saving(session, message_id=message))

    async def closed(self, session: Session, closed: Closed, guild: int, day: date, now: datetime) -> None:
        """Keep what each answer to a question came to, and add it to the scores of that day; once."""
        which = {"of_game": session.id, "of_number": closed.number, "closed_at": now, "day": day}

        def keep(connection: Connection) -> None:
            if connection.execute(_CLOSED, which).rowcount:
                _add_results(connection, session.id, closed, guild, day)

        await self._save(session, keep)

    async def finished(self, session: Session, finished: Finished, guild: int, day: date, now: datetime) -> None:
        """Keep that a game is over, and once what it has shown of players and questions, and everybody's place.

        It is kept as it ended until its channel was `told`.
        """

        def prepare() -> Work:
            # As it is now: somebody may be forgotten while this is written.
            ended = replace(
                session, players=dict(session.players), skills=dict(session.skills), learned=dict(session.learned)
            )
            state = state_of(session)

            def keep(connection: Connection) -> None:
                end_game(connection, End(ended, finished, guild, day, now), state)

            return keep

        await self._database.submit(prepare)

    async def broken(self, game_id: str, now: datetime) -> Finished | None:
        """Keep that a game is over, as it was kept last, and return how it ended; None if it had ended already."""
        async with self._database.write() as connection:
            return await connection.run_sync(break_game, Game.id == game_id, now, is_told=False)

    async def told(self, game_id: str) -> None:
        """Keep that a channel knows how its game has ended."""
        await self._database.write_together(lambda connection: connection.execute(_TOLD, {"of_game": game_id}))

    async def untold(self, since: datetime) -> list[EndedGame]:
        """Return the games that have ended since, and whose channels may not know how; the earlier ones are let be."""
        untold = select(Game.__table__).where(Game.status != "running", Game.state.isnot(None))
        async with self._database.write() as connection:
            games = (await connection.execute(untold.where(Game.ended_at >= since))).all()
            await drop_ended(connection, before=since)
        return [EndedGame(running_of(game, []), game.status) for game in games]

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
        given = defaultdict(list)
        for answer in answers:
            given[answer.game_id].append(answer)
        return [running_of(game, given[game.id]) for game in games]

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

    def _save(self, session: Session, first: Callable[[Connection], object], **also: object) -> Queued:
        """Keep something and the session with it, as it stands when nothing else is written before."""

        def prepare() -> Work:
            save = _saving(session, **also)

            def keep(connection: Connection) -> None:
                first(connection)
                save(connection)

            return keep

        return self._database.submit(prepare)


def _saving(session: Session, **also: object) -> Work:
    """Make the work of keeping a session, dumped at once: a later state is never overwritten by an earlier one."""
    state = state_of(session)
    return lambda connection: put_state(connection, session.id, state, **also)


def _add_results(connection: Connection, game: str, closed: Closed, guild: int, day: date) -> None:
    which = {"of_game": game, "of_number": closed.number}
    known = set(connection.execute(_WHO_ANSWERED, which).scalars())
    # Whoever is not known had everything deleted while the question was closing.
    results = [result for result in closed.results if result.player in known]
    came_to = [
        {**which, "of_player": result.player, "is_right": result.right, "points": result.points, "worth": result.worth}
        for result in results
    ]
    if came_to:
        connection.execute(_CAME_TO, came_to)
    gains = [Gain(result.player, day, result.points, int(result.right), 1, result.streak) for result in results]
    add_gains(connection, guild, gains)
