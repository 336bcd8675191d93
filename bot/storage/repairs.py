"""Repairs of games on disk: an answer that counts after all, and what follows from it for the player's later ones.

What later answers were worth stays as it was, though a better rating might have made them worth less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Row, Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.catalogue import fold
from bot.game import scoring
from bot.game.players import Player
from bot.questions import Level
from bot.storage.schema import Answer, Asked, Game
from bot.storage.scores import Gain, mend_gains
from bot.storage.standings import mend_standings


@dataclass(frozen=True, slots=True)
class Mended:
    """An answer that counts after all; `gained` are its points and those that it brings to the player's later ones.

    `key` and `kind` are those of its question.
    """

    player: int
    number: int
    key: str
    kind: str
    typed: str
    gained: int


@dataclass(frozen=True, slots=True)
class Repair:
    """What was put right in a game, and how its players have done in it now."""

    mended: tuple[Mended, ...]
    tallies: Mapping[int, Player]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that is over: the day it counts for, and what its level is worth."""

    number: int
    key: str
    kind: str
    day: date
    worth: int


@dataclass(frozen=True, slots=True)
class _Result:
    """What an answer comes to."""

    day: date
    is_right: bool
    points: int
    streak: int


@dataclass(frozen=True, slots=True)
class _Played:
    """How a player has done in a game: the result of each answer, by the question's number, and all together."""

    results: Mapping[int, _Result]
    tally: Player


async def repair(connection: AsyncConnection, game: str, numbers: Collection[int], folded: str) -> Repair:
    """Count a text that was typed for some questions of a game as right, whoever typed it."""
    asked = await _asked(connection, game)
    questions = {question.number: question for question in asked}
    mended: list[Mended] = []
    played: dict[int, _Played] = {}
    given = await _given(connection, game)
    for player, rows in given.items():
        right = {number for number, row in rows.items() if row.is_right}
        earned = sum(row.points for row in rows.values())
        for number in sorted(numbers):
            if number in rows and _is_wronged(rows[number], folded):
                right.add(number)
                played[player] = _replay(asked, rows, right)
                points, of = played[player].tally.points, questions[number]
                mended.append(Mended(player, number, of.key, of.kind, rows[number].typed, points - earned))
                earned = points
    if mended:
        await _keep(connection, game, given, played)
        await _add_up(connection, game, given, played)
    return Repair(tuple(mended), {player: done.tally for player, done in played.items()})


async def _asked(connection: AsyncConnection, game: str) -> list[_Asked]:
    """Return the questions of a game that are over, in order."""
    kept = cast("list[dict[str, Any]]", await connection.scalar(select(Game.questions).where(Game.id == game)))
    dealt = {question["key"]: question for question in kept}
    over = select(Asked.__table__).where(Asked.game_id == game, Asked.closed_at.isnot(None)).order_by(Asked.number)
    return [
        _Asked(
            row.number,
            row.key,
            dealt[row.key]["kind"],
            row.day or row.closed_at.date(),
            scoring.worth(cast("Level", dealt[row.key]["level"])),
        )
        for row in await connection.execute(over)
    ]


async def _given(connection: AsyncConnection, game: str) -> dict[int, dict[int, Row[Any]]]:
    """Return each player's answers to the questions of a game that are over, by their numbers."""
    found: dict[int, dict[int, Row[Any]]] = defaultdict(dict)
    wanted = select(Answer.__table__).where(Answer.game_id == game, Answer.is_right.isnot(None))
    for row in await connection.execute(wanted):
        found[row.player_id][row.number] = row
    return found


def _is_wronged(row: Row[Any], folded: str) -> bool:
    was_in_time = row.worth != 0  # as in a race that was over
    return not row.is_right and was_in_time and row.typed is not None and fold(row.typed) == folded


def _replay(asked: Iterable[_Asked], given: Mapping[int, Row[Any]], right: Collection[int]) -> _Played:
    """Score a player's answers anew, in order."""
    tally = Player()
    results: dict[int, _Result] = {}
    for question in asked:
        row = given.get(question.number)
        if row is None:
            tally.miss()
        else:
            is_right = question.number in right
            points = tally.score(_worth(row, question), right=is_right)
            results[question.number] = _Result(question.day, is_right, points, tally.streak)
    return _Played(results, tally)


def _worth(row: Row[Any], question: _Asked) -> int:
    """Return what an answer is worth if right; an earlier version did not keep it, but what was earned is not lost."""
    return max(row.points, question.worth) if row.worth is None else int(row.worth)


async def _keep(
    connection: AsyncConnection, game: str, given: Mapping[int, Mapping[int, Row[Any]]], played: Mapping[int, _Played]
) -> None:
    """Keep what has changed, in one statement: a decision may change thousands of answers."""
    changed = [
        {"of_player": player, "of_number": number, "is_right": result.is_right, "points": result.points}
        for player, done in played.items()
        for number, result in done.results.items()
        if (result.is_right, result.points) != (given[player][number].is_right, given[player][number].points)
    ]
    own = Answer.player_id == bindparam("of_player"), Answer.number == bindparam("of_number")
    await connection.execute(update(cast("Table", Answer.__table__)).where(Answer.game_id == game, *own), changed)


def _gains(player: int, given: Mapping[int, Row[Any]], results: Mapping[int, _Result]) -> list[Gain]:
    """Return what a player's scores gain on each day of a game, which may go on past midnight."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for number, result in results.items():
        by_day[result.day].append(number)
    return [
        Gain(
            player_id=player,
            day=day,
            points=sum(results[number].points - given[number].points for number in numbers),
            is_right=sum(results[number].is_right - given[number].is_right for number in numbers),
            answered=len(numbers),
            best_streak=max(results[number].streak for number in numbers),
        )
        for day, numbers in by_day.items()
    ]


async def _add_up(
    connection: AsyncConnection, game: str, given: Mapping[int, Mapping[int, Row[Any]]], played: Mapping[int, _Played]
) -> None:
    """Add to the scores of each day, and put right the places, if the game is over."""
    guild = (await connection.execute(select(Game.guild_id).where(Game.id == game))).scalar_one()
    gains = [gain for player, done in played.items() for gain in _gains(player, given[player], done.results)]
    await connection.run_sync(mend_gains, guild, gains)
    await connection.run_sync(mend_standings, game, {player: done.tally for player, done in played.items()})
