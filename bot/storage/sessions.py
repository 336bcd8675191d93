"""Sessions as rows: what is kept of a game that has not ended, and how it comes back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.game import Session
from bot.questions import Question
from bot.storage.schema import Game

_SESSION = TypeAdapter(Session)
_QUESTIONS = TypeAdapter(tuple[Question, ...])
_SAVED = update(cast("Table", Game.__table__)).where(Game.id == bindparam("of_game"), Game.status == "running")
GIVEN = ("choice", "at", "changed", "typed", "is_near", "hints")
"""What is kept of an answer while its question is open."""


@dataclass(frozen=True, slots=True)
class RunningGame:
    """A game that has not ended, where it is played and the message of its last question."""

    session: Session
    guild: int
    channel: int
    message: int | None
    locale: str


def dumped(session: Session) -> dict[str, Any]:
    """Return a session as JSON."""
    return dict(_SESSION.dump_python(session, mode="json"))


def state_of(session: Session) -> dict[str, object]:
    """Return what changes while a session runs; its answers have rows of their own."""
    changing = _SESSION.dump_python(session, mode="json", exclude={"rules", "questions", "answers"})
    return dict(changing)


def save(connection: Connection, session: Session) -> None:
    """Keep a session as it stands, unless its game has ended meanwhile, in a transaction that is open already."""
    # Dumped here, under the write lock, so that a later state is never overwritten by an earlier one.
    put_state(connection, session.id, state_of(session))


def put_state(connection: Connection, game: str, state: dict[str, object], **also: object) -> None:
    """Keep what changes while a session runs, and other columns `also`, unless its game has ended meanwhile."""
    connection.execute(_SAVED, {"of_game": game, "state": state, **also})


def running_of(game: Row[Any], answers: list[Row[Any]]) -> RunningGame:
    """Make a game of its row, with those of its answers that are to the open question."""
    given = {
        row.player_id: {name: getattr(row, name) for name in GIVEN}
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
    return [running_of(game, []).session for game in games]


def asked_of(questions: list[object], key: str) -> Question | None:
    """Find a question among those of a game as they are kept."""
    return next((dealt for dealt in _QUESTIONS.validate_python(questions) if dealt.key == key), None)
